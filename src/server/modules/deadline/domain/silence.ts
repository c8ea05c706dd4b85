import { addDays, type CalendarDate } from '../../../common/calendar-date.js';
import { computeDue } from './rule.js';
import type { Stop } from './stopping.js';
import type { WorkCalendar } from './working-days.js';

/**
 * Whose opinion is asked before information is disclosed (政府信息公开条例): a third party whose rights disclosure may
 * harm (32), or a body that produced the information together with this one (34).
 */
export type Consulted = 'third_party' | 'co_producer';

/** One opinion that was asked for, in working days from the day on which the letter arrived (15 by 32 and 34). */
export interface Consultation {
  consulted: Consulted;
  askedOn: CalendarDate;
  workdays: number;
  reply: { on: CalendarDate; agrees: boolean } | null;
}

export type ConsultationOutcome =
  /** The reply can still come, on its last day, too. */
  | { state: 'waiting'; until: CalendarDate }
  | { state: 'agreed' | 'refused'; on: CalendarDate; bySilence: false }
  /** 34: a co-producing body that says nothing within its time agrees, on the last day of it. */
  | { state: 'agreed'; on: CalendarDate; bySilence: true }
  /** 32: a third party that says nothing leaves the decision to the authority. */
  | { state: 'left_to_authority'; on: CalendarDate; bySilence: true };

/** The last day on which the reply comes in time. */
export const replyDue = ({ askedOn, workdays }: Consultation, calendar: WorkCalendar) => {
  const { dueOn, provisional } = computeDue(
    { kind: 'relative', n: workdays, unit: 'workday', event: null },
    { date: askedOn },
    calendar,
  );
  return { dueOn: dueOn!, provisional };
};

/**
 * Where an opinion stands at the end of `today`. Silence speaks once the last day has passed. What a co-producing body
 * says after that undoes nothing; a third party's late word is heard as long as the authority has not decided.
 */
export function consultationOutcome(
  consultation: Consultation,
  today: CalendarDate,
  calendar: WorkCalendar,
): ConsultationOutcome {
  const { consulted, reply } = consultation;
  const until = replyDue(consultation, calendar).dueOn;
  const heard = reply && reply.on <= today && (reply.on <= until || consulted === 'third_party');
  if (heard) return { state: reply.agrees ? 'agreed' : 'refused', on: reply.on, bySilence: false };
  if (today <= until) return { state: 'waiting', until };
  return { state: consulted === 'co_producer' ? 'agreed' : 'left_to_authority', on: until, bySilence: true };
}

/**
 * The time that asking took, which the answer's clock does not count (33): the days after the letter, up to the reply
 * or, where none came in time, up to the last day for it. Open (`to` null) while the reply can still come.
 */
export function consultationStop(
  consultation: Consultation,
  today: CalendarDate,
  calendar: WorkCalendar,
): Stop {
  const { askedOn, reply } = consultation;
  const from = addDays(askedOn, 1);
  const until = replyDue(consultation, calendar).dueOn;
  const last =
    reply && reply.on <= today ? (reply.on < until ? reply.on : until) : today > until ? until : null;
  return { from, to: last && addDays(last, 1) };
}
