import type { CalendarDate } from '../../../common/calendar-date.js';
import type { WorkCalendar } from '../../deadline/domain/working-days.js';
import type { RequestFacts } from './request.js';
import { requestState, requestSteps } from './steps.js';

/** What a step's people are told once. `lapsed`: somebody's time to speak ran out, and it is the office's turn again. */
export type ReminderStage = 'near' | 'overdue' | 'lapsed';

export interface Reminder {
  /** As of `Step`. */
  key: string;
  stage: ReminderStage;
  dueOn: CalendarDate;
  title: string;
  text: string;
}

/**
 * What there is to be said of an open request on a day: its answer is near or overdue, a consultation or the applicant's
 * time to correct is over with nothing said. Of what may be done but need not (a notice of correction, an extension) nobody
 * is reminded. Said once per request, step, stage and due date, so that asking late or twice says nothing twice.
 */
export function remindersOn(facts: RequestFacts, today: CalendarDate, calendar: WorkCalendar): Reminder[] {
  if (facts.answeredOn || facts.withdrawnOn) return [];
  const { light, answer } = requestState(facts, today, calendar);
  const steps = requestSteps(facts, today, calendar);
  const lapsed = steps.flatMap(({ key, status, dueOn, title, text }): Reminder[] =>
    status === 'lapsed' && dueOn ? [{ key, stage: 'lapsed', dueOn, title: `${title}期满`, text }] : [],
  );
  if (!answer || (light !== 'near' && light !== 'overdue')) return lapsed;
  const left = calendar.workdaysBetween(today, answer.dueOn);
  const text =
    light === 'near'
      ? left === 0
        ? '答复期限今天届满。'
        : `答复期限 ${answer.dueOn} 届满,还有 ${left} 个工作日。`
      : `答复期限 ${answer.dueOn} 已经届满,请尽快答复。`;
  const title = light === 'near' ? '答复临期' : '答复逾期';
  return [...lapsed, { key: 'answer', stage: light, dueOn: answer.dueOn, title, text }];
}
