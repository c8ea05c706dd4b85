import {
  addDays,
  dateInShanghai,
  daysBetween,
  instantInShanghai,
  type CalendarDate,
} from '../../../common/calendar-date.js';
import { NEAR_WORKDAYS, nearPoint } from './near.js';
import {
  computeDue,
  nominalEnd,
  startInstant,
  type Anchor,
  type ClockUnit,
  type Due,
  type RuleSpec,
} from './rule.js';
import type { WorkCalendar } from './working-days.js';

/**
 * A time in which a clock stood still: every day from `from` up to the day before `to`; the clock runs again on `to`
 * itself. `from` = `to` is a pause of zero. `to` null: still standing; such a stop moves nothing yet, because nobody
 * knows its end, and takes effect when it is ended. For hour clocks `fromAt` and `toAt` say the moments; where they are
 * not known the stop runs from 00:00 of `from` to 00:00 of `to`.
 */
export interface Stop {
  from: CalendarDate;
  to: CalendarDate | null;
  fromAt?: Date | null;
  toAt?: Date | null;
}

/** A further length granted once, counted from where the clock would have ended. Hours only go with hour clocks. */
export interface Extension {
  n: number;
  unit: ClockUnit;
}

/** All that one due date is computed from. A clock begun anew has the new day as its anchor: stops before it are past. */
export interface Clock {
  rule: RuleSpec;
  anchor: Anchor;
  stops: readonly Stop[];
  extension: Extension | null;
}

/**
 * The due date or moment of a clock that may have been stopped and extended; without stops and extension it is
 * `computeDue`. What a stop does (the first day is the anchor's and not counted, Civil Code 201):
 *
 * - working days: a stopped day is not counted, so that each working day of the stop puts the end off by one;
 * - calendar days, months and years: the end is put off by the calendar days of the stop, then moves off a day off;
 * - hours: the end is put off by the time stopped;
 * - a date that is written or belongs to a period (fixed, window, recurring, cadence): put off by the calendar days of
 *   the stop, and only then off a day off; without a stop it stays as written.
 *
 * A stop that begins after the end changes nothing, and no clock ends on a day on which it stands still.
 * The extension runs from the day after that end, and is stopped likewise. Throws RangeError for a malformed rule, and
 * for an extension in hours of a clock of days or the reverse.
 */
export function clockDue(clock: Clock, calendar: WorkCalendar): Due {
  const { rule, anchor, extension } = clock;
  const base = computeDue(rule, anchor, calendar);
  const stops = stopsInOrder(clock.stops);
  const due = stops.length > 0 ? stoppedDue(rule, anchor, stops, base, calendar) : base;
  if (!extension || (!due.dueOn && !due.dueAt)) return due;
  if ((extension.unit === 'hour') !== (due.dueAt !== undefined)) {
    throw new RangeError(`an extension in ${extension.unit}s does not fit a ${rule.kind} clock`);
  }
  const more: RuleSpec = { kind: 'relative', ...extension, event: null };
  const end: Anchor = due.dueAt ? { date: dateInShanghai(due.dueAt), at: due.dueAt } : { date: due.dueOn! };
  const later = clockDue({ rule: more, anchor: end, stops, extension: null }, calendar);
  return { ...later, provisional: later.provisional || due.provisional };
}

/**
 * From when a clock counts as near: as `nearPoint`, of the days on which it ran. For an hour clock, when half of the
 * time in which it ran has passed.
 */
export function clockNear(
  clock: Clock,
  due: Pick<Due, 'dueOn' | 'dueAt'>,
  calendar: WorkCalendar,
  workdays = NEAR_WORKDAYS,
): { nearOn?: CalendarDate; nearAt?: Date } {
  const { anchor } = clock;
  const stops = stopsInOrder(clock.stops);
  if (stops.length === 0) return nearPoint(due, anchor, calendar, workdays);
  if (due.dueAt) {
    const start = startInstant(anchor).getTime();
    const ran = due.dueAt.getTime() - start - stoppedMs(stops, start, due.dueAt.getTime());
    return { nearAt: new Date(afterStops(stops, start, ran / 2)) };
  }
  if (!due.dueOn) return {};
  const ran =
    calendar.workdaysBetween(anchor.date, due.dueOn) -
    stoppedWorkdays(stops, anchor.date, due.dueOn, calendar);
  const lead = Math.min(workdays, Math.ceil(ran / 3));
  if (lead <= 0) return { nearOn: due.dueOn };
  const near = runningWorkdayBefore(due.dueOn, lead, stops, calendar);
  return { nearOn: near < anchor.date ? anchor.date : near };
}

/** A stop that has ended. */
export type EndedStop = Stop & { to: CalendarDate };

/** The stops that have ended and took time, in order; those that touch or overlap are one. */
export function stopsInOrder(stops: readonly Stop[]): EndedStop[] {
  const merged: EndedStop[] = [];
  const ended = stops.filter(
    (stop): stop is EndedStop => stop.to !== null && startMs(stop) < endMs(stop as EndedStop),
  );
  for (const stop of ended.sort((a, b) => startMs(a) - startMs(b))) {
    const last = merged.at(-1);
    if (!last || startMs(stop) > endMs(last)) merged.push({ ...stop });
    else if (endMs(stop) > endMs(last)) Object.assign(last, { to: stop.to, toAt: stop.toAt ?? null });
  }
  return merged;
}

/** Whether the clock stood still on this day. `stops` as `stopsInOrder` gives them. */
export const stoppedOn = (stops: readonly EndedStop[], date: CalendarDate): EndedStop | undefined =>
  stops.find(({ from, to }) => from <= date && date < to);

const startMs = ({ from, fromAt }: Stop): number => (fromAt ?? instantInShanghai(from)).getTime();
const endMs = ({ to, toAt }: EndedStop): number => (toAt ?? instantInShanghai(to)).getTime();

function stoppedDue(
  rule: RuleSpec,
  anchor: Anchor,
  stops: readonly EndedStop[],
  base: Due,
  calendar: WorkCalendar,
): Due {
  if (base.dueAt) {
    const start = startInstant(anchor).getTime();
    return { dueAt: new Date(afterStops(stops, start, base.dueAt.getTime() - start)), provisional: false };
  }
  if (!base.dueOn) return base;
  const from = anchor.date;
  if (rule.kind !== 'relative' || rule.n === 0) {
    // The anchor's own day can still be used for what is due on a given day, so that it counts as stopped, too.
    const end = putOff(base.dueOn, addDays(from, -1), stops);
    if (end === base.dueOn && !stoppedOn(stops, end)) return base;
    const rolled = rolledOff(end, stops, calendar);
    return { ...rolled, provisional: rolled.provisional || base.provisional };
  }
  if (rule.unit === 'workday') {
    const dueOn = runningWorkdayAfter(from, rule.n, stops, calendar);
    return { dueOn, provisional: provisionalRun(addDays(from, 1), dueOn, stops, calendar) };
  }
  return rolledOff(putOff(nominalEnd(rule, from), from, stops), stops, calendar);
}

/** The day that lies later than `end` by as many calendar days as the clock stood still after `start`. */
export function putOff(end: CalendarDate, start: CalendarDate, stops: readonly EndedStop[]): CalendarDate {
  let day = end;
  for (const { from, to } of stops) {
    const first = from > start ? from : addDays(start, 1);
    if (from > day) break;
    if (first < to) day = addDays(day, daysBetween(first, to));
  }
  return day;
}

/** The first working day from `end` on, on which the clock runs. */
function rolledOff(end: CalendarDate, stops: readonly EndedStop[], calendar: WorkCalendar) {
  let dueOn = calendar.nextWorkday(end);
  for (let stop = stoppedOn(stops, dueOn); stop; stop = stoppedOn(stops, dueOn)) {
    dueOn = calendar.nextWorkday(stop.to);
  }
  return { dueOn, provisional: provisionalRun(end, dueOn, stops, calendar) };
}

function runningWorkdayAfter(
  start: CalendarDate,
  n: number,
  stops: readonly EndedStop[],
  calendar: WorkCalendar,
): CalendarDate {
  let skipped = 0;
  let dueOn = calendar.addWorkdays(start, n);
  for (const stop of stops) {
    if (stop.from > dueOn) break;
    skipped += workdaysOf(stop, start, calendar);
    dueOn = calendar.addWorkdays(start, n + skipped);
  }
  return dueOn;
}

/** The n-th day before `end`, n ≥ 1, that is worked and on which the clock runs. */
function runningWorkdayBefore(
  end: CalendarDate,
  n: number,
  stops: readonly EndedStop[],
  calendar: WorkCalendar,
): CalendarDate {
  let skipped = 0;
  let day = calendar.addWorkdays(end, -n);
  for (const stop of [...stops].reverse()) {
    if (stop.to > end) continue;
    if (stop.to <= day) break;
    skipped += workdaysOf(stop, addDays(stop.from, -1), calendar);
    day = calendar.addWorkdays(end, -n - skipped);
  }
  return day;
}

/** Working days of a stop that lie after `start`. */
function workdaysOf(stop: EndedStop, start: CalendarDate, calendar: WorkCalendar): number {
  const before = stop.from > start ? addDays(stop.from, -1) : start;
  return Math.max(0, calendar.workdaysBetween(before, addDays(stop.to, -1)));
}

const stoppedWorkdays = (
  stops: readonly EndedStop[],
  start: CalendarDate,
  end: CalendarDate,
  calendar: WorkCalendar,
): number =>
  stops.filter(({ to }) => to <= end).reduce((sum, stop) => sum + workdaysOf(stop, start, calendar), 0);

/** Whether a day from `from` to `to` on which the clock ran can still change; what lies in a stop does not matter. */
function provisionalRun(
  from: CalendarDate,
  to: CalendarDate,
  stops: readonly EndedStop[],
  calendar: WorkCalendar,
): boolean {
  if (!calendar.isProvisional({ from, to })) return false;
  let day = from;
  for (const stop of stops) {
    if (stop.to <= day) continue;
    if (stop.from > to) break;
    if (stop.from > day && calendar.isProvisional({ from: day, to: addDays(stop.from, -1) })) return true;
    day = stop.to;
  }
  return day <= to && calendar.isProvisional({ from: day, to });
}

/** The instant at which a clock that started at `start` has run for `ms`. */
function afterStops(stops: readonly EndedStop[], start: number, ms: number): number {
  let end = start + ms;
  for (const stop of stops) {
    const from = Math.max(startMs(stop), start);
    if (from >= end) break;
    if (endMs(stop) > from) end += endMs(stop) - from;
  }
  return end;
}

/** Time stopped between two instants, the later of which lies in no stop. */
const stoppedMs = (stops: readonly EndedStop[], start: number, end: number): number =>
  stops.reduce(
    (sum, stop) => sum + Math.max(0, Math.min(endMs(stop), end) - Math.max(startMs(stop), start)),
    0,
  );
