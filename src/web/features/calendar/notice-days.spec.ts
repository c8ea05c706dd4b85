import { describe, expect, it } from '@jest/globals';
import { differences, shownDays, toggled, type Entry } from './notice-days.js';

const day = (date: string, kind: 'off' | 'work', name = '元旦') => ({ date, kind, name, notice: '' });
const entry = (date: string, kind: Entry['kind'], name = '元旦'): Entry => ({ date, kind, name });
const present = [day('2027-01-01', 'off'), day('2027-01-09', 'work')];

describe('days of a notice before it is applied', () => {
  it('of a whole year stand alone, of a second notice over what rules now', () => {
    const entries = [entry('2027-01-04', 'off'), entry('2027-01-09', 'plain')];
    expect(shownDays(present, 'year', entries).map(({ date }) => date)).toEqual(['2027-01-04']);
    expect(shownDays(present, 'days', entries).map(({ date }) => date)).toEqual(['2027-01-01', '2027-01-04']);
  });

  it('a weekday is clicked off and back, a weekend worked, off and back', () => {
    const monday = { date: '2027-01-04', kind: 'weekday' as const };
    const once = toggled([entry('2027-01-01', 'off')], monday, 'year', []);
    expect(once[1]).toEqual(entry('2027-01-04', 'off'));
    expect(toggled(once, { ...monday, kind: 'off' }, 'year', [])).toHaveLength(1);
    const saturday = { date: '2027-01-09', kind: 'weekend' as const };
    const worked = toggled([], saturday, 'year', []);
    expect(worked).toEqual([entry('2027-01-09', 'work', '调整')]);
    const off = toggled(worked, { ...saturday, kind: 'work' }, 'year', []);
    expect(off).toEqual([entry('2027-01-09', 'off', '调整')]);
    expect(toggled(off, { ...saturday, kind: 'off' }, 'year', [])).toEqual([]);
  });

  it('a second notice says of a day that it is ordinary again', () => {
    const click = toggled([], { date: '2027-01-01', kind: 'off' }, 'days', present);
    expect(click).toEqual([entry('2027-01-01', 'plain')]);
    expect(toggled(click, { date: '2027-01-01', kind: 'weekday' }, 'days', present)[0].kind).toBe('off');
  });

  it('what differs is said with what it is now', () => {
    const shown = [day('2027-01-01', 'off'), day('2027-01-04', 'off')];
    expect([...differences(present, shown)]).toEqual([
      ['2027-01-04', '工作日'],
      ['2027-01-09', '补班(元旦)'],
    ]);
  });
});
