import type { Actor } from '../../common/actor.js';

/** The lengths that laws give are the administrator's to keep: one change moves every unit's clocks. */
export const canEditClocks = (actor: Actor): boolean => actor.roles.includes('admin');
