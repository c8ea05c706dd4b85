import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, fromDayNumber, instantInShanghai, toDayNumber } from '../../../common/calendar-date.js';
import { shippedCalendar } from '../shipped-calendar.js';
import { explain } from './explain.js';
import type { ClockUnit, RuleSpec } from './rule.js';

const calendar = shippedCalendar();
const relative = (n: number, unit: ClockUnit): RuleSpec => ({ kind: 'relative', n, unit, event: null });

describe('explaining a date', () => {
  it('tells the worked count day by day with the notice behind it', () => {
    const { due, steps, text } = explain(relative(10, 'workday'), { date: '2018-06-13' }, calendar);
    expect(due.dueOn).toBe('2018-06-28');
    expect(text).toBe(
      '自2018年6月13日(周三)次日起算10个工作日,周末4天、放假1天不计,2018年6月28日(周四)届满。',
    );
    expect(steps.slice(0, 7)).toEqual([
      { date: '2018-06-13', counted: false, reason: '起算当日,不计入' },
      { date: '2018-06-14', counted: true, index: 1, reason: '周四,工作日' },
      { date: '2018-06-15', counted: true, index: 2, reason: '周五,工作日' },
      { date: '2018-06-16', counted: false, reason: '周六,周末' },
      { date: '2018-06-17', counted: false, reason: '周日,周末' },
      {
        date: '2018-06-18',
        counted: false,
        reason: '周一,放假(端午节)',
        notice: '《国务院办公厅关于2018年部分节假日安排的通知》(国办发明电〔2017〕12号)',
      },
      { date: '2018-06-19', counted: true, index: 3, reason: '周二,工作日' },
    ]);
    expect(steps.at(-1)).toEqual({ date: '2018-06-28', counted: true, index: 10, reason: '周四,工作日' });
  });

  it('counts worked weekend days and says so', () => {
    const { text, steps } = explain(relative(10, 'workday'), { date: '2026-02-10' }, calendar);
    expect(text).toBe(
      '自2026年2月10日(周二)次日起算10个工作日,周末1天、放假9天不计,补班2天计入,2026年3月2日(周一)届满。',
    );
    expect(steps.filter(({ reason }) => reason.includes('补班')).map(({ date }) => date)).toEqual([
      '2026-02-14',
      '2026-02-28',
    ]);
  });

  it('adds up: each day from the anchor to the due date once, n of them counted in order', () => {
    const date = fc
      .integer({ min: toDayNumber('2004-01-01'), max: toDayNumber('2027-03-01') })
      .map(fromDayNumber);
    const unit = fc.constantFrom<ClockUnit>('workday', 'day');
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 120 }), unit, (from, n, one) => {
        const { due, steps, provisional } = explain(relative(n, one), { date: from }, calendar);
        expect(steps.map((step) => step.date)).toEqual(steps.map((_, index) => addDays(from, index)));
        expect(steps.at(-1)?.date).toBe(due.dueOn);
        const counted = steps.filter((step) => step.counted);
        expect(counted.map((step) => step.index)).toEqual(Array.from({ length: n }, (_, index) => index + 1));
        if (one === 'workday') {
          for (const step of steps.slice(1)) expect(step.counted).toBe(calendar.isWorkday(step.date));
          expect(steps.slice(1).some((step) => step.provisional)).toBe(provisional);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says what is provisional', () => {
    const { provisional, text, steps } = explain(relative(7, 'workday'), { date: '2026-12-17' }, calendar);
    expect(provisional).toBe(true);
    expect(text).toContain('暂按周一至周五上班推算');
    expect(steps.filter((step) => step.provisional).map(({ date }) => date)).toEqual(['2026-12-28']);
  });

  it('tells how a calendar clock moves off a day off, and of months without the day', () => {
    const days = explain(relative(3, 'day'), { date: '2018-06-13' }, calendar);
    expect(days.text).toBe(
      '自2018年6月13日(周三)次日起算3日,2018年6月16日(周六)届满,遇周末,顺延至2018年6月19日(周二)。',
    );
    expect(days.steps.at(-1)).toMatchObject({
      date: '2018-06-19',
      counted: false,
      reason: '周二,工作日,顺延至本日届满',
    });
    const month = explain(relative(1, 'month'), { date: '2018-01-31' }, calendar);
    expect(month.steps.map(({ date, reason }) => [date, reason])).toEqual([
      ['2018-01-31', '起算当日,不计入'],
      ['2018-02-28', '当月无对应日,取月末;周三,工作日'],
    ]);
  });

  it('tells an hour clock by the minute', () => {
    const at = instantInShanghai('2018-06-15', '21:30');
    const { text } = explain(relative(24, 'hour'), { date: '2018-06-15', at }, calendar);
    expect(text).toBe(
      '自2018年6月15日(周五)21:30起24小时,昼夜和节假日连续计算,2018年6月16日(周六)21:30届满。',
    );
    expect(explain(relative(24, 'hour'), { date: '2018-06-15' }, calendar).text).toContain('未记时刻');
  });

  it('tells a filing date that moves', () => {
    const rule: RuleSpec = { kind: 'cadence', per: 'month', day: 25, roll: 'previous' };
    const { text, steps } = explain(rule, { date: '2018-08-01' }, calendar);
    expect(text).toBe(
      '计划规定每月25日前报送进展,本期为2018年8月25日(周六),遇周末,提前至2018年8月24日(周五)。',
    );
    expect(steps.map(({ date, counted }) => [date, counted])).toEqual([
      ['2018-08-25', false],
      ['2018-08-24', true],
    ]);
    const after: RuleSpec = { kind: 'cadence', per: 'quarter', afterWorkdays: 5, roll: 'previous' };
    expect(explain(after, { date: '2018-06-04' }, calendar).text).toContain('2018年7月6日(周五)届满');
  });

  it.each<[RuleSpec, string]>([
    [{ kind: 'fixed', date: '2018-06-30' }, '2018年6月30日(周六)'],
    [{ kind: 'window', start: '2018-08-01', end: '2018-08-31' }, '2018年8月1日(周三)至2018年8月31日(周五)'],
    [{ kind: 'window', start: '2018-08-01', end: null }, '未写明截止日期'],
    [{ kind: 'ongoing' }, '长期任务'],
    [{ kind: 'soft' }, '不作为文件时限'],
    [{ kind: 'recurring', per: 'year', min: 1 }, '2018年12月31日(周一)前完成,不少于1次'],
    [relative(0, 'workday'), '当日完成'],
  ])('%j', (rule, part) => {
    expect(explain(rule, { date: '2018-06-04' }, calendar).text).toContain(part);
  });
});
