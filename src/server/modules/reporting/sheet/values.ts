import { toDayNumber, type CalendarDate } from '../../../common/calendar-date.js';
import { cellText } from './cell-text.js';

/** Colour of a word on a sheet; the word and its mark say the same without colour. */
export type Tone = 'green' | 'yellow' | 'red' | 'blue' | 'grey';

/** What a field of a sheet may hold. Days and moments become real date cells. */
export type SheetValue =
  | string
  | number
  | null
  | { day: CalendarDate }
  | { moment: Date }
  | { text: string; tone: Tone }
  | { number: number; format: string };

export type SheetFields = Readonly<Record<string, SheetValue>>;

/** Darker than on a screen: they have to be read on paper. */
export const TONE_ARGB: Record<Tone, string> = {
  green: 'FF1E7B34',
  yellow: 'FF9A6700',
  red: 'FFC00000',
  blue: 'FF1F4E9E',
  grey: 'FF595959',
};

export const DAY_FORMAT = 'yyyy-mm-dd';
export const MOMENT_FORMAT = 'yyyy-mm-dd hh:mm';

const MS_PER_DAY = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** A value as exceljs takes it, and the words it shows (for widths). Strings stay strings: nothing here makes a formula. */
export interface Rendered {
  cell: string | number | Date | null;
  shown: string;
  format?: string;
  tone?: Tone;
}

export function render(value: SheetValue | undefined): Rendered {
  if (value === null || value === undefined || value === '') return { cell: null, shown: '' };
  if (typeof value === 'string') {
    const text = cellText(value);
    return { cell: text, shown: text };
  }
  if (typeof value === 'number') return { cell: value, shown: String(value) };
  if ('day' in value) {
    // exceljs writes the UTC reading of a Date; the calendar day is therefore laid at midnight UTC.
    return { cell: new Date(toDayNumber(value.day) * MS_PER_DAY), shown: value.day, format: DAY_FORMAT };
  }
  if ('moment' in value) {
    const minute = Math.floor((value.moment.getTime() + SHANGHAI_OFFSET_MS) / 60_000) * 60_000;
    const wall = new Date(minute);
    return {
      cell: wall,
      shown: wall.toISOString().slice(0, 16).replace('T', ' '),
      format: MOMENT_FORMAT,
    };
  }
  if ('number' in value) return { cell: value.number, shown: String(value.number), format: value.format };
  const text = cellText(value.text);
  return { cell: text, shown: text, tone: value.tone };
}
