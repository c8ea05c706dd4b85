import { holds, type Actor } from '../../common/actor.js';

/** The notices are the country's, and every date of every unit rests on them. */
export const canLoadNotice = (actor: Actor): boolean => holds(actor, 'calendar.load');

export const canSetLocalDays = (actor: Actor): boolean => holds(actor, 'calendar.set_local_days');

/** Whose local days this person may set: an administrator everybody's, a coordinator those of the units coordinated. */
export const canSetLocalDaysOf = (actor: Actor, unitId: string): boolean =>
  canSetLocalDays(actor) && (actor.roles.includes('admin') || actor.coordinates.includes(unitId));
