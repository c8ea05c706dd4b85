import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { readableUnits, type Actor } from '../../common/actor.js';
import type { CalendarDate } from '../../common/calendar-date.js';
import { DomainError } from '../../common/domain-error.js';
import { periodAt } from '../deadline/domain/periods.js';
import { earliestCompletion } from './domain/completion.js';
import type { AnswerableDto, AnswerDto } from './progress.dto.js';

type Row = AnswerDto & { eventId: string | null; planYear: number | null };

const COLUMNS = `
  d.id AS "deadlineId", d.kind, rule.raw, rule.policy, d.inner_due_on::text AS "innerDueOn", d.inner_provisional AS "innerProvisional", d.occurrence, d.event_id AS "eventId", e.subject AS "eventSubject",
  d.start_on::text AS "startOn", d.due_on::text AS "dueOn", d.due_at AS "dueAt", d.provisional, p.year AS "planYear",
  d.done_on::text AS "doneOn"`;
const FROM = `
  FROM deadline d JOIN deadline_rule rule ON rule.id = d.rule_id JOIN plan p ON p.id = d.plan_id
  LEFT JOIN trigger_event e ON e.id = d.event_id`;
const OPEN = 'd.done_on IS NULL AND d.waived_at IS NULL AND d.voided_at IS NULL';
const PENDING = `(
  SELECT a.report_id FROM report_answer a JOIN progress_report o ON o.id = a.report_id
  WHERE o.plan_item_id = d.plan_item_id AND o.unit_id = d.unit_id AND o.status = 'submitted' AND a.deadline_id = d.id
    AND o.id IS DISTINCT FROM $3::uuid LIMIT 1)`;

/** Which duties a filing answers, and which it could answer. */
@Injectable()
export class AnswerableQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Open duties of a task and unit, by due date. `reportId`: the filing that asks, null for a new one. */
  async openOf(planItemId: string, unitId: string, reportId: string | null): Promise<AnswerableDto[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT ${COLUMNS}, ${PENDING} AS "pendingReportId" ${FROM}
       WHERE d.plan_item_id = $1 AND d.unit_id = $2 AND ${OPEN} ORDER BY d.due_on, d.kind, length(d.occurrence), d.occurrence, d.id`,
      [planItemId, unitId, reportId],
    );
    return rows.map(({ doneOn: _, ...row }) => shown(row));
  }

  async answersOf(reportId: string): Promise<AnswerDto[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT ${COLUMNS}, a.completed_on::text AS "completedOn", a.completed_at AS "completedAt",
         COALESCE(d.done_by_report_id = a.report_id, false) AS "doneByThis", NULL AS "pendingReportId"
       ${FROM} JOIN report_answer a ON a.deadline_id = d.id
       WHERE a.report_id = $1 ORDER BY d.due_on, d.kind, d.id`,
      [reportId],
    );
    return rows.map(shown);
  }

  /**
   * The period of the filing owed next: that of the earliest open report duty which has begun and which no filing
   * under review answers; without one, the running period of the plan's cadence.
   */
  async defaultPeriod(
    em: EntityManager,
    planItemId: string,
    unitId: string,
    today: CalendarDate,
  ): Promise<string> {
    const [owed] = await em.query<{ period: string }[]>(
      `SELECT d.occurrence AS period FROM deadline d
       WHERE d.plan_item_id = $1 AND d.unit_id = $2 AND d.kind = 'report' AND ${OPEN} AND d.start_on <= $4
         AND ${PENDING} IS NULL
       ORDER BY d.due_on LIMIT 1`,
      [planItemId, unitId, null, today],
    );
    return owed?.period ?? (await this.runningPeriod(em, planItemId, today));
  }

  /** The period of the plan's cadence in which a day lies. */
  async runningPeriod(em: EntityManager, planItemId: string, today: CalendarDate): Promise<string> {
    const [{ per }] = await em.query<{ per: 'month' | 'quarter' }[]>(
      `SELECT p.cadence->>'per' AS per FROM plan_item i JOIN plan p ON p.id = i.plan_id WHERE i.id = $1`,
      [planItemId],
    );
    return periodAt(per, today).period;
  }

  /** 404 where this task and unit are not the actor's to see. */
  async requireVisible(actor: Actor, planItemId: string, unitId: string): Promise<void> {
    const readable = readableUnits(actor);
    const [row] = await this.dataSource.query<unknown[]>(
      `SELECT 1 FROM plan_item i JOIN plan p ON p.id = i.plan_id
       WHERE i.id = $1 AND p.status <> 'draft' AND ($2 OR $3 = ANY ($4::uuid[]) OR p.owner_unit_id = ANY ($5::uuid[]))`,
      [planItemId, readable === 'all', unitId, readable === 'all' ? [] : readable, actor.coordinates],
    );
    if (!row) throw DomainError.notFound('任务');
  }
}

function shown<T extends Row | Omit<Row, 'doneOn'>>(row: T): Omit<T, 'eventId' | 'planYear'> {
  const { eventId, planYear, ...rest } = row;
  return { ...rest, earliestOn: earliestCompletion({ ...row, eventId }, planYear) };
}
