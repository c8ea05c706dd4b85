import { describe, expect, it } from '@jest/globals';
import { monthOfDuties, monthsFrom } from './month.js';

describe('a month of due dates', () => {
  const due = { date: '2026-02-25', duties: 2, lights: [], first: [] };
  const ruled = {
    year: 2026,
    days: [
      { date: '2026-02-14', kind: 'work' as const, name: '春节', notice: '' },
      { date: '2026-02-16', kind: 'off' as const, name: '春节', notice: '' },
    ],
  };

  it('is whole weeks from Monday, each day with what falls due and who rules it', () => {
    const { weeks } = monthOfDuties({ month: '2026-02', days: [due] }, ruled as never);
    // 2026-02-01 is a Sunday: five weeks, the first with that day alone.
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7]);
    expect(weeks[0].slice(0, 6)).toEqual([null, null, null, null, null, null]);
    expect(weeks[0][6]).toMatchObject({ date: '2026-02-01', weekday: '周日', kind: 'weekend', due: null });
    const days = weeks.flat().filter((day) => day !== null);
    expect(days).toHaveLength(28);
    expect(days.find(({ date }) => date === '2026-02-14')).toMatchObject({ kind: 'work', name: '春节' });
    expect(days.find(({ date }) => date === '2026-02-16')).toMatchObject({ kind: 'off', weekday: '周一' });
    expect(days.find(({ date }) => date === '2026-02-25')!.due).toBe(due);
  });

  it('is shown without holidays while those of its year are not there', () => {
    const { weeks } = monthOfDuties({ month: '2027-02', days: [] }, ruled as never);
    expect(weeks.flat().filter((day) => day?.kind === 'off')).toEqual([]);
  });

  it('steps over the turn of a year', () => {
    expect([monthsFrom('2026-12', 1), monthsFrom('2026-01', -1), monthsFrom('2026-05', 0)]).toEqual([
      '2027-01',
      '2025-12',
      '2026-05',
    ]);
  });
});
