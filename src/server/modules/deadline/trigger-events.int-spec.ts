import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { eventTypes, publishedPlan, type TaskLike } from '../../../../test/factories/plan.js';
import { World, type Person } from '../../../../test/world.js';
import { Plans } from '../plan/plans.service.js';
import { CalendarQueries } from './calendar.queries.js';
import { CalendarService } from './calendar.service.js';
import { DeadlineQueries } from './deadline.queries.js';
import { EventQueries } from './event.queries.js';
import type { RegisterEventDto } from './event.dto.js';
import { seedCalendar } from './seed-calendar.js';
import { TriggerEvents } from './trigger-events.service.js';

const workdays = (n: number, event: string) => ({
  spec: { kind: 'relative' as const, n, unit: 'workday' as const, event },
  event,
});
/** The facts of domain 4.4, in words of our own. */
const TASKS: TaskLike[] = [
  {
    text: '公开权力和责任清单。调整之后按时公布。',
    units: [
      ['lead', 'personnel'],
      ['lead', 'legal'],
      ['support', 'office'],
    ],
    rules: [workdays(10, 'list_adjusted')],
  },
  {
    text: '解读政策。',
    units: [
      ['lead', 'office'],
      ['support', 'legal'],
      ['responsible', 'allAffiliates'],
    ],
    rules: [workdays(3, 'document_published')],
  },
  {
    text: '突发事件及时发布。',
    units: [['lead', 'office']],
    rules: [
      { spec: { kind: 'relative', n: 24, unit: 'hour', event: 'major_incident' }, event: 'major_incident' },
    ],
  },
  {
    text: '服务事项变化后更新。',
    units: [
      ['responsible', 'planning'],
      ['responsible', 'allAffiliates'],
    ],
    rules: [workdays(1, 'service_condition_changed')],
  },
];

describe('trigger events', () => {
  let world: World;
  let planId: string;
  let type: Record<string, string>;
  beforeAll(async () => {
    world = await World.open('2018-06-04 09:00');
    type = await eventTypes(world);
    planId = await publishedPlan(world, TASKS);
  });
  afterAll(() => world.close());
  afterEach(async () => {
    await world.dataSource.query('DELETE FROM deadline WHERE event_id IS NOT NULL');
    await world.dataSource.query('TRUNCATE trigger_event CASCADE');
  });

  const register = async (
    person: Person,
    input: Partial<RegisterEventDto> & { code: string; at: string },
  ) => {
    const { code, at, ...rest } = input;
    const dto = {
      typeId: type[code],
      occurredAt: `${at.replace(' ', 'T')}:00+08:00`,
      subject: '一件事',
      ...rest,
    };
    return world.get(TriggerEvents).register(await world.actor(person), dto);
  };
  const told = (event: { deadlines: { unitName: string; dueOn: string }[] }) =>
    event.deadlines.map(({ unitName, dueOn }) => `${unitName} ${dueOn}`);
  const failing = (promise: Promise<unknown>) =>
    promise.then(
      () => 'nothing',
      (error: { code: string }) => error.code,
    );

  it('the worked month: 清单调整 on 2018-06-13 is due on 06-28 for exactly the two leads', async () => {
    world.at('2018-06-13 10:00');
    const event = await register('zhou', {
      code: 'list_adjusted',
      at: '2018-06-13 09:00',
      subject: '责任清单',
    });
    expect(told(event)).toEqual(['局人事处 2018-06-28', '局政策法规处 2018-06-28']);
    expect(event.lateWorkdays).toBe(0);
    const rows = await world.dataSource.query(
      `SELECT near_on::text AS near, start_on::text AS start, original_due_on::text AS original, principal, provisional
       FROM deadline WHERE event_id = $1`,
      [event.id],
    );
    const duty = {
      near: '2018-06-25',
      start: '2018-06-13',
      original: '2018-06-28',
      principal: true,
      provisional: false,
    };
    expect(rows).toEqual([duty, duty]);
    const filings = await world.dataSource.query(
      `SELECT u.name, d.due_on::text AS due FROM deadline d JOIN unit u ON u.id = d.unit_id
       WHERE d.kind = 'report' AND d.occurrence = '2018-06' AND d.plan_item_id = $1 ORDER BY u.sort`,
      [event.deadlines[0].planItemId],
    );
    expect(filings).toEqual([
      { name: '局人事处', due: '2018-06-25' },
      { name: '局政策法规处', due: '2018-06-25' },
    ]);
  });

  it('3 working days over 端午节, and 1 working day for the named unit only', async () => {
    world.at('2018-06-20 10:00');
    const published = await register('zhou', { code: 'document_published', at: '2018-06-15 17:00' });
    expect(told(published)).toEqual(['局办公室 2018-06-21']);
    expect(published.lateWorkdays).toBe(2);
    expect(
      told(await register('zhou', { code: 'service_condition_changed', at: '2018-06-15 17:00' })),
    ).toEqual(['局综规处 2018-06-19']);
  });

  it('24 hours run through the night and the holiday, and the liaison has it in the inbox at once', async () => {
    world.at('2018-06-16 23:00');
    const event = await register('zhou', { code: 'major_incident', at: '2018-06-16 22:30', subject: '塌方' });
    expect(event.deadlines.map(({ dueAt }) => new Date(dueAt!).toISOString())).toEqual([
      '2018-06-17T14:30:00.000Z',
    ]);
    const inbox = await world.dataSource.query<{ user_id: string; title: string; body: string }[]>(
      `SELECT user_id, title, body FROM inbox_message WHERE title LIKE '%重大突发事件%'`,
    );
    expect(inbox).toEqual([
      {
        user_id: world.user.zhou,
        title: '【限时】触发事项:重大突发事件发生',
        body: '塌方\n6月17日(周日)22:30前:3 突发事件及时发布',
      },
    ]);
  });

  it('shows before confirming what it would do, group members apart, and writes nothing', async () => {
    world.at('2018-06-13 10:00');
    const query = { typeId: type.service_condition_changed, occurredAt: '2018-06-13T09:00:00+08:00' };
    const preview = await world.get(EventQueries).preview(await world.actor('zhou'), query);
    expect(
      preview.items.map(({ unitName, viaGroup, dueOn, title }) => [unitName, viaGroup, dueOn, title]),
    ).toEqual([
      ['局综规处', false, '2018-06-14', '4 服务事项变化后更新'],
      ['路政处', true, '2018-06-14', '4 服务事项变化后更新'],
      ['运管处', true, '2018-06-14', '4 服务事项变化后更新'],
      ['出租处', true, '2018-06-14', '4 服务事项变化后更新'],
    ]);
    const [{ n }] = await world.dataSource.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM trigger_event',
    );
    expect(n).toBe(0);
    const own = await world.get(EventQueries).preview(await world.actor('zhao'), query);
    expect(own.items.map(({ unitName }) => unitName)).toEqual(['运管处']);
  });

  it('ticked units, group members and others among them', async () => {
    world.at('2018-06-13 10:00');
    const unitIds = [world.unit.taxi, world.unit.finance];
    const event = await register('zhou', {
      code: 'service_condition_changed',
      at: '2018-06-13 09:00',
      unitIds,
    });
    expect(told(event)).toEqual(['局财务处 2018-06-14', '出租处 2018-06-14']);
  });

  it('a liaison registers for her own unit, and for no other', async () => {
    world.at('2018-06-13 10:00');
    const at = '2018-06-13 09:00';
    expect(told(await register('li', { code: 'list_adjusted', at }))).toEqual(['局人事处 2018-06-28']);
    const other = register('li', {
      code: 'list_adjusted',
      at,
      subject: '另一件',
      unitIds: [world.unit.legal],
    });
    expect(await failing(other)).toBe('event.unit_refused');
    expect(await failing(register('li', { code: 'major_incident', at }))).toBe('event.nothing_listens');
    expect(await failing(register('luLiaison', { code: 'list_adjusted', at }))).toBe('event.nothing_listens');
    expect(
      told(
        await register('zhao', { code: 'service_condition_changed', at, unitIds: [world.unit.transport] }),
      ),
    ).toEqual(['运管处 2018-06-14']);
    expect(await failing(register('zhao', { code: 'service_condition_changed', at, subject: '无' }))).toBe(
      'event.no_units',
    );
  });

  it.each<[string, Partial<RegisterEventDto> & { code: string; at: string }, string]>([
    ['a moment to come', { code: 'list_adjusted', at: '2018-06-13 10:01' }, 'event.future'],
    ['what nothing waits for', { code: 'request_received', at: '2018-06-13 09:00' }, 'event.nothing_listens'],
    ['an unknown type', { code: '', typeId: randomUUID(), at: '2018-06-13 09:00' }, 'common.not_found'],
    [
      'an unknown task',
      { code: 'list_adjusted', ruleIds: [randomUUID()], at: '2018-06-13 09:00' },
      'common.not_found',
    ],
    [
      'an unknown unit',
      { code: 'list_adjusted', unitIds: [randomUUID()], at: '2018-06-13 09:00' },
      'event.unit_refused',
    ],
    [
      'a unit of another bureau',
      { code: 'list_adjusted', unitIds: [], at: '2018-06-13 09:00' },
      'event.unit_refused',
    ],
  ])('refuses %s', async (_, input, code) => {
    world.at('2018-06-13 10:00');
    const unitIds = input.unitIds?.length === 0 ? [world.unit.waterOffice] : input.unitIds;
    expect(await failing(register('zhou', { ...input, unitIds }))).toBe(code);
  });

  it('clicked twice at once: one event, one set of deadlines', async () => {
    world.at('2018-06-13 10:00');
    const clicks = await Promise.allSettled(
      Array.from({ length: 6 }, () => register('zhou', { code: 'list_adjusted', at: '2018-06-13 09:00' })),
    );
    expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const codes = clicks.flatMap((click) =>
      click.status === 'rejected' ? [(click.reason as { code: string }).code] : [],
    );
    expect(new Set(codes)).toEqual(new Set(['event.duplicate']));
    const [{ n }] = await world.dataSource.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM deadline WHERE event_id IS NOT NULL',
    );
    expect(n).toBe(2);
  });

  it('voided with a reason: what is open goes, what is done stays; the same can be registered again', async () => {
    world.at('2018-06-13 10:00');
    const event = await register('zhou', { code: 'list_adjusted', at: '2018-06-13 09:00' });
    await world.dataSource.query(`UPDATE deadline SET done_on = '2018-06-14' WHERE id = $1`, [
      event.deadlines[0].id,
    ]);
    const events = world.get(TriggerEvents);
    expect(await failing(events.void(await world.actor('li'), event.id, { reason: '登记有误' }))).toBe(
      'common.forbidden',
    );
    expect(await failing(events.void(await world.actor('luLiaison'), event.id, { reason: '登记有误' }))).toBe(
      'common.not_found',
    );
    const voided = await events.void(await world.actor('wu'), event.id, { reason: '登记有误' });
    expect(voided.deadlines.map(({ unitName, voidedAt }) => [unitName, voidedAt !== null])).toEqual([
      ['局人事处', false],
      ['局政策法规处', true],
    ]);
    expect(voided.can).toEqual({ void: false, correct: false });
    expect(await failing(events.void(await world.actor('wu'), event.id, { reason: '登记有误' }))).toBe(
      'event.voided',
    );
    expect(
      (await register('zhou', { code: 'list_adjusted', at: '2018-06-13 09:00' })).deadlines,
    ).toHaveLength(2);
  });

  it('leaves a row in the trail for the event and for each task', async () => {
    world.at('2018-06-13 10:00');
    const event = await register('zhou', { code: 'list_adjusted', at: '2018-06-13 09:00' });
    const rows = await world.dataSource.query(
      `SELECT action, plan_item_id AS item, jsonb_array_length(after->'deadlines') AS n FROM audit_entry
       WHERE subject_id = $1 ORDER BY id`,
      [event.id],
    );
    expect(rows).toEqual([
      { action: 'event.register', item: null, n: 2 },
      { action: 'event.register', item: event.deadlines[0].planItemId, n: 2 },
    ]);
  });

  it('is listed, page by page, for those whose units it concerns', async () => {
    world.at('2018-06-13 10:00');
    for (const subject of ['甲', '乙', '丙']) {
      await register('zhou', { code: 'list_adjusted', at: '2018-06-13 09:00', subject });
    }
    await register('zhou', { code: 'document_published', at: '2018-06-13 09:30', subject: '丁' });
    const list = async (person: Person, after?: string) =>
      world.get(EventQueries).list(await world.actor(person), { limit: 2, after });
    const first = await list('zhou');
    const second = await list('zhou', first.next!);
    expect(first.items[0].subject).toBe('丁');
    expect(new Set([...first.items, ...second.items].map(({ subject }) => subject))).toEqual(
      new Set('甲乙丙丁'),
    );
    expect(second.next).toBeNull();
    const seen = await list('li');
    expect(seen.items.map(({ deadlines }) => told({ deadlines }))).toEqual([
      ['局人事处 2018-06-28'],
      ['局人事处 2018-06-28'],
    ]);
    expect((await list('luLiaison')).items).toEqual([]);
    expect((await list('zhou', 'WyJhIiwiYiJd')).items).toHaveLength(2);
  });

  it('duties are listed within one’s units, filtered, with light and explanation', async () => {
    world.at('2018-06-13 10:00');
    const event = await register('zhou', { code: 'list_adjusted', at: '2018-06-13 09:00' });
    const queries = world.get(DeadlineQueries);
    const list = async (person: Person, query: object) =>
      queries.list(await world.actor(person), { limit: 50, ...query });
    const mine = await list('li', { kind: 'deliver', open: 'true' });
    expect(mine.items).toMatchObject([
      {
        unitName: '局人事处',
        dueOn: '2018-06-28',
        light: 'normal',
        workdaysLeft: 10,
        title: '1 公开权力和责任清单',
      },
    ]);
    expect((await list('li', { unitId: world.unit.legal })).total).toBe(0);
    expect((await list('luLiaison', { planId })).total).toBe(0);
    expect((await list('sun', { eventId: event.id })).total).toBe(2);
    expect((await list('qian', { eventId: event.id })).total).toBe(1);
    const all = await list('zhou', { planId });
    const paged: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await list('zhou', { planId, limit: 3, after });
      paged.push(...page.items.map(({ id }) => id));
      if (!page.next) break;
      after = page.next;
    }
    expect(paged).toEqual(all.items.map(({ id }) => id));
    expect((await list('zhou', { planId, from: '2018-06-26', to: '2018-06-30' })).total).toBe(2);

    const why = await queries.explain(await world.actor('li'), mine.items[0].id);
    expect(why).toMatchObject({ dueOn: '2018-06-28', start: '清单调整:一件事' });
    expect(why.steps.filter(({ counted }) => counted)).toHaveLength(10);
    expect(why.steps.find(({ date }) => date === '2018-06-18')?.notice).toContain('2018年');
    expect(await failing(queries.explain(await world.actor('luLiaison'), mine.items[0].id))).toBe(
      'common.not_found',
    );
  });

  it('hears nothing once the plan is closed', async () => {
    world.at('2018-06-13 10:00');
    const id = await publishedPlan(world, [
      { units: [['lead', 'finance']], rules: [workdays(5, 'request_received')] },
    ]);
    expect(told(await register('zhou', { code: 'request_received', at: '2018-06-13 09:00' }))).toEqual([
      '局财务处 2018-06-21',
    ]);
    await world.get(Plans).close(await world.actor('zhou'), id, { version: 2 });
    const again = register('zhou', { code: 'request_received', at: '2018-06-13 09:10' });
    expect(await failing(again)).toBe('event.nothing_listens');
  });

  it('the calendar: known years with their notices, loaded once however often it is seeded', async () => {
    expect(await seedCalendar(world.dataSource)).toBe(0);
    const calendar = world.get(CalendarService);
    const admin = await world.actor('admin');
    const yearOf = (year: number) => world.get(CalendarQueries).year(admin, year);
    const year = await yearOf(2018);
    expect(year.known).toBe(true);
    expect(year.days.find(({ date }) => date === '2018-06-18')).toMatchObject({
      kind: 'off',
      name: '端午节',
    });
    expect((await yearOf(2020)).notices).toHaveLength(2);
    expect(await yearOf(2050)).toMatchObject({ known: false, notices: [], days: [] });
    expect((await calendar.current()).addWorkdays('2018-06-13', 10)).toBe('2018-06-28');
    await world.dataSource.query(
      `WITH n AS (INSERT INTO calendar_notice (year, scope, title) VALUES (2018, 'days', '本地放假一天') RETURNING id)
       INSERT INTO calendar_day SELECT id, '2018-06-28', 'off', '本地' FROM n`,
    );
    expect((await calendar.current()).addWorkdays('2018-06-13', 10)).toBe('2018-06-29');
  });
});
