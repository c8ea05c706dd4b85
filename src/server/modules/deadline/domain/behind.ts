import { daysBetween, type CalendarDate } from '../../../common/calendar-date.js';
import type { DeadlineKind } from '../../../../shared/vocabulary.js';
import { ONCE } from './duties.js';

/** Calendar days of the shortest clock whose progress is measured; a shorter one is near before a filing could tell. */
export const BEHIND_MIN_DAYS = 20;

/** A live duty, and whether the same unit has a later one of the same kind for the same task. */
export interface MeasuredDuty {
  kind: DeadlineKind;
  occurrence: string;
  startOn: CalendarDate;
  dueOn: CalendarDate;
  hasLater: boolean;
}

/** Percentages are whole numbers, 0 to 100. */
export interface Measure {
  /** What the unit filed last on the task; null: nothing yet, and then the filing owed has a light of its own. */
  percent: number | null;
  /** The plan's threshold in percentage points; null: off. */
  points: number | null;
}

/**
 * Whether progress lags elapsed time by the plan's threshold (domain 4.5). A unit files one percentage for the whole
 * task, so that it is measured against the unit's last delivery of the task; milestones before it, periods and events
 * have clocks that it says nothing of. Near and overdue are told by `lightOf` and outrank this.
 */
export function isBehind(duty: MeasuredDuty, { percent, points }: Measure, today: CalendarDate): boolean {
  if (percent === null || points === null) return false;
  if (duty.kind !== 'deliver' || duty.occurrence !== ONCE || duty.hasLater) return false;
  const clock = daysBetween(duty.startOn, duty.dueOn);
  // Multiplied out: whole numbers compare alike here and in SQL.
  return clock >= BEHIND_MIN_DAYS && 100 * daysBetween(duty.startOn, today) >= (percent + points) * clock;
}
