import { LIGHT_RANK, lightRankSql, liveSql, openSql, stoppedSql } from '../../deadline/light.sql.js';
import { lagSql } from '../../progress/lag.sql.js';

/** The light of the duty `d` of the plan `p`. */
export const rankSql = (today: string, now: string): string =>
  lightRankSql('d', today, now, lagSql('d', 'p.behind_points'));

/** Open duties with their task, `$1` today and `$2` now; `where` narrows, with parameters from `$3` on. */
export const dutiesSql = (where: string, tail = ''): string => `
  SELECT d.id AS "deadlineId", d.plan_item_id AS "itemId", p.title AS "planTitle", i.path AS "itemPath",
    i.title AS "itemTitle", d.unit_id AS "unitId", u.name AS "unitName", d.kind, d.occurrence, d.due_on::text AS "dueOn",
    d.due_at AS "dueAt", d.inner_due_on::text AS "innerDueOn", d.inner_provisional AS "innerProvisional",
    rule.policy, rule.raw, event.subject AS "eventSubject", d.provisional, ${rankSql('$1', '$2')} AS rank, filing.report
  FROM deadline d
  JOIN plan_item i ON i.id = d.plan_item_id JOIN plan p ON p.id = d.plan_id JOIN unit u ON u.id = d.unit_id
  JOIN deadline_rule rule ON rule.id = d.rule_id LEFT JOIN trigger_event event ON event.id = d.event_id
  LEFT JOIN LATERAL (
    SELECT jsonb_build_object('id', r.id, 'period', r.period, 'status', r.status) AS report FROM progress_report r
    LEFT JOIN report_answer a ON a.report_id = r.id AND a.deadline_id = d.id
    WHERE r.plan_item_id = d.plan_item_id AND r.unit_id = d.unit_id AND r.status <> 'approved'
      AND (a.report_id IS NOT NULL OR (r.status <> 'submitted' AND (d.kind = 'deliver' OR r.period = d.occurrence)))
    ORDER BY a.report_id IS NULL, r.period DESC LIMIT 1
  ) filing ON true
  WHERE ${openSql('d')} AND p.status <> 'draft' AND ${where}
  ORDER BY d.due_on, d.due_at NULLS LAST, i.plan_id, i.position, u.sort, d.id ${tail}`;

/** Tasks that a unit of `$1` answers for (as lead, or responsible where there is no lead) and has not signed for. */
export const UNSIGNED_SQL = `
  SELECT i.id AS "itemId", p.title AS "planTitle", i.path AS "itemPath", i.title AS "itemTitle", a.unit_id AS "unitId",
    u.name AS "unitName", (p.published_at AT TIME ZONE 'Asia/Shanghai')::date::text AS "publishedOn"
  FROM assignment a
  JOIN plan_item i ON i.id = a.plan_item_id JOIN plan p ON p.id = i.plan_id JOIN unit u ON u.id = a.unit_id
  WHERE a.unit_id = ANY ($1::uuid[]) AND p.status = 'published' AND i.kind = 'task' AND i.retired_on IS NULL
    AND (a.role = 'lead' OR (a.role = 'responsible' AND NOT EXISTS (
      SELECT 1 FROM assignment l WHERE l.plan_item_id = i.id AND l.role = 'lead')))
    AND NOT EXISTS (SELECT 1 FROM task_receipt s WHERE s.plan_item_id = i.id AND s.unit_id = a.unit_id)
  GROUP BY i.id, p.id, a.unit_id, u.id ORDER BY p.published_at, i.plan_id, i.position, u.sort`;

/** What waits in the plans coordinated by `$1` (unit ids, whole subtrees), by `$2` today and `$3` now; tasks of
 * the year `$4`, null: any. Nobody reviews what he submitted himself: `$5`. */
export const COORDINATOR_COUNTS_SQL = `
  SELECT
    (SELECT count(*)::int FROM progress_report r JOIN plan p ON p.id = r.plan_id
      WHERE r.status = 'submitted' AND r.submitted_by IS DISTINCT FROM $5::uuid
        AND p.owner_unit_id = ANY ($1::uuid[])) AS "toReviewCount",
    (SELECT count(*)::int FROM draft WHERE status = 'open' AND owner_unit_id = ANY ($1::uuid[])) AS "draftCount",
    (SELECT count(*)::int FROM plan_item i JOIN plan p ON p.id = i.plan_id
      WHERE i.kind = 'task' AND i.retired_on IS NULL AND p.status <> 'closed' AND p.kind = 'own'
        AND p.owner_unit_id = ANY ($1::uuid[])
        AND COALESCE(p.year = $4::int, true) AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.plan_item_id = i.id)) AS unassigned,
    duty.overdue AS "overdueDuties", duty.near AS "nearDuties"
  FROM (
    SELECT count(*) FILTER (WHERE rank = ${LIGHT_RANK.overdue})::int AS overdue,
      count(*) FILTER (WHERE rank = ${LIGHT_RANK.near})::int AS near
    FROM (SELECT ${rankSql('$2', '$3')} AS rank FROM deadline d JOIN plan p ON p.id = d.plan_id
      WHERE ${openSql('d')} AND p.status = 'published' AND p.owner_unit_id = ANY ($1::uuid[])
        AND COALESCE(p.year = $4::int, true)) open
  ) duty`;

/** Oldest filings that wait for a decision by somebody other than `$2`, who may have submitted one. */
export const TO_REVIEW_SQL = `
  SELECT r.id AS "reportId", r.plan_item_id AS "itemId", i.path AS "itemPath", i.title AS "itemTitle",
    u.name AS "unitName", r.period, r.submitted_at AS "submittedAt"
  FROM progress_report r
  JOIN plan p ON p.id = r.plan_id JOIN plan_item i ON i.id = r.plan_item_id JOIN unit u ON u.id = r.unit_id
  WHERE r.status = 'submitted' AND r.submitted_by IS DISTINCT FROM $2::uuid AND p.owner_unit_id = ANY ($1::uuid[])
  ORDER BY r.submitted_at, r.id LIMIT 10`;

export const DRAFTS_SQL = `
  SELECT id, file_name AS "fileName", created_at AS "createdAt" FROM draft
  WHERE status = 'open' AND owner_unit_id = ANY ($1::uuid[]) ORDER BY created_at, id LIMIT 10`;

/**
 * Tasks of each unit that owes something in the scope, by light: the worst of the unit's own duties of the task.
 * `scope` is a bracketed condition over `i` and `p`.
 */
export const unitLightsSql = (scope: string, today: string, now: string, units: string): string => `
  SELECT t.unit_id AS "unitId", u.name AS "unitName", t.rank, count(*)::int AS n
  FROM (
    SELECT d.unit_id, d.plan_item_id, min(${rankSql(today, now)}) AS rank
    FROM deadline d JOIN plan_item i ON i.id = d.plan_item_id JOIN plan p ON p.id = d.plan_id
    WHERE ${liveSql('d')} AND p.status <> 'draft' AND ${scope} AND ${units}
    GROUP BY d.unit_id, d.plan_item_id
  ) t JOIN unit u ON u.id = t.unit_id
  GROUP BY t.unit_id, u.name, u.sort, t.rank ORDER BY u.sort, u.name COLLATE "zh-x-icu", t.unit_id, t.rank`;

/** Tasks of the scope with a duty that stood overdue at the end of the day `day`: known by then, and not done by then. */
export const overdueOnSql = (scope: string, day: string): string => `
  SELECT count(DISTINCT d.plan_item_id)::int AS n
  FROM deadline d JOIN plan_item i ON i.id = d.plan_item_id JOIN plan p ON p.id = d.plan_id
  WHERE ${liveSql('d')} AND p.status <> 'draft' AND d.due_on < ${day}::date AND d.created_at::date <= ${day}::date
    AND (d.done_on IS NULL OR d.done_on > ${day}::date) AND NOT ${stoppedSql('d', day)} AND ${scope}`;
