import type { EntityManager } from 'typeorm';
import { UNIT_ROLE, type UnitRole } from '../../../shared/vocabulary.js';
import { changesBetween, pairItems, type AmendableItem, type AmendmentChange } from './domain/amendment.js';
import { keepingOwnRules, timeWords, type SaidRequirement } from './domain/own-rules.js';
import { outlined, type NewPlan } from './plan-writer.service.js';

type StandingItem = Omit<AmendableItem, 'times'> & { requirements: SaidRequirement[] };

/** The comparison, and the document with what it leaves unsaid about items that stay: their units, the office's own rules. */
export async function compareWithPlan(
  em: EntityManager,
  planId: string,
  input: NewPlan,
): Promise<{ changes: AmendmentChange[]; input: NewPlan }> {
  const paths = new Map(outlined(input.items).map(({ path }, index) => [input.items[index].key, path]));
  const names = await namesOf(em, input);
  const standing = await standingItems(em, planId);
  const before = standing.map(({ requirements, ...item }) => ({
    ...item,
    times: requirements.map(timeWords),
  }));
  const after = input.items.map(({ key, number, kind, text, assignments }): AmendableItem => ({
    key,
    number,
    path: paths.get(key)!,
    kind,
    text,
    units: assignments.map(
      ({ unitId, groupId, role }) => `${UNIT_ROLE[role]} ${names.get((unitId ?? groupId)!) ?? ''}`,
    ),
    times: [],
  }));
  const given = new Map(
    input.items.flatMap(({ key, was }) => (was === undefined ? [] : [[key, was] as const])),
  );
  const pairs = pairItems(before, after, given);
  const known = new Map(standing.map((item) => [item.key, item]));
  const items = input.items.map((item) => ({
    ...item,
    requirements: keepingOwnRules(
      item.requirements,
      known.get(pairs.get(item.key) ?? '')?.requirements ?? [],
    ),
  }));
  const said = after.map((item, index) => {
    const was = known.get(pairs.get(item.key) ?? '');
    // A document that names nobody for a task leaves its units, given by hand or before, as they are.
    const units = item.units.length === 0 && was ? was.units : item.units;
    return { ...item, units, times: items[index].requirements.map(timeWords) };
  });
  const changes = changesBetween(before, said, pairs).map((change) => ({
    ...change,
    byHand: change.after !== null && given.has(change.after.key),
  }));
  return { changes, input: { ...input, items } };
}

function standingItems(em: EntityManager, planId: string): Promise<StandingItem[]> {
  return em.query<StandingItem[]>(
    `SELECT i.id AS key, i.number, i.path, i.kind, i.text,
       ARRAY(SELECT (CASE a.role WHEN 'lead' THEN '${UNIT_ROLE.lead}' WHEN 'support' THEN '${UNIT_ROLE.support}'
           ELSE '${UNIT_ROLE.responsible}' END) || ' ' || COALESCE(u.name, g.name)
         FROM assignment a LEFT JOIN unit u ON u.id = a.unit_id LEFT JOIN unit_group g ON g.id = a.group_id
         WHERE a.plan_item_id = i.id AND (a.unit_id IS NULL OR a.group_id IS NULL) ORDER BY a.sort, a.id) AS units,
       COALESCE((SELECT json_agg(json_build_object('raw', r.raw, 'innerWorkdays', r.inner_workdays, 'policy', r.policy)
         ORDER BY r.raw, r.id) FROM time_requirement r WHERE r.plan_item_id = i.id), '[]') AS requirements
     FROM plan_item i WHERE i.plan_id = $1 AND i.retired_on IS NULL ORDER BY i.position`,
    [planId],
  );
}

async function namesOf(em: EntityManager, input: NewPlan): Promise<Map<string, string>> {
  const ids = (
    pick: (one: { unitId: string | null; groupId: string | null; role: UnitRole }) => string | null,
  ) => [...new Set(input.items.flatMap(({ assignments }) => assignments.flatMap((one) => pick(one) ?? [])))];
  const rows = await em.query<{ id: string; name: string }[]>(
    `SELECT id, name FROM unit WHERE id = ANY ($1::uuid[]) UNION ALL SELECT id, name FROM unit_group WHERE id = ANY ($2::uuid[])`,
    [ids(({ unitId }) => unitId), ids(({ groupId }) => groupId)],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
