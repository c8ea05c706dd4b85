import { addDays, dateInShanghai, type CalendarDate } from '../../../common/calendar-date.js';
import { nearOn, nearPoint } from './near.js';
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
  /** 内部时限: the office's own earlier day, and from when it counts as near. */
  innerDueOn?: CalendarDate | null;
  innerNearOn?: CalendarDate | null;
  /** That day may still move: with the due date, or because the days between are not ruled by a notice yet. */
  innerProvisional?: boolean;
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
  dates: { issuedOn: CalendarDate; publishedOn: CalendarDate; activeFrom?: CalendarDate },
  calendar: WorkCalendar,
): Duty[] {
  if (recurs(spec)) {
    return periodDuties(spec, dates.activeFrom ?? dates.publishedOn, dates.publishedOn, calendar);
  }
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

/** More in one period than this is a figure that a filing states, not so many duties. */
export const MAX_IN_PERIOD = 52;

/** How many duties a rule makes in each of its periods: one for each time that it asks for (每年不少于2次: two). */
export function timesInPeriod(spec: RuleSpec): number {
  return spec.kind === 'recurring' && spec.min <= MAX_IN_PERIOD ? Math.max(1, spec.min) : 1;
}

/**
 * What a recurring rule owes from `activeFrom` through the period after the one of `today`: a period ahead. Where it asks
 * for several in a period, each is a duty of its own (`2026#1`, `2026#2`), due with the period (ADR 6).
 */
export function periodDuties(
  spec: RuleSpec,
  activeFrom: CalendarDate,
  today: CalendarDate,
  calendar: WorkCalendar,
): Duty[] {
  if (spec.kind !== 'recurring' && spec.kind !== 'cadence') return [];
  const ahead = addDays(periodAt(spec.per, today).end, 1);
  const times = timesInPeriod(spec);
  return periodsOf(spec, activeFrom, ahead, calendar).flatMap(({ period, start, dueOn, provisional }) => {
    const duty: Duty = {
      occurrence: period,
      startOn: start,
      dueOn,
      dueAt: null,
      nearOn: nearPoint({ dueOn }, { date: start }, calendar).nearOn!,
      nearAt: null,
      provisional,
    };
    if (times === 1) return [duty];
    return Array.from({ length: times }, (_, index) => ({ ...duty, occurrence: `${period}#${index + 1}` }));
  });
}

/**
 * The duty with the office's own day, `workdays` before it is due; without one where the office sets none, for hour
 * clocks, and where the clock is too short to hold one.
 */
export function withInner(duty: Duty, workdays: number | null, calendar: WorkCalendar): Duty {
  if (workdays === null || duty.dueAt) return duty;
  const innerDueOn = calendar.addWorkdays(duty.dueOn, -workdays);
  if (innerDueOn <= duty.startOn) return duty;
  const innerProvisional =
    duty.provisional || calendar.isProvisional({ from: innerDueOn, to: addDays(duty.dueOn, -1) });
  return { ...duty, innerDueOn, innerNearOn: nearOn(duty.startOn, innerDueOn, calendar), innerProvisional };
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
