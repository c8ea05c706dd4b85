import { instantInShanghai, isCalendarDate } from '../../../common/calendar-date.js';
import type { Cell } from './table-columns.js';

/** The columns of the 触发事项登记表; template and reader share this list. */
export const EVENT_COLUMNS = ['序号', '事项类型', '发生日期', '发生时间', '具体事项', '涉及单位'] as const;
export type EventColumn = (typeof EVENT_COLUMNS)[number];

/** A cell that cannot be taken, with what to do about it. */
export interface BadEventCell {
  row: number;
  column: string;
  value: string;
  reason: string;
}

/** A row as read: names are still to be looked up. */
export interface EventTableRow {
  /** The row of the sheet, from 1. */
  line: number;
  typeName: string;
  occurredAt: string;
  /** No time stands in it: it counts from midnight. */
  untimed: boolean;
  subject: string;
  unitNames: string[];
}

export interface EventTable {
  rows: EventTableRow[];
  bad: BadEventCell[];
}

const EXAMPLE = /^示例/;
const NEEDED: readonly EventColumn[] = ['事项类型', '发生日期', '具体事项'];
/** Above the headings stand the title and a note. */
const HEAD_WITHIN = 10;

/** Null where no row of the sheet holds the headings. The row marked 示例 and empty rows are passed over. */
export function readEventTable(rows: readonly (readonly Cell[])[]): EventTable | null {
  const head = rows
    .slice(0, HEAD_WITHIN)
    .findIndex((cells) =>
      NEEDED.every((title) => cells.some(({ text }) => text.replace(/\s/g, '') === title)),
    );
  if (head < 0) return null;
  const place = new Map(
    EVENT_COLUMNS.map((title) => [
      title,
      rows[head].findIndex(({ text }) => text.replace(/\s/g, '') === title),
    ]),
  );
  const table: EventTable = { rows: [], bad: [] };
  rows.slice(head + 1).forEach((cells, index) => {
    const line = head + index + 2;
    const cell = (title: EventColumn): Cell => cells[place.get(title)!] ?? { text: '' };
    const filled = EVENT_COLUMNS.filter((title) => title !== '序号' && cell(title).text.trim() !== '');
    if (filled.length === 0 || EXAMPLE.test(cell('序号').text.trim())) return;
    const bad: BadEventCell[] = [];
    const refuse = (column: EventColumn, reason: string) =>
      bad.push({ row: line, column, value: cell(column).text.trim(), reason });
    for (const title of filled) {
      if (cell(title).error) refuse(title, '单元格是公式错误值,请改填内容');
    }
    const typeName = cell('事项类型').text.trim();
    if (!typeName) refuse('事项类型', '未填事项类型,请从下拉列表选择');
    const subject = cell('具体事项').text.replace(/\s+/g, ' ').trim();
    if (!subject) refuse('具体事项', '未填具体事项');
    else if (subject.length < 2 || subject.length > 200) refuse('具体事项', '具体事项为 2–200 个字');
    const date = dayOfCell(cell('发生日期'));
    if (!date) refuse('发生日期', '应填日期,如 2026-06-13');
    // 2026-06-13 09:30 in one cell is a date with its time.
    const timeCell = cell('发生时间').text.trim() === '' ? sameCell(cell('发生日期')) : cell('发生时间');
    const time = timeOfCell(timeCell);
    if (time === null) refuse('发生时间', '应填 24 小时制的时刻,如 09:30;不填按 0 时计,按小时计的必填');
    if (bad.length > 0) {
      table.bad.push(...bad);
      return;
    }
    const unitNames = cell('涉及单位')
      .text.split(/[、,,;;\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const occurredAt = instantInShanghai(date!, time!).toISOString();
    const untimed = timeCell.text.trim() === '';
    table.rows.push({ line, typeName, occurredAt, untimed, subject, unitNames: [...new Set(unitNames)] });
  });
  return table;
}

function dayOfCell({ date, text }: Cell): string | null {
  const written = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim());
  const day =
    date ?? (written && `${written[1]}-${written[2].padStart(2, '0')}-${written[3].padStart(2, '0')}`);
  return day && isCalendarDate(day) && /^(?:19|20|21)/.test(day) ? day : null;
}

/** `HH:mm`; a time of Excel is a part of a day, or text. An empty cell is 00:00. */
function timeOfCell({ text, numeric, date, minutes }: Cell): string | null {
  const words = text.trim();
  if (words === '') return '00:00';
  if (numeric && Number(words) >= 0 && Number(words) < 1) return clock(Math.round(Number(words) * 1440));
  if (date !== undefined) return clock(minutes ?? 0);
  const written = /^(\d{1,2})\s*[::时]\s*(\d{1,2})?\s*分?(?:[::]\d{2})?$/.exec(words);
  if (!written) return null;
  const [hour, minute] = [Number(written[1]), Number(written[2] ?? 0)];
  return hour < 24 && minute < 60 ? clock(hour * 60 + minute) : null;
}

const sameCell = ({ date, minutes }: Cell): Cell =>
  date !== undefined && minutes !== undefined ? { text: date, date, minutes } : { text: '' };

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
