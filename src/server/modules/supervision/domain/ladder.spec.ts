import { describe, expect, it } from '@jest/globals';
import { instantInShanghai } from '../../../common/calendar-date.js';
import { WorkCalendar } from '../../deadline/domain/working-days.js';
import { inOfficeHours } from '../../deadline/domain/office-hours.js';
import { ladderOf, lateStages } from './ladder.js';

const POLICY = { overdue: 1, pressed: 5, circular: 10 };
const notice = { docNo: null, title: null, issuedOn: null, source: null };
/** 端午 2018: 16–18 June off, no 补班. */
const calendar = new WorkCalendar([
  {
    year: 2018,
    notice,
    days: [{ date: '2018-06-18', name: '端午节', kind: 'off' }],
  },
]);

describe('the ladder', () => {
  it('of a duty due on a Thursday', () => {
    expect(lateStages('2018-06-28', POLICY, calendar)).toEqual({
      overdue: '2018-06-29',
      pressed: '2018-07-05',
      circular: '2018-07-12',
    });
  });

  it('turns red on the day after due, a day off or not, and counts the rest in working days', () => {
    expect(lateStages('2018-06-15', POLICY, calendar)).toEqual({
      overdue: '2018-06-16',
      pressed: '2018-06-25',
      circular: '2018-07-02',
    });
  });

  it('follows the policy of its plan', () => {
    const late = lateStages('2018-06-15', { overdue: 2, pressed: 3, circular: 4 }, calendar);
    expect(late).toEqual({ overdue: '2018-06-20', pressed: '2018-06-21', circular: '2018-06-22' });
  });

  it.each([{ overdue: 0 }, { pressed: 1.5 }, { circular: undefined as unknown as number }])(
    'refuses a policy that is none: %o',
    (wrong) => {
      expect(() => lateStages('2018-06-15', { ...POLICY, ...wrong }, calendar)).toThrow(RangeError);
    },
  );

  it('of an hour clock goes by its moments, then by working days', () => {
    const nearAt = instantInShanghai('2018-06-15', '22:00');
    const dueAt = instantInShanghai('2018-06-16', '10:00');
    const ladder = ladderOf({ dueOn: '2018-06-16', dueAt, nearOn: '2018-06-15', nearAt }, POLICY, calendar);
    expect(ladder).toEqual({
      near: { on: '2018-06-15', at: nearAt },
      overdue: { on: '2018-06-16', at: dueAt },
      pressed: { on: '2018-06-25', at: null },
      circular: { on: '2018-07-02', at: null },
    });
  });
});

describe('office hours', () => {
  it.each([
    ['2018-06-15', '07:59', false],
    ['2018-06-15', '08:00', true],
    ['2018-06-15', '17:59', true],
    ['2018-06-15', '18:00', false],
    ['2018-06-16', '10:00', false],
    ['2018-06-18', '10:00', false],
  ])('%s %s: %s', (date, time, expected) => {
    expect(inOfficeHours(instantInShanghai(date, time), calendar)).toBe(expected);
  });
});
