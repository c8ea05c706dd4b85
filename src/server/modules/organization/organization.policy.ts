import type { Actor } from '../../common/actor.js';
import { DomainError } from '../../common/domain-error.js';

/** Units are kept by the system administrator everywhere and by a coordinator inside the subtree they coordinate. */
export const canManageUnit = (actor: Actor, unitId: string | null): boolean =>
  actor.roles.includes('admin') || (unitId !== null && actor.coordinates.includes(unitId));

export function requireManageUnit(actor: Actor, unitId: string | null): void {
  if (!canManageUnit(actor, unitId)) throw DomainError.forbidden('您只能维护自己负责督办的单位');
}
