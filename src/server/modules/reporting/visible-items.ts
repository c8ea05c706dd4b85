import { readableUnits, type Actor } from '../../common/actor.js';
import type { SqlParams } from './sql-params.js';

/**
 * The one scope of every list over tasks, as a bracketed condition: a plan one coordinates, or a task for which a
 * readable unit answers. `item` and `plan` are the aliases of the two tables.
 */
export function visibleTasks(actor: Actor, item: string, plan: string, params: SqlParams): string {
  const units = readableUnits(actor);
  if (units === 'all') return '(TRUE)';
  const coordinated = params.add([...actor.coordinates]);
  const readable = params.add(units);
  return `(${plan}.owner_unit_id = ANY (${coordinated}::uuid[]) OR EXISTS (
    SELECT 1 FROM assignment scope WHERE scope.plan_item_id = ${item}.id AND scope.unit_id = ANY (${readable}::uuid[])))`;
}
