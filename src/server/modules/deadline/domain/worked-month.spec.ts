import { describe, expect, it } from '@jest/globals';
import { instantInShanghai } from '../../../common/calendar-date.js';
import { shippedCalendar } from '../shipped-calendar.js';
import { lightOf, type LightFacts } from './light.js';
import { nearPoint } from './near.js';
import { computeDue, periodsOf, type CadenceRule, type RelativeRule } from './rule.js';

/** The worked month of domain 4.4, as far as it is pure: plan published 2018-06-04, event registered 2018-06-13. */
describe('the worked month', () => {
  const calendar = shippedCalendar();
  const event = { date: '2018-06-13' };
  const rule: RelativeRule = { kind: 'relative', n: 10, unit: 'workday', event: '责任清单调整' };
  const due = computeDue(rule, event, calendar);
  const duty: LightFacts = { ...due, ...nearPoint(due, event, calendar) };
  const on = (today: string, facts: LightFacts = {}) =>
    lightOf({ ...duty, ...facts }, { today, now: instantInShanghai(today, '08:30') });

  it('owes publication on 28 June, near from 25 June, and knows that for certain', () => {
    expect(due).toEqual({ dueOn: '2018-06-28', provisional: false });
    expect(duty.nearOn).toBe('2018-06-25');
    expect(
      ['2018-06-14', '2018-06-15', '2018-06-19'].map((day) => calendar.workdaysBetween(event.date, day)),
    ).toEqual([1, 2, 3]);
  });

  it('turns near on the 25th and overdue on the 29th', () => {
    const lights = ['2018-06-13', '2018-06-24', '2018-06-25', '2018-06-28', '2018-06-29', '2018-07-03'].map(
      (day) => on(day),
    );
    expect(lights).toEqual(['normal', 'normal', 'near', 'near', 'overdue', 'overdue']);
  });

  it('judges 26 June on time though it was filed on 3 July, and 29 June one working day late', () => {
    expect(on('2018-07-04', { doneOn: '2018-06-26' })).toBe('done');
    expect(on('2018-07-04', { doneOn: '2018-06-29' })).toBe('done_late');
    expect(calendar.workdaysBetween('2018-06-28', '2018-06-29')).toBe(1);
  });

  it('had its June filings due on Monday the 25th', () => {
    const cadence: CadenceRule = { kind: 'cadence', per: 'month', day: 25, roll: 'previous' };
    const [june] = periodsOf(cadence, '2018-06-04', '2018-12-31', calendar);
    expect(june).toMatchObject({ period: '2018-06', dueOn: '2018-06-25', provisional: false });
    expect(nearPoint(june, { date: june.start }, calendar)).toEqual({ nearOn: '2018-06-20' });
  });
});
