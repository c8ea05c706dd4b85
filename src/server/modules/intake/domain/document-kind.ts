/** Whether the document is a plan at all; a report, a bare notice or a regulation is named as such. */
import type { Block } from './outline.js';
import type { DocType } from './parsed-plan.js';

const PLAN_TITLE = /方案|计划|要点|意见|办法|安排|规划|纲要|分工|分解|清单|措施|行动|台账/;
const REPORT_TITLE = /(?:报告|总结|汇报|年报|情况通报|自查情况)(?:[(〔].{1,20}[)〕])?$|工作情况$/;
const REPORT_SAYS =
  /现将[^。]{0,60}(?:情况|工作|报告)[^。]{0,20}(?:报告|汇报|通报|总结|公布)如下|报告如下[::]?|工作总结如下|特此报告/;
const PAST_HEADING =
  /情况$|成效$|工作完成|存在(?:的)?(?:主要)?问题|下一步(?:工作)?(?:打算|计划|安排|思路)|改进(?:意见|措施|情况)|工作回顾/;

const BARE_NOTICE =
  /(?:召开|举办|举行|放假|转发|申报|征集|报名|征求|培训班|会议|停水|招聘|公示|调整[^,]{0,20}(?:成员|人员))[^》]*(?:通知|公告|函)$/;
const NOTICE_HEADING =
  /^(?:会议|培训|活动)?(?:时间|地点|参(?:会|加|训)(?:人员|单位|对象)|议程|内容安排|报名方式|联系方式|有关事项|其他事项|注意事项)/;

export const DOC_TYPE_WORD: Record<DocType, string> = {
  plan: '工作计划',
  report: '工作报告(或总结)',
  notice: '通知',
  regulation: '规章制度',
  other: '其他文件',
};

export function docTypeOf(
  text: string,
  title: string | null,
  blocks: readonly Block[],
  hasDuties: boolean,
): DocType {
  const marks = blocks.filter((block) => block.mark);
  const articles = marks.filter((block) => block.mark!.form.class === 'article').length;
  if (
    articles >= 3 &&
    articles * 2 > marks.filter((block) => block.mark!.form.rank <= 3).length &&
    !hasDuties
  )
    return 'regulation';
  const headings = marks.map((block) => (block.lines[0]?.text ?? '').split(/[。:]/)[0]);
  const past = headings.filter((heading) => PAST_HEADING.test(heading)).length;
  const saysReport = REPORT_SAYS.test(text.slice(0, 3000)) || (title !== null && REPORT_TITLE.test(title));
  if (title !== null && PLAN_TITLE.test(title) && !REPORT_TITLE.test(title)) return 'plan';
  if (saysReport && !hasDuties) return 'report';
  if (saysReport && past * 3 >= headings.length) return 'report';
  if (hasDuties) return 'plan';
  if (past >= 3 && past * 2 >= headings.length) return 'report';
  const errands = headings.filter((heading) => NOTICE_HEADING.test(heading)).length;
  if (title !== null && BARE_NOTICE.test(title) && errands * 3 >= headings.length) return 'notice';
  if (marks.length < 2) return title?.endsWith('通知') ? 'notice' : 'other';
  return 'plan';
}
