import { describe, expect, it } from '@jest/globals';
import { instantInShanghai } from '../../../common/calendar-date.js';
import { shippedCalendar } from '../shipped-calendar.js';
import { computeDue, type ClockUnit } from './rule.js';

/**
 * A second opinion that shares nothing with the code under test: the State Council's arrangements of 2010 to 2026 typed
 * in again from the notices, and a walk over the days one by one. First 放假, then 补班; `12-31@-1` lies in the year before.
 */
const NOTICES: Record<number, [off: string, work: string]> = {
  2010: [
    '01-01~01-03 02-13~02-19 04-03~04-05 05-01~05-03 06-14~06-16 09-22~09-24 10-01~10-07',
    '02-20 02-21 06-12 06-13 09-19 09-25 09-26 10-09',
  ],
  2011: [
    '01-01~01-03 02-02~02-08 04-03~04-05 04-30~05-02 06-04~06-06 09-10~09-12 10-01~10-07',
    '01-30 02-12 04-02 10-08 10-09',
  ],
  2012: [
    '01-01~01-03 01-22~01-28 04-02~04-04 04-29~05-01 06-22~06-24 09-30~10-07',
    '12-31@-1 01-21 01-29 03-31 04-01 04-28 09-29',
  ],
  2013: [
    '01-01~01-03 02-09~02-15 04-04~04-06 04-29~05-01 06-10~06-12 09-19~09-21 10-01~10-07',
    '01-05 01-06 02-16 02-17 04-07 04-27 04-28 06-08 06-09 09-22 09-29 10-12',
  ],
  2014: [
    '01-01 01-31~02-06 04-05~04-07 05-01~05-03 05-31~06-02 09-06~09-08 10-01~10-07',
    '01-26 02-08 05-04 09-28 10-11',
  ],
  2015: [
    '01-01~01-03 02-18~02-24 04-04~04-06 05-01~05-03 06-20~06-22 09-03~09-05 09-26~09-27 10-01~10-07',
    '01-04 02-15 02-28 09-06 10-10',
  ],
  2016: [
    '01-01~01-03 02-07~02-13 04-02~04-04 04-30~05-02 06-09~06-11 09-15~09-17 10-01~10-07',
    '02-06 02-14 06-12 09-18 10-08 10-09',
  ],
  2017: [
    '12-31@-1~01-02 01-27~02-02 04-02~04-04 04-29~05-01 05-28~05-30 10-01~10-08',
    '01-22 02-04 04-01 05-27 09-30',
  ],
  2018: [
    '12-30@-1~01-01 02-15~02-21 04-05~04-07 04-29~05-01 06-16~06-18 09-22~09-24 10-01~10-07',
    '02-11 02-24 04-08 04-28 09-29 09-30',
  ],
  2019: [
    '12-30@-1~01-01 02-04~02-10 04-05~04-07 05-01~05-04 06-07~06-09 09-13~09-15 10-01~10-07',
    '12-29@-1 02-02 02-03 04-28 05-05 09-29 10-12',
  ],
  2020: [
    '01-01 01-24~02-02 04-04~04-06 05-01~05-05 06-25~06-27 10-01~10-08',
    '01-19 04-26 05-09 06-28 09-27 10-10',
  ],
  2021: [
    '01-01~01-03 02-11~02-17 04-03~04-05 05-01~05-05 06-12~06-14 09-19~09-21 10-01~10-07',
    '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  ],
  2022: [
    '01-01~01-03 01-31~02-06 04-03~04-05 04-30~05-04 06-03~06-05 09-10~09-12 10-01~10-07',
    '01-29 01-30 04-02 04-24 05-07 10-08 10-09',
  ],
  2023: [
    '12-31@-1~01-02 01-21~01-27 04-05 04-29~05-03 06-22~06-24 09-29~10-06',
    '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  ],
  2024: [
    '01-01 02-10~02-17 04-04~04-06 05-01~05-05 06-10 09-15~09-17 10-01~10-07',
    '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  ],
  2025: [
    '01-01 01-28~02-04 04-04~04-06 05-01~05-05 05-31~06-02 10-01~10-08',
    '01-26 02-08 04-27 09-28 10-11',
  ],
  2026: [
    '01-01~01-03 02-15~02-23 04-04~04-06 05-01~05-05 06-19~06-21 09-25~09-27 10-01~10-07',
    '01-04 02-14 02-28 05-09 09-20 10-10',
  ],
};
const DAY = 86_400_000;
const LAST_KNOWN = 2026;

const dayNumber = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY;
const named = (year: number, text: string): number => {
  const [date, shift = '0'] = text.split('@');
  const [month, day] = date.split('-').map(Number);
  return dayNumber(year + Number(shift), month, day);
};
const works = new Map<number, boolean>();
for (const [year, [off, work]] of Object.entries(NOTICES)) {
  for (const range of off.split(' ')) {
    const [from, to = from] = range.split('~').map((text) => named(Number(year), text));
    for (let day = from; day <= to; day += 1) works.set(day, false);
  }
  for (const day of work.split(' ')) works.set(named(Number(year), day), true);
}
/** 1970-01-01 was a Thursday. */
const worked = (day: number): boolean => works.get(day) ?? ((((day + 4) % 7) + 7) % 7) % 6 !== 0;
const isoOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** Civil Code 201 to 203, as a clerk would count with a wall calendar. */
function oracle(from: string, n: number, unit: ClockUnit): { due: string; provisional: boolean } {
  const [year, month, day] = from.split('-').map(Number);
  let end = dayNumber(year, month, day);
  let looked: number;
  if (unit === 'workday') {
    looked = end + 1;
    for (let left = n; left > 0;) {
      end += 1;
      if (worked(end)) left -= 1;
    }
  } else {
    if (unit === 'day') end += n;
    else {
      const target = new Date(Date.UTC(year, month - 1 + (unit === 'year' ? 12 * n : n), 1));
      const length = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
      end = dayNumber(target.getUTCFullYear(), target.getUTCMonth() + 1, Math.min(day, length));
    }
    looked = end;
    while (!worked(end)) end += 1;
  }
  const unknownFrom = dayNumber(LAST_KNOWN, 12, 28);
  return { due: isoOf(end), provisional: looked >= unknownFrom || end >= unknownFrom };
}

/** Numbers that are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}

describe('the second opinion', () => {
  const calendar = shippedCalendar();

  it('knows the same working days from 2010 to 2026', () => {
    const different: string[] = [];
    for (let day = dayNumber(2010, 1, 1); day <= dayNumber(LAST_KNOWN, 12, 31); day += 1) {
      if (worked(day) !== calendar.isWorkday(isoOf(day))) different.push(isoOf(day));
    }
    expect(different).toEqual([]);
  });

  it('gives the same date and the same doubt in 100,000 random computations', () => {
    const random = numbers(20_261_122);
    const upTo = (max: number): number => Math.floor(random.next().value * max);
    const units: ClockUnit[] = ['workday', 'workday', 'workday', 'day', 'month', 'year'];
    const [first, span] = [dayNumber(2010, 1, 1), dayNumber(LAST_KNOWN, 12, 31) - dayNumber(2010, 1, 1) + 1];
    const different: string[] = [];
    for (let index = 0; index < 100_000; index += 1) {
      const unit = units[upTo(units.length)];
      const [date, n] = [isoOf(first + upTo(span)), 1 + upTo(unit === 'year' ? 10 : 250)];
      const { dueOn, provisional } = computeDue(
        { kind: 'relative', n, unit, event: null },
        { date },
        calendar,
      );
      const expected = oracle(date, n, unit);
      if (dueOn !== expected.due || provisional !== expected.provisional) {
        different.push(`${date} + ${n} ${unit}: ${dueOn} ${provisional}, not ${JSON.stringify(expected)}`);
      }
    }
    expect(different.slice(0, 5)).toEqual([]);
  });

  it('says that hours run on, whatever the day', () => {
    for (let hour = 0; hour <= 250; hour += 1) {
      const at = instantInShanghai('2026-02-14', '17:45');
      const { dueAt } = computeDue(
        { kind: 'relative', n: hour, unit: 'hour', event: null },
        { date: '2026-02-14', at },
        calendar,
      );
      expect(dueAt!.getTime() - at.getTime()).toBe(hour * 3_600_000);
    }
  });
});

describe('the awkward cases by name', () => {
  const calendar = shippedCalendar();
  it.each<[string, string, number, ClockUnit, string]>([
    ['补班 weekends on both sides of Spring Festival 2026', '2026-02-10', 10, 'workday', '2026-03-02'],
    ['Spring Festival 2020, prolonged by the second notice', '2020-01-22', 2, 'workday', '2020-02-03'],
    ['and a calendar clock that ends in it', '2020-01-21', 10, 'day', '2020-02-03'],
    ['the parade of 2015', '2015-09-01', 3, 'workday', '2015-09-07'],
    ['a calendar clock that ends on it', '2015-08-04', 30, 'day', '2015-09-06'],
    ['a 补班 Sunday is an end like any other', '2015-09-03', 3, 'day', '2015-09-06'],
    ['Labour Day 2019 as the second notice has it', '2019-04-30', 1, 'workday', '2019-05-05'],
    ['a year that opens with the old one worked', '2011-12-30', 1, 'workday', '2011-12-31'],
    ['New Year 2019 in the old year', '2018-12-28', 2, 'workday', '2019-01-02'],
    ['from a day off the count starts with the next working day', '2026-02-17', 1, 'workday', '2026-02-24'],
    ['from a Saturday that is worked', '2026-02-14', 1, 'workday', '2026-02-24'],
    ['January 31 and a month, in a leap year', '2024-01-31', 1, 'month', '2024-02-29'],
    ['in a common year, on a weekend', '2026-01-31', 1, 'month', '2026-02-28'],
    ['August 31 and six months', '2025-08-31', 6, 'month', '2026-02-28'],
    ['a leap day and a year', '2024-02-29', 1, 'year', '2025-02-28'],
    ['a leap day and four years, onto a Saturday', '2016-02-29', 4, 'year', '2020-03-02'],
    ['a year onto National Day', '2017-10-01', 1, 'year', '2018-10-08'],
    ['a month onto a holiday with 补班 before it', '2023-08-29', 1, 'month', '2023-10-07'],
  ])('%s', (_, date, n, unit, expected) => {
    expect(computeDue({ kind: 'relative', n, unit, event: null }, { date }, calendar).dueOn).toBe(expected);
    expect(oracle(date, n, unit).due).toBe(expected);
  });
});
