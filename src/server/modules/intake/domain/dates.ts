/** Calendar dates as documents write them. */
import { calendarDate, isCalendarDate, type CalendarDate } from '../../../common/calendar-date.js';
import { numberOf, yearNumberOf } from './chinese-numbers.js';

const YEAR = '(\\d{4}|[一二三四五六七八九〇零○Oo0]{4})';
const SMALL = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
const WRITTEN = new RegExp(`${YEAR} ?年 ?${SMALL} ?月 ?${SMALL} ?日`);
const SEPARATED = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/;

const real = (year: number, month: number, day: number): CalendarDate | null => {
  if (![year, month, day].every(Number.isInteger)) return null;
  const text = [
    String(year).padStart(4, '0'),
    String(month).padStart(2, '0'),
    String(day).padStart(2, '0'),
  ].join('-');
  return isCalendarDate(text) ? calendarDate(year, month, day) : null;
};

/** The first full date in the text: 2016年6月20日, 二〇一六年六月二十日, 2016-06-20, 2016/6/20. */
export function dateIn(text: string): CalendarDate | null {
  const written = WRITTEN.exec(text);
  if (written) return real(yearNumberOf(written[1]), numberOf(written[2]), numberOf(written[3]));
  const separated = SEPARATED.exec(text);
  return separated ? real(Number(separated[1]), Number(separated[2]), Number(separated[3])) : null;
}

/**
 * A line that is nothing but a date, as under a signature. `garbled` when 年月日 were lost (2024513): the reading is
 * then the one that makes a real date, the earliest of several (a person is asked either way).
 */
export function dateLine(text: string): { date: CalendarDate | null; garbled: boolean } | null {
  const line = text.replace(/\s/g, '');
  if (line.length > 16) return null;
  if (line.replace(WRITTEN, '') === '' || line.replace(SEPARATED, '') === '') {
    const date = dateIn(line);
    return date ? { date, garbled: false } : null;
  }
  const digits = /^((?:19|20)\d{2})(\d{2,4})$/.exec(line);
  if (!digits) return null;
  const [year, rest] = [Number(digits[1]), digits[2]];
  const readings = new Set<CalendarDate>();
  for (let cut = 1; cut <= Math.min(2, rest.length - 1); cut += 1) {
    const [month, day] = [rest.slice(0, cut), rest.slice(cut)];
    if (month.startsWith('0') && month.length === 1) continue;
    if (day.length > 2 || (day.startsWith('0') && day.length === 1)) continue;
    const date = real(year, Number(month), Number(day));
    if (date) readings.add(date);
  }
  if (readings.size === 0) return null;
  return { date: [...readings].sort()[0], garbled: true };
}
