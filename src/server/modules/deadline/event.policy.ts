import type { Actor } from '../../common/actor.js';

/** Units whose duties this person may start by an event: those coordinated, and those filed for. */
export const unitsToRegisterFor = (actor: Actor): string[] => [
  ...new Set([...actor.coordinates, ...actor.liaisonOf]),
];

/** A unit that bears none of the rules (one of 相关单位) is named by a coordinator of it only. */
export const canNameOtherUnit = (actor: Actor, unitId: string): boolean => actor.coordinates.includes(unitId);

export interface VoidableEvent {
  registeredBy: string;
  voided: boolean;
  /** Units that owe something through it. */
  unitIds: readonly string[];
}

/** 撤销: whoever registered it, or who coordinates all the units it set to work. */
export const canVoidEvent = (actor: Actor, event: VoidableEvent): boolean =>
  !event.voided &&
  (event.registeredBy === actor.userId ||
    (event.unitIds.length > 0 && event.unitIds.every((id) => actor.coordinates.includes(id))));

/** The catalogue of event types is the coordinators'. */
export const canManageEventTypes = (actor: Actor): boolean => actor.coordinates.length > 0;
