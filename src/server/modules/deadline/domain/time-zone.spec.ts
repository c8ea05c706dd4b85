import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { instantInShanghai } from '../../../common/calendar-date.js';
import { readShippedYears } from '../shipped-calendar.js';
import { explain } from './explain.js';
import { lightOf } from './light.js';
import { nearPoint } from './near.js';
import { computeDue, periodsOf, type ClockUnit } from './rule.js';
import { WorkCalendar } from './working-days.js';

/**
 * The process time zone can enter only through Date's local methods, its local constructor forms and Intl. With those
 * forbidden everything still computes: the same answers under every TZ, daylight saving included.
 */
describe('the process time zone', () => {
  const RealDate = globalThis.Date;
  const local = Object.getOwnPropertyNames(RealDate.prototype).filter((name) =>
    /^(?:get|set)(?!UTC|Time$)|^to(?:Locale|Date|Time)?(?:Date|Time)?String$/.test(name),
  );
  const saved = local.map(
    (name) => [name, Object.getOwnPropertyDescriptor(RealDate.prototype, name)!] as const,
  );

  beforeEach(() => {
    for (const name of local) {
      Object.defineProperty(RealDate.prototype, name, {
        configurable: true,
        value: () => {
          throw new Error(`local time used: ${name}`);
        },
      });
    }
    globalThis.Date = new Proxy(RealDate, {
      construct(target, args: [unknown?, ...unknown[]]) {
        const [first] = args;
        if (args.length === 1 && (typeof first === 'number' || first instanceof RealDate)) {
          return Reflect.construct(target, args);
        }
        throw new Error(`local or present time used: new Date(${args.join(', ')})`);
      },
    });
  });
  afterEach(() => {
    globalThis.Date = RealDate;
    for (const [name, descriptor] of saved) Object.defineProperty(RealDate.prototype, name, descriptor);
  });

  it('is caught by this test where it enters', () => {
    expect(local).toEqual(
      expect.arrayContaining(['getDay', 'getHours', 'getTimezoneOffset', 'setDate', 'toString']),
    );
    expect(() => new RealDate(0).getDay()).toThrow(/local time/);
    expect(() => new Date(2018, 5, 13)).toThrow(/local/);
    expect(() => new Date('2018-06-13')).toThrow(/local/);
    expect(() => new Date()).toThrow(/present/);
  });

  it('never enters a date, a period, a near point, a light or an explanation', () => {
    const calendar = new WorkCalendar(readShippedYears());
    const units: ClockUnit[] = ['workday', 'day', 'month', 'year', 'hour'];
    for (const unit of units) {
      // 2018-03-11 and 2018-11-04: the days on which Los Angeles changes its clocks.
      for (const date of ['2018-03-11', '2018-06-13', '2018-11-04', '2026-12-20']) {
        const anchor = { date, at: instantInShanghai(date, '02:30') };
        const rule = { kind: 'relative', n: 10, unit, event: null } as const;
        const due = computeDue(rule, anchor, calendar);
        const near = nearPoint(due, anchor, calendar);
        expect(explain(rule, anchor, calendar).due).toEqual(due);
        expect(lightOf({ ...due, ...near }, { today: date, now: anchor.at })).toBe('normal');
      }
    }
    const hour = { kind: 'relative', n: 24, unit: 'hour', event: null } as const;
    const at = instantInShanghai('2018-03-11', '02:30');
    expect(computeDue(hour, { date: '2018-03-11', at }, calendar).dueAt?.toISOString()).toBe(
      '2018-03-11T18:30:00.000Z',
    );
    const cadence = { kind: 'cadence', per: 'month', day: 25, roll: 'previous' } as const;
    expect(periodsOf(cadence, '2018-01-01', '2018-12-31', calendar)).toHaveLength(12);
  });
});
