import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { instantInShanghai } from '../../../common/calendar-date.js';
import { shippedCalendar } from '../../deadline/shipped-calendar.js';
import type { DutyFact, ReturnFact, ScoreFacts } from './facts.js';
import { problemsOf, type SchemeSpec } from './scheme.js';
import { knowledgeOf, scoreUnits, type UnitResult } from './score.js';

const { spec: SPEC } = JSON.parse(
  readFileSync(new URL('../../../../../seeds/assessment/default.json', import.meta.url), 'utf8'),
) as { spec: SchemeSpec };

const at = (text: string): Date => instantInShanghai(text.slice(0, 10), text.slice(11) || '12:00');
const calendar = shippedCalendar();
let serial = 0;

const duty = (change: Partial<DutyFact> = {}): DutyFact => ({
  deadlineId: `d${String(++serial).padStart(4, '0')}`,
  planItemId: 'item',
  unitId: 'a',
  kind: 'deliver',
  principal: true,
  title: '清单动态公开',
  path: '一(二)3',
  position: 3,
  subject: null,
  occurrence: 'once',
  createdAt: at('2026-03-02'),
  dueOn: '2026-06-26',
  dueAt: null,
  provisional: false,
  doneOn: null,
  doneAt: null,
  doneByReportId: null,
  approvedAt: null,
  waivedAt: null,
  voidedAt: null,
  filing: null,
  ...change,
});

const done = (doneOn: string, approvedOn = doneOn): Partial<DutyFact> => ({
  doneOn,
  approvedAt: at(approvedOn),
  doneByReportId: 'r1',
});

const returned = (on: string, change: Partial<ReturnFact> = {}): ReturnFact => ({
  reviewId: `v${++serial}`,
  reportId: 'r1',
  planItemId: 'item',
  unitId: 'a',
  principal: true,
  title: '清单动态公开',
  path: '一(二)3',
  position: 3,
  period: '2026-06',
  returnedAt: at(on),
  reason: '没有佐证材料',
  ...change,
});

const UNITS: ScoreFacts['units'] = [{ unitId: 'a', name: '办公室', unitClass: 'office' }];

function score(
  duties: DutyFact[],
  { asOf = '2026-07-10', returns = [] as ReturnFact[], units = UNITS, spec = SPEC, now = '2027-01-01' } = {},
): UnitResult[] {
  const options = {
    asOf,
    knownAt: knowledgeOf(asOf, at(now)),
    workdaysBetween: (_unitId: string, from: string, to: string) => calendar.workdaysBetween(from, to),
  };
  return scoreUnits(spec, { units, duties, returns }, options).units;
}

it('counts the days late by the working days of the unit', () => {
  const units = [...UNITS, { ...UNITS[0], unitId: 'b' }];
  const duties = [duty({}), duty({ deadlineId: 'other', unitId: 'b' })];
  const workdaysBetween = (unitId: string): number => (unitId === 'a' ? 10 : 9);
  const options = { asOf: '2026-07-10', knownAt: at('2027-01-01'), workdaysBetween };
  const results = scoreUnits(SPEC, { units, duties, returns: [] }, options).units;
  const late = Object.fromEntries(results.map((one) => [one.unitId, one.entries[0].facts.lateWorkdays]));
  expect(late).toEqual({ a: 10, b: 9 });
});

const scoreOf = (...args: Parameters<typeof score>): number => score(...args)[0].score;

describe('what a duty costs', () => {
  const cases: [name: string, change: Partial<DutyFact>, cost: number][] = [
    ['done in time', done('2026-06-20'), 0],
    ['done on the due date', done('2026-06-26', '2026-07-03'), 0],
    ['done a day late, by a lead', done('2026-06-27'), 200],
    ['done a day late, by another', { ...done('2026-06-27'), principal: false }, 100],
    ['open past due, by a lead', {}, 200],
    ['open past due, by another', { principal: false }, 100],
    ['due on the day of the run', { dueOn: '2026-07-10' }, 0],
    ['due the day before', { dueOn: '2026-07-09' }, 200],
    ['due later', { dueOn: '2026-07-11' }, 0],
    ['paused before it was due', { stops: [{ from: '2026-06-20', to: null }] }, 0],
    [
      'paused, and running again on the day of the run',
      { stops: [{ from: '2026-06-20', to: '2026-07-10' }] },
      200,
    ],
    ['paused only after the day of the run', { stops: [{ from: '2026-07-11', to: null }] }, 200],
    ['waived', { waivedAt: at('2026-07-01') }, 0],
    ['waived only afterwards', { waivedAt: at('2026-07-11') }, 200],
    ['its event voided', { voidedAt: at('2026-07-01') }, 0],
    ['its event voided only afterwards', { voidedAt: at('2026-07-11') }, 200],
    ['not made yet', { createdAt: at('2026-07-11') }, 0],
    ['done in time, approved on the day of the run', done('2026-06-20', '2026-07-10 23:59'), 0],
    ['done in time, approved only afterwards', done('2026-06-20', '2026-07-11 00:00'), 200],
    ['provisional and late', { provisional: true }, 200],
    ['a filing missing, of a lead', { kind: 'report' }, 100],
    ['a filing missing, of another', { kind: 'report', principal: false }, 50],
    ['a filing late, of a lead', { kind: 'report', ...done('2026-06-29') }, 100],
    ['a filing late, of another', { kind: 'report', principal: false, ...done('2026-06-29') }, 50],
    ['a filing in time', { kind: 'report', ...done('2026-06-25') }, 0],
    [
      'hours: done a minute late',
      { dueAt: at('2026-06-26 10:00'), doneAt: at('2026-06-26 10:01'), ...done('2026-06-26') },
      200,
    ],
    [
      'hours: done in time',
      { dueAt: at('2026-06-26 10:00'), doneAt: at('2026-06-26 10:00'), ...done('2026-06-26') },
      0,
    ],
    [
      'hours: open at the end of the day of the run',
      { dueOn: '2026-07-10', dueAt: at('2026-07-10 10:00') },
      200,
    ],
  ];
  it.each(cases)('%s', (_, change, cost) => {
    expect(scoreOf([duty(change)])).toBe(10_000 - cost);
  });

  it('knows at ten in the morning nothing of the afternoon', () => {
    const hourly = duty({ dueOn: '2026-07-10', dueAt: at('2026-07-10 15:00') });
    expect(scoreOf([hourly], { now: '2026-07-10 10:00' })).toBe(10_000);
    expect(scoreOf([hourly], { now: '2026-07-10 16:00' })).toBe(9800);
  });
});

describe('entries', () => {
  const reasonOf = (change: Partial<DutyFact>, asOf?: string): string =>
    score([duty(change)], { asOf })[0].entries[0].reason;

  it('name the duty and its dates', () => {
    expect(reasonOf(done('2026-07-01'))).toBe(
      '“清单动态公开”应于 2026-06-26 办结,实际 2026-07-01 办结,逾期 3 个工作日,扣 2 分',
    );
    expect(reasonOf({ principal: false, subject: '权责清单调整' })).toBe(
      '“清单动态公开”(权责清单调整)应于 2026-06-26 办结,截至 2026-07-10 尚未办结,已逾期 10 个工作日,扣 1 分',
    );
    expect(reasonOf({ kind: 'report', principal: false, occurrence: '2026-06', ...done('2026-06-29') })).toBe(
      '“清单动态公开”2026年6月的进展应于 2026-06-26 报送,实际 2026-06-29 报送,逾期 1 个工作日,扣 0.5 分',
    );
    expect(reasonOf({ provisional: true, ...done('2026-06-28') })).toBe(
      '“清单动态公开”应于 2026-06-26 办结(日期暂定),实际 2026-06-28 办结,逾期 2 天(其间无工作日),扣 2 分',
    );
    const hourly = { dueAt: at('2026-06-26 10:00'), doneAt: at('2026-06-27 12:30'), ...done('2026-06-27') };
    expect(reasonOf(hourly)).toBe(
      '“清单动态公开”应于 2026-06-26 10:00 前办结,实际 2026-06-27 12:30 办结,逾期 27 小时,扣 2 分',
    );
  });

  it('say that a filing waits for review, until it is reviewed', () => {
    const filing = { reportId: 'r7', submittedAt: at('2026-06-25'), reviewedAt: at('2026-07-11') };
    const [{ entries }] = score([duty({ filing })]);
    expect(entries[0].reason).toContain('截至 2026-07-10 未经审核通过(2026-06-25 已提交,待审核)');
    expect(entries[0]).toMatchObject({ reportId: 'r7', facts: { pendingSince: '2026-06-25' } });
    const reviewed = { ...filing, reviewedAt: at('2026-07-10') };
    expect(reasonOf({ filing: reviewed })).toContain('尚未办结');
  });

  it('carry the dates as data', () => {
    const [{ entries }] = score([duty(done('2026-07-01', '2026-07-02'))]);
    expect(entries[0]).toMatchObject({ reportId: 'r1', points: -200, counted: -200, line: 'late_deliver' });
    expect(entries[0].facts).toMatchObject({
      dueOn: '2026-06-26',
      doneOn: '2026-07-01',
      approvedAt: '2026-07-02T04:00:00.000Z',
      lateWorkdays: 3,
      lateDays: 5,
      principal: true,
    });
  });

  it('count each return that was known, beside the lateness of the duty', () => {
    const returns = [returned('2026-06-27'), returned('2026-07-03'), returned('2026-07-11')];
    const late = duty({ kind: 'report', occurrence: '2026-06', ...done('2026-07-01') });
    const [unit] = score([late], { returns });
    expect(unit.score).toBe(10_000 - 100 - 2 * 50);
    expect(unit.entries[1].reason).toBe(
      '“清单动态公开”2026年6月的进展报送于 2026-06-27 被退回(理由:没有佐证材料),扣 0.5 分',
    );
  });
});

describe('lines', () => {
  const many = (n: number, change: Partial<DutyFact> = {}): DutyFact[] =>
    Array.from({ length: n }, () => duty(change));

  it('take away at most their cap, in the order of dates', () => {
    const spec = { ...SPEC, lines: SPEC.lines.map((line) => ({ ...line, cap: 300 })) };
    const late = [
      duty({ dueOn: '2026-06-03' }),
      duty({ dueOn: '2026-06-01' }),
      duty({ dueOn: '2026-06-02' }),
    ];
    const [{ lines, entries, score: left }] = score(late, { spec });
    expect(lines[0]).toEqual({ code: 'late_deliver', count: 3, deducted: 300, capped: 300 });
    expect(entries.map(({ facts, counted }) => [facts.dueOn, counted])).toEqual([
      ['2026-06-01', -200],
      ['2026-06-02', -100],
      ['2026-06-03', 0],
    ]);
    expect(entries[1].reason).toMatch(/扣 2 分\(本项分值已扣完,实扣 1 分\)$/);
    expect(entries[2].reason).toMatch(/扣 2 分\(本项分值已扣完,不再计扣\)$/);
    expect(left).toBe(9700);
  });

  it('count a duty once where two would', () => {
    const twice = { ...SPEC, lines: [...SPEC.lines, { ...SPEC.lines[0], code: 'again', cap: 0 }] };
    const [{ lines }] = score(many(1), { spec: twice });
    expect(lines.map(({ count }) => count)).toEqual([1, 0, 0, 0]);
  });

  it('bring nobody below zero', () => {
    const all = [...many(40), ...many(40, { kind: 'report' })];
    const returns = Array.from({ length: 40 }, () => returned('2026-07-01'));
    expect(scoreOf(all, { returns })).toBe(0);
  });

  it('hold for any facts: score, lines and entries add up', () => {
    const fact = fc.record({
      kind: fc.constantFrom<'deliver' | 'report'>('deliver', 'report'),
      principal: fc.boolean(),
      dueOn: fc.constantFrom('2026-06-01', '2026-06-26', '2026-07-10', '2026-08-01'),
      ...{ doneOn: fc.constantFrom(null, '2026-06-10', '2026-07-01') },
    });
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 80 }), fc.nat(40), (facts, n) => {
        const returns = Array.from({ length: n }, () => returned('2026-07-01'));
        const [unit] = score(
          facts.map((one) => duty(one)),
          { returns },
        );
        const counted = unit.entries.reduce((sum, entry) => sum + entry.counted, 0);
        const points = unit.entries.reduce((sum, entry) => sum + entry.points, 0);
        const taken = unit.lines.reduce((sum, { deducted }) => sum + deducted, 0);
        const capped = unit.lines.reduce((sum, line) => sum + line.capped, 0);
        expect(unit.score).toBe(10_000 - taken);
        expect([counted + taken, points + taken + capped]).toEqual([0, 0]);
        unit.lines.forEach(({ deducted }, index) =>
          expect(deducted).toBeLessThanOrEqual(SPEC.lines[index].cap),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('ranking', () => {
  const units = ['综规处', '办公室', '法规处', '财务处'].map((name) => ({ ...UNITS[0], unitId: name, name }));

  it('shares ranks among equals, in pinyin order, and keeps units without a loss', () => {
    const duties = [
      duty({ unitId: '法规处' }),
      duty({ unitId: '财务处' }),
      duty({ unitId: '综规处' }),
      duty({ unitId: '综规处' }),
    ];
    expect(score(duties, { units }).map(({ unitId, rank, score: left }) => [unitId, rank, left])).toEqual([
      ['办公室', 1, 10_000],
      ['财务处', 2, 9800],
      ['法规处', 2, 9800],
      ['综规处', 4, 9600],
    ]);
  });

  it('grades at the borders', () => {
    const report = { ...SPEC, lines: [{ ...SPEC.lines[0], cap: 10_000, principal: 1 }] };
    const gradeAt = (loss: number): string =>
      score([duty()], { spec: { ...report, lines: [{ ...report.lines[0], principal: loss }] } })[0].grade;
    expect([0, 1000, 1001, 2000, 2001, 4000, 4001, 10_000].map(gradeAt)).toEqual([
      '优',
      '优',
      '良',
      '良',
      '合格',
      '合格',
      '不合格',
      '不合格',
    ]);
  });
});

describe('scheme', () => {
  it('as shipped is sound, and its lines share out the full marks', () => {
    expect(problemsOf(SPEC)).toEqual([]);
    expect(SPEC.lines.reduce((sum, { cap }) => sum + cap, 0)).toBe(SPEC.base);
  });

  it('is refused with reasons', () => {
    const [first] = SPEC.lines;
    const odd = { ...first, cap: 0.5, counts: 'luck' as never };
    const broken = { base: 100, lines: [first, odd], grades: [...SPEC.grades].reverse() };
    expect(problemsOf(broken)).toEqual([
      '指标编码不能重复',
      '指标 late_deliver 的计分对象无法识别',
      '指标 late_deliver 的分值必须是不小于 0 的数',
      '各项指标的分值之和不能超过满分',
      '最低等次必须从 0 分起',
      '等次必须从高到低排列',
    ]);
  });
});
