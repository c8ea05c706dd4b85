import { addDays, yearOf, type CalendarDate } from '../../../common/calendar-date.js';
import type { UnitCalendars } from './unit-calendars.js';
import type { DayReason, WorkCalendar } from './working-days.js';

/** A day that one calendar takes otherwise than another. */
export interface ChangedDay {
  date: CalendarDate;
  before: Pick<DayReason, 'kind' | 'text' | 'workday'>;
  after: Pick<DayReason, 'kind' | 'text' | 'workday'>;
}

/** The days that are worked, or named, otherwise than before, in order. */
export function changedDays(before: WorkCalendar, after: WorkCalendar): ChangedDay[] {
  const found: ChangedDay[] = [];
  for (const date of daysOf(before, after)) {
    const [was, is] = [before.dayReason(date), after.dayReason(date)];
    if (was.workday !== is.workday || was.text !== is.text) {
      found.push({ date, before: shown(was), after: shown(is) });
    }
  }
  return found;
}

const shown = ({ kind, text, workday }: DayReason): ChangedDay['before'] => ({ kind, text, workday });

/**
 * The first and the last day that some unit works otherwise than before, or that is provisional otherwise than before;
 * null where nothing a date is computed from has changed. No date that looked at none of these days can move.
 */
export function changedSpan(
  before: UnitCalendars,
  after: UnitCalendars,
  unitIds: readonly string[],
): { from: CalendarDate; to: CalendarDate } | null {
  const pairs = new Map<string, [WorkCalendar, WorkCalendar]>([['', [before.national, after.national]]]);
  for (const unitId of unitIds) {
    const key = `${before.keyOf(unitId)}/${after.keyOf(unitId)}`;
    if (!pairs.has(key)) pairs.set(key, [before.of(unitId), after.of(unitId)]);
  }
  let span: { from: CalendarDate; to: CalendarDate } | null = null;
  for (const [was, is] of pairs.values()) {
    for (const date of daysOf(was, is)) {
      const day = { from: date, to: date };
      if (was.isWorkday(date) === is.isWorkday(date) && was.isProvisional(day) === is.isProvisional(day))
        continue;
      if (!span) span = { from: date, to: date };
      else if (date < span.from) span.from = date;
      else if (date > span.to) span.to = date;
    }
  }
  return span;
}

/** Every day on which two calendars can differ: the years that one of them knows, or names a day of. */
function* daysOf(...calendars: WorkCalendar[]): Generator<CalendarDate> {
  const years = calendars.flatMap(({ firstDay, lastDay }) => [yearOf(firstDay), yearOf(lastDay)]);
  const end = `${Math.max(...years)}-12-31`;
  for (let date = `${Math.min(...years)}-01-01`; date <= end; date = addDays(date, 1)) yield date;
}
