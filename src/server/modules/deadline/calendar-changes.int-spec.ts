import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { SYSTEM_ACTOR } from '../../common/actor.js';
import { publishPlan, type PublishedPlan } from '../../../../test/factories/duties.js';
import { NOTICE_2027 } from '../../../../test/factories/notice-2027.js';
import { World, type Person } from '../../../../test/world.js';
import { CalendarChanges } from './calendar-changes.service.js';
import { CalendarNotices } from './calendar-notices.service.js';
import { CalendarQueries } from './calendar.queries.js';
import { CalendarService } from './calendar.service.js';
import { InnerDates } from './inner-dates.service.js';
import { DeadlineQueries } from './deadline.queries.js';
import { DeadlineRules } from './deadline-rules.service.js';
import type { CalendarNoticeInputDto } from './calendar-change.dto.js';
import type { RuleSpec } from './domain/rule.js';
import { LocalDays } from './local-days.service.js';

const relative = (n: number, unit: 'workday' | 'day' | 'month' | 'hour'): RuleSpec => ({
  kind: 'relative',
  n,
  unit,
  event: null,
});
const PAGE = { limit: 50 };

let world: World;
let plan: PublishedPlan;
let notice: CalendarNoticeInputDto;

const notices = (): CalendarNotices => world.get(CalendarNotices);
const admin = () => world.actor('admin');
const revision = async (): Promise<number> =>
  (await world.get(CalendarQueries).year(await admin(), 2027)).revision;

interface Row {
  title: string;
  dueOn: string;
  originalDueOn: string;
  nearOn: string;
  provisional: boolean;
}
const dues = async (): Promise<Record<string, string>> => {
  const rows = await world.dataSource.query<Row[]>(
    `SELECT r.title, d.due_on::text AS "dueOn", d.provisional FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id
     WHERE d.plan_id = $1 ORDER BY r.title`,
    [plan.planId],
  );
  return Object.fromEntries(
    rows.map(({ title, dueOn, provisional }) => [title, `${dueOn}${provisional ? ' 暂定' : ''}`]),
  );
};
const changeLog = (): Promise<{ title: string; was: string; is: string; reason: string }[]> =>
  world.dataSource.query(
    `SELECT r.title, c.before_due_on::text || CASE WHEN c.before_provisional THEN ' 暂定' ELSE '' END AS was,
       c.after_due_on::text || CASE WHEN c.after_provisional THEN ' 暂定' ELSE '' END AS is, c.reason
     FROM deadline_change c JOIN deadline d ON d.id = c.deadline_id JOIN deadline_rule r ON r.id = d.rule_id
     ORDER BY c.id DESC`,
  );
const withdrawLatest = async (): Promise<void> => {
  const [{ id }] = await world.dataSource.query<{ id: number }[]>(
    'SELECT id FROM calendar_notice WHERE year = 2027 AND withdrawn_at IS NULL ORDER BY id DESC LIMIT 1',
  );
  await notices().withdraw(await admin(), id, { revision: await revision(), reason: '录入有误' });
};
const failing = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

beforeAll(async () => {
  world = await World.open('2026-11-16 09:00');
  const task = (title: string, spec: RuleSpec, unit: 'personnel' | 'legal' | 'transport' = 'personnel') => ({
    title,
    units: [[unit, 'lead'] as [typeof unit, 'lead']],
    rules: [
      { spec, kind: 'deliver' as const, title, ...(title.startsWith('d') ? { innerWorkdays: 5 } : {}) },
    ],
  });
  plan = await publishPlan(
    world,
    [
      // From 2026-12-01: counted over New Year 2027 and, for the longest, over the spring festival.
      task('a 四十个工作日', relative(40, 'workday')),
      task('b 五个工作日', relative(5, 'workday')),
      task('c 两个月', relative(2, 'month')),
      task('d 写明日期', { kind: 'fixed', date: '2027-02-08' }),
      task('e 小时', relative(2000, 'hour'), 'legal'),
      task('f 六十个工作日', relative(60, 'workday'), 'transport'),
      task('g 三十日', relative(30, 'day'), 'legal'),
    ],
    { issuedOn: '2026-12-01' },
  );
  const reading = await notices().read(await admin(), NOTICE_2027);
  expect(reading.problems).toEqual([]);
  const { year, scope, docNo, issuedOn, days } = reading;
  notice = {
    year,
    scope,
    docNo,
    issuedOn,
    title: reading.title!,
    text: NOTICE_2027,
    days: days.map(({ date, kind, name }) => ({ date, kind, name })),
  };
});
afterAll(() => world.close());

describe('a notice for a year that was unknown', () => {
  const BEFORE = {
    'a 四十个工作日': '2027-01-26 暂定',
    'b 五个工作日': '2026-12-08',
    'c 两个月': '2027-02-01 暂定',
    'd 写明日期': '2027-02-08',
    'e 小时': '2027-02-22',
    'f 六十个工作日': '2027-02-23 暂定',
    'g 三十日': '2026-12-31 暂定',
  };
  const AFTER = {
    'a 四十个工作日': '2027-01-27',
    'b 五个工作日': '2026-12-08',
    'c 两个月': '2027-02-01',
    'd 写明日期': '2027-02-08',
    'e 小时': '2027-02-22',
    'f 六十个工作日': '2027-03-01',
    'g 三十日': '2026-12-31',
  };

  it('is previewed without a trace', async () => {
    expect(await dues()).toEqual(BEFORE);
    const preview = await notices().preview(await admin(), notice, PAGE);
    expect(preview).toMatchObject({
      moved: 2,
      later: 2,
      earlier: 0,
      settled: 4,
      unsettled: 0,
      becomeOverdue: 0,
    });
    expect(preview.days.find(({ date }) => date === '2027-02-20')).toEqual({
      date: '2027-02-20',
      before: '周末',
      after: '补班(春节)',
    });
    expect(preview.items.map((one) => [one.unitName, one.beforeDueOn, one.afterDueOn, one.title])).toEqual([
      ['局人事处', '2027-01-26', '2027-01-27', null],
      ['运管处', '2027-02-23', '2027-03-01', null],
      ['局政策法规处', '2026-12-31', '2026-12-31', null],
      ['局人事处', '2027-02-01', '2027-02-01', null],
    ]);
    const paged = await notices().preview(await admin(), notice, { limit: 3 });
    expect(paged.items).toHaveLength(3);
    const rest = await notices().preview(await admin(), notice, { limit: 3, after: paged.next! });
    expect([...paged.items, ...rest.items]).toEqual(preview.items);
    expect(rest.next).toBeNull();
    expect(await dues()).toEqual(BEFORE);
    expect(await changeLog()).toEqual([]);
  });

  it('is loaded: open dates move, both values in the log, nothing provisional stays', async () => {
    const [{ nearOn }] = await world.dataSource.query<Row[]>(
      `SELECT near_on::text AS "nearOn" FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id WHERE r.title LIKE 'd %'`,
    );
    const applied = await notices().load(await admin(), { ...notice, revision: await revision() });
    expect(applied).toMatchObject({ moved: 2, settled: 4, units: 3, told: 4 });
    expect(await dues()).toEqual(AFTER);
    const log = await changeLog();
    expect(log).toHaveLength(4);
    expect(log).toContainEqual({
      title: 'a 四十个工作日',
      was: '2027-01-26 暂定',
      is: '2027-01-27',
      reason: '载入《国务院办公厅关于2027年部分节假日安排的通知》(国办发明电〔2026〕99号)',
    });
    const rows = await world.dataSource.query<Row[]>(
      `SELECT d.original_due_on::text AS "originalDueOn", d.near_on::text AS "nearOn", r.title
       FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id ORDER BY r.title`,
    );
    expect(rows[0].originalDueOn).toBe('2027-01-26');
    // A written date stays, and the days on which it warns go round the holiday before it.
    expect(rows[3].nearOn < nearOn).toBe(true);
    const [audit] = await world.dataSource.query<{ action: string; after: { moved: number } }[]>(
      `SELECT action, after FROM audit_entry WHERE action LIKE 'calendar.%'`,
    );
    expect(audit).toMatchObject({
      action: 'calendar.load_notice',
      after: { moved: 2, days: notice.days.length },
    });
  });

  it('tells each liaison once', async () => {
    const messages = await world.dataSource.query<{ user_id: string; title: string; body: string }[]>(
      `SELECT user_id, title, body FROM outbox_message WHERE key LIKE 'calendar:%'`,
    );
    // 局人事处 has two liaisons, the other two units one each.
    expect(messages).toHaveLength(4);
    const li = messages.find(({ user_id }) => user_id === world.user.li)!;
    expect(li.title).toBe('工作日历更新:1 项时限有变动');
    expect(li.body).toContain('2027-01-26 改为 2027-01-27:a 四十个工作日');
    expect(li.body).toContain('另有 1 项暂定日期已确定');
  });

  it('is named by the explanation, and seen by another process', async () => {
    const [{ id }] = await world.dataSource.query<{ id: string }[]>(
      `SELECT d.id FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id WHERE r.title LIKE 'a %'`,
    );
    const explained = await world.get(DeadlineQueries).explain(await world.actor('li'), id);
    expect(explained).toMatchObject({ dueOn: '2027-01-27', provisional: false });
    expect(explained.steps.find(({ date }) => date === '2027-01-01')).toMatchObject({
      counted: false,
      notice: expect.stringContaining('国办发明电〔2026〕99号') as unknown as string,
    });
    const other = await new CalendarService(world.get(DataSource)).current();
    expect(other.isWorkday('2027-02-20')).toBe(true);
    expect((await world.get(CalendarService).current()).isWorkday('2027-02-20')).toBe(true);
  });

  it('is no news a second time', async () => {
    const again = { ...notice, revision: await revision() };
    expect(await failing(notices().load(await admin(), again))).toBe('calendar.no_change');
  });

  it('is withdrawn: dates go back and are provisional again', async () => {
    const [{ id }] = await world.dataSource.query<{ id: number }[]>(
      'SELECT id FROM calendar_notice WHERE year = 2027',
    );
    const preview = await notices().previewWithdrawal(await admin(), id, PAGE);
    expect(preview).toMatchObject({ moved: 2, earlier: 2, unsettled: 4 });
    await withdrawLatest();
    expect(await dues()).toEqual(BEFORE);
    const year = await world.get(CalendarQueries).year(await admin(), 2027);
    expect(year).toMatchObject({ known: false, days: [] });
    expect(year.notices[0]).toMatchObject({
      inForce: false,
      withdrawReason: '录入有误',
      withdrawnByName: '冯系统',
    });
    expect(await failing(notices().previewWithdrawal(await admin(), id, PAGE))).toBe('calendar.withdrawn');
  });
});

describe('a second notice', () => {
  const amendment = (days: CalendarNoticeInputDto['days']): CalendarNoticeInputDto => ({
    year: 2027,
    scope: 'days',
    title: '国务院办公厅关于调整2027年元旦假期安排的通知',
    days,
  });

  it('needs the year', async () => {
    const input = amendment([{ date: '2027-01-04', kind: 'off', name: '元旦' }]);
    expect(await failing(notices().preview(await admin(), input, PAGE))).toBe('calendar.no_year');
  });

  it('rules the days it names, and undoes what the first said of one', async () => {
    await notices().load(await admin(), { ...notice, revision: await revision() });
    const input = amendment([
      { date: '2027-01-04', kind: 'off', name: '元旦' },
      { date: '2027-01-31', kind: 'plain', name: '春节' },
    ]);
    await notices().load(await admin(), { ...input, revision: await revision() });
    const calendar = await world.get(CalendarService).current();
    expect(calendar.dayReason('2027-01-04')).toMatchObject({ workday: false, text: '放假(元旦)' });
    expect(calendar.dayReason('2027-01-31')).toMatchObject({ workday: false, text: '周末', notice: null });
    expect((await dues())['a 四十个工作日']).toBe('2027-01-28');
    const { notices: versions } = await world.get(CalendarQueries).year(await admin(), 2027);
    expect(versions.map(({ scope, inForce }) => [scope, inForce])).toEqual([
      ['days', true],
      ['year', true],
      ['year', false],
    ]);
    await withdrawLatest();
    expect((await dues())['a 四十个工作日']).toBe('2027-01-27');
    expect((await world.get(CalendarService).current()).isWorkday('2027-01-31')).toBe(true);
    await withdrawLatest();
  });

  it('a day that cannot be is refused by name', async () => {
    const bad = (days: CalendarNoticeInputDto['days']) =>
      failing(
        Promise.resolve().then(async () => notices().preview(await admin(), { ...notice, days }, PAGE)),
      );
    expect(await bad([{ date: '2027-02-03', kind: 'work', name: '春节' }])).toBe('calendar.bad_days');
    expect(await bad([{ date: '2028-02-03', kind: 'off', name: '春节' }])).toBe('calendar.bad_days');
    expect(await bad([])).toBe('calendar.bad_days');
  });
});

describe('several at once', () => {
  it('of two who saw the same calendar one changes it, the other is told', async () => {
    const seen = await revision();
    const both = await Promise.all([
      failing(notices().load(await admin(), { ...notice, revision: seen })),
      failing(notices().load(await admin(), { ...notice, docNo: null, revision: seen })),
    ]);
    expect(both.sort()).toEqual(['calendar.stale', 'done']);
    await withdrawLatest();
  });

  it('a date that is being computed meanwhile is waited for and moves with the others', async () => {
    const spec = relative(40, 'workday');
    const rule = {
      planItemId: plan.items[0],
      kind: 'deliver' as const,
      spec,
      eventTypeId: null,
      raw: null,
      title: 'h 同时登记',
      bearers: [{ unitId: world.unit.personnel, principal: true }],
    };
    let loading: Promise<unknown> = Promise.resolve();
    const dates = { id: plan.planId, issuedOn: '2026-12-01', publishedOn: '2026-12-01' };
    await world.dataSource.transaction(async (em) => {
      await world.get(DeadlineRules).handOver(em, SYSTEM_ACTOR, world.clock.now(), dates, [rule]);
      loading = notices().load(await admin(), { ...notice, revision: await revision() });
      let settled = false;
      void loading.then(() => (settled = true));
      await waitForLock();
      expect(settled).toBe(false);
    });
    await loading;
    expect((await dues())['h 同时登记']).toBe('2027-01-27');
    await withdrawLatest();
  });

  it('readers see the old dates until the end, and wait for nothing', async () => {
    const loaded = await world.dataSource.transaction(async (em) => {
      await em.query('SELECT pg_advisory_xact_lock_shared($1)', [7_226_004]);
      const loading = notices().load(await admin(), { ...notice, revision: await revision() });
      await waitForLock();
      expect((await dues())['a 四十个工作日']).toBe('2027-01-26 暂定');
      const { items } = await world.get(DeadlineQueries).list(await world.actor('li'), { limit: 50 });
      expect(items.length).toBeGreaterThan(0);
      return { loading };
    });
    await loaded.loading;
    expect((await dues())['a 四十个工作日']).toBe('2027-01-27');
    await withdrawLatest();
  });

  /** Until some backend waits for an advisory lock. */
  async function waitForLock(): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const [{ waiting }] = await world.dataSource.query<{ waiting: number }[]>(
        `SELECT count(*)::int AS waiting FROM pg_locks l JOIN pg_database b ON b.oid = l.database
         WHERE l.locktype = 'advisory' AND NOT l.granted AND b.datname = current_database()`,
      );
      if (waiting > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('nothing waits');
  }
});

describe('the earlier day of the office', () => {
  const inners = async (): Promise<Record<string, string>> => {
    const { items } = await world.get(DeadlineQueries).list(await world.actor('li'), { limit: 50 });
    const set = items.filter(({ innerDueOn }) => innerDueOn !== null);
    return Object.fromEntries(
      set.map(({ title, innerDueOn, innerProvisional }) => [
        title.slice(0, 1),
        `${innerDueOn}${innerProvisional ? ' 暂定' : ''}`,
      ]),
    );
  };

  it('is provisional where days nobody has ruled were counted back to it, and settled with the notice', async () => {
    const { items } = await world.get(DeadlineQueries).list(await world.actor('li'), { limit: 50 });
    const by = (letter: string) => {
      const { id, version } = items.find(({ title }) => title.startsWith(letter))!;
      return { deadlines: [{ id, version }] };
    };
    // By hand: before a date that may still move, and before one that may not.
    const zhou = await world.actor('zhou');
    await world.get(InnerDates).set(zhou, { ...by('a'), innerDueOn: '2027-01-20' });
    await world.get(InnerDates).set(zhou, { ...by('b'), innerDueOn: '2026-12-04' });
    const before = { a: '2027-01-20 暂定', b: '2026-12-04', d: '2027-02-01 暂定' };
    expect(await inners()).toEqual(before);

    await notices().load(await admin(), { ...notice, revision: await revision() });
    // Its date is written and stays; the five days before it count the 补班 Sunday and skip the holiday.
    expect(await dues()).toMatchObject({ 'd 写明日期': '2027-02-08' });
    expect(await inners()).toEqual({ a: '2027-01-21', b: '2026-12-04', d: '2027-01-31' });

    await withdrawLatest();
    expect(await inners()).toEqual(before);
    await world.get(InnerDates).set(zhou, { deadlines: [await held('a')], innerDueOn: null });
    expect(await inners()).toEqual({ b: before.b, d: before.d });
  });

  async function held(letter: string): Promise<{ id: string; version: number }> {
    const { items } = await world.get(DeadlineQueries).list(await world.actor('li'), { limit: 50 });
    return items.find(({ title }) => title.startsWith(letter))!;
  }
});

describe('what is no longer open, or stands otherwise', () => {
  it('does not move', async () => {
    await world.dataSource.query(
      `UPDATE deadline SET done_on = '2026-11-16' WHERE rule_id IN (SELECT id FROM deadline_rule WHERE title LIKE 'a %')`,
    );
    await world.dataSource.query(
      `UPDATE deadline SET due_on = '2027-03-31' WHERE rule_id IN (SELECT id FROM deadline_rule WHERE title LIKE 'c %')`,
    );
    await notices().load(await admin(), { ...notice, revision: await revision() });
    expect((await dues())['a 四十个工作日']).toBe('2027-01-26 暂定');
    await withdrawLatest();
    await world.dataSource.query(
      `UPDATE deadline SET done_on = NULL, due_on = original_due_on, provisional = true
       WHERE rule_id IN (SELECT id FROM deadline_rule WHERE title LIKE 'a %' OR title LIKE 'c %')`,
    );
  });
});

describe('notices that come with a release', () => {
  it('move open dates as loaded ones do', async () => {
    const before = await dues();
    const changes = world.get(CalendarChanges);
    await world.dataSource.transaction((em) =>
      changes.loadShipped(em, async () => {
        await em.query(
          `WITH n AS (INSERT INTO calendar_notice (year, title) VALUES (2027, '随版本提供的2027年安排') RETURNING id)
           INSERT INTO calendar_day SELECT n.id, d.date, d.kind, d.name
           FROM n, jsonb_to_recordset($1::jsonb) AS d(date date, kind text, name text)`,
          [JSON.stringify(notice.days)],
        );
        return 1;
      }),
    );
    expect((await dues())['a 四十个工作日']).toBe('2027-01-27');
    await withdrawLatest();
    expect(await dues()).toEqual(before);
  });
});

describe('local days', () => {
  const set = async (
    person: Person,
    unit: 'bureau' | 'personnel',
    days: { date: string; kind: 'off' | 'work'; name: string }[],
  ) =>
    world.get(LocalDays).set(await world.actor(person), {
      unitId: world.unit[unit],
      year: 2026,
      days,
      revision: await revision(),
    });

  it('move the dates of the unit and those below it, and no others', async () => {
    const off = { date: '2026-12-07', kind: 'off' as const, name: '搬迁' };
    const preview = await world
      .get(LocalDays)
      .preview(await world.actor('zhou'), { unitId: world.unit.personnel, year: 2026, days: [off] }, PAGE);
    expect(preview.items.every(({ unitName }) => unitName === '局人事处')).toBe(true);
    expect(preview.items[0].title).toBe('b 五个工作日');
    await set('zhou', 'personnel', [off]);
    expect((await dues())['b 五个工作日']).toBe('2026-12-09');
    expect((await dues())['f 六十个工作日']).toBe('2027-02-23 暂定');
    const [{ id }] = await world.dataSource.query<{ id: string }[]>(
      `SELECT d.id FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id WHERE r.title LIKE 'b %'`,
    );
    const { steps } = await world.get(DeadlineQueries).explain(await world.actor('li'), id);
    expect(steps.find(({ date }) => date === '2026-12-07')).toMatchObject({
      counted: false,
      reason: '周一,放假(搬迁)',
      notice: '本单位安排(人事处)',
    });
  });

  it('of the nearer unit rule over those above', async () => {
    await set('admin', 'bureau', [
      { date: '2026-12-07', kind: 'off', name: '局庆' },
      { date: '2026-12-08', kind: 'off', name: '局庆' },
    ]);
    expect((await dues())['b 五个工作日']).toBe('2026-12-10');
    await set('zhou', 'personnel', [{ date: '2026-12-08', kind: 'work', name: '照常' }]);
    expect((await dues())['b 五个工作日']).toBe('2026-12-09');
  });

  it('a duty made meanwhile is counted by its unit’s calendar', async () => {
    const made = await publishPlan(
      world,
      [
        {
          title: '两个单位',
          units: [
            ['personnel', 'lead'],
            ['waterOffice', 'lead'],
          ],
          rules: [{ spec: relative(5, 'workday') }],
        },
      ],
      { issuedOn: '2026-12-01' },
    );
    const rows = await world.dataSource.query<{ name: string; due: string }[]>(
      `SELECT u.name, d.due_on::text AS due FROM deadline d JOIN unit u ON u.id = d.unit_id WHERE d.plan_id = $1 ORDER BY due_on`,
      [made.planId],
    );
    expect(rows).toEqual([
      { name: '水利局办公室', due: '2026-12-08' },
      { name: '局人事处', due: '2026-12-09' },
    ]);
  });

  it('are seen by those below, set by nobody else', async () => {
    const seen = await world.get(LocalDays).list(await world.actor('li'), 2026);
    expect(seen.items.map(({ unitName, days, can }) => [unitName, days.length, can.set])).toEqual([
      ['云陵市交通运输局', 2, false],
      ['局人事处', 1, false],
    ]);
    expect((await world.get(LocalDays).list(await world.actor('luLiaison'), 2026)).items).toEqual([]);
    expect(await failing(set('heCoordinator', 'personnel', []))).toBe('common.forbidden');
    expect(await failing(set('li', 'personnel', []))).toBe('common.forbidden');
    const nothing = [{ date: '2026-11-18', kind: 'work' as const, name: '照常' }];
    expect(await failing(set('zhou', 'personnel', nothing))).toBe('local_day.bad');
  });

  it('taken back, dates go back', async () => {
    await set('zhou', 'personnel', []);
    await set('zhou', 'bureau', []);
    expect((await dues())['b 五个工作日']).toBe('2026-12-08');
  });
});
