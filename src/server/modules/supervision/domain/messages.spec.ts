import { describe, expect, it } from '@jest/globals';
import { instantInShanghai } from '../../../common/calendar-date.js';
import { composeMessages, type Recipients, type UnsentNotice } from './messages.js';
import { noticeText } from './notice-text.js';

let count = 0;
const notice = (part: Partial<UnsentNotice>): UnsentNotice => ({
  id: `n${++count}`,
  stage: 'near',
  deadlineId: `d${count}`,
  planItemId: 'item',
  itemTitle: `任务${count}`,
  unitId: 'legal',
  unitName: '法规处',
  dueOn: '2026-03-06',
  provisional: false,
  hour: false,
  title: '题',
  body: '文',
  ...part,
});
const recipients = (part: Partial<Recipients> = {}): Recipients => ({
  people: new Map([
    ['legal', ['wang']],
    ['personnel', ['li']],
  ]),
  leaders: new Map([['legal', ['qian']]]),
  digested: new Set(),
  ...part,
});

describe('messages', () => {
  it('are one digest a person, worst first, each duty once', () => {
    const late = notice({ stage: 'overdue', dueOn: '2026-03-01' });
    const notices = [notice({}), notice({ deadlineId: late.deadlineId }), late];
    const { messages, sent } = composeMessages(notices, '2026-03-02', recipients());
    expect(sent).toHaveLength(3);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      key: 'digest:wang:2026-03-02',
      title: '今日提醒:逾期 1 项,临期 1 项',
      link: '/desk',
    });
    expect(messages[0].body.split('\n')[0]).toBe(`【逾期】${late.itemTitle}(应办 2026-03-01)`);
  });

  it('wait for tomorrow when today has had its digest', () => {
    const pressed = notice({ stage: 'pressed' });
    const { messages, sent } = composeMessages(
      [notice({}), pressed],
      '2026-03-02',
      recipients({ digested: new Set(['wang']) }),
    );
    expect(sent).toEqual([pressed.id]);
    expect(messages.map(({ key }) => key)).toEqual([`pressed:wang:${pressed.id}`]);
  });

  it('go out one by one for hour clocks, digest or not', () => {
    const hour = notice({ hour: true });
    const { messages } = composeMessages([hour], '2026-03-02', recipients({ digested: new Set(['wang']) }));
    expect(messages.map(({ key, title }) => [key, title])).toEqual([
      [`notice:${hour.id}:wang`, '【限时】题'],
    ]);
  });

  it('say which dates may still move', () => {
    const own = [notice({ provisional: true }), notice({})];
    const [{ body }] = composeMessages(own, '2026-03-02', recipients()).messages;
    expect(body.split('\n').map((line) => line.includes('(应办 2026-03-06,暂定)'))).toEqual([true, false]);
  });

  it('say of an hour clock only the last step', () => {
    const steps = (['near', 'overdue'] as const).map((stage) =>
      notice({ stage, deadlineId: 'same', hour: true, title: stage }),
    );
    const { messages, sent } = composeMessages(steps, '2026-03-02', recipients());
    expect([messages.map(({ title }) => title), sent.length]).toEqual([['【限时】overdue'], 2]);
  });

  it('say no more of near and overdue where a duty is pressed at the same time', () => {
    const steps = (['near', 'overdue', 'pressed'] as const).map((stage) =>
      notice({ stage, deadlineId: 'same' }),
    );
    const { messages, sent } = composeMessages(steps, '2026-03-02', recipients());
    expect(sent).toHaveLength(3);
    expect(messages.map(({ title }) => title)).toEqual(['题']);
  });

  it('tell the leader in charge of what goes into the bulletin, and bundle what is many', () => {
    const many = [notice({ stage: 'circular' }), notice({ stage: 'circular' })];
    const { messages } = composeMessages(many, '2026-03-02', recipients());
    expect(messages.map(({ userId, title }) => [userId, title])).toEqual([
      ['wang', '列入督办通报:共 2 项'],
      ['qian', '列入督办通报:共 2 项'],
    ]);
  });

  it('list at most ten lines', () => {
    const many = Array.from({ length: 30 }, () => notice({}));
    const { messages } = composeMessages(many, '2026-03-02', recipients());
    expect(messages[0].body.split('\n')).toHaveLength(11);
    expect(messages[0].body).toContain('等共 30 项');
  });
});

describe('the words of a notice', () => {
  const facts = {
    kind: 'deliver' as const,
    unitName: '局政策法规处',
    itemPath: '二(一)3',
    itemTitle: '公开责任清单',
    raw: '清单调整后10个工作日内',
    policy: null,
    innerDueOn: null,
    occurrence: 'once',
    dueOn: '2018-06-28',
    dueAt: null,
  };
  it('name unit, task, date and basis', () => {
    expect(noticeText('overdue', facts)).toEqual({
      title: '逾期催办:公开责任清单',
      body: '局政策法规处:“二(一)3 公开责任清单”应于2018年6月28日(周四)前办结(清单调整后10个工作日内)。已逾期,请尽快办理并报送进展。',
    });
  });
  it('say which filing, and to the minute for an hour clock', () => {
    const dueAt = instantInShanghai('2018-06-28', '09:30');
    const { body } = noticeText('near', { ...facts, kind: 'report', raw: null, occurrence: '2018Q2', dueAt });
    expect(body).toContain('应于2018年6月28日(周四)09:30前完成2018年二季度进展报送。');
  });
  it('say which of several it is, whose date it is, and remind of the earlier day of the office alone', () => {
    const counted = { ...facts, raw: '每年不少于2次', occurrence: '2018#2', innerDueOn: '2018-06-25' };
    expect(noticeText('near', counted).body).toContain(
      '应于2018年6月28日(周四)前办结(2018年第2次)(每年不少于2次),内部时限为2018年6月25日(周一)。',
    );
    expect(noticeText('near', { ...counted, innerProvisional: true }).body).toContain(
      '内部时限为2018年6月25日(周一)(暂定)。',
    );
    expect(noticeText('overdue', counted).body).not.toContain('内部时限');
    const own = { ...facts, raw: '及时', policy: '“及时”按印发后10个工作日内办理' };
    expect(noticeText('manual', own).body).toContain('(本单位规定“及时”按印发后10个工作日内办理)');
  });
});
