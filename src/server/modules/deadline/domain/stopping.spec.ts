import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, fromDayNumber, instantInShanghai, toDayNumber } from '../../../common/calendar-date.js';
import { shippedCalendar } from '../shipped-calendar.js';
import { nearPoint } from './near.js';
import { computeDue, type ClockUnit, type RuleSpec } from './rule.js';
import { clockDue, clockNear, type Clock, type Stop } from './stopping.js';

const calendar = shippedCalendar();
const relative = (n: number, unit: ClockUnit): RuleSpec => ({ kind: 'relative', n, unit, event: null });
const clock = (
  rule: RuleSpec,
  date: string,
  stops: Stop[] = [],
  extension: Clock['extension'] = null,
): Clock => ({
  rule,
  anchor: { date },
  stops,
  extension,
});
const due = (one: Clock) => clockDue(one, calendar);

const day = fc.integer({ min: toDayNumber('2010-01-01'), max: toDayNumber('2026-11-30') }).map(fromDayNumber);
const stop = fc
  .tuple(day, fc.integer({ min: 0, max: 90 }))
  .map(([from, length]): Stop => ({ from, to: addDays(from, length) }));
const dateUnit = fc.constantFrom<ClockUnit>('workday', 'day', 'month', 'year');
const rule = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 60 }), dateUnit)
    .map(([n, unit]) => relative(n, unit === 'year' ? 'day' : unit)),
  fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.constant<ClockUnit>('year'))
    .map(([n, unit]) => relative(n, unit)),
  day.map((date): RuleSpec => ({ kind: 'fixed', date })),
  day.map((end): RuleSpec => ({ kind: 'window', start: null, end })),
  fc.constantFrom<RuleSpec>(
    { kind: 'recurring', per: 'quarter', min: 1 },
    { kind: 'cadence', per: 'month', day: 25, roll: 'previous' },
    { kind: 'ongoing' },
  ),
);
/** Stops near the clock, so that most of them touch it. */
const around = fc
  .tuple(
    day,
    fc.array(fc.tuple(fc.integer({ min: -20, max: 200 }), fc.integer({ min: 0, max: 40 })), { maxLength: 4 }),
  )
  .map(([date, spans]) => ({
    date,
    stops: spans.map(([offset, length]): Stop => ({
      from: addDays(date, offset),
      to: addDays(date, offset + length),
    })),
  }));

describe('a clock that is stopped', () => {
  it.each<[string, RuleSpec, string, Stop[], string]>([
    // 2026-03-02 is a Monday; no holiday until 04-04.
    [
      'working days of the stop are not counted',
      relative(10, 'workday'),
      '2026-03-02',
      [{ from: '2026-03-09', to: '2026-03-12' }],
      '2026-03-19',
    ],
    [
      'a weekend of the stop takes nothing from a working-day clock',
      relative(10, 'workday'),
      '2026-03-02',
      [{ from: '2026-03-07', to: '2026-03-09' }],
      '2026-03-16',
    ],
    [
      'stopped on the last day: that day is still to come',
      relative(10, 'workday'),
      '2026-03-02',
      [{ from: '2026-03-16', to: '2026-03-25' }],
      '2026-03-25',
    ],
    [
      'stopped on the day after the last: too late',
      relative(10, 'workday'),
      '2026-03-02',
      [{ from: '2026-03-17', to: '2026-03-25' }],
      '2026-03-16',
    ],
    [
      'the anchor’s day is not counted, stopped or not',
      relative(10, 'workday'),
      '2026-03-02',
      [{ from: '2026-02-01', to: '2026-03-03' }],
      '2026-03-16',
    ],
    [
      'stops that overlap count once',
      relative(10, 'workday'),
      '2026-03-02',
      [
        { from: '2026-03-09', to: '2026-03-11' },
        { from: '2026-03-10', to: '2026-03-12' },
      ],
      '2026-03-19',
    ],
    [
      'a stop reached only because of another',
      relative(10, 'workday'),
      '2026-03-02',
      [
        { from: '2026-03-09', to: '2026-03-12' },
        { from: '2026-03-18', to: '2026-03-20' },
      ],
      '2026-03-23',
    ],
    [
      'calendar days: put off by calendar days, then off the weekend',
      relative(10, 'day'),
      '2026-03-02',
      [{ from: '2026-03-07', to: '2026-03-09' }],
      '2026-03-16',
    ],
    [
      'months: put off by calendar days',
      relative(1, 'month'),
      '2026-03-02',
      [{ from: '2026-03-09', to: '2026-03-12' }],
      '2026-04-07',
    ],
    [
      'a moved end does not fall into the next stop',
      relative(5, 'day'),
      '2026-03-02',
      [{ from: '2026-03-08', to: '2026-03-12' }],
      '2026-03-12',
    ],
    [
      'a written date is put off',
      { kind: 'fixed', date: '2026-06-30' },
      '2026-03-02',
      [{ from: '2026-06-20', to: '2026-07-10' }],
      '2026-07-20',
    ],
    [
      'a written date on a day off stays without a stop',
      { kind: 'fixed', date: '2026-05-31' },
      '2026-03-02',
      [{ from: '2026-06-01', to: '2026-06-05' }],
      '2026-05-31',
    ],
    [
      'due the same day, and stopped on it',
      relative(0, 'workday'),
      '2026-03-06',
      [{ from: '2026-03-06', to: '2026-03-07' }],
      '2026-03-09',
    ],
  ])('%s', (_, spec, date, stops, expected) => {
    expect(due(clock(spec, date, stops)).dueOn).toBe(expected);
  });

  it('runs on by the time stopped where it counts hours', () => {
    const anchor = { date: '2026-03-02', at: instantInShanghai('2026-03-02', '10:00') };
    const stops = [
      {
        from: '2026-03-02',
        to: '2026-03-03',
        fromAt: instantInShanghai('2026-03-02', '15:30'),
        toAt: instantInShanghai('2026-03-03', '09:00'),
      },
    ];
    const one: Clock = { rule: relative(24, 'hour'), anchor, stops, extension: null };
    expect(due(one).dueAt).toEqual(instantInShanghai('2026-03-04', '03:30'));
    // Half of 24 hours run: 5.5 before the stop, 6.5 after it.
    expect(clockNear(one, due(one), calendar).nearAt).toEqual(instantInShanghai('2026-03-03', '15:30'));
    const byDay = { ...one, stops: [{ from: '2026-03-03', to: '2026-03-05' }] };
    expect(due(byDay).dueAt).toEqual(instantInShanghai('2026-03-05', '10:00'));
  });

  it('waits for the end of a stop that is still open', () => {
    expect(due(clock(relative(10, 'workday'), '2026-03-02', [{ from: '2026-03-09', to: null }])).dueOn).toBe(
      '2026-03-16',
    );
  });

  it('is provisional by the days on which it ran only', () => {
    const run = (stops: Stop[]) => due(clock(relative(10, 'workday'), '2026-12-21', stops));
    expect(run([]).provisional).toBe(true);
    // The rest of December and January stopped; 2027 is still unknown.
    expect(run([{ from: '2026-12-25', to: '2027-02-01' }])).toMatchObject({ provisional: true });
    // The clock ends in April 2026; what lies between is known.
    expect(
      due(clock(relative(10, 'workday'), '2026-03-02', [{ from: '2026-03-09', to: '2026-03-12' }]))
        .provisional,
    ).toBe(false);
  });
});

describe('one extension', () => {
  it('20 and at most 20 working days are 40', () => {
    const [from, extension] = ['2026-03-02', { n: 20, unit: 'workday' as const }];
    expect(due(clock(relative(20, 'workday'), from, [], extension))).toEqual(
      computeDue(relative(40, 'workday'), { date: from }, calendar),
    );
  });
  it('runs from the end of the clock, and is stopped, too', () => {
    const fixed: RuleSpec = { kind: 'fixed', date: '2026-03-06' };
    const stops = [{ from: '2026-03-09', to: '2026-03-10' }];
    expect(due(clock(fixed, '2026-03-02', stops, { n: 2, unit: 'workday' })).dueOn).toBe('2026-03-11');
  });
  it('refuses hours for a clock of days, and days for a clock of hours', () => {
    expect(() => due(clock(relative(3, 'day'), '2026-03-02', [], { n: 3, unit: 'hour' }))).toThrow(
      RangeError,
    );
    expect(() => due(clock(relative(3, 'hour'), '2026-03-02', [], { n: 3, unit: 'day' }))).toThrow(
      RangeError,
    );
  });
});

describe('laws', () => {
  it('without stops and extension, the due date is computeDue, and near is nearPoint', () => {
    fc.assert(
      fc.property(rule, day, (spec, date) => {
        const plain = computeDue(spec, { date }, calendar);
        expect(due(clock(spec, date))).toEqual(plain);
        expect(clockNear(clock(spec, date), plain, calendar)).toEqual(nearPoint(plain, { date }, calendar));
      }),
    );
  });
  it('a pause of zero changes nothing', () => {
    fc.assert(
      fc.property(rule, around, day, (spec, { date, stops }, zero) => {
        expect(due(clock(spec, date, [...stops, { from: zero, to: zero }]))).toEqual(
          due(clock(spec, date, stops)),
        );
      }),
    );
  });
  it('a longer clock, a later start and a further stop never end earlier', () => {
    fc.assert(
      fc.property(rule, around, stop, (spec, { date, stops }, more) => {
        const before = due(clock(spec, date, stops)).dueOn;
        if (before === undefined) return;
        expect(due(clock(spec, date, [...stops, more])).dueOn! >= before).toBe(true);
        if (spec.kind !== 'relative') return;
        expect(due(clock({ ...spec, n: spec.n + 1 }, date, stops)).dueOn! >= before).toBe(true);
        expect(due(clock(spec, addDays(date, 1), stops)).dueOn! >= before).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
  it('counts working days as one does with a finger on the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), around, (n, { date, stops }) => {
        const stopped = (on: string) => stops.some(({ from, to }) => from <= on && on < to!);
        let [on, left] = [date, n];
        while (left > 0) {
          on = addDays(on, 1);
          if (calendar.isWorkday(on) && !stopped(on)) left -= 1;
        }
        expect(due(clock(relative(n, 'workday'), date, stops)).dueOn).toBe(on);
      }),
      { numRuns: 400 },
    );
  });
  it('counts calendar days likewise, then waits for a working day on which the clock runs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), around, (n, { date, stops }) => {
        const stopped = (on: string) => stops.some(({ from, to }) => from <= on && on < to!);
        let [on, left] = [date, n];
        while (left > 0) {
          on = addDays(on, 1);
          if (!stopped(on)) left -= 1;
        }
        while (!calendar.isWorkday(on) || stopped(on)) on = addDays(on, 1);
        expect(due(clock(relative(n, 'day'), date, stops)).dueOn).toBe(on);
      }),
      { numRuns: 400 },
    );
  });
  it('n and then m working days are n + m, stopped or not', () => {
    const length = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(length, length, around, (n, m, { date, stops }) => {
        const extended = due(clock(relative(n, 'workday'), date, stops, { n: m, unit: 'workday' }));
        expect(extended).toEqual(due(clock(relative(n + m, 'workday'), date, stops)));
      }),
      { numRuns: 400 },
    );
  });
  it('near lies on a day on which the clock runs, at most three of them before the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), around, (n, { date, stops }) => {
        const one = clock(relative(n, 'workday'), date, stops);
        const end = due(one).dueOn!;
        const { nearOn } = clockNear(one, { dueOn: end }, calendar);
        let ran = 0;
        for (let on = addDays(nearOn!, 1); on <= end; on = addDays(on, 1)) {
          if (calendar.isWorkday(on) && !stops.some(({ from, to }) => from <= on && on < to!)) ran += 1;
        }
        expect(ran).toBe(Math.min(3, Math.ceil(n / 3)));
      }),
      { numRuns: 400 },
    );
  });
  it('hours: a stop puts the end off by the part of it that lies within the clock’s run', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        day,
        fc.integer({ min: -5, max: 15 }),
        fc.integer({ min: 0, max: 9 }),
        (n, date, offset, length) => {
          const at = instantInShanghai(date, '10:00');
          const stops = [{ from: addDays(date, offset), to: addDays(date, offset + length) }];
          const [start, end] = [at.getTime(), at.getTime() + n * 3_600_000];
          const [from, to] = stops.map(({ from: a, to: b }) => [
            instantInShanghai(a).getTime(),
            instantInShanghai(b).getTime(),
          ])[0];
          const put = from >= end || to <= start ? 0 : to - Math.max(from, start);
          expect(
            due({ rule: relative(n, 'hour'), anchor: { date, at }, stops, extension: null }).dueAt!.getTime(),
          ).toBe(end + put);
        },
      ),
    );
  });
});
