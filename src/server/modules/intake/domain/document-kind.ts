/** Whether the document is a plan at all; a report, a bare notice, a regulation or an explanation is named as such. */
import type { Block } from './outline.js';
import type { DocType } from './parsed-plan.js';

const PLAN_TITLE = /方案|计划|要点|意见|办法|安排|规划|纲要|分工|分解|清单|措施|行动|台账|任务书|一览表/;
const REPORT_TITLE =
  /(?:报告|总结|汇报|年报|情况通报|自查情况|工作回顾|工作综述|述职)(?:[(〔].{1,20}[)〕])?$|工作情况$|情况的?(?:督查|督办|检查|调研|考核)?通报$|(?:完成|进展|落实|执行|开展|公开)情况$/;
/** 《政府工作报告》任务分解方案 speaks of a report and is a plan. */
const SHARES_OUT = /任务|分工|分解|责任|方案$|计划$|要点$/;
const REPORT_SAYS =
  /现将[^。]{0,60}(?:情况|工作|报告)[^。]{0,20}(?:报告|汇报|通报|总结|公布)如下|报告如下[::]?|(?:工作)?总结如下|特此报告|本报告|统计(?:数据)?(?:的)?期限(?:自|从)/;
const PAST_HEADING =
  /情况$|成效$|工作完成|完成情况|存在(?:的)?(?:主要)?(?:问题|不足)|下一步(?:工作)?(?:打算|计划|安排|思路|举措)|改进(?:意见|措施|情况)|工作回顾|主要做法|工作亮点|特色亮点/;

/** Rules of standing, and guides, which share out no year's work. */
const REGULATION_TITLE =
  /(?:条例|规定|制度|规则|规程|守则|准则|章程|指南|预案|(?:管理|考核|考评|评议|评估|评价|监督|追究|奖惩|审查|复议|暂行)办法)(?:[(〔].{1,20}[)〕])?$/;

const EXPLANATION_TITLE =
  /解读$|图解|一图读懂|一图看懂|(?:热点|政策|常见)?问答|答记者问|^(?:.{0,10}解读)?.{0,6}(?:负责人|局长|主任|厅长|专家)[^,]{0,10}解读|解读[::《]|》(?:的)?(?:政策|文件|起草)?(?:解读|说明)|起草说明/;
const EXPLANATION_HEADING =
  /^(?:制定|出台|起草|编制|政策|文件|工作|修订)?(?:的)?(?:背景(?:和|及|与|、)?(?:依据|意义|过程)?|必要性|依据|起草过程|解读机关(?:及解读人)?|解读人|制定过程|出台意义|创新举措|惠民利民举措|新旧政策差异|关键词诠释|适用范围和期限)$/;

const NEWS = /(?:记者|通讯员|本报讯|本网讯|日电|供稿|摄影报道)/;
const SPEECH_TITLE =
  /(?:讲话|致辞|发言|讲话稿|主持词|会议纪要|会议记录|纪要|答复(?:意见|函)?|复函|批复|请示|倡议书|公开信)(?:[(〔].{1,20}[)〕])?$/;

const ERRAND_TITLE =
  /(?:召开|举办|举行|放假|转发|申报|征集|报名|征求|培训班|会议|停水|停电|招聘|招录|公示|调研|检查|评选|推荐|报送|收费|换届|值班|调整[^,]{0,20}(?:成员|人员))[^》]*(?:通知|公告|函|启事|通告)$/;
const ERRAND_HEADING =
  /^(?:会议|培训|活动|调研|检查|申报|评选|报名|考试|比赛|竞赛|征集|放假|参会|参训)?(?:时间|地点|对象|范围|条件|方式|内容|主题|参(?:会|加|训|赛)(?:人员|单位|对象|范围)|议程|议题|内容安排|日程|材料|程序|报名方式|联系方式|有关事项|其他事项|注意事项|人员组成|成员名单|组成员|名额分配|奖项设置|费用)(?:及|和|与|、|:|$|安排|要求)/;
/** Headings that only an undertaking with tasks has. */
const PLAN_HEADING =
  /^(?=.{2,18}$).*(?:(?:重点|主要|工作|目标|具体)任务|总体(?:要求|目标|思路)|工作目标|工作措施|主要措施|实施步骤|保障措施|组织保障|工作步骤|整治(?:内容|重点|目标)|重点工作|工作重点|任务分工|职责分工)/;
const COVERS = /(?:印发|转发|下发)给你们/;
const AS_FOLLOWS = /(?:事项|要求|如下意见|安排|有关工作)?(?:紧急)?(?:通知|要求)如下[::]?/;

export const DOC_TYPE_WORD: Record<DocType, string> = {
  plan: '工作计划',
  report: '工作报告(或总结)',
  notice: '通知',
  regulation: '规章制度',
  other: '其他文件',
};

const DONE_TITLE = /(?:完成|进展|落实|执行|办结)情况(?:的?(?:一览|统计|汇总|公示|明细))?表?$/;
const DONE_COLUMN = /^(?:完成|进展|落实|执行|办理)情况$|^完成率$/;
/** 公开标准目录, 权责清单: what is published or permitted, not what is to be done. */
const CATALOGUE_TITLE =
  /目录(?:清单)?$|权责清单$|权力清单$|事项清单$|收费(?:项目)?清单$|名单$|通讯录$|花名册$/;
const CATALOGUE_COLUMN = /^(?:公开|设定|法定|办理|收费|实施)(?:的)?(?:依据|渠道|主体|载体|标准|对象|方式)/;

/**
 * Whether a table with tasks and units is a plan's.
 * @param heads the heading row, as words
 * @param filled whether most rows below have words in the column
 */
export function tableTypeOf(
  title: string | null,
  heads: readonly string[],
  filled: (column: number) => boolean,
): DocType {
  const done = heads.some((head, column) => DONE_COLUMN.test(head) && filled(column));
  if (done && DONE_TITLE.test(title ?? '')) return 'report';
  const catalogue = heads.filter((head) => CATALOGUE_COLUMN.test(head)).length;
  return catalogue >= 2 || (catalogue === 1 && CATALOGUE_TITLE.test(title ?? '')) ? 'other' : 'plan';
}

export function docTypeOf(
  text: string,
  title: string | null,
  blocks: readonly Block[],
  clauses: { plain: number; sentences: number },
): DocType {
  // A regulation or a report names who does what in passing; a plan does so at the end of its tasks.
  const hasDuties = clauses.plain > 0 || clauses.sentences > 1;
  const marks = blocks.filter((block) => block.mark);
  const articles = marks.filter((block) => block.mark!.form.class === 'article').length;
  if (
    articles >= 3 &&
    articles * 2 > marks.filter((block) => block.mark!.form.rank <= 3).length &&
    clauses.plain < 3
  )
    return 'regulation';
  const named = title ?? '';
  const headings = marks.map((block) => (block.lines[0]?.text ?? '').split(/[。:]/)[0].trim());
  const count = (pattern: RegExp) => headings.filter((heading) => pattern.test(heading)).length;
  if (SPEECH_TITLE.test(named)) return 'other';
  if (EXPLANATION_TITLE.test(named) || (count(EXPLANATION_HEADING) >= 1 && !hasDuties)) return 'other';
  if (REPORT_TITLE.test(named) && !SHARES_OUT.test(named)) return 'report';
  if (REGULATION_TITLE.test(named) && clauses.plain < 3) return 'regulation';
  // It only carries a plan that is not there.
  if (marks.length === 0 && !hasDuties && COVERS.test(text.slice(0, 3000))) return 'notice';
  if (title !== null && PLAN_TITLE.test(title) && !REPORT_TITLE.test(title)) {
    return ERRAND_TITLE.test(title) && !hasDuties && count(ERRAND_HEADING) >= 2 ? 'notice' : 'plan';
  }
  const past = count(PAST_HEADING);
  const saysReport = REPORT_SAYS.test(text.slice(0, 3000)) || REPORT_TITLE.test(named);
  if (saysReport && !hasDuties) return 'report';
  if (saysReport && past * 3 >= headings.length) return 'report';
  if (hasDuties) return 'plan';
  if (past >= 3 && past * 2 >= headings.length) return 'report';
  if (NEWS.test(text.slice(0, 1500)) && count(PLAN_HEADING) === 0) return 'other';
  return kindOfNotice(text, named, count, marks.length);
}

/** A paper that calls itself a notice, or nothing at all, without a plan's title and without anyone's duties. */
function kindOfNotice(
  text: string,
  title: string,
  count: (pattern: RegExp) => number,
  marks: number,
): DocType {
  const isNotice = /(?:通知|通告|公告|函)$/.test(title) || AS_FOLLOWS.test(text.slice(0, 2000));
  const errands = count(ERRAND_HEADING);
  if (ERRAND_TITLE.test(title) && errands * 3 >= count(/./)) return 'notice';
  if (marks < 2) return isNotice ? 'notice' : 'other';
  if (count(PLAN_HEADING) > 0) return 'plan';
  if (isNotice && (errands >= 2 || ERRAND_TITLE.test(title) || marks <= 3)) return 'notice';
  return 'plan';
}
