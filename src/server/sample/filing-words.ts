/** What units write in the sample's filings: varied by task and month, as a real year would read. */
export interface FilingWords {
  progress: string;
  problems: string;
  nextSteps: string;
}

const STARTED = [
  (task: string, n: number) => `围绕“${task}”召开专题会 ${n} 次,分工方案已印发,责任落实到岗。`,
  (task: string, n: number) => `已完成“${task}”现状摸底,走访相关单位 ${n} 家,形成问题清单。`,
  (task: string, n: number) => `“${task}”前期工作就绪,梳理事项 ${n} 项,进度表已报局办公室备案。`,
];
const RUNNING = [
  (task: string, n: number) => `本月推进“${task}”,办结具体事项 ${n} 项,其余按节点推进。`,
  (task: string, n: number) => `组织现场检查 ${n} 次,发现的问题已当场交办,“${task}”按进度表推进。`,
  (task: string, n: number) => `“${task}”取得阶段成果,公开相关信息 ${n} 条,群众反映较好。`,
  (task: string, n: number) => `会同配合单位开展“${task}”,召开协调会 ${n} 次,解决堵点问题。`,
];
const CLOSING = [
  (task: string, n: number) => `“${task}”主体工作完成,正在整理归档,形成材料 ${n} 份。`,
  (task: string, n: number) => `“${task}”已进入收尾,剩余 ${n} 项零星问题月内销号。`,
];
const PROBLEMS = [
  '',
  '',
  '',
  '配合单位材料报送偏慢,影响汇总进度。',
  '部分点位施工受天气影响。',
  '个别事项需上级部门批复,时间不由我方掌握。',
];
const NEXT = [
  '继续按进度表推进,月底前完成下一节点。',
  '与配合单位会商一次,明确剩余事项时限。',
  '组织一次回头看,对整改情况逐项核对。',
  '抓紧收尾,准备佐证材料。',
];

/**
 * Words of one filing. `month` counts from the first filing (0), `seed` differs by task and unit, so that no two filings
 * read alike and the same day of first start gives the same year.
 */
export function filingWords(task: string, month: number, percent: number, seed: number): FilingWords {
  const pool = percent < 25 ? STARTED : percent < 85 ? RUNNING : CLOSING;
  const pick = <T>(list: T[], salt: number): T => list[(seed * 7 + month * 3 + salt) % list.length];
  return {
    progress: pick(pool, 0)(task, 2 + ((seed + month * 5) % 17)),
    problems: pick(PROBLEMS, 1),
    nextSteps: pick(NEXT, 2),
  };
}
