import { describe, expect, it } from '@jest/globals';
import { holidaysOf, monthsOf } from './year.js';

const day = (date: string, kind: 'off' | 'work', name: string) => ({ date, kind, name, notice: '' });

describe('a year of working days', () => {
  const days = [
    day('2026-02-14', 'work', '春节'),
    day('2026-02-15', 'off', '春节'),
    day('2026-02-16', 'off', '春节'),
  ];

  it('begins each month on the right day of a week from Monday', () => {
    const months = monthsOf({ year: 2026, days: [] });
    // 2026-01-01 is a Thursday, 2026-02-01 a Sunday, 2026-06-01 a Monday.
    expect([0, 1, 5].map((at) => months[at].before)).toEqual([3, 6, 0]);
    expect(months.map((month) => month.days.length)).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]);
  });

  it('lets a notice rule over the day of the week', () => {
    const february = monthsOf({ year: 2026, days })[1];
    expect([14, 15, 16, 17, 21].map((number) => february.days[number - 1].kind)).toEqual([
      'work',
      'off',
      'off',
      'weekday',
      'weekend',
    ]);
    // 20 weekdays of February 2026, one of them off, one Saturday made up.
    expect(february.workdays).toBe(20);
  });

  it('tells holidays as runs', () => {
    expect(holidaysOf(days)).toEqual([
      { name: '春节', kind: 'work', from: '2026-02-14', to: '2026-02-14', days: 1 },
      { name: '春节', kind: 'off', from: '2026-02-15', to: '2026-02-16', days: 2 },
    ]);
  });
});
