import { calendarDate, dateInShanghai, type CalendarDate } from '../../../common/calendar-date.js';
import type { DeadlineKind } from '../../../../shared/vocabulary.js';
import type { WorkCalendar } from '../../deadline/domain/working-days.js';

/** Which submission counts: the facts of a filing that is being submitted. */
export interface SubmissionFacts {
  now: Date;
  /** The submission that counted until now; null where there was none, or it was withdrawn before any review. */
  countedAt: Date | null;
  /** The last return. */
  returnedAt: Date | null;
  /** The plan's grace, in working days. */
  graceWorkdays: number;
}

/**
 * The submission whose day counts (domain 4.4): a returned filing that comes back within the grace keeps the day it
 * counted with; the day after the return is the first day of the grace. Everything else counts from now.
 */
export function countedSubmission(facts: SubmissionFacts, calendar: WorkCalendar): Date {
  const { now, countedAt, returnedAt, graceWorkdays } = facts;
  if (!countedAt || !returnedAt) return now;
  const graceEnds = calendar.addWorkdays(dateInShanghai(returnedAt), graceWorkdays);
  return dateInShanghai(now) <= graceEnds ? countedAt : now;
}

/** A duty as far as its completion is concerned. */
export interface AnsweredDeadline {
  kind: DeadlineKind;
  startOn: CalendarDate;
  dueAt: Date | null;
  /** `once`, a period, or the id of an event. */
  occurrence: string;
  eventId: string | null;
}

export interface StatedCompletion {
  completedOn: CalendarDate | null;
  completedAt: Date | null;
}

/** Why a stated completion cannot stand; codes of `COMPLETION_PROBLEM`. */
export type CompletionProblem = 'missing' | 'moment_missing' | 'future' | 'before_start' | 'not_started';

export const COMPLETION_PROBLEM: Readonly<Record<CompletionProblem, string>> = {
  missing: '请填写办结日期,或补充带发布日期的佐证链接',
  moment_missing: '该事项按小时计时,请填写办结的具体时刻',
  future: '办结日期不能晚于今天',
  before_start: '办结日期不能早于该事项的起算日期',
  not_started: '这一期的报送尚未开始',
};

/**
 * The earliest day a completion may name. What an event or a period started cannot have been done before; a single duty
 * of the plan may have been done before it was published here, but not before the plan's year.
 */
export function earliestCompletion(
  deadline: Pick<AnsweredDeadline, 'startOn' | 'occurrence' | 'eventId'>,
  planYear: number | null,
): CalendarDate {
  const { startOn, occurrence, eventId } = deadline;
  if (eventId || occurrence !== 'once' || planYear === null) return startOn;
  const yearStart = calendarDate(planYear, 1, 1);
  return yearStart < startOn ? yearStart : startOn;
}

/**
 * The completion a filing states for a duty to deliver, with what is left out filled in: the moment gives the day, and
 * where no day is stated the one publication date of the evidence does. Two publication dates prove nothing alone.
 */
export function statedCompletion(
  deadline: AnsweredDeadline,
  stated: StatedCompletion,
  publishedOn: readonly (CalendarDate | null)[],
): StatedCompletion {
  if (deadline.kind === 'report') return { completedOn: null, completedAt: null };
  if (deadline.dueAt) {
    const { completedAt } = stated;
    return { completedOn: completedAt ? dateInShanghai(completedAt) : stated.completedOn, completedAt };
  }
  const published = new Set(publishedOn.filter((date) => date !== null));
  const [only] = published.size === 1 ? published : [null];
  return { completedOn: stated.completedOn ?? only, completedAt: null };
}

/** What is wrong with an answer as settled; null where it stands. A filing duty states nothing but must have begun. */
export function completionProblem(
  deadline: AnsweredDeadline,
  { completedOn, completedAt }: StatedCompletion,
  { now, planYear }: { now: Date; planYear: number | null },
): CompletionProblem | null {
  if (deadline.kind === 'report') return dateInShanghai(now) < deadline.startOn ? 'not_started' : null;
  if (deadline.dueAt && !completedAt) return completedOn ? 'moment_missing' : 'missing';
  if (!completedOn) return 'missing';
  if (completedOn > dateInShanghai(now) || (completedAt && completedAt > now)) return 'future';
  if (completedOn < earliestCompletion(deadline, planYear)) return 'before_start';
  return null;
}

/** When an approved filing says a duty was done: as stated for `deliver`, the counted submission for `report`. */
export function doneBy(
  deadline: Pick<AnsweredDeadline, 'kind' | 'dueAt'>,
  stated: StatedCompletion,
  countedSubmittedAt: Date,
): { doneOn: CalendarDate; doneAt: Date | null } {
  if (deadline.kind === 'report') {
    return {
      doneOn: dateInShanghai(countedSubmittedAt),
      doneAt: deadline.dueAt ? countedSubmittedAt : null,
    };
  }
  if (!stated.completedOn) throw new RangeError('a duty to deliver is done on the date its filing states');
  return { doneOn: stated.completedOn, doneAt: deadline.dueAt ? stated.completedAt : null };
}
