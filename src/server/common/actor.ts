import type { Permission } from '../../shared/permissions.js';
import { PERMISSIONS } from '../../shared/permissions.js';
import type { PersonRole } from '../../shared/vocabulary.js';

/**
 * Who acts. Built once per request from the person's roles and the unit tree of that moment; every scope that a policy or
 * a list needs is already worked out in it, so that no rule has to walk the tree again.
 */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly PersonRole[];
  /** Units (whole subtrees) that this person coordinates. */
  readonly coordinates: readonly string[];
  /** Units this person files for. */
  readonly liaisonOf: readonly string[];
  /** Units in this leader's charge (a set, not a subtree). */
  readonly inCharge: readonly string[];
  /** The principal leader reads all. */
  readonly principal: boolean;
  /** Set while an initial password is still to be changed: only one's own session is open then. */
  readonly mustChangePassword: boolean;
}

/** The system itself, for scheduled jobs and the sample: holds no role and passes no policy; it only names the author of a write. */
export const SYSTEM_ACTOR: Actor = {
  userId: '00000000-0000-0000-0000-000000000000',
  name: '系统',
  roles: [],
  coordinates: [],
  liaisonOf: [],
  inCharge: [],
  principal: false,
  mustChangePassword: false,
};

export function holds(actor: Actor, permission: Permission): boolean {
  if (permission === 'session.own') return true;
  if (actor.mustChangePassword) return false;
  const roles: readonly PersonRole[] = PERMISSIONS[permission];
  return roles.some((role) => actor.roles.includes(role));
}

/** Units whose business this actor may read: `'all'` for the principal leader. */
export function readableUnits(actor: Actor): 'all' | string[] {
  if (actor.principal) return 'all';
  return [...new Set([...actor.coordinates, ...actor.liaisonOf, ...actor.inCharge])];
}
