import { describe, expect, it } from '@jest/globals';
import { choiceOf, groupsOf, tickedAtFirst } from './preview-groups.ts';

const duty = (ruleId: string, unitId: string, viaGroup = false) => ({
  ruleId,
  unitId,
  viaGroup,
  planId: 'p',
  planItemId: `i-${ruleId}`,
  title: `任务${ruleId}`,
  raw: '10个工作日内',
  unitName: unitId,
  principal: true,
  dueOn: '2026-03-16',
  dueAt: null,
  provisional: false,
});
const items = [duty('r1', 'a'), duty('r1', 'b'), duty('r2', 'b'), duty('r2', 'c', true)];
const groups = groupsOf(items);

describe('what an event sets to work', () => {
  it('stands by task, with nobody ticked who owes it only as a member of a group', () => {
    expect(groups.map(({ ruleId, duties }) => [ruleId, duties.length])).toEqual([
      ['r1', 2],
      ['r2', 2],
    ]);
    expect(tickedAtFirst(items)).toEqual(['a', 'b']);
  });

  it('leaves out a ticked unit whose tasks are not ticked: it would owe the others', () => {
    expect(choiceOf(groups, ['r2'], ['a', 'b'], [])).toEqual({
      ruleIds: ['r2'],
      unitIds: ['b'],
      deadlines: 1,
    });
  });

  it('lets a unit that was added on purpose owe every ticked task', () => {
    expect(choiceOf(groups, ['r1', 'r2'], ['b'], ['x'])).toEqual({
      ruleIds: ['r1', 'r2'],
      unitIds: ['b', 'x'],
      deadlines: 4,
    });
  });
});
