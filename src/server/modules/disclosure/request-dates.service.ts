import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { CalendarDate } from '../../common/calendar-date.js';
import { AuditService } from '../audit/audit.service.js';
import type { MatterDates, MatterMove, MatterMoves } from '../deadline/dated-matters.js';
import type { CalendarChange } from '../deadline/deadline-recompute.service.js';
import { movedSteps } from './domain/step-moves.js';
import { requestRows } from './request-rows.js';

/** The register's dates as a change of the calendar asks for them: derived, so that nothing but their log is written. */
@Injectable()
export class RequestDates implements MatterDates {
  constructor(private readonly audit: AuditService) {}

  async moves(
    em: EntityManager,
    { before, after, unitIds }: CalendarChange,
    today: CalendarDate,
  ): Promise<MatterMoves> {
    const rows = await requestRows(
      em,
      `r.answered_on IS NULL AND r.withdrawn_on IS NULL AND ($1::uuid[] IS NULL OR r.unit_id = ANY ($1))
       ORDER BY r.arrived_on, r.id`,
      [unitIds ?? null],
    );
    const moves = rows.flatMap((row): MatterMove[] =>
      movedSteps(row, today, before.of(row.unitId), after.of(row.unitId)).map((step) => ({
        id: `${row.id}:${step.key}`,
        matterId: row.id,
        unitId: row.unitId,
        what: '依申请公开',
        step: step.title,
        title: `依申请公开 ${row.number}:${step.title}`,
        beforeDueOn: step.before.dueOn,
        afterDueOn: step.after.dueOn,
        beforeProvisional: step.before.provisional,
        afterProvisional: step.after.provisional,
      })),
    );
    return { examined: rows.length, moves };
  }

  record(
    em: EntityManager,
    actor: Actor,
    now: Date,
    moves: readonly MatterMove[],
    reason: string,
  ): Promise<void> {
    const records = moves.map((move) => ({
      action: 'disclosure.move',
      subjectType: 'disclosure_request',
      subjectId: move.matterId,
      before: { step: move.step, dueOn: move.beforeDueOn, provisional: move.beforeProvisional },
      after: { step: move.step, dueOn: move.afterDueOn, provisional: move.afterProvisional },
      cause: reason,
    }));
    return this.audit.record(em, actor, now, records);
  }
}
