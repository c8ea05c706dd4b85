import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { CalendarDate } from '../../common/calendar-date.js';
import { DomainError } from '../../common/domain-error.js';
import type { DeadlineKind, PlanStatus, ReportStatus } from '../../../shared/vocabulary.js';
import { visibleReports } from './progress.policy.js';

/** A filing with what its plan says, as the writing use cases need it. */
export interface HeldReport {
  id: string;
  planId: string;
  planItemId: string;
  unitId: string;
  period: string;
  status: ReportStatus;
  progress: string;
  problems: string;
  nextSteps: string;
  percent: number;
  submittedBy: string | null;
  submittedAt: Date | null;
  countedSubmittedAt: Date | null;
  version: number;
  ownerUnitId: string;
  planStatus: PlanStatus;
  planYear: number | null;
  graceWorkdays: number;
  returnedAt: Date | null;
  itemTitle: string;
  unitName: string;
}

/** Holds the row until the transaction ends; 404 where it is absent or not the actor's to see. */
export async function holdReport(em: EntityManager, actor: Actor, id: string): Promise<HeldReport> {
  const params: unknown[] = [id];
  const visible = visibleReports(actor, (value) => `$${params.push(value)}`);
  const [report] = await em.query<HeldReport[]>(
    `SELECT r.id, r.plan_id AS "planId", r.plan_item_id AS "planItemId", r.unit_id AS "unitId", r.period, r.status,
       r.progress, r.problems, r.next_steps AS "nextSteps", r.percent, r.submitted_by AS "submittedBy",
       r.submitted_at AS "submittedAt", r.counted_submitted_at AS "countedSubmittedAt", r.version, p.owner_unit_id AS "ownerUnitId",
       p.status AS "planStatus", p.year AS "planYear", p.grace_workdays AS "graceWorkdays",
       (SELECT max(reviewed_at) FROM report_review WHERE report_id = r.id AND decision = 'return') AS "returnedAt",
       i.title AS "itemTitle", u.name AS "unitName"
     FROM progress_report r JOIN plan p ON p.id = r.plan_id JOIN plan_item i ON i.id = r.plan_item_id
     JOIN unit u ON u.id = r.unit_id
     WHERE r.id = $1 AND ${visible} FOR UPDATE OF r`,
    params,
  );
  if (!report) throw DomainError.notFound('报送');
  return report;
}

/** 409 with both values when the version the caller saw is not the present one. */
export function requireVersion(report: HeldReport, yours: { version: number }): void {
  if (report.version === yours.version) return;
  const { version, status, progress, problems, nextSteps, percent } = report;
  throw DomainError.stale(yours, { version, status, progress, problems, nextSteps, percent });
}

/** What was to be done stays owed when its plan is closed: as long as it is open the unit may file on it, and no longer. */
export async function requireFilable(
  em: EntityManager,
  { planStatus, planItemId, unitId }: Pick<HeldReport, 'planStatus' | 'planItemId' | 'unitId'>,
): Promise<void> {
  if (planStatus === 'published') return;
  const [owed] = await em.query<unknown[]>(
    `SELECT 1 FROM deadline WHERE plan_item_id = $1 AND unit_id = $2
       AND done_on IS NULL AND waived_at IS NULL AND voided_at IS NULL LIMIT 1`,
    [planItemId, unitId],
  );
  if (!owed) throw new DomainError('progress.plan_closed', 409, '该计划已关闭,且没有未办结的事项,不能再报送');
}

/** Changes the status once: the row must still be as it was read. `values` are column = parameter pairs. */
export async function moveReport(
  em: EntityManager,
  report: HeldReport,
  to: ReportStatus,
  values: Record<string, unknown> = {},
): Promise<void> {
  const params: unknown[] = [report.id, report.version, report.status, to];
  const sets = Object.entries(values).map(([column, value]) => `, ${column} = $${params.push(value)}`);
  const [, affected] = await em.query<[unknown[], number]>(
    `UPDATE progress_report SET status = $4, version = version + 1${sets.join('')}
     WHERE id = $1 AND version = $2 AND status = $3`,
    params,
  );
  if (affected !== 1) throw DomainError.stale({ version: report.version }, {});
}

/** An answer of a filing beside the duty it answers. */
export interface HeldAnswer {
  deadlineId: string;
  ruleId: string;
  completedOn: CalendarDate | null;
  completedAt: Date | null;
  kind: DeadlineKind;
  occurrence: string;
  eventId: string | null;
  startOn: CalendarDate;
  dueOn: CalendarDate;
  dueAt: Date | null;
  open: boolean;
}

/** The answers of a filing; their duties are held, so that none is closed, waived or voided in between. */
export function holdAnswers(em: EntityManager, reportId: string): Promise<HeldAnswer[]> {
  return em.query<HeldAnswer[]>(
    `SELECT a.deadline_id AS "deadlineId", d.rule_id AS "ruleId", a.completed_on::text AS "completedOn", a.completed_at AS "completedAt",
       d.kind, d.occurrence, d.event_id AS "eventId", d.start_on::text AS "startOn", d.due_on::text AS "dueOn",
       d.due_at AS "dueAt", (d.done_on IS NULL AND d.waived_at IS NULL AND d.voided_at IS NULL) AS open
     FROM report_answer a JOIN deadline d ON d.id = a.deadline_id
     WHERE a.report_id = $1 ORDER BY d.id FOR UPDATE OF d`,
    [reportId],
  );
}
