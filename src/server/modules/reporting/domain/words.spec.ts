import { describe, expect, it } from '@jest/globals';
import { requirementOf } from './requirement.js';
import { stepOf, type Happening } from './timeline.js';
import { cadenceWords, lightWords, totalsSentence } from './words.js';

describe('words', () => {
  it.each([
    [{ per: 'month', day: 25 }, '每月25日前'],
    [{ per: 'quarter', day: 10 }, '每季度末月10日前'],
    [{ per: 'quarter', afterWorkdays: 5 }, '每季度结束后5个工作日内'],
    [{ per: 'month' }, '每月末'],
  ] as const)('of a cadence: %j', (cadence, words) => {
    expect(cadenceWords(cadence)).toBe(words);
  });

  it('of lights and totals, worst first', () => {
    expect(lightWords('overdue')).toBe('■ 逾期');
    const none = { normal: 0, near: 0, behind: 0, overdue: 0, done: 0, done_late: 0, paused: 0, none: 0 };
    expect(totalsSentence({ ...none, normal: 3, overdue: 2 })).toBe('共 5 项:逾期 2 项、正常 3 项');
    expect(totalsSentence(none)).toBe('共 0 项');
  });

  it('of a requirement: what the title leaves to say', () => {
    expect(requirementOf('完善目录', '完善目录。每年六月更新。')).toBe('每年六月更新。');
    expect(requirementOf('完善目录', '完善目录')).toBe('');
    expect(requirementOf('目录', '每年更新目录')).toBe('每年更新目录');
  });
});

describe('timeline', () => {
  const happening = (action: string, more: Partial<Happening> = {}): Happening => ({
    action,
    after: {},
    before: {},
    cause: null,
    unitName: '局人事处',
    deadline: null,
    ...more,
  });
  const deadline = { kind: 'deliver', dueOn: '2018-06-28', unitName: '局人事处' } as const;

  it.each<[Happening, string | undefined]>([
    [happening('plan.publish', { unitName: null }), '任务随工作计划下达'],
    [happening('supervision.receipt'), '局人事处签收'],
    [
      happening('event.register', {
        after: { typeName: '清单调整', subject: '责任清单', deadlines: [1, 2] },
      }),
      '登记触发事项“清单调整”(责任清单),产生 2 个应办节点',
    ],
    [happening('progress.submit', { after: { period: '2018-06' } }), '局人事处报送2018年6月进展'],
    [
      happening('progress.return', { after: { period: '2018Q2' }, cause: '缺佐证' }),
      '退回局人事处2018年二季度进展:缺佐证',
    ],
    [
      happening('deadline.complete', { after: { doneOn: '2018-06-26' }, unitName: null, deadline }),
      '局人事处办结:2018-06-26(应于 2018-06-28)',
    ],
    [
      happening('supervision.overdue', { after: { dueOn: '2018-06-28' }, deadline }),
      '局人事处事项逾期(应于 2018-06-28 前完成),已催办',
    ],
    [
      happening('supervision.pressed', {
        after: { dueOn: '2018-06-25' },
        deadline: { ...deadline, kind: 'report' },
      }),
      '局人事处进展报送逾期(应于 2018-06-25 前完成),转入督办',
    ],
    [happening('progress.save'), undefined],
    [happening('something.unknown'), undefined],
  ])('%#', (given, text) => {
    expect(stepOf(given)?.text).toBe(text);
  });
});
