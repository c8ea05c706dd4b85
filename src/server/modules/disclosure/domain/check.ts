import type { CalendarDate } from '../../../common/calendar-date.js';
import { DomainError } from '../../../common/domain-error.js';
import type { WorkCalendar } from '../../deadline/domain/working-days.js';
import { answerDue, extendableUntil, receivedOn, type RequestFacts } from './request.js';

/**
 * Refuses facts that cannot have been, by the first that does not fit: `disclosure.future` (a day after today),
 * `disclosure.order` (a day before the one it follows), `disclosure.extension` (Art. 33: at most the shipped ceiling,
 * decided and told before the answer was due), `disclosure.delay` (Art. 35: a later day, told before the answer was due), `disclosure.answer` (an abandoned request that was never to be corrected).
 */
export function checkFacts(facts: RequestFacts, today: CalendarDate, calendar: WorkCalendar): void {
  const {
    arrivedOn,
    confirmedOn,
    correctionSentOn,
    correctionDueOn,
    correctedOn,
    extensionDecidedOn,
    extensionToldOn,
    reasonAskedOn,
    reasonGivenOn,
    delayToldOn,
    answeredOn,
    withdrawnOn,
  } = facts;
  const received = receivedOn(facts);
  const past: [string, CalendarDate | null][] = [
    ['到达日期', arrivedOn],
    ['确认日期', confirmedOn],
    ['告知补正日期', correctionSentOn],
    ['补正日期', correctedOn],
    ['同意延期日期', extensionDecidedOn],
    ['告知延期日期', extensionToldOn],
    ['要求说明理由日期', reasonAskedOn],
    ['说明理由日期', reasonGivenOn],
    ['告知延迟答复日期', delayToldOn],
    ['答复日期', answeredOn],
    ['撤回日期', withdrawnOn],
    ...facts.consultations.flatMap(
      ({ sentOn, deliveredOn, answeredOn: said }): [string, CalendarDate | null][] => [
        ['征求意见书发出日期', sentOn],
        ['征求意见书送达日期', deliveredOn],
        ['意见答复日期', said],
      ],
    ),
  ];
  for (const [word, day] of past) {
    if (day !== null && day > today) {
      throw DomainError.invalid('disclosure.future', `${word} ${day} 晚于今天,请核对`, { day });
    }
  }
  const follows = (
    word: string,
    day: CalendarDate | null,
    beforeWord: string,
    before: CalendarDate | null,
  ): void => {
    if (day === null) return;
    if (before === null) throw DomainError.invalid('disclosure.order', `尚无${beforeWord},不能登记${word}`);
    if (day < before) {
      throw DomainError.invalid('disclosure.order', `${word} ${day} 早于${beforeWord} ${before},请核对`, {
        day,
        before,
      });
    }
  };
  follows('确认日期', confirmedOn, '到达日期', arrivedOn);
  follows('告知补正日期', correctionSentOn, '收到申请日期', received);
  follows('补正期限', correctionDueOn, '告知补正日期', correctionSentOn);
  follows('补正日期', correctedOn, '告知补正日期', correctionSentOn);
  for (const { sentOn, deliveredOn, answeredOn: said } of facts.consultations) {
    follows('征求意见书发出日期', sentOn, '收到申请日期', received);
    follows('征求意见书送达日期', deliveredOn, '发出日期', sentOn);
    follows('意见答复日期', said, '发出日期', deliveredOn ?? sentOn);
  }
  follows('要求说明理由日期', reasonAskedOn, '收到申请日期', received);
  follows('说明理由日期', reasonGivenOn, '要求说明理由日期', reasonAskedOn);
  follows('告知延迟答复日期', delayToldOn, '说明理由日期', reasonGivenOn);
  follows('答复日期', answeredOn, '收到申请日期', received);
  follows('撤回日期', withdrawnOn, '到达日期', arrivedOn);
  checkExtension(facts, today, calendar);
  checkDelay(facts, today, calendar);
  checkAnswer(facts);
}

function checkExtension(facts: RequestFacts, today: CalendarDate, calendar: WorkCalendar): void {
  const { extensionDays, extensionDecidedOn, extensionToldOn, lengths } = facts;
  if (extensionDays === null) return;
  const refuse = (message: string): never => {
    throw DomainError.invalid('disclosure.extension', message);
  };
  const most = lengths.extension;
  if (!Number.isInteger(extensionDays) || extensionDays < 1 || extensionDays > most) {
    refuse(`延长的期限为 1–${most} 个工作日`);
  }
  if (!extensionDecidedOn || !extensionToldOn) return refuse('请填写同意延期的日期和告知申请人的日期');
  if (extensionToldOn < extensionDecidedOn) refuse('告知申请人的日期早于同意延期的日期,请核对');
  const until = extendableUntil(facts, facts.answeredOn ?? facts.withdrawnOn ?? today, calendar);
  if (until === null) return refuse('答复期限尚未起算,或征求意见书的送达日期尚未登记,暂不能延期');
  if (extensionToldOn > until.dueOn) {
    refuse(`答复期限已于 ${until.dueOn} 届满,之后告知的延期无效,请按实际情况答复`);
  }
}

/** Art. 35: set and told before the time of Art. 33 (with its extension) has run out, and for a later day. */
function checkDelay(facts: RequestFacts, today: CalendarDate, calendar: WorkCalendar): void {
  const { delayedTo, delayToldOn } = facts;
  if (delayedTo === null && delayToldOn === null) return;
  const refuse = (message: string): never => {
    throw DomainError.invalid('disclosure.delay', message);
  };
  if (!delayedTo || !delayToldOn) return refuse('延迟答复的日期和告知申请人的日期须同时填写');
  const { due } = answerDue(
    { ...facts, delayedTo: null },
    facts.answeredOn ?? facts.withdrawnOn ?? today,
    calendar,
  );
  if (!due) return refuse('答复期限尚未起算,或征求意见书的送达日期尚未登记,暂不能确定延迟答复的日期');
  if (delayToldOn > due.dueOn) return refuse(`答复期限已于 ${due.dueOn} 届满,之后告知的延迟答复无效`);
  if (delayedTo <= due.dueOn) refuse(`延迟答复的日期应晚于答复期限 ${due.dueOn}`);
}

function checkAnswer({ answeredOn, answerKind, withdrawnOn, ...facts }: RequestFacts): void {
  if ((answeredOn === null) !== (answerKind === null)) {
    throw DomainError.invalid('disclosure.answer', '答复日期和答复结果须同时填写');
  }
  if (answeredOn && withdrawnOn) {
    throw DomainError.invalid('disclosure.answer', '已撤回的申请不再答复,请先更正撤回日期');
  }
  const correcting = facts.correctionSentOn !== null && facts.correctedOn === null;
  const lapsed =
    correcting && answeredOn !== null && facts.correctionDueOn !== null && answeredOn > facts.correctionDueOn;
  if (answerKind === 'abandoned' && !lapsed) {
    throw DomainError.invalid('disclosure.answer', '只有告知补正后期满仍未补正的申请,才能按视为放弃办结');
  }
  if (correcting && answeredOn && answerKind !== 'abandoned') {
    throw DomainError.invalid('disclosure.answer', '申请人尚未补正,请先登记补正;期满未补正的按视为放弃办结');
  }
}
