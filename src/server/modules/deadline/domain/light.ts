import { dateInShanghai, type CalendarDate } from '../../../common/calendar-date.js';
import { LIGHTS_BY_SEVERITY, type LightCode } from '../../../../shared/lights.js';

/** What a light is derived from. A duty has a due date or, for an hour clock, a due moment, or neither. */
export interface LightFacts {
  dueOn?: CalendarDate | null;
  dueAt?: Date | null;
  nearOn?: CalendarDate | null;
  nearAt?: Date | null;
  /** From when the office's own earlier day (内部时限) is near; it never makes a duty late. */
  innerNearOn?: CalendarDate | null;
  doneOn?: CalendarDate | null;
  doneAt?: Date | null;
  /** The first day on which the clock stands still. */
  pausedOn?: CalendarDate | null;
  /** Progress lags elapsed time by the plan's threshold: `isBehind`, asked by whoever knows the filings. */
  behind?: boolean;
}

export interface Present {
  today: CalendarDate;
  now: Date;
}

/**
 * The light of one duty (domain 4.5). Done on the due date, or at the due moment, is on time; open, it is overdue from
 * the day after, or from the moment after, and never while its clock stands still. Near outranks behind: then the date presses more than the share of work done.
 */
export function lightOf(facts: LightFacts, { today, now }: Present): LightCode {
  const { dueOn, dueAt, nearOn, nearAt, innerNearOn } = facts;
  if (facts.doneOn || facts.doneAt) return doneLate(facts) ? 'done_late' : 'done';
  if (facts.pausedOn && facts.pausedOn <= today) return 'paused';
  if (dueAt ? now > dueAt : dueOn ? today > dueOn : false) return 'overdue';
  if (!dueAt && !dueOn) return 'none';
  const near = dueAt
    ? nearAt && now >= nearAt
    : (nearOn && today >= nearOn) || (innerNearOn && today >= innerNearOn);
  if (near) return 'near';
  return facts.behind ? 'behind' : 'normal';
}

/** The light of a task: the worst of its open duties, or how it ended; `none` where it has no duty. */
export function worstLight(lights: Iterable<LightCode>): LightCode {
  const present = new Set(lights);
  return LIGHTS_BY_SEVERITY.find((light) => present.has(light)) ?? 'none';
}

/** A date beside a due moment is judged by day: the exact minute is not known, and the doubt is the unit's. */
function doneLate({ dueOn, dueAt, doneOn, doneAt }: LightFacts): boolean {
  if (dueAt) return doneAt ? doneAt > dueAt : doneOn ? doneOn > dateInShanghai(dueAt) : false;
  if (!dueOn) return false;
  const day = doneOn ?? (doneAt && dateInShanghai(doneAt));
  return day ? day > dueOn : false;
}
