import { describe, expect, it } from '@jest/globals';
import { parsePlanText } from './parse-plan-text.js';

/** `kind parent [number] words | units | dated`, one line per item. */
function shape(text: string, year?: number): string[] {
  return parsePlanText(text, { year }).items.map((item) => {
    const units = item.assignments
      .map(({ role, unit, group }) => `${role} ${unit}${group ? '*' : ''}`)
      .join(', ');
    const due = item.deadlines
      .filter(({ kind }) => kind === 'fixed' || kind === 'recurring')
      .map(({ value }) => (typeof value === 'string' ? value : `each ${(value as { per: string }).per}`))
      .join(', ');
    return `${item.kind} ${item.parent ?? '-'} [${item.number}] ${item.text.split(/[。\n]/)[0]} | ${units} | ${due}`;
  });
}

describe('parsePlanText', () => {
  it('goes on where a bracket was lost in the middle of a page on one line', () => {
    const words = '层层落实，逐级压实，完善台账，定期调度，务求取得实效。'.repeat(8);
    const text = `为做好整治，制定本方案。一、目标要求${words}二、主要任务（一）开展培训。${words}（责任单位：局安监站）（二）完善机制1.摸排隐患。6月底前完成。（责任单位：局安监站）2.督办隐患。（责任单位：局办公室（三）实施改造。年底前完成。（责任单位：局房管中心三、保障措施（一）加强领导。${words}`;
    expect(shape(text, 2026)).toEqual([
      'task - [一、] 目标要求层层落实,逐级压实,完善台账,定期调度,务求取得实效 |  | ',
      'section - [二、] 主要任务 |  | ',
      'task 1 [(一)] 开展培训 | responsible 局安监站 | ',
      'section 1 [(二)] 完善机制 |  | ',
      'task 3 [1.] 摸排隐患 | responsible 局安监站 | 2026-06-30',
      'task 3 [2.] 督办隐患 | responsible 局办公室 | ',
      'task 1 [(三)] 实施改造 | responsible 局房管中心 | 2026-12-31',
      'section - [三、] 保障措施 |  | ',
      'section 7 [(一)] 加强领导 |  | ',
    ]);
  });

  it('drops the marks between hard-wrapped pages, and reads the letter O as a nought', () => {
    const text =
      '云溪市2026年整治方案\n一、重点任务\n（一）收运垃圾。完善收运体系和处置设施建设运行机制，2O26年10月底，三十\n— — — 2 —\n户以上村寨全覆盖。（县环卫处负责）';
    expect(shape(text)).toEqual([
      'section - [一、] 重点任务 |  | ',
      'task 0 [(一)] 收运垃圾 | responsible 县环卫处 | 2026-10-31',
    ]);
  });

  it('puts the numbered rows of a table of figures under the chapter that holds it', () => {
    const text =
      '云溪市水利局政府信息公开工作年度报告\n一、总体情况\n全年公开300条。\n二、办理申请情况\n一、本年新收政府信息公开申请数量 | 1 | 0 |\n二、上年结转政府信息公开申请数量 | 0 | 0 |\n三、存在问题\n解读较少。';
    expect(parsePlanText(text).items.map(({ number, parent }) => [number, parent])).toEqual([
      ['一、', null],
      ['二、', null],
      ['一、', 1],
      ['二、', 1],
      ['三、', null],
    ]);
  });

  it('reads numbers of several figures, and takes a decimal in a sentence for what it is', () => {
    const text =
      '云溪水务集团2026年节能方案\n1.工作目标\n1.1 2026年能耗下降3.5%。\n2.主要任务\n2.1 完善管理体系\n2.1.1 修订手册。\n责任单位:生产部\n2.1.2 检定计量器具\n3.5万吨以上的全部覆盖。\n责任单位:计量中心\n2.2 实施改造\n3.保障措施\n3.1 加强领导。层层落实。';
    expect(parsePlanText(text).items.map(({ number, level, parent }) => [number, level, parent])).toEqual([
      ['1.', 3, null],
      ['1.1', 3, 0],
      ['2.', 3, null],
      ['2.1', 3, 2],
      ['2.1.1', 3, 3],
      ['2.1.2', 3, 3],
      ['2.2', 3, 2],
      ['3.', 3, null],
      ['3.1', 3, 7],
    ]);
  });

  it('reads a whole page on one line, its numbers continuing across headings', () => {
    const text =
      '云溪市人民政府办公室关于印发2026年公开要点的通知 各县区人民政府: 现将《云溪市2026年公开要点》印发给你们。 云溪市人民政府办公室 2026年3月2日 云溪市2026年公开要点 为做好今年工作,制定本要点。 一、总体要求 坚持常态。 二、重点任务 (一)推进决策公开。1.公开目录。每年更新一次。(市司法局负责)2.公开草案。6月底前完成。(市政府办公室牵头,各县区人民政府配合) (二)推进执行公开。3.公开进展。(市审计局负责) 三、保障措施 (一)加强领导。层层落实。';
    expect(shape(text)).toEqual([
      'section - [一、] 总体要求 |  | ',
      'section - [二、] 重点任务 |  | ',
      'section 1 [(一)] 推进决策公开 |  | ',
      'task 2 [1.] 公开目录 | responsible 市司法局 | each year',
      'task 2 [2.] 公开草案 | lead 市政府办公室, support 各县区人民政府* | 2026-06-30',
      'section 1 [(二)] 推进执行公开 |  | ',
      'task 5 [3.] 公开进展 | responsible 市审计局 | ',
      'section - [三、] 保障措施 |  | ',
      'section 7 [(一)] 加强领导 |  | ',
    ]);
    expect(parsePlanText(text).plan).toMatchObject({
      title: '云溪市2026年公开要点',
      issuer: '云溪市人民政府办公室',
      date: '2026-03-02',
      year: 2026,
    });
  });

  it('reads one sentence per line, with duties and limit on lines of their own', () => {
    const text =
      '云溪市水利局2026年工作方案\n一、防汛\n(一)预案管理\n修订预案。\n组织一次演练。\n牵头单位:防汛处\n配合单位:办公室\n完成时限:6月底前\n(二)物资管理\n清点仓库。\n补充物资。(物资科负责)';
    expect(shape(text)).toEqual([
      'section - [一、] 防汛 |  | ',
      'task 0 [(一)] 预案管理 | lead 防汛处, support 办公室 | 2026-06-30',
      'section 0 [(二)] 物资管理 |  | ',
      'task 2 [] 补充物资 | responsible 物资科 | ',
    ]);
  });

  it('joins hard-wrapped lines, clauses and dates broken across them', () => {
    const text =
      '云溪市水利局2026年工作要点\n一、防汛抗旱工作\n(一)修订全市防汛抗旱应急预案并组织开展桌面推演和实战演练,确保六月\n底前全部完成。(防汛处牵头,办公\n室、财务处配合)\n(二)加强巡查。(河道处负责)';
    expect(shape(text)[1]).toBe(
      'task 0 [(一)] 修订全市防汛抗旱应急预案并组织开展桌面推演和实战演练,确保六月底前全部完成 | lead 防汛处, support 办公室, support 财务处 | 2026-06-30',
    );
  });

  it('makes two tasks of two paragraphs with a clause each under one number', () => {
    const text =
      '云溪市水利局2026年工作要点\n一、供水\n1.改造水厂。(供水处牵头)\n更换管网,补齐短板。(管网处牵头)\n2.检测水质。(监测中心负责)';
    expect(shape(text).slice(1)).toEqual([
      'task 0 [1.] 改造水厂 | lead 供水处 | ',
      'task 1 [] 更换管网,补齐短板 | lead 管网处 | ',
      'task 0 [2.] 检测水质 | responsible 监测中心 | ',
    ]);
  });

  it('applies a rule stated once, in the clause that states it and after it', () => {
    const text =
      '云溪市2026年分工方案\n一、服务\n1.办成一件事。(政务局、公安局、人社局,列第一位的为牵头单位,下同)\n2.评估。(发改委、财政局、各区县人民政府)\n3.压实责任。(各区县人民政府)';
    expect(shape(text).slice(1)).toEqual([
      'task 0 [1.] 办成一件事 | lead 政务局, responsible 公安局, responsible 人社局 | ',
      'task 0 [2.] 评估 | lead 发改委, responsible 财政局, responsible 各区县人民政府* | ',
      'task 0 [3.] 压实责任 | responsible 各区县人民政府* | ',
    ]);
  });

  it('leaves navigation, signature, annex list and contacts out of the tasks', () => {
    const text =
      '首页 | 政务公开\n关于印发《云溪市水利局2026年任务分工》的通知\n云水办〔2026〕12号\n局机关各处室:\n现将分工印发给你们。\n附件:1.云溪市水利局2026年任务分工\n2.责任清单\n云溪市水利局\n2026年1月15日\n云溪市水利局2026年任务分工\n一、防汛\n1.修订预案。(防汛处牵头)\n云溪市水利局办公室\n2026年1月15日\n(联系人:甲;电话:1234)\n分享到:\n打印 关闭\n(注:1.只受理咨询\n2.请留电话)';
    expect(shape(text)).toEqual(['section - [一、] 防汛 |  | ', 'task 0 [1.] 修订预案 | lead 防汛处 | ']);
    expect(parsePlanText(text).plan).toMatchObject({
      title: '云溪市水利局2026年任务分工',
      docNo: '云水办〔2026〕12号',
      date: '2026-01-15',
    });
  });

  it('takes the year from the caller where the document has none, and asks otherwise', () => {
    const text = '云溪市水利局工作方案\n一、任务\n1.改造水厂,6月底前完成。(供水处负责)';
    expect(shape(text, 2026)[1]).toContain('2026-06-30');
    expect(shape(text)[1]).toContain('XXXX-06-30');
    const codes = parsePlanText(text).questions.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['year_unknown', 'year_missing', 'issue_date_missing']));
  });

  it.each([
    [
      'report',
      '云溪市水利局2025年工作总结\n一、防汛情况\n2025年12月底前全部完成。\n二、存在问题\n三、下一步打算\n加强巡查。',
    ],
    [
      'regulation',
      '云溪市公开管理办法\n第一条 为规范公开,制定本办法。\n第二条 本办法适用于全市。\n第三条 各部门每年公开一次。\n第四条 自2026年1月1日起施行。',
    ],
    ['notice', '云溪市水利局关于召开全市水利会议的通知\n一、时间\n3月5日前报到。\n二、地点\n三楼会议室。'],
  ])('names a %s as such and invents nothing', (docType, text) => {
    const { plan, items, questions } = parsePlanText(text);
    expect(plan).toMatchObject({ isPlan: false, docType });
    expect(items.length).toBeGreaterThan(0);
    expect(items.every((item) => item.assignments.length + item.deadlines.length === 0)).toBe(true);
    expect(questions.map(({ code }) => code)).toContain('not_a_plan');
  });

  it('goes on behind contacts and annexes between tasks, and stops at the foot of the page', () => {
    const text =
      '云溪市水利局2026年工作方案\n一、任务\n(一)修订预案。\n主办单位:防汛处\n联系人:甲,电话1\n(二)清理河道。\n附件:1.名单\n2.表格\n(三)检测水质。\n云溪市水利局\n2026年3月1日\n上一篇:甲\n1.关于甲的通知\n2.关于乙的通知\n主办单位:云溪市人民政府 承办单位:云溪市政府办公室';
    expect(shape(text)).toEqual([
      'section - [一、] 任务 |  | ',
      'task 0 [(一)] 修订预案 | lead 防汛处 | ',
      'task 0 [(二)] 清理河道 |  | ',
      'task 0 [(三)] 检测水质 |  | ',
    ]);
  });

  it('goes on where a mark lost its half, and takes no count for a mark', () => {
    const text =
      '云溪市水利局2026年工作要点\n一、任务\n(一)修订预案。\n(二清理河道。\n三)检测水质。\n2 月底前完成。\n二 保障\n1.加强领导\n2,强化督查。\n三 个专班同步推进。';
    expect(parsePlanText(text).items.map(({ number, parent }) => `${number}${parent ?? ''}`)).toEqual([
      '一、',
      '(一)0',
      '(二0',
      '三)0',
      '二',
      '1.4',
      '2,4',
    ]);
  });

  it('carries (三) on behind a chapter heading on a page without line ends, and only where (二) came before', () => {
    const text =
      '云溪市水利局2026年工作方案为保障防汛,制定本方案。一、修堤(一)修订预案。(甲局负责)(二)清理河道。(乙局负责)二、供水(三)检测水质。(丙局负责)(四)改造水厂。(丁局负责)';
    expect(parsePlanText(text).items.map(({ number, parent }) => `${number}${parent ?? ''}`)).toEqual([
      '一、',
      '(一)0',
      '(二)0',
      '二、',
      '(三)3',
      '(四)3',
    ]);
    const cited = '云溪市水利局2026年工作方案\n一、按规划(三)推进\n修堤。\n二、按方案(五)办理\n供水。';
    expect(parsePlanText(cited).items.map(({ number }) => number)).toEqual(['一、', '二、']);
  });

  it('makes items of paragraphs under a heading that close with brackets of their own; a single one is the heading’s', () => {
    const text =
      '云溪市水利局2026年工作要点\n一、任务\n1、修订预案\n4月底前修订水库预案。(甲科牵头)\n5月10日前组织演练。(甲科牵头,各站负责)\n2、清理河道\n日常巡查。\n清理垃圾。(乙科负责)\n3、检测水质\n6月底前完成。(丙科负责)';
    expect(shape(text)).toEqual([
      'section - [一、] 任务 |  | ',
      'section 0 [1、] 修订预案 |  | ',
      'task 1 [] 4月底前修订水库预案 | lead 甲科 | 2026-04-30',
      'task 1 [] 5月10日前组织演练 | lead 甲科, responsible 各站* | 2026-05-10',
      'section 0 [2、] 清理河道 |  | ',
      'task 4 [] 清理垃圾 | responsible 乙科 | ',
      'task 0 [3、] 检测水质 | responsible 丙科 | 2026-06-30',
    ]);
  });

  it('keeps what stands right under the last heading there, even if it begins like a closing', () => {
    const text =
      '云溪市水利局2026年工作要点\n一、任务\n1.清理河道。\n二、保障\n各县区、各部门要在年内至少听取1次汇报。';
    expect(parsePlanText(text).items.map(({ number }) => number)).toEqual(['一、', '1.', '二、']);
  });

  it('sets a plan behind 附件 apart from the points of the notice, signed or not', () => {
    const text =
      '云溪市人民政府办公室\n云政办字 〔2026〕1号\n各县区:\n为深入贯彻落实 《云溪省供水条例实施意见》(云发 〔2026〕18号)和 《云溪省节水行动方案》(云政办 〔2026〕28号)精神,巩固前期建设与改革所取得的各项成果,经研究,现将 《云溪市供水工作方案》(以下简称 《方案》)印发给你们,请结合本地区、本部门的实际情况,认真组织实施,确保各项任务按时完成。\n一、加强领导。各县区要高度重视,认真研究。\n二、压实责任。各单位要细化任务。\n附件\n云溪市供水工作方案\n1. 改造水厂。(牵头单位:市水利局)\n2. 检测水质。(牵头单位:市卫生健康委)';
    const { plan, items } = parsePlanText(text);
    expect(plan).toMatchObject({ title: '云溪市供水工作方案', year: 2026, docNo: '云政办字〔2026〕1号' });
    expect(items.map(({ number, parent }) => `${number}${parent ?? ''}`)).toEqual([
      '一、',
      '二、',
      '1.',
      '2.',
    ]);
  });

  it('is sure of bare lists where the document closes its tasks with them, 镇(街道) and all', () => {
    const text =
      '云溪市2026年工作要点\n一、任务\n1.清理河道。(市水利局、各镇(街道))\n2.检测水质。(市水利局、市卫生健康委)';
    const found = parsePlanText(text).items.flatMap(({ assignments }) => assignments);
    expect(found.map(({ unit, certainty }) => `${certainty} ${unit}`)).toEqual([
      'sure 市水利局',
      'sure 各镇(街道)',
      'sure 市水利局',
      'sure 市卫生健康委',
    ]);
  });

  it('makes no task of a byline under the title, and leaves the printer’s line out of the last task', () => {
    const text =
      '云溪市2026年工作要点\n(市水利局)\n一、任务\n1.清理河道。\n(河道处)\n2.检测水质。(水质处负责)\n云溪市水利局办公室        2026年1月20日印发';
    expect(shape(text)).toEqual([
      'section - [一、] 任务 |  | ',
      'task 0 [1.] 清理河道 | responsible 河道处 | ',
      'task 0 [2.] 检测水质 | responsible 水质处 | ',
    ]);
    expect(parsePlanText(text).items[2].text).toBe('检测水质。(水质处负责)');
  });

  it('asks about a likely slip and keeps it as written', () => {
    const text =
      '云溪市水利局2026年工作要点\n一、任务\n1.甲。(局综规处牵头)\n2.乙。(综规处负责)\n3.丙。(总规处配合)\n4.丁。(工管处负责)\n5.戊。(运管处负责)\n6.己。(运管处负责)';
    const { items, questions } = parsePlanText(text);
    expect(items[3].assignments[0].unit).toBe('总规处');
    const slips = questions.filter(({ code }) => code === 'unit_slip');
    expect(slips).toHaveLength(1);
    expect(slips[0].item).toBe(3);
    expect(text.slice(...slips[0].span!)).toBe('总规处');
  });

  it('takes 科技, 科研 and 科教 in a name for no section that another name follows', () => {
    const text =
      '云溪市水利局2026年工作要点\n一、任务\n1.建好水情平台。(局科技信息处牵头,科教股、科研管理办配合)\n2.乙。(综合科水政科负责)';
    const { items } = parsePlanText(text);
    const names = (item: number) => items[item].assignments.map(({ unit }) => unit);
    expect(names(1)).toEqual(['局科技信息处', '科教股', '科研管理办']);
    expect(names(2)).toEqual(['综合科', '水政科']);
  });
  it('points at the text as read, full-width forms and all', () => {
    const text = '云溪市水利局２０２６年工作要点\r\n一、任务\r\n１．改造水厂，６月底前完成。（供水处　牵头）';
    const [, task] = parsePlanText(text).items;
    expect(task.number).toBe('1.');
    expect(text.slice(...task.deadlines[0].span)).toBe('６月底前');
    expect(text.slice(...task.assignments[0].span)).toBe('供水处');
  });
});
