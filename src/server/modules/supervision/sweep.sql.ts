import type { EntityManager } from 'typeorm';
import type { CalendarDate } from '../../common/calendar-date.js';
import type { Stage } from '../../../shared/vocabulary.js';
import type { LateStage } from './domain/ladder.js';

/** Up to when stages count as reached, and which stage a due date has reached by then. */
export interface Cutoff {
  today: CalendarDate;
  /** For hour clocks. */
  until: Date;
  /**
   * `stages`: the plan's policy as text, so that plans with different ladders keep apart, as do the units that keep a
   * calendar of their own by `calendarKey`.
   */
  points: {
    dueOn: CalendarDate;
    stages: string;
    calendarKey: string;
    stage: LateStage;
    reachedOn: CalendarDate;
  }[];
  /** The units with local days, and the calendar each keeps; of all others the key is ''. */
  unitKeys: { unitId: string; calendarKey: string }[];
  /** Duties this run gave up on. */
  aside?: string[];
  /** Only this duty. */
  only?: string;
}

/** A stage that a duty reached. `id`: of the flip, empty while it is only a candidate. */
export interface Mark {
  id: string;
  deadlineId: string;
  stage: Stage;
  dueOn: CalendarDate;
  reachedOn: CalendarDate;
}

/**
 * What is past its point and not yet marked. Only open duties of published plans whose clock runs; a duty whose filing was with the
 * reviewer before the stage was reached is in the office's hands and not pressed (returned, it is caught up). The office's
 * own day (内部时限) reminds like a due date, and is marked as `near` of that day; nothing is late by it.
 * Parameters 1 to 10 as of `parametersOf`.
 */
const CANDIDATE = `
  open AS (
    SELECT d.id, d.due_on, d.due_at, d.near_on, d.near_at, d.inner_due_on, d.inner_near_on, p.stages::text AS stages,
      COALESCE(own."calendarKey", '') AS calendar_key
    FROM deadline d JOIN plan p ON p.id = d.plan_id AND p.status = 'published'
    LEFT JOIN jsonb_to_recordset($10::jsonb) AS own("unitId" uuid, "calendarKey" text) ON own."unitId" = d.unit_id
    WHERE d.done_on IS NULL AND d.waived_at IS NULL AND d.voided_at IS NULL AND (d.near_on <= $1 OR d.inner_near_on <= $1)
      AND d.paused_on IS NULL
      AND d.id <> ALL ($7::uuid[]) AND ($8::uuid IS NULL OR d.id = $8)
  ), point AS (
    SELECT * FROM unnest($3::date[], $4::text[], $5::text[], $6::date[], $9::text[]) AS t (due_on, stages, stage, reached_on, calendar_key)
  ), reached AS (
    SELECT id, due_on, 'near' AS stage, COALESCE((near_at AT TIME ZONE 'Asia/Shanghai')::date, near_on) AS reached_on,
      COALESCE(near_at, near_on::timestamp AT TIME ZONE 'Asia/Shanghai') AS reached_at
    FROM open WHERE near_on <= $1 AND (near_at IS NULL OR near_at <= $2)
    UNION ALL
    SELECT id, inner_due_on, 'near', inner_near_on, inner_near_on::timestamp AT TIME ZONE 'Asia/Shanghai'
    FROM open WHERE inner_near_on <= $1 AND inner_near_on < near_on
    UNION ALL
    SELECT id, due_on, 'overdue', (due_at AT TIME ZONE 'Asia/Shanghai')::date, due_at FROM open WHERE due_at < $2
    UNION ALL
    SELECT open.id, open.due_on, point.stage, point.reached_on, point.reached_on::timestamp AT TIME ZONE 'Asia/Shanghai'
    FROM open JOIN point ON point.due_on = open.due_on AND point.stages = open.stages AND point.calendar_key = open.calendar_key
    WHERE open.due_at IS NULL OR point.stage <> 'overdue'
  ), candidate AS (
    SELECT id AS deadline_id, stage, due_on, reached_on FROM reached
    WHERE NOT EXISTS (
      SELECT 1 FROM flip WHERE flip.deadline_id = reached.id AND flip.stage = reached.stage AND flip.due_on = reached.due_on)
    AND NOT EXISTS (
      SELECT 1 FROM report_answer a JOIN progress_report r ON r.id = a.report_id AND r.status = 'submitted'
      WHERE a.deadline_id = reached.id AND r.counted_submitted_at < reached.reached_at)
  )`;

const parametersOf = ({ today, until, points, unitKeys, aside = [], only }: Cutoff): unknown[] => [
  today,
  until,
  points.map(({ dueOn }) => dueOn),
  points.map(({ stages }) => stages),
  points.map(({ stage }) => stage),
  points.map(({ reachedOn }) => reachedOn),
  aside,
  only ?? null,
  points.map(({ calendarKey }) => calendarKey),
  JSON.stringify(unitKeys),
];

const MARK = `deadline_id AS "deadlineId", stage, due_on::text AS "dueOn", reached_on::text AS "reachedOn"`;

/** Marks up to `limit` candidates, oldest first; returns the marks that were new. */
export function markCandidates(em: EntityManager, cutoff: Cutoff, now: Date, limit: number): Promise<Mark[]> {
  return em.query<Mark[]>(
    `WITH ${CANDIDATE}, marked AS (
       INSERT INTO flip (deadline_id, stage, due_on, reached_on, recorded_at)
       SELECT deadline_id, stage, due_on, reached_on, $11 FROM candidate ORDER BY reached_on, deadline_id, stage LIMIT $12
       ON CONFLICT DO NOTHING RETURNING id, deadline_id, stage, due_on, reached_on
     ) SELECT id, ${MARK} FROM marked ORDER BY reached_on, deadline_id`,
    [...parametersOf(cutoff), now, limit],
  );
}

export function listCandidates(em: EntityManager, cutoff: Cutoff, limit: number): Promise<Mark[]> {
  return em.query<Mark[]>(
    `WITH ${CANDIDATE} SELECT '' AS id, ${MARK} FROM candidate ORDER BY reached_on, deadline_id, stage LIMIT $11`,
    [...parametersOf(cutoff), limit],
  );
}

export async function countCandidates(
  em: EntityManager,
  cutoff: Cutoff,
): Promise<Partial<Record<Stage, number>>> {
  const rows = await em.query<{ stage: Stage; count: number }[]>(
    `WITH ${CANDIDATE} SELECT stage, count(*)::int AS count FROM candidate GROUP BY stage`,
    parametersOf(cutoff),
  );
  return Object.fromEntries(rows.map(({ stage, count }) => [stage, count]));
}
