/** .csv and its relatives: comma, tab or semicolon, quotes that hold separators and line breaks. */
import { findHeader, type Cell } from '../domain/table-columns.js';
import type { ReadDocument } from './read-document.js';

const DELIMITERS = [',', '\t', ';', '\uff0c'];
/** How many records are looked at to tell a table from prose. */
const SAMPLE = 60;
/** A row of more cells is a sentence with many commas. */
const MAX_COLUMNS = 60;
/** A quoted cell longer than this is a quotation mark that was never closed. */
const LONGEST_CELL = 20_000;

/** The text as a task table, if that is what it is; else null. */
export function readDelimited(text: string): ReadDocument | null {
  for (const delimiter of DELIMITERS) {
    if (!text.includes(delimiter)) continue;
    const head = recordsOf(text, delimiter, SAMPLE);
    const header = findHeader(head);
    if (!header || Object.keys(header.columns).length < 2) continue;
    const width = head[header.row].length;
    const below = head.slice(header.row + 1).filter((row) => row.some(({ text: words }) => words !== ''));
    const even = below.filter((row) => row.length === width || row.length === 1);
    const full = below.filter((row) => row.length === width);
    if (full.length === 0 || even.length < below.length * 0.8) continue;
    const rows = recordsOf(text, delimiter, Infinity);
    return { kind: 'csv', text, tables: [{ name: '表格', rows, span: [0, text.length] }] };
  }
  return null;
}

/** Whether the text is laid out as a table at all, whatever its headings say. */
export function looksDelimited(text: string): boolean {
  return [',', '\t', ';'].some((delimiter) => {
    const records = recordsOf(text, delimiter, SAMPLE).filter((row) => row.some(({ text: t }) => t !== ''));
    const width = Math.max(0, ...records.map((row) => row.length));
    return (
      records.length > 1 &&
      width > 1 &&
      records.filter((row) => row.length === width).length > records.length * 0.8
    );
  });
}

function recordsOf(text: string, delimiter: string, most: number): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length && rows.length < most) {
    const quoted = text[at] === '"' ? quotedCell(text, at, delimiter) : null;
    const cell = quoted ?? plainCell(text, at, delimiter);
    row.push(cell.cell);
    if (row.length > MAX_COLUMNS) return [];
    at = cell.end;
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length) continue;
      row.push({ text: '', span: [at, at] });
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    rows.push(row);
    row = [];
  }
  return rows;
}

interface Read {
  cell: Cell;
  end: number;
}

function plainCell(text: string, start: number, delimiter: string): Read {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  const words = text.slice(start, end).trim();
  const from = start + (text.slice(start, end).length - text.slice(start, end).trimStart().length);
  return { cell: { text: words, span: [from, from + words.length] }, end };
}

/** null where the quotation mark is not closed before a separator or the line's end. */
function quotedCell(text: string, start: number, delimiter: string): Read | null {
  const most = Math.min(text.length, start + LONGEST_CELL);
  let words = '';
  for (let at = start + 1; at < most; at += 1) {
    if (text[at] !== '"') {
      words += text[at];
    } else if (text[at + 1] === '"') {
      words += '"';
      at += 1;
    } else {
      const next = text[at + 1];
      if (next !== undefined && next !== delimiter && next !== '\n' && next !== '\r') return null;
      return { cell: { text: words.trim(), span: [start + 1, at] }, end: at + 1 };
    }
  }
  return null;
}
