import type { EntityManager } from 'typeorm';
import type { DutyFact, ReturnFact, ScoreFacts } from './domain/facts.js';

/**
 * Everything recorded about a plan that a run may know, in three statements: due dates as they stood at `knownAt`. The units are those of the plan at
 * `knownAt`, or those of `runId`, which is computed again: whom a plan assigned when is not kept, whom a run ranked is.
 */
export async function readFacts(
  em: EntityManager,
  planId: string,
  knownAt: Date,
  runId?: string,
): Promise<ScoreFacts> {
  const units = await (runId ? unitsOfRun(em, runId) : unitsOfPlan(em, planId, knownAt));
  const duties = await em.query<DutyFact[]>(
    `WITH answered AS (
       SELECT DISTINCT ON (a.deadline_id) a.deadline_id, r.id AS report_id, r.submitted_at FROM report_answer a
       JOIN progress_report r ON r.id = a.report_id
       WHERE r.plan_id = $1 AND r.submitted_at IS NOT NULL AND r.status <> 'draft'
       ORDER BY a.deadline_id, r.submitted_at DESC, r.id
     ), approval AS (
       SELECT v.report_id, max(v.reviewed_at) AS at FROM report_review v JOIN progress_report r ON r.id = v.report_id
       WHERE r.plan_id = $1 AND v.decision = 'approve' GROUP BY v.report_id
     )
     SELECT d.id AS "deadlineId", d.plan_item_id AS "planItemId", d.unit_id AS "unitId", d.kind, d.principal, i.title, i.path, i.position,
       e.subject, d.occurrence, rule.policy, d.created_at AS "createdAt",
       COALESCE(moved.before_due_on, d.due_on)::text AS "dueOn",
       CASE WHEN moved.before_due_on IS NULL THEN d.due_at ELSE moved.before_due_at END AS "dueAt",
       COALESCE(moved.before_provisional, d.provisional) AS provisional, stopped.list AS stops,
       d.done_on::text AS "doneOn", d.done_at AS "doneAt", d.done_by_report_id AS "doneByReportId",
       approval.at AS "approvedAt", d.waived_at AS "waivedAt", d.voided_at AS "voidedAt",
       CASE WHEN f.report_id IS NOT NULL THEN jsonb_build_object('reportId', f.report_id, 'submittedAt', f.submitted_at,
         'reviewedAt', (SELECT min(v.reviewed_at) FROM report_review v
           WHERE v.report_id = f.report_id AND v.reviewed_at >= f.submitted_at)) END AS filing
     FROM deadline d JOIN plan_item i ON i.id = d.plan_item_id
     JOIN deadline_rule rule ON rule.id = d.rule_id
     LEFT JOIN trigger_event e ON e.id = d.event_id
     LEFT JOIN approval ON approval.report_id = d.done_by_report_id
     LEFT JOIN answered f ON f.deadline_id = d.id
     LEFT JOIN LATERAL (SELECT c.before_due_on, c.before_due_at, c.before_provisional FROM deadline_change c
       WHERE c.deadline_id = d.id AND c.at > $2 ORDER BY c.id LIMIT 1) moved ON true
     LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('from', s.from_on,
         'to', CASE WHEN s.resumed_at <= $2 THEN s.to_on END)) AS list
       FROM deadline_stop s WHERE s.deadline_id = d.id AND s.stopped_at <= $2) stopped ON true
     WHERE d.plan_id = $1 ORDER BY d.id`,
    [planId, knownAt],
  );
  const returns = await em.query<ReturnFact[]>(
    `SELECT v.id AS "reviewId", r.id AS "reportId", r.plan_item_id AS "planItemId", r.unit_id AS "unitId", i.title, i.path, i.position, r.period,
       v.reviewed_at AS "returnedAt", v.reason, COALESCE(
         (SELECT bool_or(d.principal) FROM deadline d WHERE d.plan_item_id = r.plan_item_id AND d.unit_id = r.unit_id),
         EXISTS (SELECT 1 FROM assignment a WHERE a.plan_item_id = r.plan_item_id AND a.unit_id = r.unit_id AND a.role = 'lead')
       ) AS principal
     FROM report_review v JOIN progress_report r ON r.id = v.report_id JOIN plan_item i ON i.id = r.plan_item_id
     WHERE r.plan_id = $1 AND v.decision = 'return' ORDER BY v.id`,
    [planId],
  );
  return { units, duties: duties.map(withInstants), returns };
}

/** JSON carries instants as text. */
const withInstants = (duty: DutyFact): DutyFact => ({
  ...duty,
  filing: duty.filing && {
    reportId: duty.filing.reportId,
    submittedAt: new Date(duty.filing.submittedAt),
    reviewedAt: duty.filing.reviewedAt && new Date(duty.filing.reviewedAt),
  },
});

const unitsOfRun = (em: EntityManager, runId: string): Promise<ScoreFacts['units']> =>
  em.query(
    `SELECT u.id AS "unitId", u.name, u.unit_class AS "unitClass" FROM unit_score s JOIN unit u ON u.id = s.unit_id WHERE s.assessment_id = $1`,
    [runId],
  );

/** Who bears a duty, may come to bear one when its event happens, or is assigned. */
const unitsOfPlan = (em: EntityManager, planId: string, knownAt: Date): Promise<ScoreFacts['units']> =>
  em.query(
    `SELECT u.id AS "unitId", u.name, u.unit_class AS "unitClass" FROM unit u WHERE u.id IN (
       SELECT d.unit_id FROM deadline d WHERE d.plan_id = $1 AND d.created_at <= $2 AND COALESCE(d.voided_at > $2, TRUE)
       UNION SELECT b.unit_id FROM rule_bearer b JOIN deadline_rule r ON r.id = b.rule_id WHERE r.plan_id = $1
       UNION SELECT a.unit_id FROM assignment a JOIN plan_item i ON i.id = a.plan_item_id WHERE i.plan_id = $1
     )`,
    [planId, knownAt],
  );
