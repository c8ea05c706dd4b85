import type { CalendarDate } from '../../../common/calendar-date.js';
import type { LightCode } from '../../../../shared/lights.js';
import {
  CONSULTATION_KIND,
  OPINION,
  REQUEST_CHANNEL,
  type RequestStage,
  type StepStatus,
} from '../../../../shared/vocabulary.js';
import { lightOf } from '../../deadline/domain/light.js';
import { consultationOutcome, replyDue, type ConsultationOutcome } from '../../deadline/domain/silence.js';
import type { WorkCalendar } from '../../deadline/domain/working-days.js';
import {
  answerDue,
  asked,
  consultationStops,
  correctionDue,
  endedOn,
  extendableUntil,
  needsConfirmation,
  receivedOn,
  type AnswerDue,
  type ConsultationFacts,
  type RequestFacts,
} from './request.js';

/** One step of a request's way through the law. */
export interface Step {
  /** `received`, `correction`, `corrected`, `extension`, `answer`, or the id of a consultation. */
  key: string;
  title: string;
  /** The article of 政府信息公开条例 that it goes by. */
  article: string;
  status: StepStatus;
  dueOn: CalendarDate | null;
  provisional: boolean;
  /** The date rests on an opinion that comes on its last day. */
  expected: boolean;
  doneOn: CalendarDate | null;
  /** What to know about it, in a sentence. */
  text: string;
  /** Whether its date is counted, so that it can be explained day by day. */
  counted: boolean;
}

/** Everything that follows from a request's facts on a day. */
export interface RequestState {
  receivedOn: CalendarDate | null;
  stage: RequestStage;
  light: LightCode;
  answer: AnswerDue | null;
  /** What is to be done next, and by when; null once the request has ended. */
  next: { title: string; dueOn: CalendarDate | null; provisional: boolean } | null;
}

/** Where a request stands on a day. An ended one stands where it stood on its last day. */
export function requestState(facts: RequestFacts, today: CalendarDate, calendar: WorkCalendar): RequestState {
  const day = endedOn(facts) ?? today;
  const { due, paused } = answerDue(facts, day, calendar);
  const stage = stageOf(facts, day, calendar);
  return {
    receivedOn: receivedOn(facts),
    stage,
    light: lightIn(facts, due, paused, day),
    answer: due,
    next: nextOf(facts, stage, due, day, calendar),
  };
}

function stageOf(facts: RequestFacts, day: CalendarDate, calendar: WorkCalendar): RequestStage {
  if (facts.answeredOn) return 'answered';
  if (facts.withdrawnOn) return 'withdrawn';
  if (!receivedOn(facts)) return 'unconfirmed';
  if (facts.correctionSentOn && !facts.correctedOn) return 'correcting';
  return consultationStops(facts, day, calendar).some(({ open }) => open) ? 'consulting' : 'handling';
}

/** Paused outranks the date, as everywhere; a request without a date is done in time when it ends. */
function lightIn(facts: RequestFacts, due: AnswerDue | null, paused: boolean, day: CalendarDate): LightCode {
  const doneOn = endedOn(facts);
  if (doneOn && !due) return 'done';
  const pausedOn = paused ? day : null;
  return lightOf({ dueOn: due?.dueOn, nearOn: due?.nearOn, doneOn, pausedOn }, { today: day, now: NEVER });
}
/** No clock here runs by hours, so that no moment is ever asked for. */
const NEVER = new Date(0);

const UNDATED = { dueOn: null, provisional: false };
const dated = (due: { dueOn: CalendarDate; provisional: boolean } | null) =>
  due ? { dueOn: due.dueOn, provisional: due.provisional } : UNDATED;

function nextOf(
  facts: RequestFacts,
  stage: RequestStage,
  due: AnswerDue | null,
  day: CalendarDate,
  calendar: WorkCalendar,
): RequestState['next'] {
  switch (stage) {
    case 'answered':
    case 'withdrawn':
      return null;
    case 'unconfirmed':
      return { title: '与申请人确认收到申请', ...UNDATED };
    case 'correcting':
      return correctionLapsed(facts, day)
        ? { title: '补正期限已过,无正当理由的可按视为放弃办结', ...UNDATED }
        : { title: '等待申请人补正', dueOn: facts.correctionDueOn, provisional: false };
    case 'consulting': {
      const open = consultationStops(facts, day, calendar).filter((stop) => stop.open);
      const first = facts.consultations.find(({ id }) => id === open[0].consultationId)!;
      const letter = asked(facts, first);
      if (!letter) return { title: '登记征求意见书的送达日期', ...UNDATED };
      return { title: `等待${CONSULTATION_KIND[first.kind]}意见`, ...dated(replyDue(letter, calendar)) };
    }
    case 'handling':
      return { title: '答复申请人', ...dated(due) };
  }
}

const correctionLapsed = ({ correctionDueOn, correctedOn }: RequestFacts, day: CalendarDate): boolean =>
  correctionDueOn !== null && correctedOn === null && day > correctionDueOn;

/** The steps of a request on a day, in the order of the law: those taken, those owed, and those that may be taken. */
export function requestSteps(facts: RequestFacts, today: CalendarDate, calendar: WorkCalendar): Step[] {
  const day = endedOn(facts) ?? today;
  return [
    receivedStep(facts),
    ...correctionSteps(facts, day, calendar),
    ...facts.consultations.map((one) => consultationStep(facts, one, day, calendar)),
    ...reasonSteps(facts),
    ...extensionStep(facts, day, calendar),
    answerStep(facts, day, calendar),
  ];
}

const BLANK = { dueOn: null, provisional: false, expected: false, doneOn: null, counted: false };

function receivedStep(facts: RequestFacts): Step {
  const { channel, arrivedOn } = facts;
  const day = receivedOn(facts);
  const words = REQUEST_CHANNEL[channel];
  const text = !needsConfirmation(channel)
    ? `${words},以${channel === 'signed_post' ? '签收' : '提交'}之日为收到之日。`
    : day
      ? `${words},${arrivedOn} 到达,以与申请人确认之日为收到之日。`
      : `${words},${arrivedOn} 到达,尚未与申请人确认,答复期限未起算。`;
  const status = day ? 'done' : 'open';
  return { ...BLANK, key: 'received', title: '收到申请', article: '第三十一条', status, doneOn: day, text };
}

function correctionSteps(facts: RequestFacts, day: CalendarDate, calendar: WorkCalendar): Step[] {
  if (!receivedOn(facts)) return [];
  const { correctionSentOn, correctionDueOn, correctedOn } = facts;
  const { dueOn, provisional } = correctionDue(facts, calendar)!;
  const open = !endedOn(facts) && day <= dueOn;
  if (!correctionSentOn && (!open || facts.consultations.length > 0)) return [];
  const notice: Step = {
    ...BLANK,
    key: 'correction',
    title: '告知补正',
    article: '第三十条',
    status: !correctionSentOn ? 'possible' : correctionSentOn > dueOn ? 'late' : 'done',
    dueOn,
    provisional,
    doneOn: correctionSentOn,
    text: correctionSentOn ? '已一次性告知补正事项和期限。' : '申请内容不明确的,应在此日前一次性告知补正。',
    counted: true,
  };
  if (!correctionSentOn) return [notice];
  const lapsed = correctionLapsed(facts, day);
  const corrected: Step = {
    ...BLANK,
    key: 'corrected',
    title: '申请人补正',
    article: '第三十条',
    status: correctedOn
      ? correctionDueOn && correctedOn > correctionDueOn
        ? 'late'
        : 'done'
      : lapsed
        ? 'lapsed'
        : 'open',
    dueOn: correctionDueOn,
    doneOn: correctedOn,
    text: correctedOn
      ? '收到补正,答复期限自当日重新起算。'
      : lapsed
        ? '补正期限已过;无正当理由的,视为放弃申请。'
        : '等待补正期间答复期限不计算。期限由本机关确定。',
  };
  return [notice, corrected];
}

function consultationStep(
  facts: RequestFacts,
  consultation: ConsultationFacts,
  day: CalendarDate,
  calendar: WorkCalendar,
): Step {
  const { id: key, kind, sentOn, deliveredOn, answeredOn, opinion } = consultation;
  const letter = asked(facts, consultation);
  const due = letter && replyDue(letter, calendar);
  const lapsed = due !== null && day > due.dueOn && !(answeredOn && answeredOn <= due.dueOn);
  const words = [`${sentOn} 发出征求意见书${deliveredOn ? `,${deliveredOn} 送达` : ',送达日期未登记'}`];
  if (letter) words.push(...outcomeWords(consultationOutcome(letter, day, calendar)));
  if (answeredOn && opinion) words.push(`${answeredOn} 答复:${OPINION[opinion]}`);
  if (!answeredOn) words.push(lapsed ? '答复期限自次日继续计算' : '等待期间不计入答复期限');
  return {
    ...BLANK,
    key,
    title: `征求${CONSULTATION_KIND[kind]}意见`,
    article: kind === 'third_party' ? '第三十二条' : '第三十四条',
    status: answeredOn ? (lapsed ? 'late' : 'done') : lapsed ? 'lapsed' : 'open',
    dueOn: due?.dueOn ?? null,
    provisional: due?.provisional ?? false,
    doneOn: answeredOn,
    text: `${words.join(';')}。`,
    counted: due !== null,
  };
}

/** What the silence of those asked had come to by the end of a day, by the id of the letter. */
export function silencesOf(
  facts: RequestFacts,
  today: CalendarDate,
  calendar: WorkCalendar,
): Map<string, string> {
  const day = endedOn(facts) ?? today;
  return new Map(
    facts.consultations.flatMap((consultation) => {
      const letter = asked(facts, consultation);
      const [words] = letter ? outcomeWords(consultationOutcome(letter, day, calendar)) : [];
      return words ? [[consultation.id, words] as const] : [];
    }),
  );
}

/** What silence came to; a reply in words speaks for itself. */
function outcomeWords(outcome: ConsultationOutcome): string[] {
  if (!('bySilence' in outcome && outcome.bySilence)) return [];
  return [outcome.state === 'agreed' ? '期满未答复,视为同意公开' : '期满未答复,由本机关决定是否公开'];
}

/** 数量、频次明显超过合理范围: the reason asked for and given, and the day that the authority then set (Art. 35). */
function reasonSteps({ reasonAskedOn, reasonGivenOn, delayedTo, delayToldOn }: RequestFacts): Step[] {
  if (!reasonAskedOn) return [];
  const article = '第三十五条';
  const text = reasonGivenOn
    ? `${reasonAskedOn} 要求说明理由。理由不合理的,告知不予处理;合理但不能按期答复的,可确定延迟答复的合理期限。`
    : `${reasonAskedOn} 要求说明理由,答复期限照常计算。`;
  const reason: Step = {
    ...BLANK,
    key: 'reason',
    title: '申请人说明理由',
    article,
    status: reasonGivenOn ? 'done' : 'open',
    doneOn: reasonGivenOn,
    text,
  };
  if (!delayedTo) return [reason];
  const told = `经确定延迟至 ${delayedTo} 答复,${delayToldOn} 告知申请人。`;
  return [
    reason,
    { ...BLANK, key: 'delay', title: '延迟答复', article, status: 'done', doneOn: delayToldOn, text: told },
  ];
}

function extensionStep(facts: RequestFacts, day: CalendarDate, calendar: WorkCalendar): Step[] {
  const { extensionDays, extensionDecidedOn, extensionToldOn, lengths } = facts;
  const until = extendableUntil(facts, day, calendar);
  const step = {
    ...BLANK,
    key: 'extension',
    title: '延长答复期限',
    article: '第三十三条',
    ...dated(until),
    counted: until !== null,
  };
  if (extensionDays !== null) {
    const text = `延长 ${extensionDays} 个工作日;${extensionDecidedOn} 经负责人同意,${extensionToldOn} 告知申请人。`;
    return [{ ...step, status: 'done', doneOn: extensionToldOn, text }];
  }
  if (endedOn(facts) || facts.delayedTo || until === null || day > until.dueOn) return [];
  const text = `可延长一次,最多 ${lengths.extension} 个工作日;须在此日前经负责人同意并告知申请人。`;
  return [{ ...step, status: 'possible', text }];
}

function answerStep(facts: RequestFacts, day: CalendarDate, calendar: WorkCalendar): Step {
  const { due, paused } = answerDue(facts, day, calendar);
  const { answeredOn, withdrawnOn } = facts;
  const light = lightIn(facts, due, paused, day);
  const status: StepStatus =
    light === 'done_late' ? 'late' : light === 'done' ? 'done' : isPressing(light) ? light : 'open';
  return {
    ...BLANK,
    key: 'answer',
    title: withdrawnOn ? '申请人撤回申请' : '答复申请人',
    article: '第三十三条',
    status,
    dueOn: due?.dueOn ?? null,
    provisional: due?.provisional ?? false,
    expected: due?.expected ?? false,
    doneOn: answeredOn ?? withdrawnOn,
    text: answerText(facts, due, paused, day),
    counted: due !== null,
  };
}

const isPressing = (light: LightCode): light is 'near' | 'overdue' => light === 'near' || light === 'overdue';

function answerText(facts: RequestFacts, due: AnswerDue | null, paused: boolean, day: CalendarDate): string {
  const n = facts.lengths.answer;
  if (endedOn(facts)) return due ? '' : '答复期限未起算即已了结。';
  if (!receivedOn(facts)) return `自确认收到之日起 ${n} 个工作日。`;
  if (facts.correctionSentOn && !facts.correctedOn) return `自收到补正之日起 ${n} 个工作日。`;
  if (!due) return '征求意见书送达日期登记后方可推算。';
  if (day > due.dueOn && !paused) return '答复期限已过,请尽快答复。';
  return paused ? '期限暂停;按对方在最后一日答复推算,提前答复则提前。' : '能够当场答复的,应当场答复。';
}
