import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import type { CreateEventTypeDto, EventTypeDto, EventTypeListDto } from './event.dto.js';
import { canManageEventTypes } from './event.policy.js';

/** The catalogue of what can start a clock. */
@Injectable()
export class EventTypes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  async list(actor: Actor): Promise<EventTypeListDto> {
    const items = await this.dataSource.query<EventTypeDto[]>(
      'SELECT id, code, name FROM event_type ORDER BY name COLLATE "zh-x-icu", id',
    );
    return { items, can: { create: canManageEventTypes(actor) } };
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
      return row;
    });
  }
}
