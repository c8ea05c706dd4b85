import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { CalendarDate } from '../../common/calendar-date.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import { CalendarService } from './calendar.service.js';
import { resumeDone } from './clock-writer.js';

export interface Completion {
  deadlineId: string;
  doneOn: CalendarDate;
  /** For hour clocks, the exact moment. */
  doneAt: Date | null;
  reportId: string;
  /** The day on which that filing was submitted. */
  reportedOn: CalendarDate;
}

/** The one place where a duty becomes done. */
@Injectable()
export class DeadlineCompletion {
  constructor(
    private readonly calendar: CalendarService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Closes duties in the caller's transaction, all or none; a pause ends with it: one that is already done, waived or voided is
   * `deadline.not_open` (409, its ids in the details).
   */
  async complete(em: EntityManager, actor: Actor, now: Date, completions: Completion[]): Promise<void> {
    if (completions.length === 0) return;
    const done = completions.map(({ deadlineId, doneOn, doneAt }) => ({
      id: deadlineId,
      on: doneOn,
      at: doneAt,
    }));
    await resumeDone(em, actor, now, this.calendar, done);
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
    await this.endFinished(em, actor, now, completions);
  }

  /**
   * 办结: where a unit has now done all that a task asked it to deliver, and neither an event nor a period can ask for
   * more, it files no longer: filings due from the day it reported the completion are waived and none is made anew (ADR 5).
   */
  private async endFinished(
    em: EntityManager,
    actor: Actor,
    now: Date,
    completions: Completion[],
  ): Promise<void> {
    const [ended] = await em.query<[{ planItemId: string; unitId: string; endedOn: string }[], number]>(
      `WITH finished AS (
         SELECT d.plan_item_id, d.unit_id, max(c.reported_on) AS ended_on
         FROM unnest($1::uuid[], $2::date[]) AS c (id, reported_on) JOIN deadline d ON d.id = c.id
         WHERE d.kind = 'deliver' GROUP BY 1, 2
       )
       UPDATE rule_bearer b SET ended_on = f.ended_on
       FROM finished f, deadline_rule r
       WHERE r.plan_item_id = f.plan_item_id AND r.kind = 'report' AND b.rule_id = r.id AND b.unit_id = f.unit_id
         AND b.ended_on IS NULL
         AND NOT EXISTS (SELECT 1 FROM deadline o WHERE o.plan_item_id = f.plan_item_id AND o.unit_id = f.unit_id
           AND o.kind = 'deliver' AND o.done_on IS NULL AND o.waived_at IS NULL AND o.voided_at IS NULL)
         AND NOT EXISTS (SELECT 1 FROM deadline_rule more JOIN rule_bearer own ON own.rule_id = more.id
           WHERE more.plan_item_id = f.plan_item_id AND own.unit_id = f.unit_id AND more.kind = 'deliver'
             AND more.active_to IS NULL AND (more.event_type_id IS NOT NULL OR more.spec->>'kind' = 'recurring'))
       RETURNING f.plan_item_id AS "planItemId", f.unit_id AS "unitId", f.ended_on AS "endedOn"`,
      [completions.map(({ deadlineId }) => deadlineId), completions.map(({ reportedOn }) => reportedOn)],
    );
    if (ended.length === 0) return;
    await em.query(
      `UPDATE deadline d SET waived_at = $1, waive_reason = '任务已办结,不再报送', version = version + 1
       FROM unnest($2::uuid[], $3::uuid[], $4::date[]) AS e (plan_item_id, unit_id, ended_on)
       WHERE d.plan_item_id = e.plan_item_id AND d.unit_id = e.unit_id AND d.kind = 'report' AND d.due_on >= e.ended_on
         AND d.done_on IS NULL AND d.waived_at IS NULL AND d.voided_at IS NULL`,
      [
        now,
        ended.map(({ planItemId }) => planItemId),
        ended.map(({ unitId }) => unitId),
        ended.map(({ endedOn }) => endedOn),
      ],
    );
    await this.audit.record(
      em,
      actor,
      now,
      ended.map(({ planItemId, unitId, endedOn }) => ({
        action: 'deadline.end_filing',
        subjectType: 'unit',
        subjectId: unitId,
        planItemId,
        after: { endedOn },
      })),
    );
  }
}
