/** From lines to numbered blocks with parents. Numbers are labels; only their class and order make the tree. */
import type { Body } from './body.js';
import type { Line } from './lines.js';
import { damagedMarkAt, markAt, type Mark } from './numbering.js';

export interface Block {
  /** null for the paragraphs before the first mark. */
  mark: Mark | null;
  parent: number | null;
  start: number;
  /** The words after the mark on its own line, then the paragraphs that follow, none of them numbered. */
  lines: Line[];
}

interface Candidate {
  mark: Mark;
  line: Line;
  atLineStart: boolean;
  /** Stands right behind the words of the mark before, without any separator: 二、重点任务(一)推进公开1.公开目录。 */
  glued: boolean;
  /** In the middle of a page on one line, with nothing before it that ends: …局办公室(四)实施…. */
  bare?: boolean;
  /** Lost a half; see damagedMarkAt. */
  damaged?: boolean;
}

const SENTENCE_END = '。!?)』」”…';
const HAN = /[\u4e00-\u9fff”)]/;
/** A line shorter than this has not been wrapped. */
const WHOLE = 24;
/** A line longer than this holds a page. */
const PAGE = 300;
/** A heading is no longer than this. */
const HEADING = 40;

/** Marks at line starts, and those inside a line that may be headings run together with what stands before them. */
function candidatesOf(body: Body): Candidate[] {
  const candidates: Candidate[] = [];
  let lineBefore = '';
  for (const line of body.lines) {
    if (!body.content.has(line)) continue;
    const first = markAt(line.text, 0);
    // A line that is only the rest of the one before begins with whatever it likes.
    const whole = lineBefore.length < WHOLE || /[。;:!?)]$/.test(lineBefore);
    const damaged = first || line.cut || !whole ? null : damagedMarkAt(line.text);
    if (damaged)
      candidates.push({ mark: shift(damaged, line), line, atLineStart: false, glued: false, damaged: true });
    lineBefore = line.text;
    if (first) candidates.push({ mark: shift(first, line), line, atLineStart: !line.cut, glued: false });
    let last = first;
    for (let at = first ? first.end : 1; at < line.text.length; at += 1) {
      const before = line.text[at - 1];
      const character = line.text[at];
      if (!/[一二三四五六七八九十(〔[第\d]/.test(character)) continue;
      const ended = SENTENCE_END.includes(before) || before === ' ' || before === '\t';
      const near = !ended && last !== null && at > last.end && at - last.end <= HEADING && HAN.test(before);
      const opens = before === ':';
      const inPage = !ended && !opens && line.text.length > PAGE && HAN.test(before);
      if (!ended && !near && !opens && !inPage) continue;
      const mark = markAt(line.text, at);
      if (!mark || mark.form.rank > 4 || mark.form.class === 'article') continue;
      if (opens && !(mark.form.class === 'han' && mark.value === 1)) continue;
      const glued = near && isGlued(last!, mark, line.text);
      const bare = !glued && inPage && mayBeBare(mark, line.text);
      if (!ended && !opens && !glued && !bare) continue;
      candidates.push({ mark: shift(mark, line), line, atLineStart: false, glued, bare });
      last = mark;
      at = mark.end - 1;
    }
  }
  return candidates;
}

/** 第(四)项 and 第二、三产业 are no marks. */
const mayBeBare = (mark: Mark, text: string): boolean =>
  mark.value > 1 &&
  (mark.form.class === 'hanBracket' || (mark.form.class === 'han' && text[mark.end - 1] === '、')) &&
  /[\u4e00-\u9fff“]/.test(text[mark.end] ?? '') &&
  !'第条款项表十百一二三四五六七八九'.includes(text[mark.start - 1]);

/** A deeper mark right behind a heading that holds nothing but words; whether its number goes on is seen later. */
const isGlued = (heading: Mark, mark: Mark, text: string): boolean =>
  mark.form.rank > heading.form.rank &&
  heading.form.rank <= 2 &&
  (mark.form.class === 'hanBracket' || mark.form.class === 'arabic') &&
  !/[。;:,!?]/.test(text.slice(heading.end, mark.start));

const shift = (mark: Mark, line: Line): Mark => ({
  ...mark,
  start: mark.start + line.start,
  end: mark.end + line.start,
});

/** For each candidate the value of the next one of its class before a higher one, null if there is none. */
function followers(candidates: readonly Candidate[]): (number | null)[] {
  const next: (number | null)[] = new Array(candidates.length).fill(null);
  const latest = new Map<number, number>();
  for (let index = candidates.length - 1; index >= 0; index -= 1) {
    const { rank } = candidates[index].mark.form;
    next[index] = latest.get(rank) ?? null;
    for (const other of [...latest.keys()]) if (other > rank) latest.delete(other);
    latest.set(rank, candidates[index].mark.value);
  }
  return next;
}

/**
 * A mark inside a line counts when it carries its series on: it follows the last accepted one of its class, or opens a
 * series that goes on. Arabic ones inside a line need both neighbours, for 1.…2.… are also plain enumerations.
 */
function accepted(candidates: readonly Candidate[], text: string): Mark[] {
  const next = followers(candidates);
  const inScope = new Map<number, number>();
  const everSeen = new Map<number, number>();
  const marks: Mark[] = [];
  const decimals = new DecimalSeries();
  candidates.forEach((candidate, index) => {
    const { value, form } = candidate.mark;
    const previous = inScope.get(form.rank) ?? 0;
    const goesOn = next[index] === value + 1;
    // Numbers restart in each chapter or continue across chapters.
    const follows = value === previous + 1 || value === (everSeen.get(form.rank) ?? 0) + 1;
    const firstUnderHeading = opensUnder(marks.at(-1), candidate, text);
    // What is glued to a heading must be that heading's own: the heading itself has been taken.
    if (candidate.glued && marks.at(-1)?.end !== headEnd(candidates, index)) return;
    // (一) opens under any heading; a later number only where the one before it stood in the last chapter.
    if (candidate.glued && form.class === 'hanBracket' && value > 1 && value !== (everSeen.get(2) ?? 0) + 1)
      return;
    const carriesOn =
      value === previous + 1 &&
      (form.class !== 'han' || goesOn || holdsFirst(candidate, candidates[index + 1]));
    if (candidate.bare && !carriesOn) return;
    const takes = candidate.damaged
      ? value === 1
        ? goesOn
        : follows
      : candidate.atLineStart ||
        (value === 1
          ? (goesOn && previous !== 1) || firstUnderHeading
          : follows && (form.class !== 'arabic' || goesOn || next[index] === null));
    if (!takes) return;
    if (!decimals.takes(candidate.mark)) return;
    if (form.rank <= 2) for (const other of [...inScope.keys()]) if (other > form.rank) inScope.delete(other);
    inScope.set(form.rank, value);
    everSeen.set(form.rank, value);
    marks.push(candidate.mark);
  });
  return marks;
}

/** 三、保障措施(一)…: the last chapter of its page. */
const holdsFirst = ({ mark }: Candidate, next: Candidate | undefined): boolean =>
  mark.form.class === 'han' &&
  next?.mark.form.class === 'hanBracket' &&
  next.mark.value === 1 &&
  next.mark.start - mark.end <= HEADING;

/** 2.1 stands under the second matter and follows nothing or 2.0; 3.5 in a sentence does not. */
class DecimalSeries {
  /** The last figure under each number that is open, which may be 一、 or 2. above 2.1. */
  private readonly last = new Map<string, number>();

  takes({ form, value, prefix }: Mark): boolean {
    if (prefix === undefined) {
      if (form.rank === 1 || form.rank === 4) this.last.set(String(value), 0);
      return true;
    }
    if (this.last.get(prefix) !== value - 1) return false;
    this.last.set(prefix, value);
    this.last.set(`${prefix}.${value}`, 0);
    return true;
  }
}

const headEnd = (candidates: readonly Candidate[], index: number): number | undefined =>
  candidates[index - 1]?.mark.end;

/** 三、保障措施 (一)加强领导: the first of its series right after a short heading, even if nothing follows it. */
function opensUnder(heading: Mark | undefined, { mark }: Candidate, text: string): boolean {
  if (!heading || heading.form.rank !== 1 || mark.form.class !== 'hanBracket') return false;
  const between = text.slice(heading.end, Math.min(mark.start, heading.end + 40));
  return between.length <= 30 && !/[。;]/.test(between);
}

/** A row of a table of figures: its numbers are its own and stand under the chapter that holds it. */
const isRow = (text: string): boolean => text.length <= PAGE && /\|.*\|/.test(text);
const IN_TABLE = 10;

export function outlineOf(body: Body): Block[] {
  const marks = accepted(candidatesOf(body), body.text);
  const blocks: Block[] = [{ mark: null, parent: null, start: 0, lines: [] }];
  const open: { rank: number; index: number }[] = [];
  let pending = 0;
  for (const line of body.lines) {
    if (!body.content.has(line)) continue;
    if (body.restarts.has(line)) open.length = 0;
    let at = line.start;
    while (pending < marks.length && marks[pending].start < line.end) {
      const mark = marks[pending];
      pushText(blocks[blocks.length - 1], line, at, mark.start);
      const rank = mark.form.rank + (isRow(line.text) ? IN_TABLE : 0);
      while (open.length && open[open.length - 1].rank >= rank) open.pop();
      blocks.push({ mark, parent: open.at(-1)?.index ?? null, start: mark.start, lines: [] });
      open.push({ rank, index: blocks.length - 1 });
      at = mark.end;
      pending += 1;
    }
    pushText(blocks[blocks.length - 1], line, at, line.end);
  }
  return blocks;
}

function pushText(block: Block, line: Line, from: number, to: number): void {
  const raw = line.text.slice(from - line.start, to - line.start);
  const text = raw.trim();
  if (text === '') return;
  const start = from + (raw.length - raw.trimStart().length);
  block.lines.push({ text, start, end: start + text.length, afterGap: line.afterGap, cut: line.cut });
}
