import { describe, expect, it } from '@jest/globals';
import { assertSoftPolicy, softLine, softRule, softWords, type SoftPolicyLine } from './soft-policy.js';

const policy: SoftPolicyLine[] = [
  { word: '及时', n: 10, unit: 'workday' },
  { word: '及时更新', n: 3, unit: 'workday' },
  { word: '定期', per: 'quarter' },
];

describe('how an office reads words that name no time', () => {
  it('takes the line of the longest word, and none where it has said nothing', () => {
    expect(softLine(policy, '及时公开')).toBe(policy[0]);
    expect(softLine(policy, '动态调整、及时更新')).toBe(policy[1]);
    expect(softLine(policy, '定期')).toBe(policy[2]);
    expect(softLine(policy, '适时')).toBeNull();
    expect(softLine([], '及时')).toBeNull();
  });

  it('makes a rule of it, and says it as the office would', () => {
    expect(softRule(policy[0])).toEqual({ kind: 'relative', n: 10, unit: 'workday', event: null });
    expect(softWords(policy[0])).toBe('“及时”按印发后10个工作日内办理');
    expect(softRule(policy[2])).toEqual({ kind: 'recurring', per: 'quarter', min: 1 });
    expect(softWords(policy[2])).toBe('“定期”按每季度至少1次');
  });

  it.each<SoftPolicyLine[]>([
    [{ word: '及时' }],
    [{ word: '及时', n: 3 }],
    [{ word: '及时', n: 0, unit: 'day' }],
    [{ word: '及时', n: 3, unit: 'day', per: 'year' }],
    [{ word: ' ', per: 'year' }],
    [
      { word: '及时', per: 'year' },
      { word: '及时', per: 'month' },
    ],
  ])('refuses %j', (...lines) => {
    expect(() => assertSoftPolicy(lines.flat())).toThrow(RangeError);
  });

  it('takes a sound one, and none', () => {
    expect(() => assertSoftPolicy(policy)).not.toThrow();
    expect(() => assertSoftPolicy([])).not.toThrow();
  });
});
