import type { CalendarDate } from '../../../common/calendar-date.js';
import { explain, type Explanation } from '../../deadline/domain/explain.js';
import { explainClock } from '../../deadline/domain/explain-clock.js';
import { longDate } from '../../deadline/domain/words.js';
import type { WorkCalendar } from '../../deadline/domain/working-days.js';
import { answerClock, asked, endedOn, receivedOn, workdays, type RequestFacts } from './request.js';

/** How the date of a step came about. */
export interface StepExplanation {
  dueOn: CalendarDate;
  provisional: boolean;
  /** What started the clock, in words. */
  start: string;
  text: string;
  steps: Explanation['steps'];
}

/**
 * The date of a step, day by day, with the times that did not count and the extension; null for a step whose date is
 * somebody's decision (the applicant's period to correct) or that has none yet. `key` as of `Step`.
 */
export function explainStep(
  facts: RequestFacts,
  key: string,
  today: CalendarDate,
  calendar: WorkCalendar,
): StepExplanation | null {
  const day = endedOn(facts) ?? today;
  const received = receivedOn(facts);
  if (key === 'correction' && received) {
    return told('收到申请之日', explain(workdays(facts.lengths.correction), { date: received }, calendar));
  }
  const consultation = facts.consultations.find(({ id }) => id === key);
  if (consultation) {
    const letter = asked(facts, consultation);
    return (
      letter &&
      told('对方收到征求意见书之日', explain(workdays(letter.workdays), { date: letter.askedOn }, calendar))
    );
  }
  // An extension is decided and told within the time that there is without it.
  const counted = key === 'extension' ? { ...facts, extensionDays: null, delayedTo: null } : facts;
  const clock = key === 'answer' || key === 'extension' ? answerClock(counted, day, calendar) : null;
  if (clock && counted.delayedTo) return delayed(counted, counted.delayedTo);
  if (!clock || clock.stops.some(({ to }) => to === null)) return null;
  return told(facts.correctedOn ? '收到补正之日' : '收到申请之日', explainClock(clock, calendar));
}

/** A day that the authority set: nothing of it is counted. */
const delayed = ({ delayToldOn }: RequestFacts, dueOn: CalendarDate): StepExplanation => ({
  dueOn,
  provisional: false,
  start: '本机关确定',
  text: `申请的数量、频次明显超过合理范围,申请人说明的理由合理,但不能按期答复:由本机关确定延迟至${longDate(dueOn)}答复,并于${longDate(delayToldOn!)}告知申请人(条例第三十五条)。`,
  steps: [],
});

function told(start: string, { due, provisional, steps, text }: Explanation): StepExplanation {
  return { dueOn: due.dueOn!, provisional, start, text, steps };
}
