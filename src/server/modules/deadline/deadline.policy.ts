import { readableUnits, type Actor } from '../../common/actor.js';

/** 设内部时限: the coordinators of the plan's unit. `ownerUnitId`: of the plan. */
export const canSetInner = (actor: Actor, { ownerUnitId }: { ownerUnitId: string }): boolean =>
  actor.coordinates.includes(ownerUnitId);

/**
 * The scope of every list of duties: those of the units this person may read. Adds its parameter to `params` and gives
 * one bracketed condition on `column`, a unit id.
 */
export function visibleUnits(actor: Actor, column: string, params: unknown[]): string {
  const units = readableUnits(actor);
  if (units === 'all') return '(TRUE)';
  params.push(units);
  return `(${column} = ANY ($${params.length}::uuid[]))`;
}
