import { describe, expect, it } from '@jest/globals';
import { eventTargets, type EventBearer } from './event-targets.js';

const bearer = (ruleId: string, unitId: string, viaGroup = false): EventBearer => ({
  ruleId,
  unitId,
  principal: !viaGroup,
  viaGroup,
});
const bearers = [bearer('r1', 'a'), bearer('r1', 'b'), bearer('r2', 'a'), bearer('r2', 'c', true)];
const told = (ticked?: Parameters<typeof eventTargets>[1]) => {
  const { targets, ...rest } = eventTargets(bearers, ticked);
  return { ...rest, targets: targets.map((t) => `${t.ruleId}${t.unitId}${t.principal ? '*' : ''}`) };
};

describe('whom an event sets to work', () => {
  it.each<[string, Parameters<typeof eventTargets>[1], string[], string[]]>([
    ['by default the bearers, but no group', undefined, ['r1a*', 'r1b*', 'r2a*'], []],
    ['exactly the ticked', { unitIds: ['b'] }, ['r1b*'], []],
    ['a group member where ticked', { unitIds: ['c'] }, ['r2c'], []],
    ['one of the tasks', { ruleIds: ['r2'] }, ['r2a*'], []],
    [
      'a unit that bears nothing owes all of it, not as principal',
      { unitIds: ['b', 'x'] },
      ['r1b*', 'r1x', 'r2x'],
      ['x'],
    ],
    [
      'a bearer of another task is a stranger to this one',
      { unitIds: ['b'], ruleIds: ['r2'] },
      ['r2b'],
      ['b'],
    ],
  ])('%s', (_, ticked, targets, strangers) => {
    expect(told(ticked)).toEqual({ targets, strangers, unknownRules: [] });
  });

  it('names tasks that do not wait for it', () => {
    expect(told({ ruleIds: ['r9'] }).unknownRules).toEqual(['r9']);
  });
});
