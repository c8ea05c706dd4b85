import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { draftPlan, itemsOf, publishedPlan, type TaskLike } from '../../../../test/factories/plan.js';
import { World, type Person } from '../../../../test/world.js';
import { RecurringDeadlines } from '../deadline/recurring-deadlines.service.js';
import type { UpdateItemsDto } from './plan.dto.js';
import { PlanQueries } from './plan.queries.js';
import { visibleItems } from './plan.policy.js';
import { Plans } from './plans.service.js';

const OUTLINE: TaskLike[] = [
  { number: '一、', text: '主要任务', kind: 'section' },
  {
    number: '1.',
    under: 0,
    text: '公开清单。',
    units: [
      ['lead', 'personnel'],
      ['lead', 'legal'],
      ['support', 'office'],
    ],
  },
  {
    number: '2.',
    under: 0,
    text: '公开结果。',
    units: [
      ['lead', 'office'],
      ['responsible', 'allOffices'],
      ['responsible', 'concerned'],
    ],
  },
  {
    number: '3.',
    under: 0,
    text: '培训。',
    units: [['responsible', 'allAffiliates']],
    rules: [{ spec: { kind: 'fixed', date: '2018-12-31' } }],
  },
  { number: '4.', under: 0, text: '没有人的事。', rules: [{ spec: { kind: 'fixed', date: '2018-12-31' } }] },
  { number: '二、', text: '保障措施', kind: 'section' },
  {
    number: '1.',
    under: 5,
    text: '长期坚持。',
    units: [['responsible', 'finance']],
    rules: [{ spec: { kind: 'ongoing' } }, { spec: { kind: 'soft' } }],
  },
];

describe('plans', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open('2018-06-04 09:00');
  });
  afterAll(() => world.close());

  const failing = (promise: Promise<unknown>) =>
    promise.then(
      () => 'nothing',
      (error: { code: string }) => error.code,
    );
  const publish = async (person: Person, id: string, version = 1) =>
    world.get(Plans).publish(await world.actor(person), id, { version });
  const dutiesOf = async (planId: string, kind: string) =>
    (
      await world.dataSource.query<{ line: string }[]>(
        `SELECT i.path || ' ' || u.name || ' ' || d.due_on || CASE WHEN d.principal THEN '*' ELSE '' END AS line
         FROM deadline d JOIN plan_item i ON i.id = d.plan_item_id JOIN unit u ON u.id = d.unit_id
         WHERE d.plan_id = $1 AND d.kind = $2 ORDER BY i.position, u.sort, d.due_on`,
        [planId, kind],
      )
    ).map(({ line }) => line);

  it('publication makes the duties: leads, else the responsible; filings by whom the document names', async () => {
    const id = await draftPlan(world, OUTLINE);
    const done = await publish('zhou', id);
    expect(done).toMatchObject({
      tasks: 4,
      unassigned: 1,
      rules: 5,
      plan: { status: 'published', version: 2, tasks: 5 },
    });
    expect(await dutiesOf(id, 'deliver')).toEqual([
      '一3 路政处 2018-12-31',
      '一3 运管处 2018-12-31',
      '一3 出租处 2018-12-31',
    ]);
    expect(await dutiesOf(id, 'report')).toEqual([
      '一1 局人事处 2018-06-25*',
      '一1 局人事处 2018-07-25*',
      '一1 局政策法规处 2018-06-25*',
      '一1 局政策法规处 2018-07-25*',
      '一2 局办公室 2018-06-25*',
      '一2 局办公室 2018-07-25*',
      '一3 路政处 2018-06-25',
      '一3 路政处 2018-07-25',
      '一3 运管处 2018-06-25',
      '一3 运管处 2018-07-25',
      '一3 出租处 2018-06-25',
      '一3 出租处 2018-07-25',
      '二1 局财务处 2018-06-25*',
      '二1 局财务处 2018-07-25*',
    ]);
  });

  it('expands groups to the members of the day, but for units that the item names itself', async () => {
    const id = await draftPlan(world, OUTLINE);
    await world.dataSource.query(`UPDATE unit SET active_to = '2018-06-04' WHERE id = $1`, [
      world.unit.planning,
    ]);
    await publish('zhou', id);
    await world.dataSource.query('UPDATE unit SET active_to = NULL WHERE id = $1', [world.unit.planning]);
    const outline = await world.get(PlanQueries).outline(await world.actor('zhou'), id, { limit: 2000 });
    expect(
      outline.items[2].assignments.map(({ role, unitName, groupName }) => `${role} ${unitName} ${groupName}`),
    ).toEqual([
      'lead 局办公室 null',
      'responsible null 机关各处室',
      'responsible 局人事处 机关各处室',
      'responsible 局政策法规处 机关各处室',
      'responsible 局财务处 机关各处室',
      'responsible null 相关单位',
    ]);
  });

  it('tells each liaison once, by role', async () => {
    const id = await publishedPlan(world, OUTLINE);
    const messages = await world.dataSource.query<{ user_id: string; title: string; body: string }[]>(
      'SELECT user_id, title, body FROM outbox_message WHERE key LIKE $1',
      [`plan.publish:${id}:%`],
    );
    const mine = messages.find(({ user_id: user }) => user === world.user.zhou);
    expect(mine).toMatchObject({
      title: '已下达 2 项任务',
      body: '《云陵市交通运输局政务公开工作实施意见》已下达,其中您单位牵头 1 项、配合 1 项。',
    });
    expect(messages.map(({ user_id: user }) => user).sort()).toEqual(
      [world.user.zhou, world.user.li, world.user.wang, world.user.zhao, world.user.newcomer].sort(),
    );
  });

  /** Waits until so many statements of this database wait for a lock. */
  const waiting = async (count: number) => {
    for (;;) {
      const [{ n }] = await world.dataSource.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if (n >= count) return;
      await new Promise((resume) => setTimeout(resume, 10));
    }
  };

  it('published twice at once: one success, the others 409, one set of duties', async () => {
    const id = await draftPlan(world, OUTLINE);
    const gate = world.dataSource.createQueryRunner();
    await gate.startTransaction();
    await gate.query('SELECT 1 FROM plan WHERE id = $1 FOR UPDATE', [id]);
    const clicking = Promise.allSettled([
      publish('zhou', id),
      publish('wu', id),
      publish('zhou', id),
      publish('wu', id),
    ]);
    // All have read the draft and stand at the row before the first may write it.
    await waiting(4);
    await gate.commitTransaction();
    await gate.release();
    const clicks = await clicking;
    expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const statuses = clicks.flatMap((click) =>
      click.status === 'rejected' ? [(click.reason as { status: number }).status] : [],
    );
    expect(statuses).toEqual([409, 409, 409]);
    expect(await dutiesOf(id, 'report')).toHaveLength(14);
    expect(await failing(publish('zhou', id, 2))).toBe('flow.not_allowed');
  });

  it.each([
    [{ year: null }, ['year']],
    [{ issuedOn: null }, ['issuedOn']],
    [{ year: null, issuedOn: null }, ['year', 'issuedOn']],
  ])('is refused without a date: %j', async (header, missing) => {
    const id = await draftPlan(world, OUTLINE, header);
    await expect(publish('zhou', id)).rejects.toMatchObject({
      code: 'plan.undated',
      status: 422,
      details: { missing },
    });
    const plans = world.get(Plans);
    const actor = await world.actor('zhou');
    const dated = await plans.update(actor, id, { version: 1, year: 2018, issuedOn: '2018-06-01' });
    expect((await publish('zhou', id, dated.version)).plan.status).toBe('published');
  });

  it('header changes are checked, versioned, and the draft’s only', async () => {
    const id = await draftPlan(world, OUTLINE);
    const plans = world.get(Plans);
    const actor = await world.actor('wu');
    const changed = await plans.update(actor, id, {
      version: 1,
      docNo: '云交字〔2018〕8号',
      cadence: { per: 'quarter', afterWorkdays: 5, roll: 'none' },
      behindPoints: 20,
    });
    expect(changed).toMatchObject({
      behindPoints: 20,
      docNo: '云交字〔2018〕8号',
      version: 2,
      title: '云陵市交通运输局政务公开工作实施意见',
    });
    await expect(plans.update(actor, id, { version: 1, title: '旧的' })).rejects.toMatchObject({
      code: 'common.stale',
      details: { yours: { title: '旧的' }, current: { docNo: '云交字〔2018〕8号' } },
    });
    expect(await failing(plans.update(actor, id, { version: 2, issuedOn: '2018-02-30' }))).toBe(
      'plan.no_date',
    );
    const both = { per: 'month' as const, day: 25, afterWorkdays: 5, roll: 'none' as const };
    expect(await failing(plans.update(actor, id, { version: 2, cadence: both }))).toBe('plan.cadence');
    await publish('zhou', id, 2);
    expect((await dutiesOf(id, 'report')).slice(0, 2)).toEqual([
      '一1 局人事处 2018-07-06*',
      '一1 局人事处 2018-10-12*',
    ]);
    expect(await failing(plans.update(actor, id, { version: 3, title: '新的名称' }))).toBe('plan.not_draft');
  });

  it('units are set in bulk, added or instead; what gets a unit is a task', async () => {
    const id = await draftPlan(world, OUTLINE);
    const items = await itemsOf(world, id);
    const plans = world.get(Plans);
    const change = async (version: number, input: Omit<UpdateItemsDto, 'version'>) =>
      plans.updateItems(await world.actor('zhou'), id, { version, ...input });
    const lead = { unitId: world.unit.roads, role: 'lead' as const };
    await change(1, { itemIds: [items[4], items[0], items[1]], assignments: [lead] });
    await change(2, { itemIds: [items[1], items[4]], assignments: [lead], replace: false });
    await change(3, {
      itemIds: [items[2]],
      assignments: [{ groupId: world.group.allAffiliates, role: 'responsible' }],
      replace: true,
    });
    await change(4, { itemIds: [items[6]], kind: 'section' });
    const { items: now } = await world
      .get(PlanQueries)
      .outline(await world.actor('zhou'), id, { limit: 2000 });
    const told = now.map(
      ({ path, kind, assignments }) =>
        `${path} ${kind} ${assignments.map((a) => a.unitName ?? a.groupName).join()}`,
    );
    expect(told).toEqual([
      '一 task 路政处',
      '一1 task 局人事处,局政策法规处,路政处,局办公室',
      '一2 task 局直各单位',
      '一3 task 局直各单位',
      '一4 task 路政处',
      '二 section ',
      '二1 section 局财务处',
    ]);
    expect(await failing(change(4, { itemIds: [items[6]], kind: 'task' }))).toBe('common.stale');
    expect(await failing(change(5, { itemIds: [randomUUID()], kind: 'task' }))).toBe('common.not_found');
    const stranger = [{ unitId: world.unit.waterOffice, role: 'lead' as const }];
    expect(await failing(change(5, { itemIds: [items[4]], assignments: stranger }))).toBe(
      'plan.unit_outside',
    );
    expect(await failing(change(5, { itemIds: [items[4]], assignments: [{ role: 'lead' }] }))).toBe(
      'plan.empty_assignment',
    );
  });

  it('is managed by its coordinators; others may not, or do not know of it', async () => {
    const draft = await draftPlan(world, OUTLINE);
    const published = await publishedPlan(world, OUTLINE);
    const seen = async (person: Person, id: string) =>
      failing(world.get(Plans).close(await world.actor(person), id, { version: 2 }));
    expect(await seen('heCoordinator', published)).toBe('common.not_found');
    expect(await seen('sun', published)).toBe('common.forbidden');
    expect(await seen('li', published)).toBe('common.forbidden');
    expect(await seen('li', draft)).toBe('common.not_found');
    expect(await seen('sun', draft)).toBe('common.not_found');
    expect(await seen('wu', draft)).toBe('flow.not_allowed');
    expect(await seen('wu', published)).toBe('nothing');
  });

  it.each<[Person, string[]]>([
    ['zhou', ['一', '一1', '一2', '一3', '一4', '二', '二1']],
    ['sun', ['一', '一1', '一2', '一3', '一4', '二', '二1']],
    ['li', ['一-', '一1', '一2']],
    ['zhao', ['一-', '一3']],
    ['qian', ['一-', '一1', '一2', '一3']],
  ])('%s sees of the outline what is theirs, under its headings', async (person, paths) => {
    const id = await publishedPlan(world, OUTLINE, { sourceText: '全文' });
    const actor = await world.actor(person);
    const { items } = await world.get(PlanQueries).outline(actor, id, { limit: 2000 });
    expect(items.map(({ path, headingOnly }) => `${path}${headingOnly ? '-' : ''}`)).toEqual(paths);
    expect(items.filter(({ headingOnly }) => headingOnly).every(({ text }) => text === '')).toBe(true);
    const plan = await world.get(PlanQueries).one(actor, id);
    expect(plan.sourceText).toBe(person === 'zhou' || person === 'sun' ? '全文' : null);
    expect(plan.can.close).toBe(person === 'zhou');
    const list = await world.get(PlanQueries).list(actor, { limit: 200 });
    expect(list.items.find((one) => one.id === id)?.tasks).toBe(
      items.filter((one) => one.kind === 'task').length,
    );
    const pages = await world.get(PlanQueries).outline(actor, id, { limit: 1 });
    expect(pages.next === null).toBe(items.length === 1);
  });

  it('shows strangers nothing, and drafts to nobody but the coordinators', async () => {
    const id = await publishedPlan(world, OUTLINE);
    const draft = await draftPlan(world, OUTLINE);
    const queries = world.get(PlanQueries);
    for (const person of ['heCoordinator', 'luLiaison'] as const) {
      const actor = await world.actor(person);
      expect((await queries.list(actor, { limit: 50 })).total).toBe(0);
      expect(await failing(queries.outline(actor, id, { limit: 10 }))).toBe('common.not_found');
    }
    for (const person of ['li', 'sun', 'qian'] as const) {
      const actor = await world.actor(person);
      expect(await failing(queries.one(actor, draft))).toBe('common.not_found');
      const params: unknown[] = [draft];
      const scope = visibleItems(actor, 'i', params);
      const items = `SELECT id FROM plan_item i WHERE plan_id = $1 AND ${scope}`;
      expect(await world.dataSource.query<unknown[]>(items, params)).toEqual([]);
    }
    const actor = await world.actor('zhou');
    const paged: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await queries.list(actor, { limit: 2, after });
      paged.push(...page.items.map((one) => one.id));
      if (!page.next) break;
      after = page.next;
    }
    const all = await queries.list(actor, { limit: 200 });
    expect(paged).toEqual(all.items.map((one) => one.id));
    expect(all.total).toBe(paged.length);
    expect((await queries.list(actor, { limit: 50, q: '云交字' })).total).toBe(1);
  });

  it('the same document is found again: by its file, or by its head', async () => {
    const id = await draftPlan(world, OUTLINE, { fileHash: 'abc', title: '只此一份', docNo: '八号' });
    const find = (document: { fileHash: string | null; title: string; docNo: string | null }) =>
      world.get(PlanQueries).existing(world.dataSource.manager, world.unit.bureau, {
        issuer: '云陵市交通运输局',
        year: 2018,
        ...document,
      });
    expect(await find({ fileHash: 'abc', title: '改名', docNo: null })).toBe(id);
    expect(await find({ fileHash: 'def', title: '只此一份', docNo: '八号' })).toBe(id);
    expect(await find({ fileHash: null, title: '只此一份', docNo: '九号' })).toBeNull();
    await expect(draftPlan(world, OUTLINE, { fileHash: 'abc' })).rejects.toMatchObject({
      driverError: { code: '23505' },
    });
  });

  it('closed while filings are being made ahead, leaves none of them owed', async () => {
    world.at('2018-06-04 09:00');
    const id = await publishedPlan(world, [{ units: [['lead', 'legal']] }]);
    world.at('2018-09-03 09:00');
    const zhou = await world.actor('zhou');
    // The trail is held, so that the job stands between its deadlines and its commit while the plan is closed.
    const runner = world.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query('LOCK TABLE audit_entry IN ACCESS EXCLUSIVE MODE');
    const extended = world.get(RecurringDeadlines).extend('2018-09-03');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const closed = world.get(Plans).close(zhou, id, { version: 2 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await runner.commitTransaction();
    await runner.release();
    await Promise.all([extended, closed]);
    const owed = await world.dataSource.query<{ occurrence: string }[]>(
      `SELECT occurrence FROM deadline WHERE plan_id = $1 AND due_on > '2018-09-03' AND waived_at IS NULL`,
      [id],
    );
    expect(owed).toEqual([]);
  });

  it('filings are made a period ahead, whether the job runs late or twice; closing ends it', async () => {
    world.at('2018-06-04 09:00');
    const id = await publishedPlan(world, [{ units: [['lead', 'legal']] }]);
    const periods = async () =>
      (
        await world.dataSource.query<{ line: string }[]>(
          `SELECT occurrence || ' ' || due_on || CASE WHEN waived_at IS NULL THEN '' ELSE ' waived' END AS line
           FROM deadline WHERE plan_id = $1 ORDER BY due_on`,
          [id],
        )
      ).map(({ line }) => line);
    expect(await periods()).toEqual(['2018-06 2018-06-25', '2018-07 2018-07-25']);
    const job = world.get(RecurringDeadlines);
    await Promise.all([job.extend('2018-09-03'), job.extend('2018-09-03')]);
    expect(await job.extend('2018-09-03')).toBe(0);
    expect((await periods()).slice(2)).toEqual([
      '2018-08 2018-08-24',
      '2018-09 2018-09-25',
      '2018-10 2018-10-25',
    ]);
    world.at('2018-09-26 09:00');
    await world.get(Plans).close(await world.actor('zhou'), id, { version: 2 });
    await job.extend('2018-12-01');
    expect((await periods()).slice(3)).toEqual(['2018-09 2018-09-25', '2018-10 2018-10-25 waived']);
  });
});
