import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { readClocks, type ClockedDeadline } from './clock-rows.js';
import type { ClockFacts } from './clock.policy.js';
import { visibleUnits } from './deadline.policy.js';
import type { Extension } from './domain/stopping.js';
import { openSql } from './light.sql.js';

/** A duty with its clock, what may be done with it, and what it is called. */
export interface ManagedClock extends ClockedDeadline, ClockFacts {
  ceiling: Extension | null;
  title: string;
  unitName: string;
}

/**
 * The clocks of duties this person may read, in the order of their ids; what they may not read is left out. The ceiling
 * of an extension is the rule's, else the plan's, which speaks of working days and therefore not of hour clocks.
 */
export async function managedClocks(
  em: EntityManager,
  actor: Actor,
  ids: readonly string[],
): Promise<ManagedClock[]> {
  if (ids.length === 0) return [];
  const params: unknown[] = [ids];
  const scope = visibleUnits(actor, 'd.unit_id', params);
  const facts = await em.query<
    (ClockFacts & { id: string; ceiling: Extension | null; title: string; unitName: string })[]
  >(
    `SELECT d.id, p.owner_unit_id AS "ownerUnitId", ${openSql('d')} AS open, r.title, u.name AS "unitName",
       COALESCE(r.extension_ceiling, CASE WHEN d.due_at IS NULL AND p.extension_workdays IS NOT NULL
         THEN jsonb_build_object('n', p.extension_workdays, 'unit', 'workday') END) AS ceiling
     FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id JOIN plan p ON p.id = d.plan_id JOIN unit u ON u.id = d.unit_id
     WHERE d.id = ANY ($1::uuid[]) AND ${scope}`,
    params,
  );
  const factsOf = new Map(facts.map((fact) => [fact.id, fact]));
  const clocks = await readClocks(em, 'd.id = ANY ($1::uuid[])', [[...factsOf.keys()]]);
  return clocks.map((clock) => ({ ...clock, ...factsOf.get(clock.id)! }));
}
