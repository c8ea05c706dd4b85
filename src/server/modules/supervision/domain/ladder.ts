import { addDays, dateInShanghai, type CalendarDate } from '../../../common/calendar-date.js';
import { STAGES, type NoticeKind, type Stage } from '../../../../shared/vocabulary.js';
import type { WorkCalendar } from '../../deadline/domain/working-days.js';

/** When the ladder is climbed after due; the form of a plan's `stages`. */
export interface StagePolicy {
  /** 1 = the first day after due, weekend or not, when the light turns red; n = the day after the (n-1)-th working day. */
  overdue: number;
  /** Working days after due. */
  pressed: number;
  circular: number;
}

/** The stages that follow from the due date alone. */
export type LateStage = Exclude<Stage, 'near'>;
export const LATE_STAGES = STAGES.filter((stage): stage is LateStage => stage !== 'near');

/** What each stage issues (domain 6). */
export const NOTICE_OF_STAGE: Readonly<Record<Stage, NoticeKind>> = {
  near: 'reminder',
  overdue: 'urge',
  pressed: 'supervision',
  circular: 'circular',
};

/**
 * The day on which an open duty reaches each late stage. Throws RangeError for a policy that is none, so that a broken
 * plan is set aside instead of being pressed at random.
 */
export function lateStages(
  dueOn: CalendarDate,
  policy: StagePolicy,
  calendar: WorkCalendar,
): Record<LateStage, CalendarDate> {
  for (const stage of LATE_STAGES) {
    if (!Number.isSafeInteger(policy[stage]) || policy[stage] < 1) {
      throw new RangeError(`stage ${stage}: not a number of working days: ${policy[stage]}`);
    }
  }
  return {
    overdue: addDays(calendar.addWorkdays(dueOn, policy.overdue - 1), 1),
    pressed: calendar.addWorkdays(dueOn, policy.pressed),
    circular: calendar.addWorkdays(dueOn, policy.circular),
  };
}

export interface LadderDeadline {
  dueOn: CalendarDate;
  dueAt: Date | null;
  nearOn: CalendarDate;
  nearAt: Date | null;
}

/**
 * When a duty reaches each stage: a day, and for an hour clock's first two stages the very moment (near when half of it
 * has run, overdue when it has run out), of which the day is then the Shanghai date.
 */
export function ladderOf(
  deadline: LadderDeadline,
  policy: StagePolicy,
  calendar: WorkCalendar,
): Record<Stage, { on: CalendarDate; at: Date | null }> {
  const { dueOn, dueAt, nearOn, nearAt } = deadline;
  const late = lateStages(dueAt ? dateInShanghai(dueAt) : dueOn, policy, calendar);
  const day = (on: CalendarDate) => ({ on, at: null });
  const moment = (at: Date) => ({ on: dateInShanghai(at), at });
  return {
    near: nearAt ? moment(nearAt) : day(nearOn),
    overdue: dueAt ? moment(dueAt) : day(late.overdue),
    pressed: day(late.pressed),
    circular: day(late.circular),
  };
}
