/**
 * Civil dates. A `CalendarDate` is a day on the Asia/Shanghai calendar, written `YYYY-MM-DD`; it has no time of day
 * and no zone of its own, so the process time zone (`TZ`) never enters a result. Instants are plain `Date`s.
 */
export type CalendarDate = string;

const MS_PER_DAY = 86_400_000;
/** China has kept one offset since 1991 and no daylight saving time. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** Days since 1970-01-01 (negative before). Throws RangeError for a string that is no real date. */
export function toDayNumber(date: CalendarDate): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) throw new RangeError(`not a calendar date: ${date}`);
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const ms = Date.UTC(year, month - 1, day);
  const back = new Date(ms);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) {
    throw new RangeError(`not a calendar date: ${date}`);
  }
  return ms / MS_PER_DAY;
}

/** Inverse of `toDayNumber`. */
export function fromDayNumber(dayNumber: number): CalendarDate {
  return new Date(dayNumber * MS_PER_DAY).toISOString().slice(0, 10);
}

export function isCalendarDate(value: unknown): value is CalendarDate {
  if (typeof value !== 'string') return false;
  try {
    toDayNumber(value);
    return true;
  } catch {
    return false;
  }
}

export function calendarDate(year: number, month: number, day: number): CalendarDate {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  toDayNumber(text);
  return text;
}

export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  fromDayNumber(toDayNumber(date) + days);

/** Calendar days from `from` to `to`; positive when `to` is later. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  toDayNumber(to) - toDayNumber(from);

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (date: CalendarDate): number => (((toDayNumber(date) + 4) % 7) + 7) % 7;

export const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));
export const monthOf = (date: CalendarDate): number => Number(date.slice(5, 7));
export const dayOf = (date: CalendarDate): number => Number(date.slice(8, 10));

export const lastDayOfMonth = (year: number, month: number): CalendarDate =>
  fromDayNumber(Date.UTC(year, month, 0) / MS_PER_DAY);

/** Adds months; where the target month has no such day its last day is taken (Civil Code 202). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const index = yearOf(date) * 12 + (monthOf(date) - 1) + months;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  const last = lastDayOfMonth(year, month);
  return dayOf(date) > dayOf(last) ? last : calendarDate(year, month, dayOf(date));
}

/** The Shanghai calendar date on which an instant falls. */
export const dateInShanghai = (instant: Date): CalendarDate =>
  new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);

/** The instant at which a Shanghai wall clock shows `date` `time` (`HH:mm` or `HH:mm:ss`). */
export const instantInShanghai = (date: CalendarDate, time = '00:00'): Date =>
  new Date(toDayNumber(date) * MS_PER_DAY + millisecondsOf(time) - SHANGHAI_OFFSET_MS);

function millisecondsOf(time: string): number {
  const [hours, minutes, seconds = 0] = time.split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
/** `周一` … `周日`. */
export const weekdayName = (date: CalendarDate): string => WEEKDAYS[weekdayOf(date)];
