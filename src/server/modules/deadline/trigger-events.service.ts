import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import { OutboxService } from '../notification/outbox.service.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import { CalendarService } from './calendar.service.js';
import type { EventDto, RegisterEventDto, VoidEventDto } from './event.dto.js';
import { eventMessages, importMessages, voidMessages } from './event-messages.js';
import { EventQueries } from './event.queries.js';
import { EventSpawn, type PreparedEvent, type Spawned } from './event-spawn.service.js';

/** 触发事项: registering one starts the clocks of the rules that wait for it. */
@Injectable()
export class TriggerEvents {
  private readonly logger = new Logger(TriggerEvents.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly queries: EventQueries,
    private readonly spawn: EventSpawn,
    private readonly calendar: CalendarService,
    private readonly directory: UnitDirectory,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * Registers an event and makes its deadlines for the units it concerns, in one transaction; answers with the deadlines
   * made. Of the same event again (bureau, type, moment and subject) only units that it did not concern yet are added;
   * where there is none, `event.duplicate` (409), so that a second click makes nothing. Refuses a moment in the future,
   * a type nothing waits for, and units this person may not name.
   */
  async register(actor: Actor, input: RegisterEventDto): Promise<EventDto> {
    const now = this.clock.now();
    const [spawned] = await this.dataSource.transaction(async (em) => {
      const calendars = await this.calendar.hold(em);
      const [event] = await this.spawn.prepare(em, actor, now, [input]);
      if (event instanceof DomainError) throw event;
      return this.write(em, actor, now, [event], calendars);
    });
    await this.deliverHours([spawned]);
    return this.queries.one(actor, spawned.event.id);
  }

  /**
   * Writes prepared events in the caller's transaction, all or none, with trail and messages: one message per person,
   * however many they are. `event.duplicate` (409) where somebody registered one of them in the meantime.
   */
  async write(
    em: EntityManager,
    actor: Actor,
    now: Date,
    events: readonly PreparedEvent[],
    calendars: Awaited<ReturnType<CalendarService['hold']>>,
  ): Promise<Spawned[]> {
    const spawned = await this.spawn.write(em, actor, now, events, calendars);
    const late = spawned.find(({ made }) => made.length === 0);
    if (late) {
      const { subject } = late.event;
      throw new DomainError('event.duplicate', 409, `“${subject}”刚刚已由他人登记,没有重复登记,请刷新后查看`);
    }
    await this.record(em, actor, now, spawned);
    const made = spawned.flatMap((one) => one.made);
    const liaisons = await this.directory.liaisonsOf(em, [...new Set(made.map(({ unitId }) => unitId))]);
    const titles = new Map(
      events.flatMap(({ targets }) => targets.map(({ ruleId, title }) => [ruleId, title])),
    );
    const messages =
      spawned.length === 1
        ? eventMessages(spawned[0].event, spawned[0].made, titles, liaisons)
        : importMessages(spawned, liaisons);
    await this.outbox.enqueue(em, now, messages);
    return spawned;
  }

  /** Hour clocks do not wait for the next delivery. The events stand even if this fails: the job delivers later. */
  async deliverHours(spawned: readonly Spawned[]): Promise<void> {
    if (!spawned.some(({ made }) => made.some(({ dueAt }) => dueAt !== null))) return;
    try {
      await this.outbox.deliver();
    } catch (error) {
      this.logger.warn(`delivery at once failed, the job will deliver: ${(error as Error).message}`);
    }
  }

  /**
   * Takes an event back, with the reason: its deadlines that are still open are voided with it, those done stay. A
   * second call is refused (409).
   */
  async void(actor: Actor, id: string, { reason }: VoidEventDto): Promise<EventDto> {
    const now = this.clock.now();
    await this.dataSource.transaction(async (em) => {
      const event = await this.queries.held(em, actor, id);
      await em.query(
        'UPDATE trigger_event SET voided_at = $2, void_reason = $3, version = version + 1 WHERE id = $1',
        [id, now, reason.trim()],
      );
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

  /** One row for the event, one for each task it sets to work; `event.join` where units were added to it. */
  private async record(
    em: EntityManager,
    actor: Actor,
    now: Date,
    spawned: readonly Spawned[],
  ): Promise<void> {
    const rows = spawned.flatMap(({ event, made }) => {
      const byItem = new Map<string | null, typeof made>([[null, made]]);
      for (const one of made) byItem.set(one.planItemId, [...(byItem.get(one.planItemId) ?? []), one]);
      const { typeName, subject, occurredAt } = event;
      return [...byItem].map(([planItemId, deadlines]) => ({
        action: event.known ? 'event.join' : 'event.register',
        subjectType: 'trigger_event',
        subjectId: event.id,
        planItemId,
        after: {
          typeName,
          subject,
          occurredAt: occurredAt.toISOString(),
          deadlines: deadlines.map(({ id, unitId, dueOn, dueAt }) => ({ id, unitId, dueOn, dueAt })),
        },
      }));
    });
    await this.audit.record(em, actor, now, rows);
  }
}
