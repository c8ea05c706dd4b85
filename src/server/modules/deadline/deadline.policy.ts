import { readableUnits, type Actor } from '../../common/actor.js';

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
