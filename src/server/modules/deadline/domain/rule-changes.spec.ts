import { describe, expect, it } from '@jest/globals';
import type { RuleSpec } from './rule.js';
import { ruleChanges, type StandingRule } from './rule-changes.js';

const june: RuleSpec = { kind: 'fixed', date: '2026-06-30' };
const bearer = (unitId: string, principal = true, viaGroup = false) => ({ unitId, principal, viaGroup });
const rule = (planItemId: string, spec: RuleSpec, units: ReturnType<typeof bearer>[]) => ({
  planItemId,
  kind: 'deliver' as const,
  spec,
  eventTypeId: null,
  bearers: units,
});
const standing = (id: string, ...args: Parameters<typeof rule>): StandingRule => ({
  id,
  policy: null,
  innerWorkdays: null,
  ...rule(...args),
});

describe('rules of an amended plan', () => {
  it('stay where nothing changed, whatever the order of their fields', () => {
    const window: RuleSpec = { kind: 'window', start: null, end: '2026-08-31' };
    const turned = { end: '2026-08-31', kind: 'window' } as unknown as RuleSpec;
    expect(
      ruleChanges([standing('r', 'i', window, [bearer('a')])], [rule('i', turned, [bearer('a')])]),
    ).toEqual({
      added: [],
      ended: [],
      released: [],
      moved: [],
      restated: [],
      altered: [],
    });
  });

  it('hand a joining unit a rule of its own, release who leaves, and move who stays', () => {
    const changes = ruleChanges(
      [standing('r', 'i', june, [bearer('a'), bearer('b')])],
      [rule('i', june, [bearer('b', false), bearer('c', false)])],
    );
    expect(changes).toEqual({
      added: [rule('i', june, [bearer('c', false)])],
      ended: [],
      released: [{ ruleId: 'r', unitId: 'a' }],
      moved: [{ ruleId: 'r', ...bearer('b', false) }],
      restated: [],
      altered: [],
    });
  });

  it("stay the same rules under other terms of the office's own", () => {
    const terms = { policy: null, innerWorkdays: 3 };
    const changes = ruleChanges(
      [standing('r', 'i', june, [bearer('a')])],
      [{ ...rule('i', june, [bearer('a')]), ...terms }],
    );
    expect(changes).toMatchObject({ added: [], ended: [], altered: [{ ruleId: 'r', ...terms }] });
  });

  it('end with their time or their task, and begin with the new one', () => {
    const later: RuleSpec = { kind: 'fixed', date: '2026-09-30' };
    const changes = ruleChanges(
      [standing('r', 'i', june, [bearer('a')]), standing('gone', 'j', june, [bearer('a')])],
      [rule('i', later, [bearer('a')])],
    );
    expect(changes.ended.sort()).toEqual(['gone', 'r']);
    expect(changes.added).toEqual([rule('i', later, [bearer('a')])]);
  });

  it('made by several amendments count together', () => {
    const both = [standing('r', 'i', june, [bearer('a')]), standing('s', 'i', june, [bearer('b')])];
    const changes = ruleChanges(both, [rule('i', june, [bearer('a'), bearer('b')])]);
    expect(changes).toEqual({ added: [], ended: [], released: [], moved: [], restated: [], altered: [] });
  });

  it('stay, said anew, where only the law behind them or the ceiling of their extension changed', () => {
    const length: RuleSpec = { kind: 'relative', n: 20, unit: 'workday', event: null };
    const lawful: RuleSpec = { ...length, basis: '某条例第三十三条', extension: { n: 20, unit: 'workday' } };
    const changes = ruleChanges(
      [standing('r', 'i', length, [bearer('a')])],
      [rule('i', lawful, [bearer('a')])],
    );
    expect(changes).toMatchObject({ added: [], ended: [], restated: [{ ruleId: 'r', spec: lawful }] });
    expect(
      ruleChanges([standing('r', 'i', lawful, [bearer('a')])], [rule('i', lawful, [bearer('a')])]).restated,
    ).toEqual([]);
  });
});
