import { describe, expect, it } from '@jest/globals';
import { bearersOf, type AssignedUnit } from './bearers.js';

const unit = (unitId: string, role: AssignedUnit['role']): AssignedUnit => ({ unitId, groupId: null, role });
const member = (unitId: string, groupId: string, role: AssignedUnit['role']): AssignedUnit => ({
  unitId,
  groupId,
  role,
});
const group = (groupId: string, role: AssignedUnit['role']): AssignedUnit => ({
  unitId: null,
  groupId,
  role,
});
const told = (assignments: AssignedUnit[], kind: 'deliver' | 'report' = 'deliver') =>
  bearersOf(assignments, kind).map(
    ({ unitId, principal, viaGroup }) => `${unitId}${principal ? '*' : ''}${viaGroup ? '~' : ''}`,
  );

describe('bearers', () => {
  it.each<[string, AssignedUnit[], string[], string[]]>([
    ['nobody', [], [], []],
    ['one lead', [unit('a', 'lead')], ['a*'], ['a*']],
    [
      'leads, and nobody who supports or shares',
      [unit('a', 'lead'), unit('b', 'lead'), unit('c', 'support'), unit('d', 'responsible')],
      ['a*', 'b*'],
      ['a*', 'b*'],
    ],
    [
      'a lead with a whole group',
      [unit('a', 'lead'), group('g', 'responsible'), member('b', 'g', 'responsible')],
      ['a*'],
      ['a*'],
    ],
    ['alone without a lead: principal', [unit('a', 'responsible')], ['a*'], ['a*']],
    [
      'several without a lead: not principal',
      [unit('a', 'responsible'), unit('b', 'responsible')],
      ['a', 'b'],
      ['a', 'b'],
    ],
    [
      'a unit and a group without a lead: all deliver, the named one files',
      [unit('a', 'responsible'), group('g', 'responsible'), member('b', 'g', 'responsible')],
      ['a', 'b~'],
      ['a'],
    ],
    [
      'only a group: its members file',
      [group('g', 'responsible'), member('a', 'g', 'responsible'), member('b', 'g', 'responsible')],
      ['a~', 'b~'],
      ['a~', 'b~'],
    ],
    ['a group nobody can expand', [group('g', 'responsible')], [], []],
    ['only support', [unit('a', 'support')], [], []],
    [
      'named and in a group too: named',
      [member('a', 'g', 'responsible'), unit('a', 'responsible')],
      ['a*'],
      ['a*'],
    ],
  ])('%s', (_, assignments, delivering, filing) => {
    expect(told(assignments)).toEqual(delivering);
    expect(told(assignments, 'report')).toEqual(filing);
  });
});
