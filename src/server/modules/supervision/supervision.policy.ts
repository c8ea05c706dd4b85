import { readableUnits, type Actor } from '../../common/actor.js';

/** 催办 is the business of whoever coordinates the plan. */
export const canUrge = (actor: Actor, duty: { ownerUnitId: string }): boolean =>
  actor.coordinates.includes(duty.ownerUnitId);

/** Duties and notices an actor may see: those of readable units, and of plans one coordinates. One bracketed condition. */
export function visibleDuties(
  actor: Actor,
  bind: (value: unknown) => string,
  duty = 'd',
  plan = 'p',
): string {
  const readable = readableUnits(actor);
  if (readable === 'all') return '(true)';
  return `(${duty}.unit_id = ANY (${bind(readable)}::uuid[]) OR ${plan}.owner_unit_id = ANY (${bind(actor.coordinates)}::uuid[]))`;
}
