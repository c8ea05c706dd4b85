import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { CalendarDate } from '../../common/calendar-date.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';

export interface Completion {
  deadlineId: string;
  doneOn: CalendarDate;
  /** For hour clocks, the exact moment. */
  doneAt: Date | null;
  reportId: string;
}

/** The one place where a duty becomes done. */
@Injectable()
export class DeadlineCompletion {
  constructor(private readonly audit: AuditService) {}

  /**
   * Closes duties in the caller's transaction, all or none: one that is already done, waived or voided is
   * `deadline.not_open` (409, its ids in the details).
   */
  async complete(em: EntityManager, actor: Actor, now: Date, completions: Completion[]): Promise<void> {
    if (completions.length === 0) return;
    const [rows] = await em.query<[{ id: string; planItemId: string; dueOn: string }[], number]>(
      `UPDATE deadline d SET done_on = c.done_on, done_at = c.done_at, done_by_report_id = c.report_id, version = version + 1
       FROM unnest($1::uuid[], $2::date[], $3::timestamptz[], $4::uuid[]) AS c (id, done_on, done_at, report_id)
       WHERE d.id = c.id AND d.done_on IS NULL AND d.waived_at IS NULL AND d.voided_at IS NULL
       RETURNING d.id, d.plan_item_id AS "planItemId", d.due_on::text AS "dueOn"`,
      [
        completions.map(({ deadlineId }) => deadlineId),
        completions.map(({ doneOn }) => doneOn),
        completions.map(({ doneAt }) => doneAt),
        completions.map(({ reportId }) => reportId),
      ],
    );
    const closed = new Map(rows.map((row) => [row.id, row]));
    const refused = completions.filter(({ deadlineId }) => !closed.has(deadlineId));
    if (refused.length > 0) {
      throw new DomainError('deadline.not_open', 409, '所答复的时限已办结或已取消,请刷新后核对', {
        deadlineIds: refused.map(({ deadlineId }) => deadlineId),
      });
    }
    await this.audit.record(
      em,
      actor,
      now,
      completions.map(({ deadlineId, doneOn, doneAt, reportId }) => ({
        action: 'deadline.complete',
        subjectType: 'deadline',
        subjectId: deadlineId,
        planItemId: closed.get(deadlineId)!.planItemId,
        before: { doneOn: null, dueOn: closed.get(deadlineId)!.dueOn },
        after: { doneOn, doneAt, reportId },
      })),
    );
  }
}
