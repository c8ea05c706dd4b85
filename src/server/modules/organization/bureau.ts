import type { EntityManager } from 'typeorm';

/**
 * The bureau within which the names of a unit or group are told apart: the nearest organ (机关) above it, else the top of
 * its tree. Two bureaus of one city may each call an office of theirs 综合科.
 */
export async function bureauOf(
  em: EntityManager,
  { unitId = null, groupId = null }: { unitId?: string | null; groupId?: string | null },
): Promise<string> {
  const [{ id }] = await em.query<{ id: string }[]>(
    `WITH RECURSIVE up AS (
       SELECT id, parent_id, unit_class, CASE WHEN $1::uuid IS NULL THEN 1 ELSE 0 END AS far FROM unit
       WHERE id = COALESCE($1::uuid, (SELECT within_unit_id FROM unit_group WHERE id = $2::uuid))
       UNION ALL SELECT u.id, u.parent_id, u.unit_class, far + 1 FROM up JOIN unit u ON u.id = up.parent_id
     )
     SELECT id FROM up
     ORDER BY far > 0 AND unit_class = 'government' DESC, CASE WHEN unit_class = 'government' THEN far ELSE -far END LIMIT 1`,
    [unitId, groupId],
  );
  return id;
}
