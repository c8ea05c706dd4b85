import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import { CalendarService } from '../deadline/calendar.service.js';
import { StatutoryClocks } from '../deadline/statutory-clocks.service.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import type {
  AmendRequestDto,
  AnswerRequestDto,
  ConfirmRequestDto,
  ConsultDto,
  CorrectedDto,
  ExtendRequestDto,
  RecordOpinionDto,
  RegisterRequestDto,
  RequestCorrectionDto,
  WithdrawRequestDto,
} from './disclosure-input.dto.js';
import type {
  AmendLetterDto,
  AskReasonDto,
  DelayAnswerDto,
  DropLetterDto,
  GiveReasonDto,
} from './disclosure-letter.dto.js';
import type { RequestDto } from './disclosure.dto.js';
import { canHandle, canRegister } from './disclosure.policy.js';
import { checkFacts } from './domain/check.js';
import type { RequestLengths } from './domain/request.js';
import { requestFlow, type RequestAction } from './domain/request-flow.js';
import { requestState } from './domain/steps.js';
import { DisclosureConsultation, DisclosureRequest } from './entities/disclosure-request.entity.js';
import { RequestQueries } from './request.queries.js';
import { impersonal, NOTHING_YET, only, snake } from './request-trail.js';
import type { ConsultationRow, RequestRow } from './request-rows.js';

/** Columns of a request that an action writes, and the letter that it adds or completes. */
type Patch = Partial<Omit<DisclosureRequest, 'id' | 'lengths' | 'version'>>;
interface Change {
  patch: Patch;
  letter?: ConsultationRow;
  /** A letter that was never sent, or not for this request: taken out, and kept in the trail. */
  dropped?: ConsultationRow;
}

/** The statutory clock behind each length. */
const CLOCK_OF = {
  correction: 'correction_notice',
  thirdParty: 'third_party_opinion',
  coProducer: 'co_producer_reply',
  answer: 'request_answer',
  extension: 'answer_extension',
} as const satisfies Record<keyof RequestLengths, string>;

/** 依申请公开: every method records facts; what follows from them is derived when somebody looks. */
@Injectable()
export class DisclosureRequests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendar: CalendarService,
    private readonly clocks: StatutoryClocks,
    private readonly directory: UnitDirectory,
    private readonly queries: RequestQueries,
    private readonly audit: AuditService,
  ) {}

  /**
   * Enters a request. Refused: a unit that this person does not coordinate or that has ended, a number that one of their
   * units has given already (`disclosure.number_taken`, 409), days that cannot have been.
   */
  register(actor: Actor, input: RegisterRequestDto): Promise<RequestDto> {
    if (!canRegister(actor, input.unitId)) throw DomainError.forbidden('您只能为自己负责督办的单位登记申请');
    const [now, today] = [this.clock.now(), this.clock.today()];
    return this.dataSource.transaction(async (em) => {
      const calendars = await this.calendar.hold(em);
      await this.directory.requireActive(em, [input.unitId], today);
      await this.requireFree(em, actor, input.number);
      const id = randomUUID();
      const facts = { ...NOTHING_YET, confirmedOn: null, ...input, lengths: await this.lengths(em) };
      checkFacts({ ...facts, consultations: [] }, today, calendars.of(input.unitId));
      await em.insert(DisclosureRequest, { ...facts, id, registeredAt: now, registeredBy: actor.userId });
      await this.audit.record(em, actor, now, {
        action: 'disclosure.register',
        subjectType: 'disclosure_request',
        subjectId: id,
        after: impersonal(input),
      });
      return this.queries.one(actor, id, em);
    });
  }

  /** Receipt was confirmed with the applicant: the clocks run from this day (Art. 31). */
  confirm(actor: Actor, id: string, { version, ...patch }: ConfirmRequestDto): Promise<RequestDto> {
    return this.act(actor, id, version, 'confirm', () => ({ patch }));
  }

  /** The one notice of what is to be corrected went out (Art. 30); a second is refused (409). */
  requestCorrection(
    actor: Actor,
    id: string,
    { version, ...patch }: RequestCorrectionDto,
  ): Promise<RequestDto> {
    return this.act(actor, id, version, 'requestCorrection', (row) => {
      if (row.correctionSentOn) {
        throw new DomainError('disclosure.corrected_once', 409, '补正事项应一次性告知,该申请已经告知过补正');
      }
      return { patch };
    });
  }

  /** The corrected request came in: the answer's clock begins anew (Art. 30). */
  correct(actor: Actor, id: string, { version, ...patch }: CorrectedDto): Promise<RequestDto> {
    return this.act(actor, id, version, 'correct', () => ({ patch }));
  }

  /** A letter that asks for an opinion went out (Art. 32, 34): the answer's clock stands from the day after. */
  consult(actor: Actor, id: string, { version, ...letter }: ConsultDto): Promise<RequestDto> {
    const blank = { deliveredOn: null, answeredOn: null, opinion: null };
    return this.act(actor, id, version, 'consult', () => ({
      patch: {},
      letter: { ...blank, ...letter, id: randomUUID() },
    }));
  }

  /** A letter arrived, or was answered; the day and the opinion go together. */
  recordOpinion(
    actor: Actor,
    id: string,
    consultationId: string,
    { version, ...known }: RecordOpinionDto,
  ): Promise<RequestDto> {
    return this.act(actor, id, version, 'recordOpinion', (row) => {
      const before = row.consultations.find((one) => one.id === consultationId);
      if (!before) throw DomainError.notFound('该征求意见书');
      const letter = { ...before, ...known };
      if ((letter.answeredOn === null) !== (letter.opinion === null)) {
        throw DomainError.invalid('disclosure.opinion', '答复日期和对方意见须同时填写');
      }
      return { patch: {}, letter };
    });
  }

  /** The answer is put off, once, by consent of the head of the disclosure office, and the applicant was told (Art. 33). */
  extend(actor: Actor, id: string, { version, ...patch }: ExtendRequestDto): Promise<RequestDto> {
    return this.act(actor, id, version, 'extend', (row) => {
      if (row.extensionDays !== null) {
        throw new DomainError('disclosure.extended_once', 409, '答复期限只能延长一次,该申请已经延长过');
      }
      return { patch };
    });
  }

  /** Plainly too many or too frequent requests: the applicant is asked for the reason (Art. 35). The clock runs on. */
  askReason(actor: Actor, id: string, { version, ...patch }: AskReasonDto): Promise<RequestDto> {
    return this.act(actor, id, version, 'askReason', () => ({ patch }));
  }

  giveReason(actor: Actor, id: string, { version, ...patch }: GiveReasonDto): Promise<RequestDto> {
    return this.act(actor, id, version, 'giveReason', () => ({ patch }));
  }

  /** The reason is sound, the time of Art. 33 does not suffice: a day was set and told (Art. 35). */
  delay(actor: Actor, id: string, { version, ...patch }: DelayAnswerDto): Promise<RequestDto> {
    return this.act(actor, id, version, 'delay', () => ({ patch }));
  }

  answer(actor: Actor, id: string, { version, ...patch }: AnswerRequestDto): Promise<RequestDto> {
    return this.act(actor, id, version, 'answer', () => ({ patch }));
  }

  withdraw(actor: Actor, id: string, { version, ...patch }: WithdrawRequestDto): Promise<RequestDto> {
    return this.act(actor, id, version, 'withdraw', () => ({ patch }));
  }

  /** 更正登记: a coordinator puts right what was entered wrongly, in any stage, with the reason; null takes a day back. */
  amend(actor: Actor, id: string, { version, reason, ...patch }: AmendRequestDto): Promise<RequestDto> {
    return this.write(actor, id, version, 'disclosure.amend', reason, async (em, row) => {
      if (!canRegister(actor, row.unitId)) throw DomainError.forbidden('只有督办员可以更正登记');
      if (patch.unitId && patch.unitId !== row.unitId) {
        if (!canRegister(actor, patch.unitId)) throw DomainError.forbidden('您只能转交给自己负责督办的单位');
        await this.directory.requireActive(em, [patch.unitId], this.clock.today());
      }
      if (patch.number && patch.number !== row.number) await this.requireFree(em, actor, patch.number);
      return { patch };
    });
  }

  /** 更正征求意见书: what was entered wrongly of a letter; null takes a day or an opinion back. All dates follow. */
  amendLetter(
    actor: Actor,
    id: string,
    letterId: string,
    { version, reason, ...known }: AmendLetterDto,
  ): Promise<RequestDto> {
    return this.write(actor, id, version, 'disclosure.amend_letter', reason, async (_, row) => {
      const letter = { ...letterOf(actor, row, letterId), ...known };
      if ((letter.answeredOn === null) !== (letter.opinion === null)) {
        throw DomainError.invalid('disclosure.opinion', '答复日期和对方意见须同时填写');
      }
      return { patch: {}, letter };
    });
  }

  /** 撤销征求意见书: one that was entered and never sent; the answer's clock runs as if it had not been. */
  dropLetter(
    actor: Actor,
    id: string,
    letterId: string,
    { version, reason }: DropLetterDto,
  ): Promise<RequestDto> {
    return this.write(actor, id, version, 'disclosure.drop_letter', reason, async (_, row) => ({
      patch: {},
      dropped: letterOf(actor, row, letterId),
    }));
  }

  /** A step of the flow: for who handles the request, in the stages that its table names. */
  private act(
    actor: Actor,
    id: string,
    version: number,
    action: RequestAction,
    change: (row: RequestRow) => Change,
  ): Promise<RequestDto> {
    return this.write(actor, id, version, `disclosure.${snake(action)}`, null, async (em, row) => {
      if (!canHandle(actor, row.unitId))
        throw DomainError.forbidden('只有承办单位联络员和督办员可以办理该申请');
      const calendar = (await this.calendar.ofUnits(em)).of(row.unitId);
      requestFlow.next(requestState(row, this.clock.today(), calendar).stage, action);
      return change(row);
    });
  }

  private write(
    actor: Actor,
    id: string,
    version: number,
    action: string,
    cause: string | null,
    change: (em: EntityManager, row: RequestRow) => Promise<Change>,
  ): Promise<RequestDto> {
    const [now, today] = [this.clock.now(), this.clock.today()];
    return this.dataSource.transaction(async (em) => {
      // A change of the calendar logs the dates it moves: none may move by a fact that it did not see.
      const calendars = await this.calendar.hold(em);
      const row = await this.queries.row(actor, id, em);
      if (row.version !== version)
        throw DomainError.stale({ version }, await this.queries.one(actor, id, em));
      const { patch, letter, dropped } = await change(em, row);
      const others = row.consultations.filter(({ id: one }) => one !== letter?.id && one !== dropped?.id);
      const consultations = letter ? [...others, letter] : others;
      const unitId = patch.unitId ?? row.unitId;
      checkFacts({ ...row, ...patch, consultations }, today, calendars.of(unitId));
      const { affected } = await em.update(
        DisclosureRequest,
        { id, version },
        { ...patch, version: version + 1 },
      );
      if (affected !== 1)
        throw DomainError.stale({ version, ...patch }, await this.queries.one(actor, id, em));
      if (letter) await em.upsert(DisclosureConsultation, { ...letter, requestId: id }, ['id']);
      if (dropped) await em.delete(DisclosureConsultation, { id: dropped.id });
      const before = letter ? row.consultations.find((one) => one.id === letter.id) : (dropped ?? row);
      await this.audit.record(em, actor, now, {
        action,
        subjectType: 'disclosure_request',
        subjectId: id,
        before: before ? only(Object.keys(letter ?? dropped ?? patch), before) : null,
        after: impersonal(letter ?? patch),
        cause,
      });
      return this.queries.one(actor, id, em);
    });
  }

  /** One number per office: among the units that this person coordinates. */
  private async requireFree(em: EntityManager, actor: Actor, number: string): Promise<void> {
    await em.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`disclosure number ${number}`]);
    const taken = await em.query<unknown[]>(
      'SELECT 1 FROM disclosure_request WHERE number = $1 AND unit_id = ANY ($2::uuid[]) LIMIT 1',
      [number, actor.coordinates],
    );
    if (taken.length > 0) {
      throw new DomainError('disclosure.number_taken', 409, `申请编号“${number}”已经登记过,请核对`);
    }
  }

  private async lengths(em: EntityManager): Promise<RequestLengths> {
    const clocks = await this.clocks.lengths(em, Object.values(CLOCK_OF));
    const entries = Object.entries(CLOCK_OF).map(([name, code]) => {
      const { n, unit } = clocks[code];
      if (n === null || unit !== 'workday') {
        throw DomainError.invalid(
          'disclosure.clock_unit',
          '登记簿按工作日推算;“系统 · 法定时限”中有一项改成了别的单位,请系统管理员核对',
          { code },
        );
      }
      return [name, n];
    });
    return Object.fromEntries(entries) as RequestLengths;
  }
}

/** A letter of a request, for who may put it right. */
function letterOf(actor: Actor, row: RequestRow, letterId: string): ConsultationRow {
  if (!canRegister(actor, row.unitId)) throw DomainError.forbidden('只有督办员可以更正登记');
  const letter = row.consultations.find(({ id }) => id === letterId);
  if (!letter) throw DomainError.notFound('该征求意见书');
  return letter;
}
