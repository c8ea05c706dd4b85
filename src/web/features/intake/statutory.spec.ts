import { describe, expect, it } from '@jest/globals';
import { pickable, ruleOfClock, type StatutoryClock } from './statutory.ts';

const clock = (more: Partial<StatutoryClock>): StatutoryClock =>
  ({
    code: 'a',
    title: '答复公开申请',
    starts: '收到申请之日',
    n: 20,
    unit: 'workday',
    by: null,
    atMost: false,
    law: '某条例',
    article: '第三十三条',
    ...more,
  }) as StatutoryClock;
const answer = clock({});
const further = clock({ code: 'b', atMost: true, n: 15 });
const yearly = clock({ code: 'c', n: null, unit: null, by: '01-31', article: '第四十九条' });

describe('a statutory clock as the rule of a task', () => {
  const all = [answer, further, yearly];
  it('brings its length, its article and the ceiling of its extension', () => {
    expect(ruleOfClock(answer, all)).toEqual({
      kind: 'relative',
      n: 20,
      unit: 'workday',
      event: '收到申请之日',
      basis: '某条例第三十三条',
      extension: { n: 15, unit: 'workday' },
    });
    expect(ruleOfClock(answer, [answer, yearly]).extension).toBeNull();
    expect(ruleOfClock(yearly, all)).toMatchObject({ kind: 'recurring', per: 'year', by: '01-31' });
  });

  it('is offered where it sets a date of its own', () => {
    expect(pickable(all).map(({ code }) => code)).toEqual(['a', 'c']);
  });
});
