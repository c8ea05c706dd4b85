import type { CalendarDate } from '../../../common/calendar-date.js';
import { startInstant, type Anchor, type Due } from './rule.js';
import type { WorkCalendar } from './working-days.js';

/** The default of domain 4.4; a plan may set another. */
export const NEAR_WORKDAYS = 3;

/**
 * The first day on which an open duty counts as near (临期): before the due date by the smaller of `workdays` and a
 * third of the clock in working days, rounded up; never before the clock starts. The clock of a relative duty starts
 * on its event, that of a fixed date at publication, that of a filing at the start of its period.
 */
export function nearOn(
  startOn: CalendarDate,
  dueOn: CalendarDate,
  calendar: WorkCalendar,
  workdays = NEAR_WORKDAYS,
): CalendarDate {
  const clock = calendar.workdaysBetween(startOn, dueOn);
  const lead = Math.min(workdays, Math.ceil(clock / 3));
  if (lead <= 0) return dueOn;
  const near = calendar.addWorkdays(dueOn, -lead);
  return near < startOn ? startOn : near;
}

/** The moment from which an hour clock is near: when half of it has run. */
export const nearAt = (startAt: Date, dueAt: Date): Date =>
  new Date(startAt.getTime() + (dueAt.getTime() - startAt.getTime()) / 2);

/** The near point of a computed due date or moment; empty where there is none. */
export function nearPoint(
  due: Pick<Due, 'dueOn' | 'dueAt'>,
  start: Anchor,
  calendar: WorkCalendar,
  workdays = NEAR_WORKDAYS,
): { nearOn?: CalendarDate; nearAt?: Date } {
  if (due.dueAt) return { nearAt: nearAt(startInstant(start), due.dueAt) };
  if (due.dueOn) return { nearOn: nearOn(start.date, due.dueOn, calendar, workdays) };
  return {};
}
