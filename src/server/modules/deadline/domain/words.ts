import {
  dateInShanghai,
  dayOf,
  monthOf,
  weekdayName,
  yearOf,
  type CalendarDate,
} from '../../../common/calendar-date.js';
import type { ClockUnit } from './rule.js';

/** What stands after a number: `20个工作日`. */
export const LENGTH_WORD: Record<ClockUnit, string> = {
  workday: '个工作日',
  day: '日',
  hour: '小时',
  month: '个月',
  year: '年',
};

/** `2018年6月28日(周四)`. */
export const longDate = (date: CalendarDate): string =>
  `${yearOf(date)}年${monthOf(date)}月${dayOf(date)}日(${weekdayName(date)})`;

/** `14:30`, as a clock in Shanghai shows it. */
export const clockTime = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);

export const moment = (instant: Date): string => `${longDate(dateInShanghai(instant))}${clockTime(instant)}`;

/** A due date in words, with the time for an hour clock. */
export const dueWords = (on: CalendarDate, at: Date | null): string => (at ? moment(at) : longDate(on));
