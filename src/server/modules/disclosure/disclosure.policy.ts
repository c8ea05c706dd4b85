import { readableUnits, type Actor } from '../../common/actor.js';

/** Whether this person may enter a request for the unit, and put right what was entered wrongly. */
export const canRegister = (actor: Actor, unitId: string): boolean => actor.coordinates.includes(unitId);

/** Whether this person works on the unit's requests: its liaison, and who coordinates it. */
export const canHandle = (actor: Actor, unitId: string): boolean =>
  canRegister(actor, unitId) || actor.liaisonOf.includes(unitId);

/** Names of applicants and third parties are for those who have to write to them; a leader reads them masked. */
export const canReadNames = canHandle;

/** `张*`; an organisation's name is nobody's secret. */
export const masked = (name: string): string => `${[...name][0] ?? ''}*`;

/** The scope of every list of requests. Adds its parameter to `params` and gives one bracketed condition. */
export function visibleRequests(actor: Actor, params: unknown[]): string {
  const units = readableUnits(actor);
  if (units === 'all') return '(TRUE)';
  params.push(units);
  return `(r.unit_id = ANY ($${params.length}::uuid[]))`;
}

/** The units whose names this person may search by. */
export const namedUnits = (actor: Actor): string[] => [
  ...new Set([...actor.coordinates, ...actor.liaisonOf]),
];
