/**
 * Task tables written as text: with bars or tabs, rows ragged or whole, or flattened to one cell per line as when copied
 * from a web page. The headings give the columns; which words stand in which column is the cheapest way to lay them out.
 */
import { dateLine } from './dates.js';
import { findHeader, headingOf, type Cell } from './table-columns.js';
import { isBelowPage, isPageMark } from './page-chrome.js';
import { layOut, type Token } from './text-table-layout.js';

export interface TextTable {
  rows: Cell[][];
  span: [start: number, end: number];
}

interface Line {
  text: string;
  start: number;
  /** Cells of a line with bars or tabs; the line itself otherwise. */
  cells: Token[];
  /** As written, empty cells counted. */
  width: number;
  ruled: boolean;
}

const RULE = /^[\s|｜│:+—–=_-]*$/;
/** Headings that stand above others (责任分工 over 牵头单位 and 配合单位). */
const OVER_OTHERS = /分工$/;
/** The name of the whole table, which stands above its headings. */
const NAME_OF_TABLE = /(?:表|方案|台账|要点|通知|意见)$|.{5}清单$|^附件/;
const LONGEST_TABLE = 8_000;
const MOST_HEADINGS = 12;

/** The tables in a text, from the top; offsets are into the text. */
export function tablesInText(text: string): TextTable[] {
  if (!mayHoldTable(text)) return [];
  const lines = linesOf(text);
  const tables: TextTable[] = [];
  for (let at = 0; at < lines.length;) {
    const head = headAt(lines, at);
    const table = head && tableBelow(text, lines, head);
    if (table) {
      tables.push(table.table);
      at = table.next;
    } else {
      at += 1;
    }
  }
  return tables;
}

const mayHoldTable = (text: string): boolean => /单位|部门|科室|处室|责任|时限|时间/.test(text);

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length;) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    const raw = text.slice(start, end);
    if (
      raw.trim() !== '' &&
      !(RULE.test(raw) && !/\t/.test(raw)) &&
      !isPageMark(raw.trim()) &&
      !isBelowPage(raw.trim())
    )
      lines.push(lineOf(raw, start));
    start = end + 1;
  }
  return lines;
}

function lineOf(raw: string, start: number): Line {
  // Line breaks inside cells, at the same length, so that places hold.
  const text = raw.replace(/<br ?\/?>/gi, (mark) => '\n'.padEnd(mark.length));
  const separator = /[|｜│]/.test(text) ? /[|｜│]/ : /\t/;
  const pieces = text.split(separator);
  if (pieces.length === 1) {
    return { text, start, cells: [tokenOf(text, start, true)], width: 1, ruled: false };
  }
  const [opens, closes] = [pieces[0].trim() === '', pieces[pieces.length - 1].trim() === ''];
  const from = separator.source !== '\\t' && opens ? 1 : 0;
  const to = separator.source !== '\\t' && closes ? pieces.length - 1 : pieces.length;
  const cells: Token[] = [];
  let at = start;
  pieces.forEach((piece, index) => {
    if (index >= from && index < to && piece.trim() !== '') {
      cells.push({ ...tokenOf(piece, at, cells.length === 0), place: index - from });
    }
    at += piece.length + 1;
  });
  return { text, start, cells, width: to - from, ruled: true };
}

function tokenOf(raw: string, start: number, opensLine: boolean): Token {
  const from = start + (raw.length - raw.trimStart().length);
  const text = raw.trim();
  return { text, start: from, end: from + text.length, opensLine, place: null };
}

interface Head {
  titles: Token[];
  /** Columns as written in a line with bars or tabs, if each has its heading. */
  width: number | null;
  next: number;
}

/** Headings at a line: all on it, or one per line. */
function headAt(lines: readonly Line[], at: number): Head | null {
  const { cells, width, ruled, text, start } = lines[at];
  if (ruled) {
    if (cells.length < 3 || !isHead(cells)) return null;
    return { titles: cells, width: cells.length === width ? width : null, next: at + 1 };
  }
  if (text.length > 120) return null;
  // 具 体 内 容 is one heading, set wide.
  const wide = /^\S(?: \S)+$/.test(text.trim());
  const words = [...text.matchAll(wide ? /\S.*\S/g : /\S+/g)].map((match) =>
    tokenOf(match[0], start + match.index, match.index === 0),
  );
  if (words.length >= 3) {
    return words.length <= MOST_HEADINGS && words.every(isTitle) && isHead(words)
      ? { titles: words, width: null, next: at + 1 }
      : null;
  }
  const titles: Token[] = [];
  let next = at;
  while (next < lines.length && titles.length < MOST_HEADINGS && !lines[next].ruled) {
    const [cell] = lines[next].cells;
    const rest = lines[next + 1]?.ruled === false ? lines[next + 1].cells[0] : null;
    const whole =
      rest && inHalves(cell.text, rest.text) ? { ...cell, text: cell.text + rest.text, end: rest.end } : cell;
    if (!isTitle(whole)) break;
    titles.push(whole);
    next += whole === cell ? 1 : 2;
  }
  return titles.length >= 3 && isHead(titles) ? { titles: withoutOver(titles), width: null, next } : null;
}

/** 责任 over 领导, 完成 over 时间: a narrow heading, broken where its cell was. */
const inHalves = (first: string, second: string): boolean =>
  /^(?:责任|牵头|配合|协助|协办|主办|承办|督办|完成|办结|工作|具体|主要|整改|重点|分管|实施|推进|项目|任务|创建|相关|参与|包抓|挂点)$/.test(
    first,
  ) &&
  /^(?:领导|部门|单位|科室|处室|股室|人员?|时间|时限|期限|日期|任务|内容|要求|措施|目标|类别|名称|事项|举措|情况)$/.test(
    second,
  );

const isTitle = ({ text }: Token): boolean =>
  (headingOf(text) !== null || /^(?:类别|分类|领域|板块)$/.test(text)) && !NAME_OF_TABLE.test(text);

const withoutOver = (titles: Token[]): Token[] =>
  titles.some(({ text }) => headingOf(text) === 'lead')
    ? titles.filter(({ text }) => !OVER_OTHERS.test(text))
    : titles;

const isHead = (titles: readonly Token[]): boolean =>
  titles.filter(isTitle).length >= 3 && findHeader([titles.map(({ text }) => ({ text }))]) !== null;

/** The line below headings that repeat these; `at` where none do. */
function headingsAgain(lines: readonly Line[], at: number, titles: readonly Token[]): number {
  if (!isTitle(lines[at].cells[0] ?? lines[at])) return at;
  const head = headAt(lines, at);
  const same =
    head?.titles.length === titles.length &&
    head.titles.every(({ text }, index) => text === titles[index].text);
  return head && same ? head.next : at;
}

function tableBelow(
  text: string,
  lines: readonly Line[],
  { titles, width, next }: Head,
): { table: TextTable; next: number } | null {
  const tokens: Token[] = [];
  /** Index of the line of each token. */
  const lineAt: number[] = [];
  for (let at = next; at < lines.length && tokens.length < LONGEST_TABLE; at += 1) {
    const line = lines[at];
    // Below a table with bars or tabs, an office over a date is the signature.
    if (lines[next - 1].ruled && !line.ruled && at + 1 < lines.length && dateLine(lines[at + 1].text)) break;
    // The headings stand again at the top of each printed page.
    const again = headingsAgain(lines, at, titles);
    if (again > at) {
      at = again - 1;
      continue;
    }
    const whole = width !== null && line.ruled && line.width === width;
    const parts = titles.length >= 3 && !line.ruled ? spacedCells(line, titles, lines[next - 1]) : line.cells;
    for (const token of parts) {
      tokens.push(whole ? token : { ...token, place: null });
      lineAt.push(at);
    }
  }
  const laid = layOut(
    titles.map(({ text: title }) => title),
    tokens,
  );
  if (!laid) return null;
  const cellOf = (found: readonly Token[]): Cell => {
    if (found.length === 0) return { text: '' };
    const span: [number, number] = [found[0].start, found[found.length - 1].end];
    return {
      text: found.length === 1 ? found[0].text : text.slice(...span).replace(/[|｜│\t]/g, '\n'),
      span,
    };
  };
  const head = laid.titles.map((title, column): Cell => {
    const own = titles[column - (laid.titles.length - titles.length)];
    return { text: title, ...(own?.text === title && { span: [own.start, own.end] as [number, number] }) };
  });
  const last = laid.used - 1;
  return {
    table: {
      rows: [head, ...laid.rows.map((row) => row.map(cellOf))],
      span: [titles[0].start, tokens[last].end],
    },
    next: last + 1 < lineAt.length ? Math.max(lineAt[last + 1], next) : lines.length,
  };
}

/** Under headings set apart by spaces, the cells of a row are too. */
function spacedCells(line: Line, titles: readonly Token[], head: Line): Token[] {
  if (head.ruled || head.cells[0].text.split(/\s+/).length !== titles.length) return line.cells;
  return [...line.text.matchAll(/\S+/g)].map((match) =>
    tokenOf(match[0], line.start + match.index, match.index === line.text.search(/\S/)),
  );
}
