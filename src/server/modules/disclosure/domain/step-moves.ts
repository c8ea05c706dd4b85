import type { CalendarDate } from '../../../common/calendar-date.js';
import { replyDue } from '../../deadline/domain/silence.js';
import type { WorkCalendar } from '../../deadline/domain/working-days.js';
import { answerDue, asked, correctionDue, extendableUntil, type RequestFacts } from './request.js';
import { requestSteps } from './steps.js';

interface StepDate {
  dueOn: CalendarDate;
  provisional: boolean;
}

/** A step not taken yet whose date one calendar gives otherwise than another. */
export interface StepMove {
  /** As of `Step`. */
  key: string;
  title: string;
  before: StepDate;
  after: StepDate;
}

/**
 * What a change of the calendar moves of an open request: the dates of the steps that are owed or may still be taken by
 * either calendar, those that are past by the new one too. A day that somebody set does not move.
 */
export function movedSteps(
  facts: RequestFacts,
  today: CalendarDate,
  before: WorkCalendar,
  after: WorkCalendar,
): StepMove[] {
  const titles = new Map(
    [before, after].flatMap((calendar) =>
      requestSteps(facts, today, calendar)
        .filter(({ doneOn }) => doneOn === null)
        .map(({ key, title }) => [key, title] as const),
    ),
  );
  return [...titles].flatMap(([key, title]) => {
    const [was, is] = [before, after].map((calendar) => dateOf(facts, key, today, calendar));
    if (!was || !is || (was.dueOn === is.dueOn && was.provisional === is.provisional)) return [];
    return [{ key, title, before: was, after: is }];
  });
}

/** The counted date of a step, whether or not it can be taken on the day. */
function dateOf(
  facts: RequestFacts,
  key: string,
  day: CalendarDate,
  calendar: WorkCalendar,
): StepDate | null {
  if (key === 'correction') return correctionDue(facts, calendar);
  if (key === 'extension') return extendableUntil(facts, day, calendar);
  if (key === 'answer') return answerDue(facts, day, calendar).due;
  const consultation = facts.consultations.find(({ id }) => id === key);
  const letter = consultation && asked(facts, consultation);
  return letter ? replyDue(letter, calendar) : null;
}
