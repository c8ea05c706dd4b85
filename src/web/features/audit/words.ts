import {
  DEADLINE_KIND,
  DRAFT_STATUS,
  EVIDENCE_KIND,
  ITEM_KIND,
  PLAN_STATUS,
  REPORT_STATUS,
  UNIT_CLASS,
} from '../../../shared/vocabulary.ts';

/** Where an action belongs: the part before its dot. */
export const AUDIT_AREA: Readonly<Record<string, string>> = {
  auth: '登录与密码',
  organization: '单位与用户',
  intake: '导入核对',
  plan: '工作计划',
  deadline: '时限节点',
  event: '触发事项',
  event_type: '事项类型',
  progress: '进展报送',
  evidence: '佐证材料',
  supervision: '督办催办',
  assessment: '考核评分',
};

const AUDIT_ACTION: Readonly<Record<string, string>> = {
  'auth.login': '登录',
  'auth.login_failed': '登录失败',
  'auth.logout': '退出登录',
  'auth.change_password': '修改密码',
  'auth.reset_password': '重置密码',
  'organization.create_unit': '新增单位',
  'organization.update_unit': '修改单位',
  'organization.create_group': '新增集合单位',
  'organization.update_group': '修改集合单位',
  'organization.create_user': '新增用户',
  'organization.update_user': '修改用户',
  'organization.remember_alias': '记住单位别名',
  'organization.forget_alias': '撤销单位别名',
  'intake.upload': '上传文件',
  'intake.edit': '核对修改',
  'intake.undo': '撤销核对修改',
  'intake.confirm': '确认导入',
  'intake.discard': '放弃导入',
  'plan.create': '建立计划',
  'plan.update': '修改计划',
  'plan.update_item': '修改任务',
  'plan.publish': '下达',
  'plan.amend': '调整计划',
  'plan.add_item': '调整时新增任务',
  'plan.amend_item': '调整任务',
  'plan.retire_item': '撤销任务',
  'plan.name_upstream': '指定对照计划',
  'plan.drop_upstream': '取消对照计划',
  'plan.link': '承接上级任务',
  'plan.close': '关闭计划',
  'deadline.hand_over': '生成时限规则',
  'deadline.extend': '生成后续节点',
  'deadline.complete': '节点办结',
  'deadline.inner': '设内部时限',
  'deadline.waive': '免予报送',
  'deadline.end_filing': '办结后停止报送',
  'deadline.end_plan': '计划关闭,节点终止',
  'event.register': '登记事项',
  'event.void': '撤销事项',
  'event_type.create': '新增事项类型',
  'progress.create': '开始填写',
  'progress.save': '保存填写',
  'progress.submit': '提交报送',
  'progress.withdraw': '撤回报送',
  'progress.approve': '审核通过',
  'progress.return': '退回',
  'evidence.add': '添加佐证',
  'evidence.remove': '删除佐证',
  'supervision.near': '临期提醒',
  'supervision.overdue': '逾期催办',
  'supervision.pressed': '转入督办',
  'supervision.circular': '转入通报',
  'supervision.urge': '手工催办',
  'supervision.receipt': '签收',
  'assessment.run': '考核评分',
  'assessment.publish': '公布评分',
};

const SUBJECT: Readonly<Record<string, string>> = {
  app_user: '用户',
  unit: '单位',
  unit_group: '集合单位',
  name_alias: '单位别名',
  draft: '导入草稿',
  plan: '工作计划',
  plan_item: '任务',
  deadline: '时限节点',
  trigger_event: '触发事项',
  event_type: '事项类型',
  progress_report: '进展报送',
  evidence: '佐证材料',
  assessment: '考核评分',
  notice: '通知',
};

/** An action that has no word yet is shown by its code: a trail hides nothing. */
export const actionWords = (action: string): string => AUDIT_ACTION[action] ?? action;
/** What one step of checking an import changed; the trail keeps the codes as the cause, set apart by spaces. */
const EDIT: Readonly<Record<string, string>> = {
  setPlan: '计划信息',
  setItem: '任务内容',
  setKind: '任务或章节',
  addItem: '增加条目',
  dropItems: '删除条目',
  splitItem: '拆分条目',
  mergeItems: '合并条目',
  assign: '指定单位',
  setAssignment: '修改单位',
  dropAssignment: '去掉单位',
  mapName: '对应单位名称',
  setDeadline: '修改时限',
  dropDeadline: '删去时限',
  mapEvent: '对应触发事项',
  accept: '采用',
  settleRemark: '已核对提示',
  waive: '先不处理',
};
export const causeWords = (action: string, cause: string | null): string =>
  action === 'intake.edit' && cause
    ? cause
        .split(' ')
        .map((type) => EDIT[type] ?? type)
        .join('、')
    : (cause ?? '');
export const subjectWords = (type: string): string => SUBJECT[type] ?? type;

const FIELD: Readonly<Record<string, string>> = {
  name: '名称',
  shortName: '简称',
  username: '用户名',
  title: '标题',
  status: '状态',
  version: '版本',
  unitId: '单位',
  planId: '工作计划',
  planItemId: '任务',
  dueOn: '到期日',
  doneOn: '办结日期',
  period: '报送期',
  progress: '进展情况',
  problems: '存在问题',
  nextSteps: '下一步措施',
  percent: '进度',
  reason: '原因',
  subject: '具体事项',
  typeName: '事项类型',
  occurredAt: '发生时间',
  asOf: '数据截止',
  year: '年度',
  issuedOn: '印发日期',
  docNo: '文号',
  issuer: '发文机关',
  roles: '角色',
  active: '在用',
  phone: '电话',
  ip: '来源地址',
  url: '链接',
  kind: '类别',
  tasks: '任务数',
  units: '单位数',
  rules: '规则数',
  deadlines: '节点数',
  principal: '主要领导',
  chargeUnitIds: '分管单位',
  aliases: '别名',
  unitClass: '单位类别',
  withinUnitId: '所属单位',
  counts: '数量',
  fileHash: '文件校验值',
  fileName: '文件名',
  assignments: '责任数',
  unassigned: '未指定单位',
  items: '条目数',
  doneAt: '办结时刻',
  reportId: '报送',
  closed: '办结节点',
  countedSubmittedAt: '计入的报送时间',
  size: '大小(字节)',
  sha256: '文件校验值',
  publishedOn: '发布日期',
  reachedOn: '到达日期',
  entries: '扣分条数',
  schemeId: '考核办法',
};

/** Codes that a field may hold, in the words of the screens. */
const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: { ...DRAFT_STATUS, ...REPORT_STATUS, ...PLAN_STATUS },
  kind: { ...EVIDENCE_KIND, ...DEADLINE_KIND, ...ITEM_KIND },
  unitClass: UNIT_CLASS,
};

/** One line per field that the entry carries, with what stood there before and after. */
export function changesOf(
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): { field: string; before: string; after: string; changed: boolean }[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields.map((field) => {
    const [was, is] = [valueWords(field, before?.[field]), valueWords(field, after?.[field])];
    return { field: FIELD[field] ?? field, before: was, after: is, changed: was !== is };
  });
}

function valueWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join('、') || '—';
  if (typeof value === 'string' && field in CODES) return CODES[field][value] ?? value;
  return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value);
}
