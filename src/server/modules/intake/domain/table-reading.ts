/** What reading a task table gives, and the small words its parts share. */
import type { FailedTable } from './failed-rows.js';
import { markAt } from './numbering.js';
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
  /** The bad rows as they stood; null where there are none. */
  failed: FailedTable | null;
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

export const HAN_NUMBER = /^[(〔]?[一二三四五六七八九十]{1,3}[)〕]?[、.]?$/;

/** 一、… and (一)… on lines of one cell are two steps of the chain. */
export function partsOf(words: string): string[] {
  const lines = words.split('\n').map((line) => line.trim());
  const stepped = lines.length > 1 && lines.every((line) => (markAt(line, 0)?.form.rank ?? 9) <= 2);
  return stepped ? lines : [words];
}

/** The level of a number that stands in a column of its own; see ParsedItem. */
export function levelOf(number: string): number {
  if (number === '') return 0;
  if (HAN_NUMBER.test(number)) return /^[(〔]/.test(number) ? 2 : 1;
  return /^\(\d+\)$/.test(number) ? 4 : 3;
}
