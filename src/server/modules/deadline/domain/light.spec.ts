import { describe, expect, it } from '@jest/globals';
import { instantInShanghai } from '../../../common/calendar-date.js';
import { LIGHT_CODES, LIGHTS_BY_SEVERITY, type LightCode } from '../../../../shared/lights.js';
import { shippedCalendar } from '../shipped-calendar.js';
import { lightOf, worstLight, type LightFacts } from './light.js';
import { nearAt, nearOn, nearPoint } from './near.js';

const calendar = shippedCalendar();

describe('the near point', () => {
  it.each([
    ['10 working days: 3 before', '2018-06-13', '2018-06-28', '2018-06-25'],
    ['3 working days: 1 before', '2018-06-13', '2018-06-19', '2018-06-15'],
    ['1 working day: from the start', '2018-06-13', '2018-06-14', '2018-06-13'],
    ['4 working days: 2 before', '2018-06-13', '2018-06-20', '2018-06-15'],
    ['a monthly filing', '2018-06-01', '2018-06-25', '2018-06-20'],
    ['a fixed date on a Saturday', '2018-06-04', '2018-06-30', '2018-06-27'],
    ['due on the day of the start', '2018-06-13', '2018-06-13', '2018-06-13'],
    ['a clock of days off alone', '2018-06-15', '2018-06-17', '2018-06-17'],
    ['never before a start on a day off', '2018-06-09', '2018-06-11', '2018-06-09'],
  ])('%s', (_name, start, due, expected) => {
    expect(nearOn(start, due, calendar)).toBe(expected);
  });

  it('may be set wider by a plan, but never beyond a third of the clock', () => {
    expect(nearOn('2018-06-13', '2018-06-28', calendar, 5)).toBe('2018-06-22');
    expect(nearOn('2018-06-13', '2018-06-28', calendar, 1)).toBe('2018-06-27');
  });

  it('is half of an hour clock', () => {
    const start = instantInShanghai('2018-06-15', '21:30');
    expect(nearAt(start, instantInShanghai('2018-06-16', '21:30'))).toEqual(
      instantInShanghai('2018-06-16', '09:30'),
    );
  });

  it('follows the kind of the due point', () => {
    const at = instantInShanghai('2018-06-15', '12:00');
    const dueAt = instantInShanghai('2018-06-15', '17:00');
    expect(nearPoint({ dueAt }, { date: '2018-06-15', at }, calendar)).toEqual({
      nearAt: instantInShanghai('2018-06-15', '14:30'),
    });
    expect(nearPoint({ dueOn: '2018-06-28' }, { date: '2018-06-13' }, calendar)).toEqual({
      nearOn: '2018-06-25',
    });
    expect(nearPoint({}, { date: '2018-06-13' }, calendar)).toEqual({});
  });
});

const present = (date: string, time = '09:00') => ({ today: date, now: instantInShanghai(date, time) });
const day: LightFacts = { dueOn: '2018-06-28', nearOn: '2018-06-25' };
const hours: LightFacts = {
  dueAt: instantInShanghai('2018-06-16', '21:30'),
  nearAt: instantInShanghai('2018-06-16', '09:30'),
};

describe('lights', () => {
  it.each<[string, LightFacts, [string, string?], LightCode]>([
    ['before the near point', day, ['2018-06-24'], 'normal'],
    ['on the near point', day, ['2018-06-25'], 'near'],
    ['near the earlier day of the office', { ...day, innerNearOn: '2018-06-20' }, ['2018-06-20'], 'near'],
    ['past it, and not late', { ...day, innerNearOn: '2018-06-10' }, ['2018-06-28'], 'near'],
    ['on the due date', day, ['2018-06-28', '23:59'], 'near'],
    ['the day after', day, ['2018-06-29', '00:00'], 'overdue'],
    ['done on the due date', { ...day, doneOn: '2018-06-28' }, ['2018-08-01'], 'done'],
    ['done a day late', { ...day, doneOn: '2018-06-29' }, ['2018-08-01'], 'done_late'],
    [
      'done late in the evening of the due date',
      { ...day, doneAt: instantInShanghai('2018-06-28', '23:59') },
      ['2018-08-01'],
      'done',
    ],
    [
      'done just after midnight',
      { ...day, doneAt: instantInShanghai('2018-06-29', '00:00') },
      ['2018-08-01'],
      'done_late',
    ],
    ['paused past due', { ...day, pausedOn: '2018-06-28' }, ['2018-07-09'], 'paused'],
    ['paused later', { ...day, pausedOn: '2018-06-28' }, ['2018-06-27'], 'near'],
    ['done while paused', { ...day, pausedOn: '2018-06-20', doneOn: '2018-06-25' }, ['2018-07-09'], 'done'],
    ['behind', { ...day, behind: true }, ['2018-06-14'], 'behind'],
    ['behind and near', { ...day, behind: true }, ['2018-06-25'], 'near'],
    ['behind past due', { ...day, behind: true }, ['2018-06-29'], 'overdue'],
    ['no date', {}, ['2018-06-14'], 'none'],
    ['no date, done', { doneOn: '2018-06-14' }, ['2018-06-15'], 'done'],
    ['an hour clock', hours, ['2018-06-16', '09:29'], 'normal'],
    ['an hour clock half run', hours, ['2018-06-16', '09:30'], 'near'],
    ['an hour clock at its end', hours, ['2018-06-16', '21:30'], 'near'],
    ['an hour clock run out on the same day', hours, ['2018-06-16', '21:31'], 'overdue'],
    [
      'an hour clock met',
      { ...hours, doneAt: instantInShanghai('2018-06-16', '21:30') },
      ['2018-06-20'],
      'done',
    ],
    [
      'an hour clock missed',
      { ...hours, doneAt: instantInShanghai('2018-06-16', '21:31') },
      ['2018-06-20'],
      'done_late',
    ],
    ['an hour clock with a date alone', { ...hours, doneOn: '2018-06-16' }, ['2018-06-20'], 'done'],
    ['an hour clock with a later date', { ...hours, doneOn: '2018-06-17' }, ['2018-06-20'], 'done_late'],
  ])('%s', (_name, facts, [date, time], expected) => {
    expect(lightOf(facts, present(date, time))).toBe(expected);
  });

  it('shows the worst open duty of a task, else how it ended', () => {
    expect(worstLight(['normal', 'overdue', 'done'])).toBe('overdue');
    expect(worstLight(['near', 'behind'])).toBe('behind');
    expect(worstLight(['done_late', 'normal'])).toBe('normal');
    expect(worstLight(['done', 'done_late'])).toBe('done_late');
    expect(worstLight(['done', 'none'])).toBe('done');
    expect(worstLight([])).toBe('none');
    expect([...LIGHTS_BY_SEVERITY].sort()).toEqual([...LIGHT_CODES].sort());
  });
});
