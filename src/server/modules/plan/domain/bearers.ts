import type { DeadlineKind, UnitRole } from '../../../../shared/vocabulary.js';

/** An assignment of one task: a unit named itself, a member of a group (both ids), or a group nobody could expand (no unit). */
export interface AssignedUnit {
  unitId: string | null;
  groupId: string | null;
  role: UnitRole;
}

export interface Bearer {
  unitId: string;
  /** Answers as a lead, or alone. */
  principal: boolean;
  viaGroup: boolean;
}

/**
 * Who owes what a task asks (domain 4.4): its leads; where there is no lead, its responsible units; supporting units owe
 * nothing by themselves. A filing is owed by the units that are named themselves, and by the members of a group only
 * where nobody is: with groups expanded, filing by everyone would drown the office.
 */
export function bearersOf(assignments: readonly AssignedUnit[], kind: DeadlineKind): Bearer[] {
  const leads = unitsWith(assignments, 'lead');
  const units = leads.length > 0 ? leads : unitsWith(assignments, 'responsible');
  const named = units.filter(({ viaGroup }) => !viaGroup);
  const bearing = kind === 'report' && named.length > 0 ? named : units;
  const principal = leads.length > 0 || units.length === 1;
  return bearing.map((unit) => ({ ...unit, principal }));
}

/** Units of a role, each once; one that is named itself is not there through a group. */
function unitsWith(
  assignments: readonly AssignedUnit[],
  role: UnitRole,
): { unitId: string; viaGroup: boolean }[] {
  const units = new Map<string, boolean>();
  for (const { unitId, groupId, role: its } of assignments) {
    if (its !== role || unitId === null) continue;
    units.set(unitId, (units.get(unitId) ?? true) && groupId !== null);
  }
  return [...units].map(([unitId, viaGroup]) => ({ unitId, viaGroup }));
}
