import { describe, expect, it } from '@jest/globals';
import { exceptions, markOf, sentencesOf, weeksOf, whyWords } from './why.ts';

const step = (date: string, counted: boolean, reason: string, index?: number) => ({
  date,
  counted,
  reason,
  ...(index ? { index } : {}),
});
/** 2018-06-13 + 3 working days over 端午节, with a paused day. */
const STEPS = [
  step('2018-06-13', false, '起算当日,不计入'),
  step('2018-06-14', true, '周四,工作日', 1),
  step('2018-06-15', false, '周五,暂停计时(征求意见)'),
  { ...step('2018-06-16', false, '周六,放假(端午节)'), notice: '甲' },
  { ...step('2018-06-17', false, '周日,放假(端午节)'), notice: '甲' },
  { ...step('2018-06-18', false, '周一,放假(端午节)'), notice: '甲' },
  step('2018-06-19', true, '周二,工作日', 2),
  { ...step('2018-06-20', true, '周三,补班(试)', 3), provisional: true },
];

describe('why this day', () => {
  it('asks of an hour clock why this moment', () => {
    expect(whyWords('2018-06-13T22:40:00.000Z')).toBe('为什么是这一刻');
    expect(whyWords(null)).toBe('为什么是这一天');
  });

  it('lays the days out in weeks from Monday, each with its mark and number', () => {
    const weeks = weeksOf(STEPS, '2018-06-20', null);
    expect(weeks.map((week) => week.map(({ day }) => day))).toEqual([
      [11, 12, 13, 14, 15, 16, 17],
      [18, 19, 20, 21, 22, 23, 24],
    ]);
    expect(weeks.flat().map(({ mark }) => mark)).toEqual([
      ...[null, null, 'start', 'counted', 'paused', 'off', 'off'],
      ...['off', 'counted', 'due', null, null, null, null],
    ]);
    expect(weeks[1][2]).toMatchObject({ index: 3, provisional: true, words: '2018-06-20 第 3 天,补班(试)' });
    expect(weeks.flat().flatMap(({ month }) => month ?? [])).toEqual(['6月']);
  });

  it('shows no calendar for hours, for a date alone, and for years', () => {
    expect(weeksOf(STEPS, '2018-06-20', '2018-06-20T01:00:00Z')).toEqual([]);
    expect(weeksOf([], '2018-06-20', null)).toEqual([]);
    const years = [
      step('2018-06-13', false, '起算当日,不计入'),
      step('2021-06-13', true, '周日,周末,期满日顺延'),
    ];
    expect(weeksOf(years, '2021-06-14', null)).toEqual([]);
  });

  it('shows no calendar of empty weeks between the two ends of months', () => {
    const months = [step('2026-11-16', false, '起算当日,不计入'), step('2027-02-16', true, '周二,工作日')];
    expect(weeksOf(months, '2027-02-16', null)).toEqual([]);
  });

  it('leaves a pause that has not ended to the sentence', () => {
    expect(exceptions([step('2018-06-15', false, '周五,自本日起暂停计时(待批),恢复后继续计算')])).toEqual([]);
  });

  it('tells runs of days off, make-up days and pauses, but not plain weekends', () => {
    expect(exceptions([...STEPS, step('2018-06-23', false, '周六,周末')])).toEqual([
      {
        from: '2018-06-15',
        to: '2018-06-15',
        days: 1,
        words: '暂停计时(征求意见)',
        notice: null,
        mark: 'paused',
      },
      { from: '2018-06-16', to: '2018-06-18', days: 3, words: '放假(端午节)', notice: '甲', mark: 'off' },
      { from: '2018-06-20', to: '2018-06-20', days: 1, words: '补班(试)', notice: null, mark: 'makeup' },
    ]);
    expect(markOf(step('2018-06-23', false, '周六,周末'))).toBe('weekend');
    expect(markOf(step('2018-06-25', true, '周一,工作日,延期', 4))).toBe('extended');
    expect(sentencesOf('甲(原因)。乙;丙。')).toEqual(['甲(原因)。', '乙;丙。']);
  });
});
