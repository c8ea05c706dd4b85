import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import { OutboxService } from '../notification/outbox.service.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import { CalendarService } from './calendar.service.js';
import { makeForTargets, type MadeDeadline } from './deadline-writer.js';
import { eventDuty } from './domain/duties.js';
import { eventTargets } from './domain/event-targets.js';
import type { EventDto, RegisterEventDto, VoidEventDto } from './event.dto.js';
import { eventMessages, voidMessages } from './event-messages.js';
import { canNameOtherUnit, canVoidEvent } from './event.policy.js';
import { EventQueries, type ListeningBearer } from './event.queries.js';

/** 触发事项: registering one starts the clocks of the rules that wait for it. */
@Injectable()
export class TriggerEvents {
  private readonly logger = new Logger(TriggerEvents.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly queries: EventQueries,
    private readonly calendar: CalendarService,
    private readonly directory: UnitDirectory,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * Registers an event and makes its deadlines for the units it concerns, in one transaction; answers with the deadlines
   * made. The same event again (type, moment and subject) is refused by `event.duplicate`, so that a second click makes
   * nothing. Refuses a moment in the future, a type nothing waits for, and units this person may not name.
   */
  async register(actor: Actor, input: RegisterEventDto): Promise<EventDto> {
    const now = this.clock.now();
    const occurredAt = new Date(input.occurredAt);
    if (occurredAt > now) {
      throw DomainError.invalid('event.future', '发生时间晚于当前时间,请核对', {
        occurredAt: input.occurredAt,
      });
    }
    const { id, hours } = await this.dataSource.transaction(async (em) => {
      const calendars = await this.calendar.hold(em);
      const type = await this.typeOf(em, input.typeId);
      const bearers = await this.queries.listening(em, actor, input.typeId);
      const targets = await this.chosen(em, actor, type.name, bearers, input);
      const event = { id: randomUUID(), subject: input.subject.trim(), occurredAt };
      await this.store(em, actor, now, input.typeId, event, [...new Set(targets.map((one) => one.unitId))]);
      const specs = new Map(bearers.map(({ ruleId, spec }) => [ruleId, spec]));
      const duties = calendars.all().flatMap(({ key, calendar }) =>
        [...specs].flatMap(([ruleId, spec]) => {
          const duty = eventDuty(spec, event.id, occurredAt, calendar);
          return duty ? [{ ...duty, ruleId, calendarKey: key }] : [];
        }),
      );
      const made = await makeForTargets(em, now, event.id, duties, targets, calendars);
      await this.record(em, actor, now, event, type.name, made);
      const titles = new Map(bearers.map(({ ruleId, title }) => [ruleId, title]));
      const liaisons = await this.directory.liaisonsOf(em, [...new Set(made.map(({ unitId }) => unitId))]);
      await this.outbox.enqueue(
        em,
        now,
        eventMessages({ ...event, typeName: type.name }, made, titles, liaisons),
      );
      return { id: event.id, hours: made.some(({ dueAt }) => dueAt !== null) };
    });
    if (hours) await this.deliverAtOnce();
    return this.queries.one(actor, id);
  }

  /**
   * Takes an event back, with the reason: its deadlines that are still open are voided with it, those done stay. A
   * second call is refused (409).
   */
  async void(actor: Actor, id: string, { reason }: VoidEventDto): Promise<EventDto> {
    const now = this.clock.now();
    await this.dataSource.transaction(async (em) => {
      const event = await this.queries.one(actor, id, em);
      const [row] = await em.query<{ registeredBy: string; voided: boolean; unitIds: string[] }[]>(
        `SELECT e.registered_by AS "registeredBy", e.voided_at IS NOT NULL AS voided,
           ARRAY(SELECT unit_id FROM trigger_event_unit WHERE event_id = e.id) AS "unitIds"
         FROM trigger_event e WHERE e.id = $1 FOR UPDATE`,
        [id],
      );
      if (row.voided) throw new DomainError('event.voided', 409, '该触发事项已被撤销,请刷新后查看');
      if (!canVoidEvent(actor, row)) throw DomainError.forbidden('只有登记人或督办员可以撤销该触发事项');
      await em.query('UPDATE trigger_event SET voided_at = $2, void_reason = $3 WHERE id = $1', [
        id,
        now,
        reason.trim(),
      ]);
      const [voided] = await em.query<[{ id: string; planItemId: string; unitId: string }[], number]>(
        `UPDATE deadline SET voided_at = $2, version = version + 1
         WHERE event_id = $1 AND done_on IS NULL AND waived_at IS NULL AND voided_at IS NULL
         RETURNING id, plan_item_id AS "planItemId", unit_id AS "unitId"`,
        [id, now],
      );
      const items: (string | null)[] = [...new Set(voided.map(({ planItemId }) => planItemId))];
      await this.audit.record(
        em,
        actor,
        now,
        [null, ...items].map((planItemId) => ({
          action: 'event.void',
          subjectType: 'trigger_event',
          subjectId: id,
          planItemId,
          before: { typeName: event.typeName, subject: event.subject, occurredAt: event.occurredAt },
          after: {
            voidedDeadlines: voided.filter((one) => planItemId === null || one.planItemId === planItemId)
              .length,
          },
          cause: reason.trim(),
        })),
      );
      const liaisons = await this.directory.liaisonsOf(em, [...new Set(voided.map(({ unitId }) => unitId))]);
      await this.outbox.enqueue(em, now, voidMessages(event, reason.trim(), liaisons));
    });
    return this.queries.one(actor, id);
  }

  private async typeOf(em: EntityManager, typeId: string): Promise<{ name: string }> {
    const [type] = await em.query<{ name: string }[]>('SELECT name FROM event_type WHERE id = $1', [typeId]);
    if (!type) throw DomainError.notFound('事项类型');
    return type;
  }

  private async chosen(
    em: EntityManager,
    actor: Actor,
    typeName: string,
    bearers: ListeningBearer[],
    input: RegisterEventDto,
  ) {
    if (bearers.length === 0) {
      throw DomainError.invalid(
        'event.nothing_listens',
        `没有已下达的任务以“${typeName}”起算时限,或这些任务不由您的单位承担`,
      );
    }
    const { targets, strangers, unknownRules } = eventTargets(bearers, input);
    if (unknownRules.length > 0) throw DomainError.notFound('所选任务');
    const refused = strangers.filter((unitId) => !canNameOtherUnit(actor, unitId));
    if (refused.length > 0) {
      const names = [...(await this.directory.namesOf(em, refused)).values()].map(({ name }) => name);
      throw DomainError.invalid(
        'event.unit_refused',
        `您不能为以下单位登记该事项:${names.join('、') || '所选单位'}`,
        {
          unitIds: refused,
        },
      );
    }
    if (targets.length === 0) {
      throw DomainError.invalid('event.no_units', '该事项由集合单位承担,请勾选本次涉及的单位');
    }
    return targets;
  }

  private async store(
    em: EntityManager,
    actor: Actor,
    now: Date,
    typeId: string,
    event: { id: string; subject: string; occurredAt: Date },
    unitIds: string[],
  ): Promise<void> {
    const added = await em.query<unknown[]>(
      `INSERT INTO trigger_event (id, type_id, subject, occurred_at, registered_at, registered_by)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (type_id, occurred_at, subject) WHERE voided_at IS NULL DO NOTHING RETURNING id`,
      [event.id, typeId, event.subject, event.occurredAt, now, actor.userId],
    );
    if (added.length === 0) {
      throw new DomainError(
        'event.duplicate',
        409,
        '该事项已经登记(类型、时间和具体事项相同),没有重复登记;要补充单位,请先撤销再重新登记',
      );
    }
    await em.query('INSERT INTO trigger_event_unit (event_id, unit_id) SELECT $1, unnest($2::uuid[])', [
      event.id,
      unitIds,
    ]);
  }

  private async record(
    em: EntityManager,
    actor: Actor,
    now: Date,
    event: { id: string; subject: string; occurredAt: Date },
    typeName: string,
    made: MadeDeadline[],
  ): Promise<void> {
    const items: (string | null)[] = [...new Set(made.map(({ planItemId }) => planItemId))];
    await this.audit.record(
      em,
      actor,
      now,
      [null, ...items].map((planItemId) => ({
        action: 'event.register',
        subjectType: 'trigger_event',
        subjectId: event.id,
        planItemId,
        after: {
          typeName,
          subject: event.subject,
          occurredAt: event.occurredAt.toISOString(),
          deadlines: made
            .filter((one) => planItemId === null || one.planItemId === planItemId)
            .map(({ id, unitId, dueOn, dueAt }) => ({ id, unitId, dueOn, dueAt })),
        },
      })),
    );
  }

  /** Hour clocks do not wait for the next delivery. The event stands even if this fails: the job delivers later. */
  private async deliverAtOnce(): Promise<void> {
    try {
      await this.outbox.deliver();
    } catch (error) {
      this.logger.warn(`delivery at once failed, the job will deliver: ${(error as Error).message}`);
    }
  }
}
