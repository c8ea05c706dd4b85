/** Rows of a task table that could not be taken, as they stood, so that they can be handed back to be corrected. */
import { isBlank } from './table-cells.js';
import type { Cell, Header, TaskColumn } from './table-columns.js';
import type { RowError } from './table-reading.js';

/** What a cell of a failed row held: words, a number, or a formula's error value. Dates are words, `YYYY-MM-DD`. */
export type FailedCell = string | number | { error: string };

export interface FailedRow {
  /** 1-based row of the sheet. */
  row: number;
  cells: FailedCell[];
  /** `at`: index of the bad cell; null where the table has no such column. */
  problems: { at: number | null; column: string; reason: string }[];
}

export interface FailedTable {
  /** Headings as the sheet writes them, in its order of columns; empty where a column has none. */
  headings: string[];
  rows: FailedRow[];
}

/** `badRows` are 1-based. Null where every row could be taken. */
export function failedRowsOf(
  rows: readonly (readonly Cell[])[],
  header: Header,
  { badRows, rowErrors }: { badRows: readonly number[]; rowErrors: readonly RowError[] },
): FailedTable | null {
  if (badRows.length === 0) return null;
  const above = header.first < header.row ? rows[header.row - 1] : undefined;
  // Two rows of headings become one, in which the lower one is the more exact.
  const headings = rows[header.row].map(({ text }, column) => text || (above?.[column]?.text ?? ''));
  const failed = badRows.map((row) => ({ row, cells: wholeRow(rows, header, row - 1).map(cellOf) }));
  const width = Math.max(...[headings, ...failed.map(({ cells }) => cells)].map(widthOf));
  const keys = Object.keys(header.columns) as TaskColumn[];
  const problems = new Map<number, FailedRow['problems']>(badRows.map((row) => [row, []]));
  for (const { row, column, reason } of rowErrors) {
    const key = keys.find((one) => header.titles[one] === column);
    problems.get(row)?.push({ at: key === undefined ? null : header.columns[key]!, column, reason });
  }
  return {
    headings: padded(headings, width),
    rows: failed.map(({ row, cells }) => ({
      row,
      cells: padded(cells, width),
      problems: problems.get(row)!,
    })),
  };
}

/** A row that only adds units to the task above it says nothing alone: it gets that task's number and words. */
function wholeRow(rows: readonly (readonly Cell[])[], header: Header, row: number): readonly Cell[] {
  const { number } = header.columns;
  const has = (at: number, columns: readonly number[]): boolean =>
    columns.some((column) => !isBlank(rows[at][column]));
  const words = number === undefined ? header.texts : [number, ...header.texts];
  if (has(row, words)) return rows[row];
  for (let above = row - 1; above > header.row; above -= 1) {
    if (!has(above, header.texts)) continue;
    return rows[row].map((cell, column) => (words.includes(column) ? rows[above][column] : cell));
  }
  return rows[row];
}

function cellOf({ text, numeric, error, covered }: Cell): FailedCell {
  if (error !== undefined) return { error };
  // Beside the cell it belongs to, a merge's words would stand twice in the row.
  if (covered === 'right') return '';
  const number = Number(text);
  return numeric && Number.isFinite(number) ? number : text;
}

const widthOf = (cells: readonly FailedCell[]): number => cells.findLastIndex((cell) => cell !== '') + 1;

const padded = <T extends FailedCell>(cells: readonly T[], width: number): T[] =>
  Array.from({ length: width }, (_, at) => cells[at] ?? ('' as T));
