import { inReviewSql } from '../in-review.sql.js';

/**
 * What a ledger row shows, for the tasks named by `$1` (uuid[]): one row per task, lists as JSON, in any order.
 * A task is answered for by its leads, or by its responsible units where it has no lead; only their filings count here,
 * because supporting units file to the lead. Dates are read as text: the driver would make local instants of them.
 */
export const LEDGER_DETAIL_SQL = `
  SELECT i.id AS "itemId", i.plan_id AS "planId", p.title AS "planTitle", p.doc_no AS "docNo", p.cadence,
    i.path, i.number, i.title, i.text,
    COALESCE(unit.list, '[]') AS units,
    COALESCE(words.list, '') AS "dueWords", duty.policy, duty.inner_due_on::text AS "innerDueOn",
    COALESCE(duty.inner_provisional, false) AS "innerProvisional",
    duty.due_on::text AS "dueOn", duty.due_at AS "dueAt", duty.original_due_on::text AS "originalDueOn", COALESCE(duty.provisional, false) AS provisional,
    COALESCE(duty.deliverables, 0)::int AS deliverables, duty.finished_on::text AS "doneOn",
    bearer.expected, COALESCE(receipt.signed, 0)::int AS signed, receipt.last_at AS "signedAt",
    COALESCE(filing.list, '[]') AS filings,
    COALESCE(urge.n, 0)::int AS urges,
    COALESCE(proof.list, '[]') AS evidence,
    EXISTS (SELECT 1 FROM deadline d WHERE d.plan_item_id = i.id AND ${inReviewSql('d')}) AS "inReview"
  FROM plan_item i
  JOIN plan p ON p.id = i.plan_id
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('id', a.unit_id, 'name', COALESCE(u.name, g.name),
      'shortName', COALESCE(u.short_name, g.name), 'role', a.role) ORDER BY a.sort, COALESCE(u.name, g.name)) AS list
    FROM assignment a LEFT JOIN unit u ON u.id = a.unit_id LEFT JOIN unit_group g ON g.id = a.group_id
    WHERE a.plan_item_id = i.id AND (a.unit_id IS NULL OR a.group_id IS NULL)
  ) unit ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(DISTINCT CASE WHEN e.name IS NULL OR strpos(t.raw, e.name) > 0 THEN t.raw
        ELSE e.name || CASE WHEN t.raw LIKE '后%' THEN '' ELSE '后' END || t.raw END, ';') AS list
    FROM time_requirement t LEFT JOIN event_type e ON e.id = t.event_type_id WHERE t.plan_item_id = i.id
  ) words ON true
  LEFT JOIN LATERAL (
    SELECT first.due_on, first.due_at, first.original_due_on, first.inner_due_on, first.inner_provisional, first.provisional, first.policy, own.deliverables,
      CASE WHEN own.open = 0 THEN own.finished_on END AS finished_on
    FROM (
      SELECT count(*) AS deliverables, count(*) FILTER (WHERE d.done_on IS NULL) AS open, max(d.done_on) AS finished_on
      FROM deadline d
      WHERE d.plan_item_id = i.id AND d.kind = 'deliver' AND d.waived_at IS NULL AND d.voided_at IS NULL
    ) own
    JOIN LATERAL (
      SELECT d.due_on, d.due_at, d.original_due_on, d.inner_due_on, d.inner_provisional, d.provisional, r.policy FROM deadline d
      JOIN deadline_rule r ON r.id = d.rule_id
      WHERE d.plan_item_id = i.id AND d.kind = 'deliver' AND d.waived_at IS NULL AND d.voided_at IS NULL
      ORDER BY d.done_on IS NOT NULL, CASE WHEN d.done_on IS NULL THEN d.due_on END, d.due_on DESC, d.due_at LIMIT 1
    ) first ON true
  ) duty ON true
  LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT a.unit_id) AS units, count(DISTINCT a.unit_id)::int AS expected FROM assignment a
    WHERE a.plan_item_id = i.id AND a.unit_id IS NOT NULL AND a.role = CASE WHEN EXISTS (
      SELECT 1 FROM assignment l WHERE l.plan_item_id = i.id AND l.role = 'lead') THEN 'lead' ELSE 'responsible' END
  ) bearer ON true
  LEFT JOIN LATERAL (
    SELECT count(*) AS signed, max(r.signed_at) AS last_at FROM task_receipt r
    WHERE r.plan_item_id = i.id AND r.unit_id = ANY (bearer.units)
  ) receipt ON true
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('reportId', f.id, 'unitId', f.unit_id, 'unitName', u.name, 'period', f.period,
      'approved', f.status = 'approved', 'progress', f.progress, 'problems', f.problems, 'nextSteps', f.next_steps,
      'percent', f.percent) ORDER BY a.sort, u.name) AS list
    FROM (
      SELECT DISTINCT ON (r.unit_id) r.* FROM progress_report r
      WHERE r.plan_item_id = i.id AND r.status IN ('submitted', 'approved') AND r.unit_id = ANY (bearer.units)
      ORDER BY r.unit_id, r.period DESC, r.created_at DESC
    ) f
    JOIN unit u ON u.id = f.unit_id
    LEFT JOIN LATERAL (
      SELECT min(s.sort) AS sort FROM assignment s WHERE s.plan_item_id = i.id AND s.unit_id = f.unit_id
    ) a ON true
  ) filing ON true
  LEFT JOIN (
    SELECT plan_item_id, count(*) AS n FROM notice WHERE kind = 'urge' AND plan_item_id = ANY ($1::uuid[]) GROUP BY 1
  ) urge ON urge.plan_item_id = i.id
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'title', e.title, 'url', e.url,
      'publishedOn', e.published_on) ORDER BY e.created_at, e.id) AS list
    FROM evidence e JOIN progress_report r ON r.id = e.report_id
    WHERE r.plan_item_id = i.id AND r.status IN ('submitted', 'approved') AND r.unit_id = ANY (bearer.units)
  ) proof ON true
  WHERE i.id = ANY ($1::uuid[])`;
