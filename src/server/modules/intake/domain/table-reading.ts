/** What reading a task table gives, and the small words its parts share. */
import type { ParsedPlan, ParsedQuestion, Span } from './parsed-plan.js';
import { wordsOf } from './table-cells.js';
import type { Cell } from './table-columns.js';

export interface RowError {
  /** 1-based row of the sheet. */
  row: number;
  /** The column's heading as the sheet writes it. */
  column: string;
  value: string;
  /** Chinese, in office words. */
  reason: string;
}

export interface TableReading {
  parsed: ParsedPlan;
  rowErrors: RowError[];
  /** 1-based row of the headings; null when the sheet holds no task table. */
  headerRow: number | null;
  /** 1-based rows that gave an item, and rows that did not because of an error. */
  goodRows: number[];
  badRows: number[];
}

export const question = (
  code: string,
  message: string,
  span: Span | null = null,
  item: number | null = null,
): ParsedQuestion => ({
  code,
  message,
  span,
  item,
});

export const uniqueWords = (row: readonly Cell[]): string[] => [
  ...new Set(
    row
      .filter((cell) => !cell.covered)
      .map(wordsOf)
      .filter(Boolean),
  ),
];
