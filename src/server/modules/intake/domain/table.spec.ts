import { describe, expect, it } from '@jest/globals';
import { documentRulesOf } from './document-rules.js';
import { parseTaskTable } from './table.js';
import { TASK_TABLE_COLUMNS, type Cell } from './table-columns.js';

/** Rows of strings as cells; `^` is covered by the merge above, `<` by the one to the left. */
function sheet(...rows: (string | Cell)[][]): Cell[][] {
  const cells: Cell[][] = [];
  rows.forEach((row, r) => {
    cells[r] = row.map((value, c): Cell => {
      if (typeof value !== 'string') return value;
      if (value === '^') return { ...cells[r - 1][c], covered: 'down' };
      return { text: value };
    });
    cells[r].forEach((cell, c) => {
      if (cell.text === '<') cells[r][c] = { text: cells[r][c - 1].text, covered: 'right' };
    });
  });
  return cells;
}

const HEAD = TASK_TABLE_COLUMNS.map(({ title }) => title);
const said = (rows: Cell[][], year?: number) => {
  const { parsed, rowErrors } = parseTaskTable(rows, { year });
  return {
    items: parsed.items.map((item) => ({
      is: `${item.kind} ${item.number}|${item.text.replace('\n', '/')}`,
      under: item.parent,
      units: item.assignments.map(({ role, unit, group }) => `${role} ${unit}${group ? '*' : ''}`),
      due: item.deadlines.map(({ kind, value }) => `${kind} ${JSON.stringify(value)}`),
    })),
    rowErrors,
  };
};

describe('parseTaskTable', () => {
  it('knows the column of numbers by its longer names', () => {
    const rows = sheet(
      ['项目编号', '督办事项', '主要责任单位', '协助单位', '完成时间节点'],
      ['1', '修复道路照明', '市政处', '电力公司', '上半年'],
    );
    expect(said(rows, 2026).items).toEqual([
      {
        is: 'task 1|修复道路照明',
        under: null,
        units: ['support 电力公司', 'responsible 市政处'],
        due: ['fixed "2026-06-30"'],
      },
    ]);
  });

  it('takes the words of a column of any name beside those that say who and when', () => {
    const rows = sheet(
      ['完成时间', '序号', '为民清单', '牵头科室', '协作科室'],
      ['9月', '1', '迎接评估,自评报告7月底前定稿', '教务处', '各学院'],
    );
    expect(said(rows, 2026).items).toEqual([
      {
        is: 'task 1|迎接评估,自评报告7月底前定稿',
        under: null,
        units: ['lead 教务处', 'support 各学院*'],
        due: ['window {"start":"2026-09-01","end":"2026-09-30"}', 'fixed "2026-07-31"'],
      },
    ]);
  });

  it('takes a column whose words reach over numbered rows for a category in every row', () => {
    const rows = sheet(
      ['序号', '一级指标', '二级指标', '三级指标', '牵头单位'],
      ['1', '公开', '法定内容', '更新机构职能', '县政府办'],
      ['2', '^', '^', '标注失效文件', '县司法局'],
      ['3', '^', '财政信息', '公开预算', '县财政局'],
      ['合计', '3项', '', '', ''],
    );
    expect(said(rows, 2026).items.map(({ is }) => is)).toEqual([
      'task 1|更新机构职能',
      'task 2|标注失效文件',
      'task 3|公开预算',
    ]);
  });

  it('knows a heading in the column of units, and writes dittos out', () => {
    const rows = sheet(
      ['牵头科室', '序号', '重点工作', '配合科室', '完成时限'],
      ['城市管理', '', '', '', ''],
      ['城建办', '1', '改造小区', '执法队', '6月底前'],
      ['同上', '2', '改造公厕', '〃', '同上'],
      ['平安稳定', '', '', '', ''],
      ['平安办', '3', '排查矛盾', '', '2026年4月起'],
    );
    expect(said(rows, 2026)).toEqual({
      items: [
        {
          is: 'task 1|改造小区',
          under: null,
          units: ['lead 城建办', 'support 执法队'],
          due: ['fixed "2026-06-30"'],
        },
        {
          is: 'task 2|改造公厕',
          under: null,
          units: ['lead 城建办', 'support 执法队'],
          due: ['fixed "2026-06-30"'],
        },
        {
          is: 'task 3|排查矛盾',
          under: null,
          units: ['lead 平安办'],
          due: ['window {"start":"2026-04-01","end":null}'],
        },
      ],
      rowErrors: [],
    });
  });

  it('reads limits by the years of the column, the day beside its name, a span of years and a month', () => {
    const rows = sheet(
      ['序号', '工作内容', '责任单位', '月份'],
      ['1', '开展学生参保', '区教育局', '2025年11月底前'],
      ['2', '修复水毁工程', '镇水利站', '主汛期前（5月31日）'],
      ['3', '轮训负责人', '局安监站', '2026—2028年'],
      ['4', '举办运动会', '体育组', '10月'],
    );
    expect(said(rows, 2026).items.map(({ due }) => due)).toEqual([
      ['fixed "2025-11-30"'],
      ['fixed "2026-05-31"'],
      ['window {"start":"2026-01-01","end":"2028-12-31"}'],
      ['window {"start":"2026-10-01","end":"2026-10-31"}'],
    ]);
  });

  it.each([
    [
      'report',
      ['云溪市2026年民生实事完成情况一览表'],
      ['序号', '项目名称', '责任单位', '完成情况'],
      ['1', '新建公厕', '市城管局', '已建成3座'],
    ],
    [
      'other',
      ['云溪市水利局公开标准目录'],
      ['序号', '公开事项', '公开主体', '公开依据', '公开时限'],
      ['1', '机构职能', '市水利局', '条例第二十条', '20个工作日内'],
    ],
  ])('%s: names a table that is no plan, and gives nobody a task', (kind, title, head, row) => {
    const { parsed } = parseTaskTable(sheet(title, head, row), { year: 2026 });
    expect(parsed.plan).toMatchObject({ isPlan: false, docType: kind });
    expect(parsed.items).toMatchObject([{ assignments: [], deadlines: [] }]);
    expect(parsed.questions).toMatchObject([{ code: 'not_a_plan' }]);
  });

  it('takes the rules that the text around the table states', () => {
    const rows = sheet(['序号', '工作任务', '责任单位'], ['1', '改造水厂', '供水处、财务处']);
    const rules = documentRulesOf('排在第一位的责任单位为牵头单位,负责汇总。');
    expect(parseTaskTable(rows, { rules }).parsed.items[0].assignments).toMatchObject([
      { unit: '供水处', role: 'lead' },
      { unit: '财务处', role: 'responsible' },
    ]);
  });

  it('reads two columns of times, a title above two heading rows, and the main department as lead', () => {
    const rows = sheet(
      ['省水利局', '<', '<', '<', '<', '<'],
      ['2026年项目推进计划表', '<', '<', '<', '<', '<'],
      ['序号', '项目名称', '时间节点', '<', '主管部门', '参与部门'],
      ['^', '^', '开工时间', '竣工时间', '^', '^'],
      ['合计(1个)', '', '', '', '', ''],
      ['1', '改造城东水厂', '2026年3月', '2026年11月底前', '供水处', '财务处'],
    );
    expect(said(rows)).toEqual({
      items: [
        {
          is: 'task 1|改造城东水厂',
          under: null,
          units: ['lead 供水处', 'support 财务处'],
          due: ['fixed "2026-03-31"', 'fixed "2026-11-30"'],
        },
      ],
      rowErrors: [],
    });
    expect(parseTaskTable(rows).parsed.plan.title).toBe('省水利局2026年项目推进计划表');
  });

  it('reads the times in the columns of a plan by quarter', () => {
    const rows = sheet(
      ['序号', '重点任务', '季度推进计划', '<', '责任部门'],
      ['^', '^', '一季度', '二季度', '^'],
      ['1', '改造城东水厂', '完成审查', '5月底前开工', '供水处'],
    );
    expect(said(rows, 2026).items).toMatchObject([
      { is: 'task 1|改造城东水厂', units: ['responsible 供水处'], due: ['fixed "2026-05-31"'] },
    ]);
  });

  it('asks about a short name that is no unit beside good ones, and keeps the row', () => {
    const rows = sheet(
      ['案号', '建议题目', '责任处室'],
      ['第1003号', '做好晨午检', '校医室(牵头)、各班主任'],
    );
    const { parsed, rowErrors } = parseTaskTable(rows, { year: 2026 });
    expect(rowErrors).toEqual([]);
    expect(parsed.items).toMatchObject([
      {
        number: '第1003号',
        assignments: [
          { unit: '校医室', role: 'lead', certainty: 'sure' },
          { unit: '各班主任', role: 'responsible', certainty: 'ask' },
        ],
      },
    ]);
  });

  it('reads the standard table with title rows above', () => {
    const rows = sheet(
      ['云溪市水利局2026年重点工作任务分解表', '<', '<', '<', '<', '<', '<'],
      HEAD,
      ['1', '修订防汛预案', '完成会商机制', '防汛处', '办公室、财务处', '局直各单位', '2026年5月底前'],
      ['2', '开展水质监测', '', '监测中心\n信息中心', '', '', '每季度'],
      ['3', '清理河道', '', '河道处', '', '', { text: '2026-09-30', date: '2026-09-30' }],
      ['4', '巡查堤防', '', '河道处', '', '', '长期坚持'],
    );
    expect(said(rows)).toEqual({
      rowErrors: [],
      items: [
        {
          is: 'task 1|修订防汛预案/完成会商机制',
          under: null,
          units: ['lead 防汛处', 'support 办公室', 'support 财务处', 'responsible 局直各单位*'],
          due: ['fixed "2026-05-31"'],
        },
        {
          is: 'task 2|开展水质监测',
          under: null,
          units: ['lead 监测中心', 'lead 信息中心'],
          due: ['recurring {"per":"quarter","min":1}'],
        },
        { is: 'task 3|清理河道', under: null, units: ['lead 河道处'], due: ['fixed "2026-09-30"'] },
        { is: 'task 4|巡查堤防', under: null, units: ['lead 河道处'], due: ['ongoing null'] },
      ],
    });
    const { parsed, headerRow } = parseTaskTable(rows);
    expect(headerRow).toBe(2);
    expect(parsed.plan).toMatchObject({
      isPlan: true,
      title: '云溪市水利局2026年重点工作任务分解表',
      year: 2026,
    });
  });

  it('reads columns in any order under other headings, and takes the year from the caller', () => {
    const rows = sheet(
      ['完成时间', '责任部门', '重点工作', '编号'],
      ['6月底前', '防汛处牵头,办公室配合', '修订防汛预案', '7'],
    );
    expect(said(rows, 2026).items).toEqual([
      {
        is: 'task 7|修订防汛预案',
        under: null,
        units: ['lead 防汛处', 'support 办公室'],
        due: ['fixed "2026-06-30"'],
      },
    ]);
    expect(said(rows).items[0].due).toEqual(['fixed "XXXX-06-30"']);
  });

  it('puts requirements under a task cell that is merged downwards', () => {
    const rows = sheet(
      HEAD,
      ['1', '提升供水能力', '改造水厂', '供水处', '', '', '6月底前'],
      ['^', '^', '更换管网', '管网处', '供水处', '', '年底前'],
      ['2', '建设水文站', '', '水文处', '', '', ''],
    );
    expect(said(rows, 2026).items).toEqual([
      { is: 'section 1|提升供水能力', under: null, units: [], due: [] },
      { is: 'task |改造水厂', under: 0, units: ['lead 供水处'], due: ['fixed "2026-06-30"'] },
      {
        is: 'task |更换管网',
        under: 0,
        units: ['lead 管网处', 'support 供水处'],
        due: ['fixed "2026-12-31"'],
      },
      { is: 'task 2|建设水文站', under: null, units: ['lead 水文处'], due: [] },
    ]);
  });

  it('reads section rows as chapters', () => {
    const rows = sheet(
      HEAD,
      ['一、防汛抗旱', '<', '<', '<', '<', '<', '<'],
      ['1', '修订防汛预案', '', '防汛处', '', '', ''],
      ['二、供水保障', '<', '<', '<', '<', '<', '<'],
      ['2', '改造水厂', '', '供水处', '', '', ''],
    );
    expect(said(rows).items.map(({ is, under }) => [is, under])).toEqual([
      ['section 一、|防汛抗旱', null],
      ['task 1|修订防汛预案', 0],
      ['section 二、|供水保障', null],
      ['task 2|改造水厂', 2],
    ]);
  });

  it('takes numbered cells as chapters, categories without a number as none', () => {
    const rows = sheet(
      ['类别', '重点任务', '序号', '具体要求', '责任单位', '时限'],
      ['防汛', '一、备汛', '1', '修订预案', '防汛处', '6月底前'],
      ['^', '^', '2', '每季度演练一次', '防汛处', '年底前'],
      ['^', '二、巡堤', '3', '巡查堤防', '河道处', '长期坚持'],
      ['供水', '三、扩能', '4', '改造水厂', '供水处', ''],
    );
    expect(said(rows, 2026).items.map(({ is, under, due }) => [is, under, due.length])).toEqual([
      ['section 一、|备汛', null, 0],
      ['task 1|修订预案', 0, 1],
      ['task 2|每季度演练一次', 0, 2],
      ['section 二、|巡堤', null, 0],
      ['task 3|巡查堤防', 3, 1],
      ['section 三、|扩能', null, 0],
      ['task 4|改造水厂', 5, 0],
    ]);
  });

  it('adds rows that name only units to the task above, and gives numbered requirements their units', () => {
    const rows = sheet(
      ['序号', '工作任务', '要求', '牵头单位', '时限'],
      ['1', '扩大供水', '(1)改造水厂', '供水处', '6月底前'],
      ['^', '^', '(2)更换管网', '管网处', '年底前'],
      ['2', '建水文站', '', '水文处', '每月'],
      ['^', '^', '^', '信息中心', '年底前'],
      ['3', '巡查', '(1)巡堤', '河道处', ''],
    );
    expect(
      said(rows, 2026).items.map(({ is, under, units, due }) => [is, under, units.join(' '), due.length]),
    ).toEqual([
      ['section 1|扩大供水', null, '', 0],
      ['task (1)|改造水厂', 0, 'lead 供水处', 1],
      ['task (2)|更换管网', 0, 'lead 管网处', 1],
      ['task 2|建水文站', null, 'lead 水文处 lead 信息中心', 2],
      ['section 3|巡查', null, '', 0],
      ['task (1)|巡堤', 4, 'lead 河道处', 0],
    ]);
  });

  it('makes the first unit the lead where the heading says so', () => {
    const rows = sheet(['序号', '工作任务', '责任单位'], ['1', '修订防汛预案', '防汛处、办公室、各科室']);
    rows.unshift([{ text: '(责任单位列第一位的为牵头单位,下同)' }]);
    expect(said(rows).items[0].units).toEqual(['lead 防汛处', 'responsible 办公室', 'responsible 各科室*']);
  });

  it('names each bad cell and keeps the good rows', () => {
    const rows = sheet(
      HEAD,
      ['1', '修订防汛预案', '', '防汛处', '', '', '2026年2月30日'],
      ['2', '', '', '防汛处', '', '', ''],
      ['3', '清理河道', '', { text: '12', numeric: true }, '', '', ''],
      ['4', '巡查堤防', '', { text: '#REF!', error: '#REF!' }, '', '', ''],
      ['5', '建设水文站', '', '要加强领导,做好各项工作的落实。', '', '', ''],
      ['6', '改造水厂', '', '供水处', '', '', { text: '46203', numeric: true }],
      ['7', '更换管网', '', '管网处', '', '', '年底前'],
    );
    const { parsed, rowErrors, goodRows, badRows } = parseTaskTable(rows, { year: 2026 });
    expect(rowErrors.map(({ row, column, value }) => [row, column, value])).toEqual([
      [2, '完成时限', '2026年2月30日'],
      [3, '工作任务', ''],
      [4, '牵头单位', '12'],
      [5, '牵头单位', '#REF!'],
      [6, '牵头单位', '要加强领导,做好各项工作的落实。'],
      [7, '完成时限', '46203'],
    ]);
    expect(rowErrors.every(({ reason }) => /[\u4e00-\u9fff]{4}/.test(reason))).toBe(true);
    expect(parsed.items.map(({ text }) => text)).toEqual(['更换管网']);
    expect(goodRows).toEqual([8]);
    expect(badRows).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('asks about a limit without any date in it, and takes the row', () => {
    const { parsed, rowErrors } = parseTaskTable(
      sheet(HEAD, ['1', '清理河道', '', '河道处', '', '', '视天气情况']),
    );
    expect(rowErrors).toEqual([]);
    expect(parsed.items).toHaveLength(1);
    expect(parsed.questions).toContainEqual(expect.objectContaining({ code: 'limit_unclear', item: 0 }));
  });

  it('leaves out the example row, repeated headings, notes and blank rows', () => {
    const rows = sheet(
      HEAD,
      ['示例', '写清做什么', '', '办公室', '', '', ''],
      ['', '', '', '', '', '', ''],
      HEAD,
      ['1', '清理河道', '', '河道处', '无', '/', ''],
      ['注:本表一式两份', '', '', '', '', '', ''],
    );
    expect(said(rows).items).toEqual([
      { is: 'task 1|清理河道', under: null, units: ['lead 河道处'], due: [] },
    ]);
  });

  it('takes 主责单位 beside 牵头单位 for those who do the work, and alone for the lead', () => {
    const row = ['1', '清理河道', '河道处', '工管处'];
    expect(said(sheet(['序号', '工作任务', '牵头单位', '主责单位'], row)).items[0].units).toEqual([
      'lead 河道处',
      'responsible 工管处',
    ]);
    expect(said(sheet(['序号', '工作任务', '主责单位', '配合单位'], row)).items[0].units).toEqual([
      'lead 河道处',
      'support 工管处',
    ]);
  });

  it('reads the head of a notice above its table', () => {
    const { parsed } = parseTaskTable(
      sheet(
        ['云溪市人民政府办公室关于印发《2026年供水任务》的通知'],
        ['云政办发〔2026〕5号'],
        ['《2026年供水任务》已经市政府常务会议通过,现印发给你们。'],
        ['云溪市人民政府办公室'],
        ['2026年2月26日'],
        ['2026年供水任务'],
        HEAD,
        ['1', '清理河道', '', '河道处', '', '', ''],
      ),
    );
    expect(parsed.plan).toMatchObject({
      title: '2026年供水任务',
      issuer: '云溪市人民政府办公室',
      docNo: '云政办发〔2026〕5号',
      date: '2026-02-26',
      year: 2026,
    });
    expect(parsed.questions.map(({ code }) => code)).not.toContain('issue_date_missing');
  });

  it('says so where there is no task table', () => {
    const { parsed, headerRow } = parseTaskTable(sheet(['姓名', '电话'], ['张三', '123']));
    expect(headerRow).toBeNull();
    expect(parsed.plan.isPlan).toBe(false);
    expect(parsed.questions).toContainEqual(expect.objectContaining({ code: 'table_header_missing' }));
  });
});
