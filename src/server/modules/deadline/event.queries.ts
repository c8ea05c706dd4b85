import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { dateInShanghai } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { decodeCursor, encodeCursor } from '../../common/page.dto.js';
import { CalendarService } from './calendar.service.js';
import { visibleUnits } from './deadline.policy.js';
import { eventDuty } from './domain/duties.js';
import type { RuleSpec } from './domain/rule.js';
import { eventOwners } from './event-owners.js';
import type {
  EventDto,
  EventPageDto,
  EventPreviewDto,
  EventPreviewQuery,
  EventQuery,
  SpawnedDeadlineDto,
} from './event.dto.js';
import { canChangeEvent, unitsToRegisterFor } from './event.policy.js';

/** A bearer of a living rule that waits for events of a type. */
export interface ListeningBearer {
  ruleId: string;
  planId: string;
  /** The unit that the plan belongs to. */
  planOwnerId: string;
  planItemId: string;
  title: string;
  raw: string | null;
  spec: RuleSpec;
  unitId: string;
  unitName: string;
  principal: boolean;
  viaGroup: boolean;
}

interface EventRow extends Omit<
  EventDto,
  'lateWorkdays' | 'deadlines' | 'can' | 'occurredAt' | 'registeredAt'
> {
  occurredAt: Date;
  registeredAt: Date;
  registeredBy: string;
  ownerUnitId: string;
  unitIds: string[];
}

@Injectable()
export class EventQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendar: CalendarService,
  ) {}

  /** Who bears rules that wait for events of this type, among the units this person may register for. */
  listening(em: EntityManager, actor: Actor, typeId: string): Promise<ListeningBearer[]> {
    return em.query<ListeningBearer[]>(
      `SELECT r.id AS "ruleId", r.plan_id AS "planId", p.owner_unit_id AS "planOwnerId", r.plan_item_id AS "planItemId", r.title, r.raw, r.spec,
         b.unit_id AS "unitId", u.name AS "unitName", b.principal, b.via_group AS "viaGroup"
       FROM deadline_rule r JOIN rule_bearer b ON b.rule_id = r.id JOIN unit u ON u.id = b.unit_id
       JOIN plan p ON p.id = r.plan_id
       WHERE r.event_type_id = $1 AND r.active_to IS NULL AND b.unit_id = ANY ($2::uuid[])
       ORDER BY r.plan_id, r.plan_item_id, r.id, b.via_group, u.sort, u.name`,
      [typeId, unitsToRegisterFor(actor)],
    );
  }

  /** What registering it would do, before anyone confirms: which units owe which tasks by when. Writes nothing. */
  async preview(actor: Actor, { typeId, occurredAt }: EventPreviewQuery): Promise<EventPreviewDto> {
    const [now, at] = [this.clock.now(), new Date(occurredAt)];
    const calendars = await this.calendar.ofUnits();
    const bearers = await this.listening(this.dataSource.manager, actor, typeId);
    const items = bearers.flatMap(({ spec, planOwnerId: _, ...bearer }) => {
      const duty = eventDuty(spec, '', at, calendars.of(bearer.unitId));
      if (!duty) return [];
      const { dueOn, dueAt, provisional } = duty;
      return [{ ...bearer, dueOn, dueAt: dueAt && dueAt.toISOString(), provisional }];
    });
    if (bearers.length === 0) return { items, lateWorkdays: late(calendars.national, at, now) };
    const owners = await eventOwners(this.dataSource.manager, bearers);
    const ownerUnitId = owners.of(bearers.map(({ planOwnerId }) => planOwnerId));
    return { items, lateWorkdays: late(calendars.of(ownerUnitId), at, now) };
  }

  /** Events that set a unit to work which this person may read, or that they registered; the latest first. */
  async list(actor: Actor, query: EventQuery): Promise<EventPageDto> {
    const from = decodeCursor(query.after, ['instant', 'uuid']) ?? [null, null];
    const params: unknown[] = [query.typeId ?? null, ...from, query.limit + 1];
    const rows = await this.rows(
      this.dataSource.manager,
      actor,
      params,
      `($1::uuid IS NULL OR e.type_id = $1) AND ($2::timestamptz IS NULL OR (e.occurred_at, e.id) < ($2, $3::uuid))`,
      'LIMIT $4',
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: await this.complete(this.dataSource.manager, actor, page),
      next: rows.length > query.limit && last ? encodeCursor([last.occurredAt, last.id]) : null,
    };
  }

  async one(actor: Actor, id: string, em: EntityManager = this.dataSource.manager): Promise<EventDto> {
    const rows = await this.rows(em, actor, [id], 'e.id = $1');
    if (rows.length === 0) throw DomainError.notFound('触发事项');
    return (await this.complete(em, actor, rows))[0];
  }

  /**
   * An event to be taken back or corrected by this person, locked with its version: 404 where it is not there to them,
   * 409 where it was taken back, 403 where it concerns units that are not theirs.
   */
  async held(em: EntityManager, actor: Actor, id: string): Promise<EventDto> {
    await this.one(actor, id, em);
    await em.query('SELECT 1 FROM trigger_event WHERE id = $1 FOR UPDATE', [id]);
    const event = await this.one(actor, id, em);
    if (event.voidedAt) throw new DomainError('event.voided', 409, '该触发事项已被撤销,请刷新后查看');
    if (!event.can.void) throw DomainError.forbidden('只有所涉单位的登记人或督办员可以撤销、更正该触发事项');
    return event;
  }

  private rows(
    em: EntityManager,
    actor: Actor,
    params: unknown[],
    where: string,
    limit = '',
  ): Promise<EventRow[]> {
    const scope = visibleUnits(actor, 'd.unit_id', params);
    params.push(actor.userId);
    return em.query<EventRow[]>(
      `SELECT e.id, e.type_id AS "typeId", t.name AS "typeName", e.subject, e.occurred_at AS "occurredAt",
         e.registered_at AS "registeredAt", e.registered_by AS "registeredBy", e.owner_unit_id AS "ownerUnitId",
         p.name AS "registeredByName", e.voided_at AS "voidedAt", e.void_reason AS "voidReason", e.version,
         COALESCE((SELECT json_agg(json_build_object('at', a.at, 'byName', a.actor_name, 'beforeOccurredAt',
             a.before->>'occurredAt', 'reason', a.cause) ORDER BY a.id)
           FROM audit_entry a WHERE a.subject_type = 'trigger_event' AND a.subject_id = e.id
             AND a.action = 'event.correct' AND a.plan_item_id IS NULL), '[]') AS corrections,
         ARRAY(SELECT unit_id FROM trigger_event_unit WHERE event_id = e.id) AS "unitIds"
       FROM trigger_event e JOIN event_type t ON t.id = e.type_id JOIN app_user p ON p.id = e.registered_by
       WHERE (EXISTS (SELECT 1 FROM deadline d WHERE d.event_id = e.id AND ${scope}) OR e.registered_by = $${params.length})
         AND ${where}
       ORDER BY e.occurred_at DESC, e.id DESC ${limit}`,
      params,
    );
  }

  private async complete(em: EntityManager, actor: Actor, rows: EventRow[]): Promise<EventDto[]> {
    const calendars = await this.calendar.ofUnits(em);
    const params: unknown[] = [rows.map(({ id }) => id)];
    const scope = visibleUnits(actor, 'd.unit_id', params);
    const deadlines = await em.query<
      (Omit<SpawnedDeadlineDto, 'lateWorkdays' | 'joined'> & { eventId: string; createdAt: Date })[]
    >(
      `SELECT d.event_id AS "eventId", d.id, d.plan_item_id AS "planItemId", r.title, r.raw, d.unit_id AS "unitId",
         u.name AS "unitName", d.kind, d.due_on::text AS "dueOn", d.due_at AS "dueAt", d.provisional,
         d.done_on::text AS "doneOn", d.voided_at AS "voidedAt", d.created_at AS "createdAt"
       FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id JOIN unit u ON u.id = d.unit_id
       WHERE d.event_id = ANY ($1::uuid[]) AND ${scope} ORDER BY d.due_on, r.title, u.sort, u.name`,
      params,
    );
    const byEvent = new Map<string, SpawnedDeadlineDto[]>(rows.map(({ id }) => [id, []]));
    const events = new Map(rows.map((row) => [row.id, row]));
    for (const { eventId, createdAt, ...deadline } of deadlines) {
      const { occurredAt, registeredAt } = events.get(eventId)!;
      const lateWorkdays = late(calendars.of(deadline.unitId), occurredAt, createdAt);
      byEvent.get(eventId)!.push({ ...deadline, lateWorkdays, joined: createdAt > registeredAt });
    }
    return rows.map(({ unitIds, registeredBy, ownerUnitId, ...row }) => ({
      ...row,
      occurredAt: row.occurredAt.toISOString(),
      registeredAt: row.registeredAt.toISOString(),
      lateWorkdays: late(calendars.of(ownerUnitId), row.occurredAt, row.registeredAt),
      deadlines: byEvent.get(row.id)!,
      can: abilities(canChangeEvent(actor, { registeredBy, voided: row.voidedAt !== null, unitIds })),
    }));
  }
}

const abilities = (change: boolean) => ({ void: change, correct: change });

const late = (
  calendar: { workdaysBetween(a: string, b: string): number },
  occurredAt: Date,
  registeredAt: Date,
): number => Math.max(0, calendar.workdaysBetween(dateInShanghai(occurredAt), dateInShanghai(registeredAt)));
