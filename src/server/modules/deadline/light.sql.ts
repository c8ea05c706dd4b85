import { BEHIND_MIN_DAYS } from './domain/behind.js';
import { ONCE } from './domain/duties.js';
import { LIGHTS_BY_SEVERITY, type LightCode } from '../../../shared/lights.js';

/** Rank of each light, worst 0: the SQL of `worstLight` is `min(rank)`. */
export const LIGHT_RANK = Object.fromEntries(LIGHTS_BY_SEVERITY.map((code, rank) => [code, rank])) as Record<
  LightCode,
  number
>;

/** SQL of what this module does not know about a row of `deadline`: plans and filings are above it. */
export interface LagSql {
  /** The plan's threshold in percentage points; null: off. */
  points: string;
  /** What the unit filed last on the task, in percent; null: nothing. Read for the few duties that it can decide. */
  percent: string;
}

/**
 * `isBehind` of `domain/behind.ts` as SQL. The conditions of an expression are tried in order, so that those that read
 * other rows come last: without the one on elapsed time alone, each open duty would look its filings up.
 */
export function behindSql(alias: string, today: string, { points, percent }: LagSql): string {
  const d = alias;
  const elapsed = `100 * (${today}::date - ${d}.start_on)`;
  const clock = `(${d}.due_on - ${d}.start_on)`;
  return `(${d}.kind = 'deliver' AND ${d}.occurrence = '${ONCE}' AND ${clock} >= ${BEHIND_MIN_DAYS}
    AND ${elapsed} >= ${points} * ${clock}
    AND ${elapsed} >= (${points} + ${percent}) * ${clock}
    AND NOT EXISTS (SELECT 1 FROM deadline later WHERE later.plan_item_id = ${d}.plan_item_id
      AND later.unit_id = ${d}.unit_id AND later.kind = 'deliver' AND later.occurrence = '${ONCE}'
      AND later.due_on > ${d}.due_on AND ${liveSql('later')}))`;
}

/**
 * `lightOf` of `domain/light.ts` as SQL over a row of `deadline`, giving the light's rank. The two say the same of every
 * row; `ledger.int-spec.ts` compares them. `alias` names the row, `today` and `now` are parameters
 * (`$1` …): the time is always the caller's, never the database's. `lag` is `lagSql` of the module `progress`.
 */
export function lightRankSql(alias: string, today: string, now: string, lag: LagSql): string {
  const d = alias;
  const shanghai = (instant: string): string => `(${instant} AT TIME ZONE 'Asia/Shanghai')::date`;
  return `(CASE
    WHEN ${d}.done_on IS NOT NULL OR ${d}.done_at IS NOT NULL THEN CASE WHEN (CASE
        WHEN ${d}.due_at IS NULL THEN COALESCE(${d}.done_on, ${shanghai(`${d}.done_at`)}) > ${d}.due_on
        WHEN ${d}.done_at IS NOT NULL THEN ${d}.done_at > ${d}.due_at
        ELSE ${d}.done_on > ${shanghai(`${d}.due_at`)} END)
      THEN ${LIGHT_RANK.done_late} ELSE ${LIGHT_RANK.done} END
    WHEN ${d}.paused_on <= ${today}::date THEN ${LIGHT_RANK.paused}
    WHEN CASE WHEN ${d}.due_at IS NULL THEN ${today}::date > ${d}.due_on ELSE ${now}::timestamptz > ${d}.due_at END
      THEN ${LIGHT_RANK.overdue}
    WHEN CASE WHEN ${d}.due_at IS NULL THEN ${today}::date >= LEAST(${d}.near_on, ${d}.inner_near_on) ELSE ${now}::timestamptz >= ${d}.near_at END
      THEN ${LIGHT_RANK.near}
    WHEN ${behindSql(d, today, lag)} THEN ${LIGHT_RANK.behind}
    ELSE ${LIGHT_RANK.normal} END)`;
}

/** A duty that counts: neither waived nor undone with its event. */
export const liveSql = (alias: string): string =>
  `(${alias}.waived_at IS NULL AND ${alias}.voided_at IS NULL)`;

/** A duty still owed. */
export const openSql = (alias: string): string =>
  `(${alias}.done_on IS NULL AND ${alias}.done_at IS NULL AND ${liveSql(alias)})`;

/** A duty whose clock stood still on a day, which may be past. For today `paused_on` tells it without a join. */
export const stoppedSql = (alias: string, day: string): string =>
  `EXISTS (SELECT 1 FROM deadline_stop s WHERE s.deadline_id = ${alias}.id AND s.from_on <= ${day}::date
    AND COALESCE(s.to_on > ${day}::date, TRUE))`;
