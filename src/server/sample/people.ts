import type { PersonRole } from '../../shared/vocabulary.js';

/** All sample accounts share it; it is published on the login page, in sample mode only. */
export const SAMPLE_PASSWORD = 'yunling-2026';

export interface SamplePerson {
  username: string;
  name: string;
  /** Role, and the unit by its full name (null: the bureau). */
  roles: [role: PersonRole, unit: string | null][];
  /** 分管 */
  charge?: string[];
  principal?: boolean;
  /** On the login page, in this order: who it is, for somebody who tries the system. */
  label?: string;
}

/** People who appear by name in the story; every other unit gets a liaison by `liaisonOf`. */
export const SAMPLE_PEOPLE: SamplePerson[] = [
  {
    username: 'zhoumin',
    name: '周敏',
    roles: [['coordinator', null]],
    label: '督办员 · 局办公室 周敏:导入计划、审核报送、督办考核',
  },
  {
    username: 'lina',
    name: '李娜',
    roles: [['liaison', '局公路管理处']],
    label: '单位联络员 · 局公路管理处 李娜:有逾期任务',
  },
  {
    username: 'wangfang',
    name: '王芳',
    roles: [['liaison', '局政策法规处']],
    label: '单位联络员 · 局政策法规处 王芳:有触发事项',
  },
  {
    username: 'zhaoqiang',
    name: '赵强',
    roles: [['liaison', '市交通运输综合行政执法支队']],
    label: '单位联络员 · 执法支队 赵强:有临期任务',
  },
  {
    username: 'sunzhiyuan',
    name: '孙志远',
    roles: [['leader', null]],
    principal: true,
    label: '领导 · 局长 孙志远:看全局',
  },
  {
    username: 'qianweidong',
    name: '钱卫东',
    roles: [['leader', null]],
    charge: [
      '局公路管理处',
      '局建设管理处',
      '市公路事业发展中心',
      '市农村公路服务中心',
      '市交通工程质量监督站',
    ],
    label: '领导 · 副局长 钱卫东:分管公路建设',
  },
  { username: 'admin', name: '冯伟', roles: [['admin', null]], label: '系统管理员 冯伟:单位与用户' },
  { username: 'shenji', name: '陈静', roles: [['auditor', null]], label: '审计员 陈静:审计记录' },
];

const SURNAMES = [
  '吴',
  '郑',
  '刘',
  '杨',
  '黄',
  '许',
  '何',
  '吕',
  '张',
  '孔',
  '曹',
  '严',
  '金',
  '魏',
  '陶',
  '姜',
  '戚',
  '谢',
  '邹',
  '喻',
];
const GIVEN = ['晓东', '丽华', '建国', '海燕', '志强', '玉兰', '文博', '春梅', '立军', '思远'];

/** The liaison of a unit that has none by name: the `index`-th invented person. */
export const liaisonOf = (unit: string, index: number): SamplePerson => ({
  username: `lianluo${String(index + 1).padStart(2, '0')}`,
  name: SURNAMES[index % SURNAMES.length] + GIVEN[(index * 7) % GIVEN.length],
  roles: [['liaison', unit]],
});
