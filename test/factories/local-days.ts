import { LocalDays } from '../../src/server/modules/deadline/local-days.service.js';
import type { CastUnit, Person, World } from '../world.js';

/** 本单位安排 of a unit, set by the real service: exactly these days of the year. */
export async function setLocalDays(
  world: World,
  person: Person,
  unit: CastUnit,
  year: number,
  days: { date: string; kind: 'off' | 'work'; name: string }[],
): Promise<void> {
  const actor = await world.actor(person);
  const { revision } = await world.get(LocalDays).list(actor, year);
  await world.get(LocalDays).set(actor, { unitId: world.unit[unit], year, days, revision });
}
