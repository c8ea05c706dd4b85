import { describe, expect, it } from '@jest/globals';
import { parsePlanText } from './parse-plan-text.js';

const TASKS =
  '一、加强防汛\n6月底前修订预案。\n二、保障供水\n年底前改造水厂。\n三、改善水质\n每季度检测一次。';

describe('what kind of document it is', () => {
  it.each([
    ['plan', `云溪市水利局2026年工作要点\n${TASKS}`],
    [
      'plan',
      `关于做好2026年水务重点工作的通知\n一、总体要求\n坚持常态。\n二、重点任务\n(一)修订预案。\n三、保障措施\n层层落实。`,
    ],
    ['plan', `云溪市《政府工作报告》任务分解方案\n${TASKS}`],
    ['plan', `云溪市政策解读工作方案\n${TASKS}`],
    [
      'plan',
      `云溪市防汛检查工作方案\n一、检查时间\n5月底前完成。\n二、检查内容\n堤防。\n三、责任分工\n(一)堤防检查。(河道处牵头)`,
    ],
    [
      'report',
      `云溪市水利局2025年工作总结\n一、主要做法\n由办公室牵头,各科室配合。\n${TASKS}\n四、下一步打算\n加强巡查,由河道处负责。`,
    ],
    [
      'report',
      `云溪市水利局政府信息公开工作年度报告\n一、总体情况\n全年公开信息300条。\n二、存在问题\n解读较少。`,
    ],
    [
      'notice',
      '云溪市水利局关于开展水质调研的通知\n一、调研时间\n6月中旬。\n二、调研内容\n1.水源地情况;\n2.管网情况。\n三、有关要求\n各单位要高度重视,6月5日前报送名单。',
    ],
    [
      'notice',
      '各镇人民政府:\n现将有关事项通知如下:\n一、各单位要细化方案,4月20日前上报。\n二、每季度末报送进展。\n附件:任务分解表',
    ],
    [
      'notice',
      '各区人民政府:\n现将《云溪市供水任务分解表》印发给你们。\n各单位要狠抓落实,市政府督查室适时督办。\n附件:《云溪市供水任务分解表》\n云溪市人民政府办公室\n2026年1月25日',
    ],
    ['other', `云溪市水利局关于第1003号建议的答复\n${TASKS}`],
    [
      'other',
      '政策解读:局长解读《云溪市供水行动方案》\n一、制定背景\n供水不足。\n二、主要内容\n到2027年改造水厂5座。\n三、解读机关\n市水利局',
    ],
    [
      'other',
      '在全市水利工作会议上的讲话\n一、提高认识\n今年6月底前要完成任务。\n二、狠抓落实\n各单位要负责到底。\n三、加强领导\n层层落实。',
    ],
    [
      'regulation',
      '云溪市供水管理规定\n第一章 总则\n第一条 为规范供水,制定本规定。\n第二条 市水利局负责监督管理。\n第三条 每年3月底前公布目录。\n第四条 本规定自2026年1月1日起施行,有效期5年。',
    ],
  ])('%s', (docType, text) => {
    const { plan, items } = parsePlanText(text, { year: 2026 });
    expect([plan.docType, plan.title]).toEqual([docType, plan.title]);
    expect(plan.isPlan).toBe(docType === 'plan');
    if (docType !== 'plan') {
      expect(items.flatMap((item) => [...item.assignments, ...item.deadlines])).toEqual([]);
    }
  });
});
