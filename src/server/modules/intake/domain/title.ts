/** The plan's own title: not the notice that carries it, not a heading of the page around it. */
import { dateLine } from './dates.js';
import type { Line } from './lines.js';
import { markAt } from './numbering.js';
import { isChrome } from './page-chrome.js';
import { isOrganisationLine } from './signature.js';

const PLAN_WORD =
  '(?:方案|计划|要点|意见|办法|细则|安排|规划|纲要|分工|任务分解|分解表|清单|台账|措施|行动|规定|制度|规则|章程|条例|目录|规程|规范|指南|通知|通报|公告|函|决定|报告|总结|汇报|分解|一览表|责任表|任务书|责任书|工作任务|重点任务|重点工作|工作思路)';
const ENDS_AS_TITLE = new RegExp(`${PLAN_WORD}(?:表)?(?: ?[(〔][^()〔〕]{1,20}[)〕])?$`);
const NOTICE = /(?:通知|通报|公告|函|决定)$/;
const NOT_A_TITLE =
  /[。;!?]|^(?:附件?\d*[::]|当前位置|首页|发布|来源|根据|按照|为|依据|现将|抄送|特此|各)|>>|^\d+[.、]/;
/** (2024—2026年), (试行): the rest of a title on a line of its own. */
const TITLE_TAIL =
  /^\((?:\d{4} ?(?:年)?(?:[-—–~至到]+ ?\d{4})? ?年?度?|试行|暂行|修订|征求意见稿|[^()]{0,6}版)\)$/;
const LABEL = /^(?:标 ?题|名 ?称|文件名称|信息名称|主题名称) ?[:|]+ ?\|? ?/;

type StandingTitle = TitleRead & { title: string };

/** What the first half of a broken title holds. */
const FIRST_HALF = /关于|印发|20\d{2} ?年|年度|推进|加强|深化|优化|促进|贯彻|落实|开展|做好|加快|.{12}/;

const NAME_OF_NOTHING =
  /^(?:实施|工作|行动|分工|整改|任务|责任|推进|落实)?(?:方案|要点|计划|意见|清单|台账|办法|分解表|分工表|一览表)$/;

/** …实施意见(云政〔2026〕5号): the number behind the title. */
const OWN_NUMBER_AFTER = /[(〔 ]?[\u4e00-\u9fffA-Za-z]{2,10}[〔[(]\d{4}[〕\])]\d{1,4}号[)〕]?$/;

/** Whether a line may be a title or the last line of one. */
export const endsAsTitle = (text: string): boolean =>
  text.length >= 4 &&
  text.length <= 80 &&
  !NOT_A_TITLE.test(text) &&
  (ENDS_AS_TITLE.test(text) || TITLE_TAIL.test(text)) &&
  !dateLine(text);

export interface TitleRead {
  title: string | null;
  /** Offset at which the title's first line stands; 0 where it was not found on a line. */
  start: number;
}

/**
 * @param lines of the whole document
 * @param firstMark offset of the first numbered item; the title stands before it, save where a notice with numbered
 * points of its own issues the plan by name, or the plan follows its signature
 * @param signedAt index of the line with the signing date
 */
export function titleOf(lines: readonly Line[], firstMark: number, signedAt: number | null): TitleRead {
  const annexed = signedAt === null ? null : annexedTitle(lines, signedAt, firstMark);
  // On a page without line ends the first task may stand on the title's own line.
  const head = lines
    .filter((line) => line.start < firstMark)
    .map((line) => (line.end > firstMark ? upTo(line, firstMark) : line));
  const name = issuedName(head);
  const named = name === null ? null : standing(lines, name);
  if (named) return named;
  if (annexed) return annexed;
  const candidates = candidatesOf(head);
  const own = candidates.filter(({ title }) => !NOTICE.test(title));
  const best =
    own.at(-1) ??
    (name ? { title: name, start: 0 } : candidates.at(-1)) ??
    otherPaper(head) ??
    headline(head[0], firstMark);
  const title = best?.title;
  if (!best || !title) return { title: null, start: 0 };
  // A page often shows the full title once more with its issuer in front: the fuller one is the title.
  const fuller = candidates.find(
    (one) => one.title !== title && one.title.endsWith(title) && !one.title.includes('《'),
  );
  return fuller ?? best;
}

const upTo = (line: Line, end: number): Line => {
  const text = line.text.slice(0, end - line.start).trimEnd();
  return { ...line, text, end: line.start + text.length };
};

/** A notice with numbered points, signed; then the plan under its own title. */
function annexedTitle(lines: readonly Line[], signedAt: number, firstMark: number): TitleRead | null {
  if (lines[signedAt] === undefined || lines[signedAt].start < firstMark) return null;
  const after: Line[] = [];
  for (const line of lines.slice(signedAt + 1, signedAt + 16)) {
    if (markAt(line.text, 0)?.value === 1) {
      const [title] = candidatesOf(after).filter((one) => !NOTICE.test(one.title));
      return title ?? null;
    }
    after.push(line);
  }
  return null;
}

const bare = (text: string): string => text.replace(/[\s《》〈〉<>“”"]/g, '');

const NAMED = '《([^《》]{4,80}(?:[《〈<][^《》〈〉<>]{1,40}[》〉>][^《》]{0,40})?)》';
const VERSION = ' ?(?:\\([^()]{1,30}\\))? ?';
const ISSUES = new RegExp(
  `(?:现将|印发|转发|下发|制定(?:了)?|拟定的?|将)[^《。;]{0,16}${NAMED}${VERSION}(?=$|[,。;()]|印发|予以|转发|下发|公布|的通知|等|给|已|业)` +
    `|${NAMED}${VERSION}(?:已经|业经|经)[^。《]{2,60}(?:同意|通过|审定|批准)`,
  'g',
);

/** Papers of higher bodies, and those that a notice shares out rather than issues: 《政府工作报告》已经…通过. */
const NOT_ISSUED_HERE = /^(?:国务院|中共中央|中华人民共和国)|条例$|工作报告$/;

/** 现将《…》印发给你们: the name by which a notice issues the plan. */
function issuedName(head: readonly Line[]): string | null {
  for (const { text } of head) {
    if (!text.includes('《') || text.length > 700 || /解读如下/.test(text)) continue;
    for (const match of text.matchAll(ISSUES)) {
      const name = match[1] ?? match[2];
      if (!NOT_ISSUED_HERE.test(name)) return name;
    }
  }
  return null;
}

/** The lines where the named title stands, whole or broken over up to four lines, with what stands before and after it in them. */
function standing(lines: readonly Line[], name: string): TitleRead | null {
  const wanted = bare(name).replace(/\(.{1,20}\)$/, '');
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    if (lines[at].text.length > 80 || /[。;]|通知$/.test(lines[at].text)) continue;
    let joined = '';
    for (let to = at; to < Math.min(lines.length, at + 4); to += 1) {
      joined += bare(lines[to].text);
      if (joined.length > wanted.length + 30) break;
      const rest = joined.replace(/^.{0,3}附件?\d{0,2}:?/, '');
      if (!rest.includes(wanted)) continue;
      const around = rest.length - wanted.length;
      if (
        around > 0 &&
        !(rest.endsWith(wanted) && around <= 24) &&
        !TITLE_TAIL.test(rest.slice(rest.indexOf(wanted) + wanted.length))
      )
        break;
      if (/[:|>]/.test(rest) && !/[:]/.test(wanted)) break;
      return {
        title: clean(
          lines
            .slice(at, to + 1)
            .map(({ text }) => text)
            .join('')
            .replace(/^附件? ?\d{0,2} ?:? ?/, '') + tailAfter(lines, to),
        ),
        start: lines[at].start,
      };
    }
  }
  return null;
}

const tailAfter = (lines: readonly Line[], at: number): string =>
  lines[at + 1] && TITLE_TAIL.test(lines[at + 1].text) ? lines[at + 1].text : '';

/** Each line before the first item that ends as titles do, with the lines that it continues. */
function candidatesOf(head: readonly Line[]): StandingTitle[] {
  const found: StandingTitle[] = [];
  head.forEach((line, index) => {
    // 工 作 规 则: letters set apart.
    const words = /^(?:\S\s+){3}/.test(line.text) ? line.text.replace(/\s/g, '') : line.text;
    const text = words
      .replace(LABEL, '')
      .replace(/[\s|]+$/, '')
      .replace(OWN_NUMBER_AFTER, '');
    if (!endsAsTitle(text) || TITLE_TAIL.test(text)) return;
    let first = index;
    let title = text;
    while (first > 0 && index - first < 3 && joinable(head[first - 1], head[first], title)) {
      first -= 1;
      title = head[first].text + title;
    }
    found.push({ title: clean(title + tailAfter(head, index)), start: head[first].start });
  });
  return found;
}

/** A title broken over lines: its issuer alone on the line above, or a first half that a short rest continues. */
function joinable(before: Line, line: Line, rest: string): boolean {
  const { text } = before;
  if (text.length < 2 || text.length + rest.length > 90 || isChrome(text)) return false;
  if (NOT_A_TITLE.test(text) || dateLine(text) || /[)〕号>]$|[,:|]|文件$/.test(text)) return false;
  if (isOrganisationLine(text)) return !line.afterGap || rest.startsWith('关于');
  // …专项整治行动 over 实施方案: the rest alone would be the title of nothing.
  if (NAME_OF_NOTHING.test(rest) && FIRST_HALF.test(text) && !/通知$/.test(text)) return true;
  if (ENDS_AS_TITLE.test(text) || !FIRST_HALF.test(text)) return false;
  return rest.length <= (line.afterGap ? 14 : 26);
}

/** Papers of other kinds, which are named as well even though nothing is taken from them. */
const OTHER_PAPER =
  /(?:公示|情况|解读|讲话|致辞|纪要|说明|问答|年报|部署|答复|批复|请示|综述|侧记|动态|简报|倡议书|承诺书)(?:[(〔].{1,20}[)〕])?$/;

function otherPaper(head: readonly Line[]): StandingTitle | undefined {
  const line = head.find(
    ({ text }) =>
      text.length >= 8 &&
      text.length <= 60 &&
      OTHER_PAPER.test(text) &&
      !NOT_A_TITLE.test(text) &&
      !/[:|]/.test(text) &&
      !isChrome(text),
  );
  return line && { title: clean(line.text), start: line.start };
}

/** The first line of a document without any title word, where it is short and speaks of a year's work. */
function headline(line: Line | undefined, firstMark: number): StandingTitle | undefined {
  if (!line || line.start >= firstMark || line.text.length > 50 || /[。;:!?,]/.test(line.text))
    return undefined;
  return /20\d{2} ?年|工作|任务/.test(line.text) && !/^\d/.test(line.text.replace(/^20\d{2}/, ''))
    ? { title: clean(line.text), start: line.start }
    : undefined;
}

const clean = (title: string): string =>
  title
    .replace(/\s+/g, '')
    .replace(/^[《]([^《》]+)[》]$/, '$1')
    .replace(OWN_NUMBER_AFTER, '');
