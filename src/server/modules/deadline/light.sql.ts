import { LIGHTS_BY_SEVERITY, type LightCode } from '../../../shared/lights.js';

/** Rank of each light, worst 0: the SQL of `worstLight` is `min(rank)`. */
export const LIGHT_RANK = Object.fromEntries(LIGHTS_BY_SEVERITY.map((code, rank) => [code, rank])) as Record<
  LightCode,
  number
>;

/**
 * `lightOf` of `domain/light.ts` as SQL over a row of `deadline`, giving the light's rank. The two say the same of every
 * row; `light.int-spec.ts` compares them on random ones. `alias` names the row, `today` and `now` are parameters
 * (`$1` …): the time is always the caller's, never the database's.
 */
export function lightRankSql(alias: string, today: string, now: string): string {
  const d = alias;
  const shanghai = (instant: string): string => `(${instant} AT TIME ZONE 'Asia/Shanghai')::date`;
  return `(CASE
    WHEN ${d}.done_on IS NOT NULL OR ${d}.done_at IS NOT NULL THEN CASE WHEN (CASE
        WHEN ${d}.due_at IS NULL THEN COALESCE(${d}.done_on, ${shanghai(`${d}.done_at`)}) > ${d}.due_on
        WHEN ${d}.done_at IS NOT NULL THEN ${d}.done_at > ${d}.due_at
        ELSE ${d}.done_on > ${shanghai(`${d}.due_at`)} END)
      THEN ${LIGHT_RANK.done_late} ELSE ${LIGHT_RANK.done} END
    WHEN CASE WHEN ${d}.due_at IS NULL THEN ${today}::date > ${d}.due_on ELSE ${now}::timestamptz > ${d}.due_at END
      THEN ${LIGHT_RANK.overdue}
    WHEN CASE WHEN ${d}.due_at IS NULL THEN ${today}::date >= ${d}.near_on ELSE ${now}::timestamptz >= ${d}.near_at END
      THEN ${LIGHT_RANK.near}
    ELSE ${LIGHT_RANK.normal} END)`;
}

/** A duty that counts: neither waived nor undone with its event. */
export const liveSql = (alias: string): string =>
  `(${alias}.waived_at IS NULL AND ${alias}.voided_at IS NULL)`;

/** A duty still owed. */
export const openSql = (alias: string): string =>
  `(${alias}.done_on IS NULL AND ${alias}.done_at IS NULL AND ${liveSql(alias)})`;
