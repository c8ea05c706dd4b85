import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, fromDayNumber, instantInShanghai, toDayNumber } from '../../../common/calendar-date.js';
import { shippedCalendar } from '../shipped-calendar.js';
import {
  computeDue,
  periodsOf,
  assertRule,
  ruleFromLabel,
  type CadenceRule,
  type ClockUnit,
  type RelativeRule,
  type RuleSpec,
} from './rule.js';

const calendar = shippedCalendar();
const relative = (n: number, unit: ClockUnit): RelativeRule => ({ kind: 'relative', n, unit, event: null });
const dueOn = (rule: RuleSpec, date: string) => computeDue(rule, { date }, calendar);

describe('relative clocks (Civil Code 201–203)', () => {
  it.each<[string, number, ClockUnit, string, boolean]>([
    ['2018-06-13', 10, 'workday', '2018-06-28', false],
    ['2026-02-10', 10, 'workday', '2026-03-02', false],
    ['2018-06-13', 0, 'workday', '2018-06-13', false],
    // Calendar days: the first is not counted; an end on a day off moves on.
    ['2018-06-04', 3, 'day', '2018-06-07', false],
    ['2018-06-13', 3, 'day', '2018-06-19', false],
    ['2020-01-14', 10, 'day', '2020-02-03', false],
    // An end on a worked weekend day stays.
    ['2026-02-04', 10, 'day', '2026-02-14', false],
    // Months and years: the same day, or the month's last.
    ['2018-01-31', 1, 'month', '2018-02-28', false],
    ['2020-01-31', 1, 'month', '2020-03-02', false],
    ['2023-10-31', 1, 'month', '2023-11-30', false],
    ['2020-02-29', 1, 'year', '2021-03-01', false],
    ['2018-06-04', 3, 'year', '2021-06-04', false],
    ['2024-02-29', 4, 'year', '2028-02-29', true],
    // What rests on a year without notice says so.
    ['2026-12-17', 7, 'workday', '2026-12-28', true],
    ['2026-12-16', 7, 'workday', '2026-12-25', false],
    ['2026-12-20', 20, 'workday', '2027-01-15', true],
    ['2026-01-05', 1, 'year', '2027-01-05', true],
    ['2003-12-31', 1, 'workday', '2004-01-02', false],
    ['2003-12-31', 1, 'day', '2004-01-02', false],
    // Only the end matters to calendar clocks: the unknown days between are not counted one by one.
    ['2026-12-26', 1, 'day', '2026-12-28', true],
    ['2026-12-24', 1, 'day', '2026-12-25', false],
  ])('%s + %i %s = %s, provisional %s', (date, n, unit, expected, provisional) => {
    expect(dueOn(relative(n, unit), date)).toEqual({ dueOn: expected, provisional });
  });

  it('runs hours from the moment itself, through nights and holidays, and is never provisional', () => {
    const at = instantInShanghai('2018-06-15', '21:30');
    expect(computeDue(relative(24, 'hour'), { date: '2018-06-15', at }, calendar)).toEqual({
      dueAt: instantInShanghai('2018-06-16', '21:30'),
      provisional: false,
    });
    const newYear = { date: '2026-12-31', at: instantInShanghai('2026-12-31', '23:00') };
    expect(computeDue(relative(5, 'hour'), newYear, calendar)).toEqual({
      dueAt: instantInShanghai('2027-01-01', '04:00'),
      provisional: false,
    });
  });

  it('starts an hour clock at 00:00 where only the day is known', () => {
    expect(dueOn(relative(24, 'hour'), '2018-06-13').dueAt).toEqual(instantInShanghai('2018-06-14', '00:00'));
  });

  it('never ends a calendar clock on a day off, nor before its nominal end', () => {
    const date = fc
      .integer({ min: toDayNumber('2005-01-01'), max: toDayNumber('2025-12-31') })
      .map(fromDayNumber);
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 400 }), (from, n) => {
        const due = dueOn(relative(n, 'day'), from).dueOn!;
        expect(calendar.isWorkday(due)).toBe(true);
        expect(due >= addDays(from, n)).toBe(true);
        expect(calendar.workdaysBetween(addDays(from, n - 1), due)).toBe(1);
      }),
    );
  });
});

describe('the other kinds', () => {
  it('leaves a written date as written, also on a day off', () => {
    expect(dueOn({ kind: 'fixed', date: '2018-06-30' }, '2018-06-04')).toEqual({
      dueOn: '2018-06-30',
      provisional: false,
    });
    expect(dueOn({ kind: 'fixed', date: '2030-12-31' }, '2018-06-04').provisional).toBe(false);
  });

  it('ends a window at its end, and has no date for an open one', () => {
    expect(dueOn({ kind: 'window', start: '2018-08-01', end: '2018-08-31' }, '2018-06-04').dueOn).toBe(
      '2018-08-31',
    );
    expect(dueOn({ kind: 'window', start: '2018-08-01', end: null }, '2018-06-04')).toEqual({
      provisional: false,
    });
  });

  it('has no date for ongoing and soft', () => {
    expect(dueOn({ kind: 'ongoing' }, '2018-06-04')).toEqual({ provisional: false });
    expect(dueOn({ kind: 'soft' }, '2018-06-04')).toEqual({ provisional: false });
  });

  it.each<[RuleSpec, string, string]>([
    [{ kind: 'recurring', per: 'year', min: 1 }, '2018-06-04', '2018-12-31'],
    [{ kind: 'recurring', per: 'year', min: 1, by: '11-30' }, '2018-06-04', '2018-11-30'],
    [{ kind: 'recurring', per: 'month', min: 1, by: '25' }, '2018-08-04', '2018-08-25'],
    [{ kind: 'recurring', per: 'quarter', min: 2 }, '2018-08-04', '2018-09-30'],
    [{ kind: 'recurring', per: 'half-year', min: 1 }, '2018-08-04', '2018-12-31'],
    [{ kind: 'recurring', per: 'week', min: 1 }, '2018-06-13', '2018-06-17'],
    [{ kind: 'recurring', per: 'month', min: 1, by: '31' }, '2018-02-04', '2018-02-28'],
  ])('%j falls due in its period', (rule, date, expected) => {
    expect(dueOn(rule, date)).toEqual({ dueOn: expected, provisional: false });
  });

  it.each<RuleSpec>([
    { kind: 'fixed', date: '2018-06-31' },
    { kind: 'window', start: null, end: 'soon' },
    relative(-1, 'day'),
    relative(1.5, 'workday'),
    { kind: 'cadence', per: 'month', day: 32, roll: 'none' },
    { kind: 'cadence', per: 'month', day: 25, afterWorkdays: 5, roll: 'none' },
  ])('refuses %j', (rule) => {
    expect(() => dueOn(rule, '2018-06-04')).toThrow(RangeError);
  });
});

describe('filing cadence', () => {
  const monthly = (day: number, roll: CadenceRule['roll']): CadenceRule => ({
    kind: 'cadence',
    per: 'month',
    day,
    roll,
  });
  const dues = (rule: CadenceRule, from: string, to: string) =>
    periodsOf(rule, from, to, calendar).map(({ period, dueOn: due }) => `${period} ${due}`);

  it('owes each month from the publication on, moved off days off by its roll', () => {
    expect(dues(monthly(25, 'previous'), '2018-06-04', '2018-12-31')).toEqual([
      '2018-06 2018-06-25',
      '2018-07 2018-07-25',
      '2018-08 2018-08-24',
      '2018-09 2018-09-25',
      '2018-10 2018-10-25',
      '2018-11 2018-11-23',
      '2018-12 2018-12-25',
    ]);
    expect(dues(monthly(25, 'next'), '2018-08-01', '2018-08-31')).toEqual(['2018-08 2018-08-27']);
    expect(dues(monthly(25, 'none'), '2018-08-01', '2018-08-31')).toEqual(['2018-08 2018-08-25']);
  });

  it('moves to the next working day where the one before lies in another period', () => {
    // 每月5日 in October 2026: off from 1 to 7 October; 30 September is no day to file for October.
    expect(dues(monthly(5, 'previous'), '2026-10-01', '2026-10-01')).toEqual(['2026-10 2026-10-08']);
  });

  it('owes nothing for a period whose due day lies before the publication', () => {
    expect(dues(monthly(25, 'previous'), '2018-06-26', '2018-07-31')).toEqual(['2018-07 2018-07-25']);
    expect(dues(monthly(25, 'previous'), '2018-06-25', '2018-06-30')).toEqual(['2018-06 2018-06-25']);
  });

  it('takes the last day of a month that lacks the day', () => {
    expect(dues(monthly(31, 'none'), '2018-01-01', '2018-04-30')).toEqual([
      '2018-01 2018-01-31',
      '2018-02 2018-02-28',
      '2018-03 2018-03-31',
      '2018-04 2018-04-30',
    ]);
  });

  it('counts working days after the end of a quarter', () => {
    const quarterly: CadenceRule = { kind: 'cadence', per: 'quarter', afterWorkdays: 5, roll: 'previous' };
    expect(dues(quarterly, '2018-06-04', '2018-12-31')).toEqual([
      '2018Q2 2018-07-06',
      '2018Q3 2018-10-12',
      '2018Q4 2019-01-08',
    ]);
    expect(
      dues({ kind: 'cadence', per: 'quarter', day: 25, roll: 'previous' }, '2018-06-04', '2018-07-01'),
    ).toEqual(['2018Q2 2018-06-25', '2018Q3 2018-09-25']);
  });

  it('says which filings rest on a year without notice', () => {
    const quarterly: CadenceRule = { kind: 'cadence', per: 'quarter', afterWorkdays: 5, roll: 'previous' };
    expect(periodsOf(quarterly, '2026-07-01', '2026-12-31', calendar)).toEqual([
      { period: '2026Q3', start: '2026-07-01', end: '2026-09-30', dueOn: '2026-10-13', provisional: false },
      { period: '2026Q4', start: '2026-10-01', end: '2026-12-31', dueOn: '2027-01-07', provisional: true },
    ]);
    const before = periodsOf(quarterly, '2003-12-31', '2003-12-31', calendar);
    expect(before).toMatchObject([{ period: '2003Q4', dueOn: '2004-01-08', provisional: false }]);
    const atEnd = periodsOf({ ...quarterly, afterWorkdays: 0 }, '2027-01-01', '2027-03-31', calendar);
    expect(atEnd).toMatchObject([{ period: '2027Q1', dueOn: '2027-03-31', provisional: false }]);
    const last = periodsOf(monthly(31, 'previous'), '2026-12-01', '2026-12-31', calendar);
    expect(last).toMatchObject([{ dueOn: '2026-12-31', provisional: true }]);
    const stays = periodsOf(monthly(31, 'none'), '2026-12-01', '2026-12-31', calendar);
    expect(stays).toMatchObject([{ dueOn: '2026-12-31', provisional: false }]);
  });

  it('names periods of every kind, from a start year on', () => {
    const names = (per: 'year' | 'half-year' | 'week', from: string, to: string, start?: number) =>
      periodsOf({ kind: 'recurring', per, min: 1, start }, from, to, calendar).map(({ period }) => period);
    expect(names('year', '2018-06-04', '2020-12-31', 2019)).toEqual(['2019', '2020']);
    expect(names('half-year', '2018-06-04', '2018-12-31')).toEqual(['2018H1', '2018H2']);
    expect(names('week', '2020-12-28', '2021-01-10')).toEqual(['2020W53', '2021W01']);
  });
});

describe('rules from labels', () => {
  it.each<[string, unknown, RuleSpec | null]>([
    ['fixed', '2018-06-30', { kind: 'fixed', date: '2018-06-30' }],
    ['fixed', 'XXXX-06-30', { kind: 'fixed', date: '2018-06-30' }],
    ['fixed', '2018-06-31', null],
    ['window', { start: '2018-08-01', end: null }, { kind: 'window', start: '2018-08-01', end: null }],
    ['window', { start: null, end: null }, null],
    [
      'relative',
      { n: 10, unit: 'workday', event: '清单调整' },
      { kind: 'relative', n: 10, unit: 'workday', event: '清单调整' },
    ],
    ['relative', { n: 3, unit: 'year', event: null }, { kind: 'relative', n: 3, unit: 'year', event: null }],
    ['relative', { n: 3, unit: 'fortnight', event: null }, null],
    ['recurring', { per: 'year', min: 2 }, { kind: 'recurring', per: 'year', min: 2, by: null, start: null }],
    ['ongoing', null, { kind: 'ongoing' }],
    ['soft', null, { kind: 'soft' }],
    ['cadence', {}, null],
  ])('%s %j', (kind, value, expected) => {
    expect(ruleFromLabel(kind, value, 2018)).toEqual(expected);
  });

  it('asks for the year that neither text nor plan states', () => {
    expect(ruleFromLabel('fixed', 'XXXX-06-30', null)).toBeNull();
  });

  it('keeps the law behind a length and the ceiling of its extension, and refuses one that does not fit', () => {
    const value = {
      n: 20,
      unit: 'workday',
      event: null,
      basis: ' 某条例第三十三条 ',
      extension: { n: 5, unit: 'workday' },
    };
    const rule = ruleFromLabel('relative', value)!;
    expect(rule).toEqual({ kind: 'relative', ...value, basis: '某条例第三十三条' });
    expect(() => assertRule(rule)).not.toThrow();
    const hours = ruleFromLabel('relative', { ...value, extension: { n: 5, unit: 'hour' } })!;
    expect(() => assertRule(hours)).toThrow(RangeError);
    expect(ruleFromLabel('recurring', { per: 'year', min: 1, by: '01-31', basis: 'b' })).toMatchObject({
      basis: 'b',
    });
    expect(ruleFromLabel('relative', { n: 1, unit: 'day' })).toEqual({
      kind: 'relative',
      n: 1,
      unit: 'day',
      event: null,
    });
  });
});
