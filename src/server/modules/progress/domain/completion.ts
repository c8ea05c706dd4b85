import { calendarDate, dateInShanghai, type CalendarDate } from '../../../common/calendar-date.js';
import type { DeadlineKind } from '../../../../shared/vocabulary.js';
import { occurrenceParts } from '../../deadline/domain/period-words.js';
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

/** An answer as far as it meets others in the same filing. */
export interface AnsweredOccurrence {
  deadlineId: string;
  ruleId: string;
  kind: DeadlineKind;
  occurrence: string;
}

/** Duties to deliver which ask for the same thing again (other periods, or other times in one) and stand in one filing. */
export function repeatedAnswers(answers: readonly AnsweredOccurrence[]): ReadonlySet<string> {
  const same = (a: AnsweredOccurrence, b: AnsweredOccurrence): boolean =>
    a.deadlineId !== b.deadlineId && a.ruleId === b.ruleId;
  const delivering = answers.filter(({ kind }) => kind === 'deliver');
  const repeated = delivering.filter((one) => delivering.some((other) => same(one, other)));
  return new Set(repeated.map(({ deadlineId }) => deadlineId));
}

/** Answers that would tick several times of one count (每年不少于2次) by one filing. */
export function countedTwice(answers: readonly AnsweredOccurrence[]): ReadonlySet<string> {
  const counted = answers.filter(({ occurrence }) => occurrenceParts(occurrence).nth !== null);
  const key = ({ ruleId, occurrence }: AnsweredOccurrence): string =>
    `${ruleId} ${occurrenceParts(occurrence).period}`;
  const twice = counted.filter((one) => counted.some((other) => other !== one && key(other) === key(one)));
  return new Set(twice.map(({ deadlineId }) => deadlineId));
}

export interface StatedCompletion {
  completedOn: CalendarDate | null;
  completedAt: Date | null;
}

/** Why a stated completion cannot stand; codes of `COMPLETION_PROBLEM`. */
export type CompletionProblem =
  'missing' | 'moment_missing' | 'future' | 'before_start' | 'not_started' | 'later_period' | 'counted_twice';

export const COMPLETION_PROBLEM: Readonly<Record<CompletionProblem, string>> = {
  missing: '请填写办结日期,或补充带发布日期的佐证链接',
  moment_missing: '该事项按小时计时,请填写办结的具体时刻',
  future: '办结日期不能晚于今天',
  before_start: '办结日期不能早于该事项的起算日期',
  not_started: '这一期的报送尚未开始',
  later_period: '这是以后一期的报送,请在那一期报送时填写',
  counted_twice: '一次报送只能申报其中一次,其余各次请另行报送',
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
 * where no day is stated the one publication date of the evidence does. Two publication dates prove nothing alone,
 * and one does not say of several times of the same thing (`repeated`) when each was done.
 */
export function statedCompletion(
  deadline: AnsweredDeadline,
  stated: StatedCompletion,
  publishedOn: readonly (CalendarDate | null)[],
  repeated = false,
): StatedCompletion {
  if (deadline.kind === 'report') return { completedOn: null, completedAt: null };
  if (deadline.dueAt) {
    const { completedAt } = stated;
    return { completedOn: completedAt ? dateInShanghai(completedAt) : stated.completedOn, completedAt };
  }
  const published = new Set(publishedOn.filter((date) => date !== null));
  const [only] = published.size === 1 && !repeated ? published : [null];
  return { completedOn: stated.completedOn ?? only, completedAt: null };
}

/**
 * What is wrong with an answer as settled; null where it stands. A filing duty states nothing, but must have begun and be
 * of the filing's own `period` or one before it.
 */
export function completionProblem(
  deadline: AnsweredDeadline,
  { completedOn, completedAt }: StatedCompletion,
  { now, planYear, period }: { now: Date; planYear: number | null; period?: string },
): CompletionProblem | null {
  if (deadline.kind === 'report') {
    if (dateInShanghai(now) < deadline.startOn) return 'not_started';
    return period !== undefined && deadline.occurrence > period ? 'later_period' : null;
  }
  if (deadline.dueAt && !completedAt) return completedOn ? 'moment_missing' : 'missing';
  if (!completedOn) return 'missing';
  if (completedOn > dateInShanghai(now) || (completedAt && completedAt > now)) return 'future';
  if (completedOn < earliestCompletion(deadline, planYear)) return 'before_start';
  return null;
}

/**
 * When an approved filing says a duty was done: as stated for `deliver`, the counted submission for `report`; where that
 * lies before the period of a duty which was added when the filing came back (`submittedAt`), that day.
 */
export function doneBy(
  deadline: Pick<AnsweredDeadline, 'kind' | 'dueAt' | 'startOn'>,
  stated: StatedCompletion,
  { countedAt, submittedAt }: { countedAt: Date; submittedAt: Date },
): { doneOn: CalendarDate; doneAt: Date | null } {
  if (deadline.kind === 'report') {
    const counts = dateInShanghai(countedAt) < deadline.startOn ? submittedAt : countedAt;
    return { doneOn: dateInShanghai(counts), doneAt: deadline.dueAt ? counts : null };
  }
  if (!stated.completedOn) throw new RangeError('a duty to deliver is done on the date its filing states');
  return { doneOn: stated.completedOn, doneAt: deadline.dueAt ? stated.completedAt : null };
}
