import type { EntityManager } from 'typeorm';
import type { Entry, UnitResult } from './domain/score.js';

/** Rows of one statement. */
const BATCH = 1000;

/** Keeps the results of a run: two tables, in batches. */
export async function insertResults(em: EntityManager, id: string, results: UnitResult[]): Promise<void> {
  await em.query(
    `INSERT INTO unit_score (assessment_id, unit_id, score, rank, grade)
     SELECT $1, u.* FROM unnest($2::uuid[], $3::int[], $4::int[], $5::text[]) AS u`,
    [
      id,
      results.map(({ unitId }) => unitId),
      results.map(({ score }) => score),
      results.map(({ rank }) => rank),
      results.map(({ grade }) => grade),
    ],
  );
  const entries = results.flatMap((unit) => unit.entries);
  for (let from = 0; from < entries.length; from += BATCH) {
    await em.query(
      `INSERT INTO score_entry (assessment_id, unit_id, indicator, points, counted, plan_item_id, deadline_id, report_id, reason, facts)
       SELECT $1, e."unitId", e.line, e.points, e.counted, e."planItemId", e."deadlineId", e."reportId", e.reason, e.facts
       FROM jsonb_to_recordset($2::jsonb) AS e("unitId" uuid, line text, points int, counted int, "planItemId" uuid,
         "deadlineId" uuid, "reportId" uuid, reason text, facts jsonb)`,
      [id, JSON.stringify(entries.slice(from, from + BATCH))],
    );
  }
}

type ScoreKey = Pick<UnitResult, 'unitId' | 'score' | 'rank' | 'grade'>;
type EntryKey = Pick<Entry, 'unitId' | 'line' | 'deadlineId' | 'points' | 'counted' | 'reason'>;

/** What differs between results and those kept of a run, a line each: `-` kept, `+` computed. Empty where nothing does. */
export async function differencesTo(em: EntityManager, id: string, results: UnitResult[]): Promise<string[]> {
  const scores = await em.query<ScoreKey[]>(
    `SELECT unit_id AS "unitId", score, rank, grade FROM unit_score WHERE assessment_id = $1`,
    [id],
  );
  const entries = await em.query<EntryKey[]>(
    `SELECT unit_id AS "unitId", indicator AS line, deadline_id AS "deadlineId", points, counted, reason
     FROM score_entry WHERE assessment_id = $1`,
    [id],
  );
  const kept = [...scores.map(scoreLine), ...entries.map(entryLine)].sort();
  const computed = [
    ...results.map(scoreLine),
    ...results.flatMap((unit) => unit.entries.map(entryLine)),
  ].sort();
  return [
    ...without(kept, computed).map((line) => `- ${line}`),
    ...without(computed, kept).map((line) => `+ ${line}`),
  ];
}

const scoreLine = ({ unitId, score, rank, grade }: ScoreKey): string =>
  JSON.stringify({ unitId, score, rank, grade });
const entryLine = ({ unitId, line, deadlineId, points, counted, reason }: EntryKey): string =>
  JSON.stringify({ unitId, line, deadlineId, points, counted, reason });

/** What is left of `all` when each of `others` takes its like away, as often as it stands there. */
function without(all: string[], others: string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return all.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
