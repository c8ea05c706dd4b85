import { addDays, dateInShanghai, type CalendarDate } from '../../../common/calendar-date.js';
import { nearPoint } from './near.js';
import { periodAt, periodsOf } from './periods.js';
import { computeDue, startInstant, type Anchor, type RuleSpec } from './rule.js';
import type { WorkCalendar } from './working-days.js';

/** One dated duty that a rule makes for each of its bearers. `dueOn` and `nearOn` are always set; hour clocks carry the moments too. */
export interface Duty {
  /** `once`, the name of a period, or the id of the event. */
  occurrence: string;
  startOn: CalendarDate;
  dueOn: CalendarDate;
  dueAt: Date | null;
  nearOn: CalendarDate;
  nearAt: Date | null;
  provisional: boolean;
}

export const ONCE = 'once';

/** Whether a rule waits for an event instead of making its deadlines at publication. */
export const waitsForEvent = (spec: RuleSpec, eventTypeId: string | null): boolean =>
  spec.kind === 'relative' && (eventTypeId !== null || spec.event !== null);

/** Whether a rule makes a duty in each of its periods. */
export const recurs = (spec: RuleSpec): boolean => spec.kind === 'recurring' || spec.kind === 'cadence';

/**
 * The duties that publication makes (domain 4.4): one for a date, a window or a length from issue; one in each period
 * up to the one after that of `today` for what recurs; none for what waits for an event or has no date.
 * A fixed date's clock starts at publication, one from issue on the day of issue.
 */
export function publicationDuties(
  spec: RuleSpec,
  dates: { issuedOn: CalendarDate; publishedOn: CalendarDate },
  calendar: WorkCalendar,
): Duty[] {
  if (recurs(spec)) return periodDuties(spec, dates.publishedOn, dates.publishedOn, calendar);
  if (waitsForEvent(spec, null)) return [];
  const start = { date: spec.kind === 'relative' ? dates.issuedOn : startOf(spec, dates.publishedOn) };
  const duty = dutyFrom(spec, ONCE, start, calendar);
  return duty ? [duty] : [];
}

/** The duty that an event makes; null for a rule that has no clock. The day of an hour clock is that of its moment. */
export function eventDuty(
  spec: RuleSpec,
  eventId: string,
  occurredAt: Date,
  calendar: WorkCalendar,
): Duty | null {
  return dutyFrom(spec, eventId, { date: dateInShanghai(occurredAt), at: occurredAt }, calendar);
}

/** What a recurring rule owes from `activeFrom` through the period after the one of `today`: a period ahead. */
export function periodDuties(
  spec: RuleSpec,
  activeFrom: CalendarDate,
  today: CalendarDate,
  calendar: WorkCalendar,
): Duty[] {
  if (spec.kind !== 'recurring' && spec.kind !== 'cadence') return [];
  const ahead = addDays(periodAt(spec.per, today).end, 1);
  return periodsOf(spec, activeFrom, ahead, calendar).map(({ period, start, dueOn, provisional }) => ({
    occurrence: period,
    startOn: start,
    dueOn,
    dueAt: null,
    nearOn: nearPoint({ dueOn }, { date: start }, calendar).nearOn!,
    nearAt: null,
    provisional,
  }));
}

function dutyFrom(spec: RuleSpec, occurrence: string, start: Anchor, calendar: WorkCalendar): Duty | null {
  const { dueOn, dueAt, provisional } = computeDue(spec, start, calendar);
  const near = nearPoint({ dueOn, dueAt }, start, calendar);
  if (dueAt) {
    const at = near.nearAt ?? startInstant(start);
    const dates = { dueOn: dateInShanghai(dueAt), nearOn: dateInShanghai(at) };
    return { occurrence, startOn: start.date, dueAt, nearAt: at, provisional, ...dates };
  }
  if (!dueOn) return null;
  return {
    occurrence,
    startOn: start.date,
    dueOn,
    dueAt: null,
    nearOn: near.nearOn!,
    nearAt: null,
    provisional,
  };
}

/** A window is near from inside itself: its clock starts when it opens, if that is after publication. */
const startOf = (spec: RuleSpec, publishedOn: CalendarDate): CalendarDate =>
  spec.kind === 'window' && spec.start !== null && spec.start > publishedOn ? spec.start : publishedOn;
