/** The plan's own title: not the notice that carries it, not a heading of the page around it. */
import { dateLine } from './dates.js';
import type { Line } from './lines.js';

const PLAN_WORD =
  '(?:工作方案|实施方案|行动方案|方案|工作计划|行动计划|计划|工作要点|要点|实施意见|指导意见|若干意见|意见|实施办法|办法|实施细则|细则|安排|规划|纲要|任务分工|分工|责任分工|任务分解|任务分解表|分解表|任务清单|清单|台账|若干措施|措施|行动|规定|制度|条例|通知|通报|公告|函|决定|报告|总结|汇报)';
const ENDS_AS_TITLE = new RegExp(`${PLAN_WORD}(?:表)?(?: ?[(〔][^()〔〕]{1,20}[)〕])?$`);
const NOTICE = /(?:通知|通报|公告|函|决定)$/;
const NOT_A_TITLE =
  /[。;!?]|^(?:附件?\d*[::]|当前位置|首页|发布|来源|根据|按照|为|依据|现将|抄送|特此|各)|>>|^\d+[.、]/;
const ORGANISATION_LINE = /(?:局|委员会|委|办公室|厅|政府|部|院|中心|公司|领导小组|处)$/;

/** @param firstMark offset of the first numbered item; the title stands before it. */
export function titleOf(lines: readonly Line[], firstMark: number): string | null {
  const candidates: string[] = [];
  lines.forEach((line, index) => {
    if (line.start >= firstMark || !isTitleLine(line.text)) return;
    const before = lines[index - 1];
    candidates.push(clean(joinable(before, line) ? before.text + line.text : line.text));
  });
  const own = candidates.filter((title) => !NOTICE.test(title));
  const best = own.at(-1) ?? named(candidates.at(-1)) ?? candidates.at(-1) ?? headline(lines[0], firstMark);
  if (!best) return null;
  // A page often shows the full title once more with its issuer in front: the fuller one is the title.
  const fuller = candidates.find((title) => title !== best && title.endsWith(best) && !title.includes('《'));
  return fuller ?? best;
}

/** The first line of a document without any title word, where it is short and speaks of a year's work. */
function headline(line: Line | undefined, firstMark: number): string | undefined {
  if (!line || line.start >= firstMark || line.text.length > 50 || /[。;:!?,]/.test(line.text))
    return undefined;
  return /20\d{2} ?年|工作|任务/.test(line.text) && !/^\d/.test(line.text.replace(/^20\d{2}/, ''))
    ? clean(line.text)
    : undefined;
}

const isTitleLine = (text: string): boolean =>
  text.length >= 6 &&
  text.length <= 80 &&
  !NOT_A_TITLE.test(text) &&
  ENDS_AS_TITLE.test(text) &&
  !dateLine(text);

/** A title broken over two lines: the second starts with 关于, or is a short rest of a line that did not end. */
function joinable(before: Line | undefined, line: Line): before is Line {
  if (!before || line.afterGap || before.text.length > 50 || before.text.length < 3) return false;
  if (NOT_A_TITLE.test(before.text) || dateLine(before.text) || /[:,)〕号]$/.test(before.text)) return false;
  if (line.text.startsWith('关于')) return ORGANISATION_LINE.test(before.text);
  return line.text.length < 12 && !ENDS_AS_TITLE.test(before.text) && !ORGANISATION_LINE.test(before.text);
}

/** 《…》 in a notice that issues a plan: the plan's title where it does not stand on its own line. */
function named(title: string | undefined): string | undefined {
  const match = title && /印发[^《]{0,12}《(.{4,80})》/.exec(title);
  return match ? match[1] : undefined;
}

const clean = (title: string): string => title.replace(/\s+/g, '').replace(/^[《]([^《》]+)[》]$/, '$1');
