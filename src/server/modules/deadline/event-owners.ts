import type { EntityManager } from 'typeorm';

/**
 * The bureau of each plan's owner: the nearest organ (机关) at or above it, else the top of its tree. An event that
 * concerns plans of several belongs to the one nearest the top.
 */
export async function eventOwners(em: EntityManager, bearers: readonly { planOwnerId: string }[]) {
  const rows = await em.query<{ unitId: string; bureauId: string; depth: number }[]>(
    `WITH RECURSIVE up AS (
       SELECT id AS unit, id, parent_id, unit_class, 0 AS far FROM unit WHERE id = ANY ($1::uuid[])
       UNION ALL SELECT up.unit, u.id, u.parent_id, u.unit_class, far + 1 FROM up JOIN unit u ON u.id = up.parent_id
     )
     SELECT DISTINCT ON (unit) unit AS "unitId", id AS "bureauId",
       (max(far) OVER (PARTITION BY unit) - far)::int AS depth FROM up
     ORDER BY unit, unit_class = 'government' DESC, CASE WHEN unit_class = 'government' THEN far ELSE -far END`,
    [[...new Set(bearers.map(({ planOwnerId }) => planOwnerId))]],
  );
  const bureaus = new Map(rows.map((row) => [row.unitId, row]));
  const of = (planOwnerIds: readonly string[]): string =>
    [...new Set(planOwnerIds)]
      .map((id) => bureaus.get(id)!)
      .sort((one, other) => one.depth - other.depth || (one.bureauId < other.bureauId ? -1 : 1))[0].bureauId;
  return { of };
}
