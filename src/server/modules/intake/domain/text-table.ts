/**
 * Task tables written as text: with bars or tabs, rows ragged or whole, or flattened to one cell per line as when copied
 * from a web page. The headings give the columns; which words stand in which column is the cheapest way to lay them out.
 */
import { dateLine } from './dates.js';
import { findHeader, headingOf, type Cell } from './table-columns.js';
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
    if (raw.trim() !== '' && !(RULE.test(raw) && !/\t/.test(raw))) lines.push(lineOf(raw, start));
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
  const words = [...text.matchAll(/\S+/g)].map((match) =>
    tokenOf(match[0], start + match.index, match.index === 0),
  );
  if (words.length >= 3) {
    return words.length <= MOST_HEADINGS && words.every(isTitle) && isHead(words)
      ? { titles: words, width: null, next: at + 1 }
      : null;
  }
  const titles: Token[] = [];
  let next = at;
  while (
    next < lines.length &&
    titles.length < MOST_HEADINGS &&
    !lines[next].ruled &&
    isTitle(lines[next].cells[0])
  ) {
    titles.push(lines[next].cells[0]);
    next += 1;
  }
  return titles.length >= 3 && isHead(titles) ? { titles: withoutOver(titles), width: null, next } : null;
}

const isTitle = ({ text }: Token): boolean => headingOf(text) !== null && !NAME_OF_TABLE.test(text);

const withoutOver = (titles: Token[]): Token[] =>
  titles.some(({ text }) => headingOf(text) === 'lead')
    ? titles.filter(({ text }) => !OVER_OTHERS.test(text))
    : titles;

const isHead = (titles: readonly Token[]): boolean =>
  titles.filter(isTitle).length >= 3 && findHeader([titles.map(({ text }) => ({ text }))]) !== null;

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
