import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, fromDayNumber, instantInShanghai, toDayNumber } from '../../../common/calendar-date.js';
import { shippedCalendar } from '../shipped-calendar.js';
import { explain } from './explain.js';
import { explainClock, type ToldClock } from './explain-clock.js';
import type { ClockUnit, RuleSpec } from './rule.js';
import { clockDue } from './stopping.js';

const calendar = shippedCalendar();
const relative = (n: number, unit: ClockUnit): RuleSpec => ({ kind: 'relative', n, unit, event: null });
const told = (clock: Partial<ToldClock> & Pick<ToldClock, 'rule' | 'anchor'>) =>
  explainClock({ stops: [], extension: null, ...clock }, calendar);
const days = (steps: { date: string; counted: boolean; index?: number; reason: string }[]) =>
  steps.map(({ date, counted, index, reason }) => `${date} ${index ?? (counted ? '+' : '-')} ${reason}`);

const span = (from: string, fromTime: string, to: string, toTime: string) => ({
  from,
  to,
  fromAt: instantInShanghai(from, fromTime),
  toAt: instantInShanghai(to, toTime),
});

describe('explaining a clock that was stopped and extended', () => {
  const anchor = { date: '2026-03-02' };
  const asked = { from: '2026-03-05', to: '2026-03-10', reason: '征求第三方意见' };

  it('without either says what explain says', () => {
    const rule = relative(10, 'workday');
    expect(told({ rule, anchor })).toEqual(explain(rule, anchor, calendar));
  });

  it('names each day of a pause, and counts on after it', () => {
    const { steps, text, due } = told({ rule: relative(5, 'workday'), anchor, stops: [asked] });
    expect(due.dueOn).toBe('2026-03-12');
    expect(days(steps)).toEqual([
      '2026-03-02 - 起算当日,不计入',
      '2026-03-03 1 周二,工作日',
      '2026-03-04 2 周三,工作日',
      '2026-03-05 - 周四,暂停计时(征求第三方意见)',
      '2026-03-06 - 周五,暂停计时(征求第三方意见)',
      '2026-03-07 - 周六,暂停计时(征求第三方意见)',
      '2026-03-08 - 周日,暂停计时(征求第三方意见)',
      '2026-03-09 - 周一,暂停计时(征求第三方意见)',
      '2026-03-10 3 周二,工作日',
      '2026-03-11 4 周三,工作日',
      '2026-03-12 5 周四,工作日',
    ]);
    expect(text).toBe(
      '自2026年3月2日(周一)次日起算5个工作日,周末2天不计,2026年3月9日(周一)届满。' +
        '2026年3月5日(周四)起暂停计时,2026年3月10日(周二)恢复(征求第三方意见);顺延至2026年3月12日(周四)届满。',
    );
  });

  it('counts an extension on from the last number, with its reason', () => {
    const extension = { n: 2, unit: 'workday' as const, reason: '案情复杂' };
    const { steps, text } = told({ rule: relative(3, 'workday'), anchor, extension });
    expect(days(steps).slice(3)).toEqual([
      '2026-03-05 3 周四,工作日',
      '2026-03-06 4 周五,工作日,延期',
      '2026-03-07 - 周六,周末',
      '2026-03-08 - 周日,周末',
      '2026-03-09 5 周一,工作日,延期',
    ]);
    expect(text).toContain('经批准延期2个工作日(案情复杂),2026年3月9日(周一)届满。');
  });

  it('stops where the clock stands still', () => {
    const stops = [{ from: '2026-03-05', to: null, reason: '等待批复' }];
    const { steps, text } = told({ rule: relative(5, 'workday'), anchor, stops });
    expect(days(steps).slice(-2)).toEqual([
      '2026-03-04 2 周三,工作日',
      '2026-03-05 - 周四,自本日起暂停计时(等待批复),恢复后继续计算',
    ]);
    expect(text).toContain('现自2026年3月5日(周四)起暂停计时(等待批复),恢复后继续计算,届满日届时顺延。');
  });

  it('puts off what a document has written', () => {
    const { steps } = told({ rule: { kind: 'fixed', date: '2026-03-09' }, anchor, stops: [asked] });
    expect(days(steps)).toEqual([
      '2026-03-05 - 周四,暂停计时(征求第三方意见)',
      '2026-03-06 - 周五,暂停计时(征求第三方意见)',
      '2026-03-07 - 周六,暂停计时(征求第三方意见)',
      '2026-03-08 - 周日,暂停计时(征求第三方意见)',
      '2026-03-09 - 周一,原定日期,因暂停顺延',
      '2026-03-14 + 周六,周末,期满日顺延',
      '2026-03-15 - 周日,周末',
      '2026-03-16 - 周一,工作日,顺延至本日届满',
    ]);
  });

  it('tells the moments of an hour clock', () => {
    const at = instantInShanghai('2026-03-02', '10:00');
    const stop = {
      from: '2026-03-02',
      to: '2026-03-03',
      fromAt: instantInShanghai('2026-03-02', '15:30'),
      toAt: instantInShanghai('2026-03-03', '09:00'),
      reason: '核实情况',
    };
    const { steps } = told({ rule: relative(24, 'hour'), anchor: { ...anchor, at }, stops: [stop] });
    expect(days(steps)).toEqual([
      '2026-03-02 - 10:00起算',
      '2026-03-02 - 15:30暂停计时(核实情况)',
      '2026-03-03 - 09:00恢复计时',
      '2026-03-04 + 03:30届满',
    ]);
  });

  it('tells a pause of an hour clock that began and ended on its first day', () => {
    const clock: ToldClock = {
      rule: relative(24, 'hour'),
      anchor: { date: '2026-03-02', at: instantInShanghai('2026-03-02', '10:00') },
      stops: [
        // One that was over before the clock began has no part in it.
        { ...span('2026-03-02', '08:00', '2026-03-02', '09:00'), reason: '此前' },
        { ...span('2026-03-02', '11:00', '2026-03-02', '12:30'), reason: '核实情况' },
      ],
      extension: null,
    };
    const { due, text, steps } = explainClock(clock, calendar);
    expect(due).toEqual(clockDue(clock, calendar));
    expect(text).toContain('核实情况');
    expect(`${text}${steps.map(({ reason }) => reason).join()}`).not.toContain('此前');
    expect(steps.at(-1)?.reason).toContain('11:30届满');
  });

  it('adds up: every day from the anchor to the due date once, as many counted as the lengths say', () => {
    const day = fc
      .integer({ min: toDayNumber('2010-01-01'), max: toDayNumber('2026-06-01') })
      .map(fromDayNumber);
    const spans = fc.array(fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: 0, max: 20 })), {
      maxLength: 3,
    });
    const unit = fc.constantFrom<ClockUnit>('workday', 'day');
    const more = fc.option(fc.tuple(fc.integer({ min: 1, max: 20 }), unit));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 60 }),
        unit,
        spans,
        more,
        (date, n, one, offsets, granted) => {
          const stops = offsets.map(([from, length]) => ({
            from: addDays(date, from),
            to: addDays(date, from + length),
            reason: '征求意见',
          }));
          const extension = granted && { n: granted[0], unit: granted[1], reason: '案情复杂' };
          const clock: ToldClock = { rule: relative(n, one), anchor: { date }, stops, extension };
          const { steps, due } = explainClock(clock, calendar);
          expect(due).toEqual(clockDue(clock, calendar));
          expect(steps.map((step) => step.date)).toEqual(steps.map((_, index) => addDays(date, index)));
          expect(steps.at(-1)?.date).toBe(due.dueOn);
          const counted = steps.filter((step) => step.counted).map(({ index }) => index);
          expect(counted).toEqual(Array.from({ length: n + (granted?.[0] ?? 0) }, (_, index) => index + 1));
        },
      ),
      { numRuns: 300 },
    );
  });
});
