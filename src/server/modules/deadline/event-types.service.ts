import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import type { CreateEventTypeDto, EventTypeDto, EventTypeListDto, UpdateEventTypeDto } from './event.dto.js';
import { canChangeEventType, canManageEventTypes } from './event.policy.js';

interface TypeRow {
  id: string;
  code: string;
  name: string;
  retired: boolean;
  /** Units whose published plans wait for it. */
  plannedBy: string[];
}

/** The catalogue of what can start a clock. */
@Injectable()
export class EventTypes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /** Those in use by name, then those retired. */
  async list(actor: Actor): Promise<EventTypeListDto> {
    const rows = await this.rows(this.dataSource.manager);
    return { items: rows.map((row) => dto(actor, row)), can: { create: canManageEventTypes(actor) } };
  }

  /** Adds a type; a name or code that is taken is refused by `event_type.taken` (409). */
  create(actor: Actor, input: CreateEventTypeDto): Promise<EventTypeDto> {
    if (!canManageEventTypes(actor)) throw DomainError.forbidden();
    const id = randomUUID();
    const row = { id, code: input.code ?? `office_${id.slice(0, 8)}`, name: input.name.trim() };
    return this.dataSource.transaction(async (em) => {
      const added = await em.query<unknown[]>(
        'INSERT INTO event_type (id, code, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id',
        [row.id, row.code, row.name],
      );
      if (added.length === 0) {
        throw new DomainError('event_type.taken', 409, `已有名称或代码相同的事项类型:${row.name}`);
      }
      await this.audit.record(em, actor, this.clock.now(), {
        action: 'event_type.create',
        subjectType: 'event_type',
        subjectId: row.id,
        after: row,
      });
      return dto(actor, { ...row, retired: false, plannedBy: [] });
    });
  }

  /**
   * Gives a type another name, or takes it out of use (and back). Rules and events keep it. Refused where plans of other
   * bureaus wait for it (403), and to retire one that any plan still waits for (`event_type.in_use`).
   */
  async update(actor: Actor, id: string, input: UpdateEventTypeDto): Promise<EventTypeDto> {
    const now = this.clock.now();
    return this.dataSource.transaction(async (em) => {
      await em.query('SELECT 1 FROM event_type WHERE id = $1 FOR UPDATE', [id]);
      const [before] = await this.rows(em, id);
      if (!before) throw DomainError.notFound('事项类型');
      if (!canChangeEventType(actor, before)) {
        throw DomainError.forbidden(`其他单位的计划也以“${before.name}”起算时限,不能修改`);
      }
      const name = input.name?.trim() ?? before.name;
      const retired = input.retired ?? before.retired;
      if (retired && !before.retired && before.plannedBy.length > 0) {
        throw DomainError.invalid('event_type.in_use', `还有已下达的任务以“${before.name}”起算时限,不能停用`);
      }
      const [taken] = await em.query<unknown[]>('SELECT 1 FROM event_type WHERE name = $1 AND id <> $2', [
        name,
        id,
      ]);
      if (taken) throw new DomainError('event_type.taken', 409, `已有名称相同的事项类型:${name}`);
      await em.query(
        `UPDATE event_type SET name = $2, retired_at = CASE WHEN $3 THEN COALESCE(retired_at, $4::timestamptz) END WHERE id = $1`,
        [id, name, retired, now],
      );
      await this.audit.record(em, actor, now, {
        action: 'event_type.update',
        subjectType: 'event_type',
        subjectId: id,
        before: { name: before.name, retired: before.retired },
        after: { name, retired },
      });
      return dto(actor, { ...before, name, retired });
    });
  }

  private rows(em: EntityManager, id: string | null = null): Promise<TypeRow[]> {
    return em.query<TypeRow[]>(
      `SELECT t.id, t.code, t.name, t.retired_at IS NOT NULL AS retired,
         ARRAY(SELECT DISTINCT p.owner_unit_id FROM deadline_rule r JOIN plan p ON p.id = r.plan_id
           WHERE r.event_type_id = t.id AND r.active_to IS NULL) AS "plannedBy"
       FROM event_type t WHERE $1::uuid IS NULL OR t.id = $1
       ORDER BY t.retired_at IS NOT NULL, t.name COLLATE "zh-x-icu", t.id`,
      [id],
    );
  }
}

const dto = (actor: Actor, { plannedBy, ...row }: TypeRow): EventTypeDto => ({
  ...row,
  can: { change: canChangeEventType(actor, { plannedBy }) },
});
