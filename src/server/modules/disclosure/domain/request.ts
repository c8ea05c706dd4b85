import { addDays, type CalendarDate } from '../../../common/calendar-date.js';
import {
  CONSULTATION_KIND,
  type AnswerKind,
  type ConsultationKind,
  type Opinion,
  type RequestChannel,
} from '../../../../shared/vocabulary.js';
import { nearOn } from '../../deadline/domain/near.js';
import { computeDue, type RelativeRule } from '../../deadline/domain/rule.js';
import { consultationStop, replyDue, type Consultation } from '../../deadline/domain/silence.js';
import {
  clockDue,
  clockNear,
  type Clock,
  type Extension,
  type Stop,
} from '../../deadline/domain/stopping.js';
import type { WorkCalendar } from '../../deadline/domain/working-days.js';

/**
 * The lengths that a request is judged by, in working days, as the statutory clocks stood when it was registered: a
 * later change of the templates does not judge it anew.
 */
export interface RequestLengths {
  correction: number;
  thirdParty: number;
  coProducer: number;
  answer: number;
  /** The most that an answer may be put off by. */
  extension: number;
}

/** A letter that asks a third party (Art. 32) or a co-producing body (Art. 34) for its opinion. */
export interface ConsultationFacts {
  id: string;
  kind: ConsultationKind;
  sentOn: CalendarDate;
  /** The day on which it was received there: the opinion's clock runs from it. Null: not known yet. */
  deliveredOn: CalendarDate | null;
  answeredOn: CalendarDate | null;
  opinion: Opinion | null;
}

/** What happened to a request, and when. Everything else about it is derived. */
export interface RequestFacts {
  channel: RequestChannel;
  /** The day on which it was handed in, signed for, or came in. */
  arrivedOn: CalendarDate;
  /** The day on which receipt was confirmed with the applicant, where Art. 31 asks for it. */
  confirmedOn: CalendarDate | null;
  correctionSentOn: CalendarDate | null;
  /** Until when the applicant may correct: a period that the authority sets (Art. 30). */
  correctionDueOn: CalendarDate | null;
  correctedOn: CalendarDate | null;
  extensionDays: number | null;
  extensionDecidedOn: CalendarDate | null;
  extensionToldOn: CalendarDate | null;
  /** Plainly too many or too frequent requests: the applicant was asked for the reason, and gave it (Art. 35). */
  reasonAskedOn: CalendarDate | null;
  reasonGivenOn: CalendarDate | null;
  /** 延迟答复: the day that the authority set and told, where the reason is sound and the time of Art. 33 does not suffice. */
  delayedTo: CalendarDate | null;
  delayToldOn: CalendarDate | null;
  answeredOn: CalendarDate | null;
  answerKind: AnswerKind | null;
  withdrawnOn: CalendarDate | null;
  lengths: RequestLengths;
  consultations: readonly ConsultationFacts[];
}

const CONFIRMED_CHANNELS: readonly RequestChannel[] = ['ordinary_post', 'network', 'fax'];

/** Whether receipt has to be confirmed with the applicant before the request counts as received (Art. 31). */
export const needsConfirmation = (channel: RequestChannel): boolean => CONFIRMED_CHANNELS.includes(channel);

/**
 * The day of receipt (Art. 31): handed in = that day; post that is signed for = the day of signing; ordinary post,
 * internet and fax = the day of confirmation, null until then.
 */
export const receivedOn = ({
  channel,
  arrivedOn,
  confirmedOn,
}: Pick<RequestFacts, 'channel' | 'arrivedOn' | 'confirmedOn'>): CalendarDate | null =>
  needsConfirmation(channel) ? confirmedOn : arrivedOn;

/** The day on which a request ended: answered or withdrawn. */
export const endedOn = ({ answeredOn, withdrawnOn }: RequestFacts): CalendarDate | null =>
  answeredOn ?? withdrawnOn;

/** The day that the answer's clock starts from: receipt, or the correction, with which it begins anew (Art. 30). */
export function answerStart(facts: RequestFacts): CalendarDate | null {
  return facts.correctionSentOn ? facts.correctedOn : receivedOn(facts);
}

export const workdays = (n: number): RelativeRule => ({ kind: 'relative', n, unit: 'workday', event: null });

/** The letter as `domain/silence.ts` of `deadline` asks for it; null while nobody knows when it arrived. */
export function asked({ lengths }: RequestFacts, one: ConsultationFacts): Consultation | null {
  const { kind, deliveredOn, answeredOn, opinion } = one;
  if (!deliveredOn) return null;
  return {
    consulted: kind,
    askedOn: deliveredOn,
    workdays: kind === 'third_party' ? lengths.thirdParty : lengths.coProducer,
    reply: answeredOn ? { on: answeredOn, agrees: opinion === 'agree' } : null,
  };
}

/** A stop of the answer's clock by a consultation. */
export interface ConsultationStop extends Stop {
  consultationId: string;
  /** In the words of an explanation. */
  reason: string;
  /** Still open on the day asked about: `to` is then the day on which it ends at the latest, null where not known. */
  open: boolean;
}

/**
 * The times that do not count for the answer (Art. 33, third paragraph), as of `day`: the days after the letter went
 * out up to the day on which the opinion came or, with nothing said, the last on which it could have come. The law does
 * not name the two days; we take those that are on paper. What is still open when the request ends stops it until then.
 */
export function consultationStops(
  facts: RequestFacts,
  day: CalendarDate,
  calendar: WorkCalendar,
): ConsultationStop[] {
  const ended = endedOn(facts);
  return facts.consultations.map((one) => {
    const letter = asked(facts, one);
    const settled = letter
      ? consultationStop(letter, day, calendar).to
      : one.answeredOn && addDays(one.answeredOn, 1);
    const open = settled === null && ended === null;
    const latest = letter && addDays(replyDue(letter, calendar).dueOn, 1);
    const to = settled ?? (ended ? addDays(ended, 1) : latest);
    return {
      consultationId: one.id,
      reason: `征求${CONSULTATION_KIND[one.kind]}意见`,
      from: addDays(one.sentOn, 1),
      to,
      open,
    };
  });
}

/** A clock that can say why it stood still and what put it off. */
export interface AnswerClock extends Clock {
  stops: readonly ConsultationStop[];
  extension: (Extension & { reason: string }) | null;
}

/** The answer's clock as of `day`, with what it was stopped and put off by; null while it does not run. */
export function answerClock(
  facts: RequestFacts,
  day: CalendarDate,
  calendar: WorkCalendar,
): AnswerClock | null {
  const start = answerStart(facts);
  if (!start) return null;
  const { lengths, extensionDays } = facts;
  return {
    rule: workdays(lengths.answer),
    anchor: { date: start },
    stops: consultationStops(facts, day, calendar),
    extension:
      extensionDays === null
        ? null
        : { n: extensionDays, unit: 'workday', reason: '经负责人同意并告知申请人' },
  };
}

/** When the answer is due. `paused`: the clock stands; `expected`: rests on an opinion that comes on its last day. */
export interface AnswerDue {
  dueOn: CalendarDate;
  nearOn: CalendarDate;
  provisional: boolean;
  expected: boolean;
}

/**
 * The answer's due date as of `day`, and whether its clock stands still. While an opinion is awaited the date is the one
 * that silence would give, and null where the letter's arrival is not known; a date that had passed before the letter
 * went out stays passed. A day that the authority has set by Art. 35 stands by itself: nothing stops or lengthens it.
 */
export function answerDue(
  facts: RequestFacts,
  day: CalendarDate,
  calendar: WorkCalendar,
): { due: AnswerDue | null; paused: boolean } {
  const clock = answerClock(facts, day, calendar);
  if (!clock) return { due: null, paused: facts.correctionSentOn !== null };
  if (facts.delayedTo) {
    const dueOn = facts.delayedTo;
    const near = nearOn(clock.anchor.date, dueOn, calendar);
    return { due: { dueOn, nearOn: near, provisional: false, expected: false }, paused: false };
  }
  const { stops } = clock;
  const settled = { ...clock, stops: stops.filter(({ open }) => !open) };
  const now = dated(settled, false, calendar);
  const standing = stops.filter(({ open, from }) => open && from <= now.dueOn);
  if (standing.length === 0) return { due: now, paused: false };
  if (standing.some(({ to }) => to === null)) return { due: null, paused: true };
  return { due: dated(clock, true, calendar), paused: true };
}

function dated(clock: Clock, expected: boolean, calendar: WorkCalendar): AnswerDue {
  const due = clockDue(clock, calendar);
  const { nearOn } = clockNear(clock, due, calendar);
  return { dueOn: due.dueOn!, nearOn: nearOn!, provisional: due.provisional, expected };
}

/** Until when the applicant is to be told what to correct; null before receipt. */
export function correctionDue(
  facts: RequestFacts,
  calendar: WorkCalendar,
): { dueOn: CalendarDate; provisional: boolean } | null {
  const date = receivedOn(facts);
  if (!date) return null;
  const { dueOn, provisional } = computeDue(workdays(facts.lengths.correction), { date }, calendar);
  return { dueOn: dueOn!, provisional };
}

/** The due date, and whether it is provisional, without the extension: until then it has to be decided and told. Null while the clock does not run. */
export function extendableUntil(
  facts: RequestFacts,
  day: CalendarDate,
  calendar: WorkCalendar,
): AnswerDue | null {
  return answerDue({ ...facts, extensionDays: null, delayedTo: null }, day, calendar).due;
}
