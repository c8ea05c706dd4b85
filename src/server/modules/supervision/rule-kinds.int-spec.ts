import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { draftPlan, eventTypes, itemsOf, type TaskLike } from '../../../../test/factories/plan.js';
import { World } from '../../../../test/world.js';
import { CalendarService } from '../deadline/calendar.service.js';
import { DeadlineCounts } from '../deadline/deadline-counts.queries.js';
import type { DutyCountDto, DutyCountQuery } from '../deadline/deadline.dto.js';
import { DeadlineClocks } from '../deadline/deadline-clocks.service.js';
import { DeadlineQueries } from '../deadline/deadline.queries.js';
import { DeadlineRecompute } from '../deadline/deadline-recompute.service.js';
import { InnerDates } from '../deadline/inner-dates.service.js';
import { RecurringDeadlines } from '../deadline/recurring-deadlines.service.js';
import { readShippedYears } from '../deadline/shipped-calendar.js';
import { TriggerEvents } from '../deadline/trigger-events.service.js';
import type { UpdatePlanDto } from '../plan/plan.dto.js';
import { Plans } from '../plan/plans.service.js';
import { ProgressService } from '../progress/progress.service.js';
import { ReviewService } from '../progress/review.service.js';
import { Sweep } from './sweep.service.js';

const TWICE = { spec: { kind: 'recurring', per: 'year', min: 2 } as const, raw: '每年不少于2次' };
const LEADS: TaskLike['units'] = [
  ['lead', 'personnel'],
  ['lead', 'legal'],
];

/** The rules of domain 4.3 from publication to filing, sweep and forecast. */
describe('rules of every kind', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open('2018-06-04 09:00');
  });
  afterAll(() => world.close());
  beforeEach(() => world.at('2018-06-04 09:00'));

  /** A plan of one task, its settings made on the draft as a coordinator makes them. Returns the task. */
  const publish = async (rules: TaskLike['rules'], settings: Partial<UpdatePlanDto> = {}) => {
    const zhou = await world.actor('zhou');
    const id = await draftPlan(world, [{ units: LEADS, rules }], { title: `要点${Math.random()}` });
    const { version } = await world.get(Plans).update(zhou, id, { version: 1, ...settings });
    await world.get(Plans).publish(zhou, id, { version });
    return (await itemsOf(world, id))[0];
  };

  interface Row {
    id: string;
    kind: string;
    occurrence: string;
    dueOn: string;
    nearOn: string;
    innerDueOn: string | null;
    policy: string | null;
    version: number;
  }
  const dutiesOf = (item: string, unit: 'personnel' | 'legal' = 'legal') =>
    world.dataSource.query<Row[]>(
      `SELECT d.id, d.kind, d.occurrence, d.due_on::text AS "dueOn", d.near_on::text AS "nearOn",
         d.inner_due_on::text AS "innerDueOn", r.policy, d.version
       FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id
       WHERE d.plan_item_id = $1 AND d.unit_id = $2 AND d.waived_at IS NULL ORDER BY d.kind, d.due_on, d.occurrence`,
      [item, world.unit[unit]],
    );
  const delivered = async (item: string) => (await dutiesOf(item)).filter(({ kind }) => kind === 'deliver');
  const filings = async (item: string) =>
    (await dutiesOf(item)).filter(({ kind }) => kind === 'report').map(({ occurrence }) => occurrence);

  it('follows 长期 by the filings of the cadence alone', async () => {
    const item = await publish([{ spec: { kind: 'ongoing' }, raw: '长期坚持' }]);
    expect(await delivered(item)).toEqual([]);
    expect(await filings(item)).toEqual(['2018-06', '2018-07']);
  });

  describe('a window that only opens', () => {
    it('owes no completion, and its filings from the period in which it opens', async () => {
      const item = await publish([
        { spec: { kind: 'window', start: '2018-08-01', end: null }, raw: '自8月起' },
      ]);
      expect(await dutiesOf(item)).toEqual([]);
      world.at('2018-07-02 09:00');
      await world.get(RecurringDeadlines).extend();
      expect(await filings(item)).toEqual(['2018-08']);
    });

    it('that is open already owes them from publication, as does one beside another date', async () => {
      const open = await publish([
        { spec: { kind: 'window', start: '2018-05-01', end: null }, raw: '自5月起' },
      ]);
      expect(await filings(open)).toEqual(['2018-06', '2018-07']);
      const both = await publish([
        { spec: { kind: 'window', start: '2018-08-01', end: null }, raw: '自8月起' },
        { spec: { kind: 'window', start: null, end: '2018-10-31' }, raw: '10月底前' },
      ]);
      expect(await filings(both)).toEqual(['2018-06', '2018-07']);
      expect((await delivered(both)).map(({ dueOn }) => dueOn)).toEqual(['2018-10-31']);
    });
  });

  describe('words that name no time', () => {
    const soft = (raw: string) => ({ spec: { kind: 'soft' as const }, raw });

    it('make no date of their own', async () => {
      expect(await delivered(await publish([soft('及时')]))).toEqual([]);
    });

    it('get one by the office where it has said so, and it is told as the office’s', async () => {
      const item = await publish([soft('及时'), soft('定期'), soft('适时')], {
        softPolicy: [
          { word: '及时', n: 10, unit: 'workday' },
          { word: '定期', per: 'quarter' },
        ],
      });
      const duties = await delivered(item);
      expect(duties.map(({ occurrence, dueOn, policy }) => [occurrence, dueOn, policy])).toEqual([
        ['once', '2018-06-15', '“及时”按印发后10个工作日内办理'],
        ['2018Q2', '2018-06-30', '“定期”按每季度至少1次'],
        ['2018Q3', '2018-09-30', '“定期”按每季度至少1次'],
      ]);
      const why = await world.get(DeadlineQueries).explain(await world.actor('wang'), duties[0].id);
      expect(why.text).toContain('文件只写“及时”,未写明期限;本单位规定:“及时”按印发后10个工作日内办理');
      expect(why).toMatchObject({ raw: '及时', policy: '“及时”按印发后10个工作日内办理' });
      await expect(publish([], { softPolicy: [{ word: '及时' }] })).rejects.toMatchObject({
        code: 'plan.soft_policy',
      });
    });
  });

  it('a statutory length brings its article and the ceiling of its extension, and is asked back with them', async () => {
    const types = await world.dataSource.query<{ id: string }[]>('SELECT id FROM event_type LIMIT 1');
    expect(types).toHaveLength(1);
    const item = await publish([
      {
        spec: {
          kind: 'relative',
          n: 20,
          unit: 'workday',
          event: null,
          basis: '某条例第三十三条',
          extension: { n: 5, unit: 'workday' },
        },
        raw: '依法答复',
      },
    ]);
    const [duty] = await delivered(item);
    const why = await world.get(DeadlineQueries).explain(await world.actor('wang'), duty.id);
    expect(why.basis).toBe('某条例第三十三条');
    const extend = async (n: number) =>
      world.get(DeadlineClocks).extend(await world.actor('zhou'), {
        deadlines: [{ id: duty.id, version: duty.version }],
        reason: '情况复杂',
        n,
        preview: true,
      });
    await expect(extend(6)).rejects.toMatchObject({ code: 'deadline.over_ceiling' });
    await expect(extend(5)).resolves.toMatchObject({ preview: true });
  });

  describe('so many times in a period', () => {
    const file = async (
      item: string,
      answers: { deadlineId: string; completedOn?: string }[],
      period?: string,
    ) => {
      const wang = await world.actor('wang');
      const reports = world.get(ProgressService);
      const draft = await reports.open(wang, { planItemId: item, unitId: world.unit.legal, period });
      const saved = await reports.save(wang, draft.id, {
        version: draft.version,
        progress: '已举办新闻发布会 1 场',
        answers,
      });
      const sent = await reports.submit(wang, draft.id, { version: saved.version });
      await world.get(ReviewService).approve(await world.actor('wu'), sent.id, { version: sent.version });
    };
    const counts = async (item: string, more: Partial<DutyCountQuery> = {}): Promise<DutyCountDto[]> => {
      const { items } = await world
        .get(DeadlineCounts)
        .list(await world.actor('zhou'), { limit: 50, itemId: item, ...more });
      return items;
    };

    it('is that many duties, of which a filing ticks one', async () => {
      const item = await publish([TWICE]);
      const [first, second] = await delivered(item);
      expect([first.occurrence, first.dueOn, second.occurrence]).toEqual(['2018#1', '2018-12-31', '2018#2']);
      world.at('2018-06-20 10:00');
      const both = [first, second].map(({ id }) => ({ deadlineId: id, completedOn: '2018-06-19' }));
      await expect(file(item, both)).rejects.toMatchObject({
        code: 'progress.completion',
        message: expect.stringContaining('一次报送只能申报其中一次'),
      });
      await file(item, [both[0]]);
      expect(await counts(item)).toMatchObject([
        {
          period: '2018',
          needed: 2,
          dueOn: '2018-12-31',
          expected: 0,
          behind: 0,
          units: [
            { unitName: '人事处', done: 0, needed: 2 },
            { unitName: '法规处', done: 1, needed: 2 },
          ],
        },
      ]);
    });

    it('is forecast: who is behind, with the working days left, and overdue once the period is over', async () => {
      const item = await publish([TWICE]);
      const [first] = await delivered(item);
      await file(item, [{ deadlineId: first.id, completedOn: '2018-06-04' }]);
      world.at('2018-10-29 09:00');
      const [count] = await counts(item);
      // 2018-10-29 to 2018-12-31: 45 working days, the last Saturday of the year worked, its last Monday off.
      expect([count.workdaysLeft, count.expected, count.behind]).toEqual([45, 1, 1]);
      world.at('2019-01-02 09:00');
      expect((await counts(item)).find(({ period }) => period === '2018')).toMatchObject({
        workdaysLeft: -1,
        expected: 2,
        behind: 2,
      });
    });

    it('is forecast by the working days of the unit', async () => {
      const item = await publish([TWICE]);
      const off = (unit: 'bureau' | 'legal') =>
        world.dataSource.query(
          `INSERT INTO local_day (unit_id, date, kind, name, source, set_by, set_at) VALUES ($1, '2018-11-01', 'off', '搬迁', '', $2, now())`,
          [world.unit[unit], world.user.zhou],
        );
      world.at('2018-10-29 09:00');
      await off('legal');
      expect((await counts(item))[0].workdaysLeft).toBe(45);
      await off('bureau');
      await world.dataSource.query('UPDATE calendar_state SET revision = revision + 1');
      expect((await counts(item))[0].workdaysLeft).toBe(44);
      await world.dataSource.query('DELETE FROM local_day');
    });

    it('is read within one’s own units, page by page, and leaves out what is done where asked', async () => {
      const item = await publish([TWICE, { ...TWICE, raw: '每年至少两次', spec: { ...TWICE.spec } }]);
      const li = await world.actor('li');
      const own = await world.get(DeadlineCounts).list(li, { limit: 50, itemId: item });
      expect(own.items.flatMap(({ units }) => units.map(({ unitName }) => unitName))).toEqual([
        '人事处',
        '人事处',
      ]);
      const stranger = await world.get(DeadlineCounts).list(await world.actor('luLiaison'), { limit: 50 });
      expect(stranger.items).toEqual([]);
      const [page, rest] = [
        await world.get(DeadlineCounts).list(li, { limit: 1, itemId: item }),
        own.items[1],
      ];
      expect(page.next).not.toBeNull();
      const next = await world.get(DeadlineCounts).list(li, { limit: 1, itemId: item, after: page.next! });
      expect([next.items.map(({ ruleId }) => ruleId), next.next]).toEqual([[rest.ruleId], null]);
      await world.dataSource.query(
        `UPDATE deadline SET done_on = '2018-06-04' WHERE plan_item_id = $1 AND occurrence LIKE '%#%'`,
        [item],
      );
      expect(await counts(item)).toHaveLength(2);
      expect(await counts(item, { missing: 'true' })).toEqual([]);
    });
  });

  describe('the earlier day of the office', () => {
    const BY_JULY = { spec: { kind: 'fixed', date: '2018-07-31' } as const, raw: '7月底前' };
    const set = async (
      item: string,
      innerDueOn: string | null,
      by: 'zhou' | 'wang' | 'heCoordinator' = 'zhou',
    ) =>
      world.get(InnerDates).set(await world.actor(by), {
        deadlines: (await delivered(item)).map(({ id, version }) => ({ id, version })),
        innerDueOn,
      });

    it('stands before each date of a plan that sets one', async () => {
      const item = await publish([BY_JULY], { innerWorkdays: 3 });
      expect((await delivered(item)).map(({ innerDueOn }) => innerDueOn)).toEqual(['2018-07-26']);
    });

    it('is set, kept apart from the date, and lifted by the coordinator alone', async () => {
      const item = await publish([BY_JULY]);
      expect(await set(item, '2018-07-20')).toEqual({ changed: 1 });
      expect(await delivered(item)).toMatchObject([
        { dueOn: '2018-07-31', innerDueOn: '2018-07-20', nearOn: '2018-07-26' },
      ]);
      await expect(set(item, '2018-07-31')).rejects.toMatchObject({ code: 'deadline.inner_outside' });
      await expect(set(item, '2018-06-04')).rejects.toMatchObject({ code: 'deadline.inner_outside' });
      await expect(set(item, '2018-07-19', 'wang')).rejects.toMatchObject({ status: 403 });
      await expect(set(item, '2018-07-19', 'heCoordinator')).rejects.toMatchObject({ status: 403 });
      const [{ id, version }] = await delivered(item);
      const stale = { deadlines: [{ id, version: version - 1 }], innerDueOn: null };
      await expect(world.get(InnerDates).set(await world.actor('zhou'), stale)).rejects.toMatchObject({
        code: 'common.stale',
      });
      expect(await set(item, null)).toEqual({ changed: 1 });
      expect((await delivered(item))[0].innerDueOn).toBeNull();
    });

    it('stands before the date of an event’s clock, where that is long enough to hold one', async () => {
      const event = { kind: 'relative' as const, unit: 'workday' as const, event: '清单调整' };
      const item = await publish(
        [
          { spec: { ...event, n: 10 }, event: 'list_adjusted', raw: '清单调整后10个工作日内' },
          { spec: { ...event, n: 3 }, event: 'list_adjusted', raw: '清单调整后3个工作日内' },
        ],
        { innerWorkdays: 3 },
      );
      world.at('2018-06-13 10:00');
      const { list_adjusted: typeId } = await eventTypes(world);
      await world.get(TriggerEvents).register(await world.actor('zhou'), {
        typeId,
        subject: `权责清单${item}`,
        occurredAt: '2018-06-13T09:00:00+08:00',
      });
      expect((await delivered(item)).map(({ dueOn, innerDueOn }) => [dueOn, innerDueOn])).toEqual([
        ['2018-06-19', null],
        ['2018-06-28', '2018-06-25'],
      ]);
    });

    it('set by hand goes along when the calendar moves the date, and one lifted stays lifted', async () => {
      const ten = {
        spec: { kind: 'relative' as const, n: 10, unit: 'workday' as const, event: null },
        raw: '10日内',
      };
      const [byHand, byRule, lifted] = [
        await publish([ten]),
        await publish([ten], { innerWorkdays: 3 }),
        await publish([ten], { innerWorkdays: 3 }),
      ];
      await set(byHand, '2018-06-08');
      await set(lifted, null);
      const before = await world.get(CalendarService).ofUnits();
      const years = readShippedYears().map((year) =>
        year.year === 2018
          ? { ...year, days: [...year.days, { date: '2018-06-12', name: '放假', kind: 'off' as const }] }
          : year,
      );
      await world.dataSource.transaction(async (em) => {
        const change = { before, after: before.with({ years }) };
        const [actor, now] = [await world.actor('admin'), world.clock.now()];
        await world.get(DeadlineRecompute).apply(em, actor, now, change, { cause: 'calendar' });
      });
      const dates = async (item: string) =>
        (await delivered(item)).map(({ dueOn, innerDueOn }) => [dueOn, innerDueOn]);
      expect(await dates(byHand)).toEqual([['2018-06-19', '2018-06-12']]);
      expect(await dates(byRule)).toEqual([['2018-06-19', '2018-06-13']]);
      expect(await dates(lifted)).toEqual([['2018-06-19', null]]);
    });

    it('reminds of itself and then of the date; nothing is late before that', async () => {
      const item = await publish([BY_JULY]);
      await set(item, '2018-07-20');
      const marks = async (date: string) => {
        world.at(`${date} 09:00`);
        await world.get(Sweep).run();
        return world.dataSource.query<{ stage: string; dueOn: string; body: string }[]>(
          `SELECT f.stage, f.due_on::text AS "dueOn", n.body FROM flip f JOIN deadline d ON d.id = f.deadline_id
           JOIN notice n ON n.flip_id = f.id
           WHERE d.plan_item_id = $1 AND d.unit_id = $2 AND d.kind = 'deliver' ORDER BY f.reached_on`,
          [item, world.unit.legal],
        );
      };
      expect(await marks('2018-07-16')).toEqual([]);
      const [reminder] = await marks('2018-07-17');
      expect(reminder).toMatchObject({ stage: 'near', dueOn: '2018-07-20' });
      expect(reminder.body).toContain('应于2018年7月31日(周二)前办结(7月底前),内部时限为2018年7月20日(周五)');
      expect(await marks('2018-07-25')).toHaveLength(1);
      expect((await marks('2018-07-26')).map(({ dueOn }) => dueOn)).toEqual(['2018-07-20', '2018-07-31']);
      expect((await marks('2018-07-31')).map(({ stage }) => stage)).toEqual(['near', 'near']);
      expect((await marks('2018-08-01')).map(({ stage }) => stage)).toEqual(['near', 'near', 'overdue']);
    });
  });

  it('asks a unit that has ended for no new filing, and waives what was made ahead', async () => {
    const item = await publish([{ spec: { kind: 'ongoing' }, raw: '长期坚持' }]);
    const end = (day: string | null) =>
      world.dataSource.query('UPDATE unit SET active_to = $2 WHERE id = $1', [world.unit.legal, day]);
    await end('2018-06-15');
    try {
      for (const day of ['2018-06-16', '2018-07-02', '2018-08-02']) {
        await world.get(RecurringDeadlines).extend(day);
      }
      expect(await filings(item)).toEqual(['2018-06']);
      const other = await dutiesOf(item, 'personnel');
      expect(other.map(({ occurrence }) => occurrence)).toEqual(['2018-06', '2018-07', '2018-08', '2018-09']);
    } finally {
      await end(null);
    }
  });

  it('refuses to tick a later month by the filing of an earlier one', async () => {
    const item = await publish([TWICE]);
    world.at('2018-07-02 09:00');
    const wang = await world.actor('wang');
    const reports = world.get(ProgressService);
    const draft = await reports.open(wang, { planItemId: item, unitId: world.unit.legal, period: '2018-06' });
    const july = (await dutiesOf(item)).find(({ occurrence }) => occurrence === '2018-07')!;
    const answers = [...draft.answers.map(({ deadlineId }) => ({ deadlineId })), { deadlineId: july.id }];
    const saved = await reports.save(wang, draft.id, {
      version: draft.version,
      progress: '按月推进',
      answers,
    });
    await expect(reports.submit(wang, draft.id, { version: saved.version })).rejects.toMatchObject({
      message: expect.stringContaining('这是以后一期的报送'),
    });
  });
});
