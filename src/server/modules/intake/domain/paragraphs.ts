/** From blocks to draft items: whose words, duties and deadlines each paragraph carries. */
import { labelAt, readDutyClause } from './duty-clause.js';
import type { WorkingItem, PlacedFinding } from './working-draft.js';
import type { Line } from './lines.js';
import type { Block } from './outline.js';
import { Passage } from './passage.js';
import { RECOGNISERS } from './recognisers/index.js';
import type { DocumentFacts } from './recognisers/finding.js';

interface Paragraph {
  lines: Line[];
  text: string;
  findings: PlacedFinding[];
  /** Only a clause or a field (牵头单位:…): belongs to what stands before it. */
  clauseOnly: boolean;
}

const ENDS_PARAGRAPH = /[。!?:;)\]】…”]$/;
const CLOSING =
  /^(?:各(?:单位|部门|处室|科室|县|区|市|镇|乡|街道|级|地|有关|相关|责任|牵头)[^。]{0,30}?(?:要|请|应|须|于)|请各|本(?:方案|意见|要点|计划|办法|通知|细则)|附[:件]|特此|以上)/;
/** A line shorter than this that stops without punctuation is a heading, not a wrapped line. */
const WRAPPED = 24;

export function workingItemsOf(text: string, blocks: readonly Block[], facts: DocumentFacts): WorkingItem[] {
  const items: WorkingItem[] = [];
  const indexOfBlock = new Map<number, number>();
  blocks.forEach((block, blockIndex) => {
    const paragraphs = paragraphsOf(block, facts);
    if (block.mark) {
      indexOfBlock.set(blockIndex, items.length);
      const parent = block.parent === null ? null : (indexOfBlock.get(block.parent) ?? null);
      addBlock(items, block, paragraphs, parent, text, blockIndex === blocks.length - 1);
    } else {
      for (const paragraph of paragraphs) {
        if (statedDuty(paragraph) && !isByline(paragraph)) items.push(unnumbered(paragraph, null));
      }
    }
  });
  return items;
}

function addBlock(
  items: WorkingItem[],
  block: Block,
  paragraphs: Paragraph[],
  parent: number | null,
  text: string,
  isLast: boolean,
): void {
  const mark = block.mark!;
  const [first, ...rest] = paragraphs;
  const own: WorkingItem = {
    number: text.slice(mark.start, mark.end).replace(/\s/g, ''),
    level: mark.form.level,
    parent,
    kind: 'section',
    paragraphs: [],
    heading: '',
    start: mark.start,
    end: mark.end,
    findings: [],
    certainty: 'sure',
  };
  const index = items.length;
  items.push(own);
  if (!first) return;
  take(own, first);
  own.heading = headingOf(first.text);
  const lone = isLoneHeading(first.text);
  const unassigned = lone && !statedDuty(first);
  // What stands right under a bare heading is said under it, however it begins.
  const closes = (paragraph: Paragraph) =>
    isLast && CLOSING.test(paragraph.text) && !(unassigned && paragraph === rest[0]);
  const bodies = rest.filter((paragraph) => !paragraph.clauseOnly && !closes(paragraph));
  // One body under a lone heading is the heading's own.
  const together = unassigned && bodies.length <= 1;
  let current = own;
  for (const paragraph of rest) {
    if (paragraph.clauseOnly) take(current === own ? closedBy(items, own) : current, paragraph);
    else if (closes(paragraph)) {
      if (carries(paragraph)) items.push((current = unnumbered(paragraph, null)));
    } else if (together || !carries(paragraph) || (lone && !statedDuty(paragraph))) {
      take(own, paragraph);
      current = own;
    } else {
      current = unnumbered(paragraph, index);
      items.push(current);
    }
  }
}

/** A clause on its own line behind ①②③ closes the item they stand under, unless one of them has its own. */
function closedBy(items: readonly WorkingItem[], own: WorkingItem): WorkingItem {
  if (own.level < 4 || own.parent === null) return own;
  // A list of points is short; what stands further up is another matter.
  const family = items.slice(Math.max(own.parent + 1, items.length - 30));
  const assigned = [items[own.parent], ...family].some(({ findings }) =>
    findings.some((finding) => finding.what === 'duty' && finding.basis === 'stated'),
  );
  return family.length > 1 && family.every(({ parent }) => parent === own.parent) && !assigned
    ? items[own.parent]
    : own;
}

function take(item: WorkingItem, paragraph: Paragraph): void {
  item.paragraphs.push(paragraph.text);
  for (const one of paragraph.findings) item.findings.push(one);
  item.end = Math.max(item.end, paragraph.lines.at(-1)!.end);
}

const unnumbered = (paragraph: Paragraph, parent: number | null): WorkingItem => ({
  number: '',
  level: 0,
  parent,
  kind: 'task',
  paragraphs: [paragraph.text],
  heading: headingOf(paragraph.text),
  start: paragraph.lines[0].start,
  end: paragraph.lines.at(-1)!.end,
  findings: [...paragraph.findings],
  certainty: 'likely',
});

const statedDuty = ({ findings }: Paragraph): boolean =>
  findings.some((finding) => finding.what === 'duty' && finding.basis === 'stated');

/** (某某局) on a line of its own before any task names the author. */
const isByline = ({ clauseOnly, findings }: Paragraph): boolean =>
  clauseOnly && findings.every(({ rule }) => rule === 'bracket-list');

const carries = (paragraph: Paragraph): boolean =>
  statedDuty(paragraph) ||
  paragraph.findings.some(
    (finding) => finding.what === 'deadline' && finding.kind !== 'soft' && finding.kind !== 'ongoing',
  );

/** The heading: up to the first full stop, or the whole line. */
export function headingOf(text: string): string {
  const stop = text.search(/[。!?]/);
  return stop < 0 ? text : text.slice(0, stop);
}

const isLoneHeading = (text: string): boolean => {
  const bare = text.replace(/\([^()]{0,200}\)$/, '').replace(/[。:]$/, '');
  return bare.length <= 60 && !/[。;!?]/.test(bare);
};

/** Lines of a block as paragraphs; hard-wrapped lines are joined again. */
function paragraphsOf(block: Block, facts: DocumentFacts): Paragraph[] {
  const groups: Line[][] = [];
  block.lines.forEach((line, index) => {
    const previous = block.lines[index - 1];
    const open = previous && openBracket(groups.at(-1)!);
    const wrapped =
      previous &&
      !line.afterGap &&
      ((line.cut && index > 1) || previous.text.length >= WRAPPED) &&
      !ENDS_PARAGRAPH.test(previous.text);
    // 牵头单位:… and what is asked of all at the end.
    const apart = previous && CLOSING.test(line.text) && labelAt(groups.at(-1)![0].text);
    if (previous && !apart && (wrapped || (open && !line.afterGap)) && !labelAt(line.text))
      groups.at(-1)!.push(line);
    else groups.push([line]);
  });
  return groups.map((lines) => {
    const passage = new Passage(lines);
    const findings: PlacedFinding[] = [];
    for (const recogniser of RECOGNISERS) {
      for (const finding of recogniser.find(passage.text, facts)) {
        const [from, to] = passage.span(finding.start, finding.end);
        findings.push({ ...finding, from, to });
      }
    }
    return { lines, text: passage.text, findings, clauseOnly: isClauseOnly(passage.text, findings) };
  });
}

/** A bracket that opened on the last line and has not closed, as in a clause broken over two lines. */
function openBracket(lines: readonly Line[]): boolean {
  const tail = lines.at(-1)!.text.slice(-120);
  return tail.lastIndexOf('(') > tail.lastIndexOf(')');
}

function isClauseOnly(text: string, findings: readonly PlacedFinding[]): boolean {
  if (text.length > 600) return false;
  const bare = text.replace(/^[—–-]*[([【〔]?/, '').replace(/[)\]】〕]?[。;]?$/, '');
  if (labelAt(bare)) return true;
  if (!findings.some((finding) => finding.what === 'duty' && finding.basis === 'stated')) return false;
  const clause = readDutyClause(bare);
  // A sentence of its own before the names is what is to be done.
  return clause.whole && clause.units.length > 0 && !bare.slice(0, clause.units[0].start).includes('。');
}
