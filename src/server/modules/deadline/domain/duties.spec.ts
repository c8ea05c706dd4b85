import { describe, expect, it } from '@jest/globals';
import { instantInShanghai } from '../../../common/calendar-date.js';
import { eventDuty, periodDuties, publicationDuties, timesInPeriod, withInner } from './duties.js';
import type { RuleSpec } from './rule.js';
import { WorkCalendar } from './working-days.js';

/** 端午节 of 2018 and nothing else: enough for June. */
const notice = { docNo: null, title: null, issuedOn: null, source: null };
const calendar = new WorkCalendar([
  { year: 2018, notice, days: [{ date: '2018-06-18', name: '端午节', kind: 'off' }] },
]);
const dates = { issuedOn: '2018-06-01', publishedOn: '2018-06-04' };
const cadence: RuleSpec = { kind: 'cadence', per: 'month', day: 25, roll: 'previous' };

describe('duties that publication makes', () => {
  const made = (spec: RuleSpec) =>
    publicationDuties(spec, dates, calendar).map(({ occurrence, startOn, dueOn, nearOn }) => [
      occurrence,
      startOn,
      dueOn,
      nearOn,
    ]);

  it.each<[string, RuleSpec, unknown[][]]>([
    [
      'a date, from publication',
      { kind: 'fixed', date: '2018-06-29' },
      [['once', '2018-06-04', '2018-06-29', '2018-06-26']],
    ],
    [
      'a date before publication: late from the start',
      { kind: 'fixed', date: '2018-05-31' },
      [['once', '2018-06-04', '2018-05-31', '2018-05-31']],
    ],
    [
      'a window, from its opening',
      { kind: 'window', start: '2018-08-01', end: '2018-08-31' },
      [['once', '2018-08-01', '2018-08-31', '2018-08-28']],
    ],
    ['a window without an end', { kind: 'window', start: '2018-08-01', end: null }, []],
    [
      'a length from issue',
      { kind: 'relative', n: 10, unit: 'workday', event: null },
      [['once', '2018-06-01', '2018-06-15', '2018-06-12']],
    ],
    [
      'a length from an event: nothing yet',
      { kind: 'relative', n: 10, unit: 'workday', event: '清单调整' },
      [],
    ],
    ['no date', { kind: 'ongoing' }, []],
    ['no date but soon', { kind: 'soft' }, []],
    [
      'filings: this period and the next',
      cadence,
      [
        ['2018-06', '2018-06-01', '2018-06-25', '2018-06-20'],
        ['2018-07', '2018-07-01', '2018-07-25', '2018-07-20'],
      ],
    ],
  ])('%s', (_, spec, duties) => {
    expect(made(spec)).toEqual(duties);
  });

  it('owes no filing for a period whose day had passed at publication', () => {
    expect(periodDuties(cadence, '2018-06-26', '2018-06-26', calendar).map((one) => one.occurrence)).toEqual([
      '2018-07',
    ]);
  });
});

describe('a rule that asks for several in a period', () => {
  const twice: RuleSpec = { kind: 'recurring', per: 'half-year', min: 2 };

  it('makes as many duties, all due with the period', () => {
    const made = periodDuties(twice, '2018-06-04', '2018-06-04', calendar);
    expect(made.map(({ occurrence, dueOn }) => [occurrence, dueOn])).toEqual([
      ['2018H1#1', '2018-06-30'],
      ['2018H1#2', '2018-06-30'],
      ['2018H2#1', '2018-12-31'],
      ['2018H2#2', '2018-12-31'],
    ]);
  });

  it('asks once where it says no count, and once for a figure no one files one by one', () => {
    expect([1, 2, 52, 53, 400].map((min) => timesInPeriod({ ...twice, min } as RuleSpec))).toEqual([
      1, 2, 52, 1, 1,
    ]);
    expect(timesInPeriod(cadence)).toBe(1);
    expect(periodDuties({ ...twice, min: 1 }, '2018-06-04', '2018-06-04', calendar)[0].occurrence).toBe(
      '2018H1',
    );
  });
});

describe('the earlier day of the office', () => {
  const [duty] = publicationDuties({ kind: 'fixed', date: '2018-06-29' }, dates, calendar);

  it('lies so many working days before, and is near by itself', () => {
    // 2018-06-18 is a holiday: five working days before Friday 29 June are Friday 22 June.
    expect(withInner(duty, 5, calendar)).toMatchObject({
      dueOn: '2018-06-29',
      nearOn: '2018-06-26',
      innerDueOn: '2018-06-22',
      innerNearOn: '2018-06-19',
    });
  });

  it('is provisional with the due date, and where days that no notice rules lie between', () => {
    const inner = (date: string, workdays: number, provisional = false): boolean | undefined => {
      const [written] = publicationDuties({ kind: 'fixed', date }, dates, calendar);
      return withInner({ ...written, provisional }, workdays, calendar).innerProvisional;
    };
    expect(inner('2018-06-29', 5)).toBe(false);
    expect(inner('2018-06-29', 5, true)).toBe(true);
    const next = `${calendar.knownYears.at(-1)! + 1}`;
    expect(inner(`${next}-06-30`, 5)).toBe(true);
    // The days counted back end the day before the due date.
    const last = calendar.knownYears.at(-1)!;
    expect(inner(`${last}-12-28`, 5)).toBe(false);
    expect(inner(`${last}-12-29`, 5)).toBe(true);
  });

  it('is not there without one, for hours, and in a clock too short for it', () => {
    expect(withInner(duty, null, calendar)).toBe(duty);
    expect(withInner(duty, 18, calendar).innerDueOn).toBeUndefined();
    expect(withInner(duty, 17, calendar).innerDueOn).toBe('2018-06-05');
    const at = instantInShanghai('2018-06-15', '22:30');
    const hours = eventDuty({ kind: 'relative', n: 72, unit: 'hour', event: null }, 'e', at, calendar)!;
    expect(withInner(hours, 1, calendar)).toBe(hours);
  });
});

describe('the duty that an event makes', () => {
  it('counts working days from the Shanghai day of the moment', () => {
    const spec: RuleSpec = { kind: 'relative', n: 3, unit: 'workday', event: '文件公开' };
    const late = eventDuty(spec, 'e', instantInShanghai('2018-06-13', '23:59'), calendar);
    expect(late).toMatchObject({ occurrence: 'e', startOn: '2018-06-13', dueOn: '2018-06-19', dueAt: null });
  });

  it('runs hours from the moment, near when half is gone', () => {
    const at = instantInShanghai('2018-06-15', '22:30');
    const duty = eventDuty({ kind: 'relative', n: 24, unit: 'hour', event: null }, 'e', at, calendar);
    expect(duty).toMatchObject({
      dueOn: '2018-06-16',
      dueAt: instantInShanghai('2018-06-16', '22:30'),
      nearOn: '2018-06-16',
      nearAt: instantInShanghai('2018-06-16', '10:30'),
    });
  });
});
