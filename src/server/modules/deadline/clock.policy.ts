import type { Actor } from '../../common/actor.js';
import { beforeDue, canBeginAnew, openStop, type RunningClock } from './domain/clock-steps.js';
import type { Present } from './domain/light.js';

/** Whose duty it is to stop and extend: the plan's unit, and whether the duty is still owed. */
export interface ClockFacts {
  /** The unit that the plan belongs to. */
  ownerUnitId: string;
  open: boolean;
}

export interface ClockAbilities {
  pause: boolean;
  resume: boolean;
  restart: boolean;
  extend: boolean;
}

/** 暂停、恢复、重新起算、延期: the coordinators of the plan's unit; a unit does not stop its own clock. */
export const canMoveClock = (actor: Actor, { ownerUnitId }: Pick<ClockFacts, 'ownerUnitId'>): boolean =>
  actor.coordinates.includes(ownerUnitId);

/** What the screen offers for one duty. */
export function clockAbilities(
  actor: Actor,
  facts: ClockFacts & RunningClock,
  present: Present,
): ClockAbilities {
  const may = facts.open && canMoveClock(actor, facts);
  const paused = openStop(facts.clock) !== undefined;
  return {
    pause: may && !paused,
    resume: may && paused,
    restart: may && canBeginAnew(facts.clock),
    extend: may && facts.ceiling !== null && facts.clock.extension === null && beforeDue(facts, present),
  };
}
