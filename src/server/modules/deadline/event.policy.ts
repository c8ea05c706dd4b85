import type { Actor } from '../../common/actor.js';

/** Units whose duties this person may start by an event: those coordinated, and those filed for. */
export const unitsToRegisterFor = (actor: Actor): string[] => [
  ...new Set([...actor.coordinates, ...actor.liaisonOf]),
];

/** A unit that bears none of the rules (one of 相关单位) is named by a coordinator of it only. */
export const canNameOtherUnit = (actor: Actor, unitId: string): boolean => actor.coordinates.includes(unitId);

export interface ChangeableEvent {
  registeredBy: string;
  voided: boolean;
  /** Units that owe something through it. */
  unitIds: readonly string[];
}

/**
 * 撤销, 更正: who coordinates all the units it set to work; whoever registered it, as long as these are their own: a unit
 * that added itself does not lose its duty by another's hand.
 */
export const canChangeEvent = (actor: Actor, event: ChangeableEvent): boolean => {
  if (event.voided || event.unitIds.length === 0) return false;
  const own = event.registeredBy === actor.userId ? unitsToRegisterFor(actor) : actor.coordinates;
  return event.unitIds.every((id) => own.includes(id));
};

/** The catalogue of event types is the coordinators'. */
export const canManageEventTypes = (actor: Actor): boolean => actor.coordinates.length > 0;

/** 改名, 停用: a coordinator, unless plans of units that they do not coordinate wait for it. */
export const canChangeEventType = (actor: Actor, type: { plannedBy: readonly string[] }): boolean =>
  canManageEventTypes(actor) && type.plannedBy.every((id) => actor.coordinates.includes(id));
