import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AssessedPlan } from '../../../../test/factories/assessed-plan.js';
import { World, type Agent, type Person } from '../../../../test/world.js';
import { DomainError } from '../../common/domain-error.js';
import type { AssessmentDetailDto } from './assessment.dto.js';
import { AssessmentQueries } from './assessment.queries.js';
import { Assessments } from './assessments.service.js';
import { seedSchemes } from './schemes.js';

/** The month of domain 4.4, its two leads, a support unit and a unit that answers alone beside them. */
async function story(world: World) {
  const plan = await AssessedPlan.publishedOn(world, '2018-06-04');
  const lists = await plan.task('责任清单动态公开', [
    ['personnel', 'lead'],
    ['legal', 'lead'],
    ['office', 'support'],
  ]);
  const transport = await plan.task('公交线路调整公开', [['transport', 'responsible']]);
  const adjusted = { dueOn: '2018-06-28' };
  const personnel = await plan.duty(lists, { unit: 'personnel', ...adjusted });
  const legal = await plan.duty(lists, { unit: 'legal', ...adjusted });
  const monthly = { kind: 'report' as const, dueOn: '2018-06-25', occurrence: '2018-06' };
  const filed = await plan.duty(lists, { unit: 'personnel', ...monthly });
  const missing = await plan.duty(lists, { unit: 'legal', ...monthly });
  const other = await plan.duty(transport, { unit: 'transport', principal: false, dueOn: '2018-06-20' });
  await plan.filing(personnel, { submitted: '2018-07-03', doneOn: '2018-06-26', approved: '2018-07-04' });
  await plan.filing(legal, { submitted: '2018-07-02', doneOn: '2018-06-29', approved: '2018-07-05' });
  const report = await plan.filing(filed, {
    submitted: '2018-06-25',
    returned: ['2018-06-26', '2018-06-27'],
    approved: '2018-06-28',
  });
  return { plan, lists, transport, personnel, legal, filed, missing, other, report };
}

const placesOf = ({ ranking }: AssessmentDetailDto) =>
  ranking.map(({ unitName, rank, score, grade }) => [unitName, rank, score, grade]);

describe('assessment', () => {
  let world: World;
  let told: Awaited<ReturnType<typeof story>>;
  beforeAll(async () => {
    world = await World.open('2018-07-10 09:00');
    told = await story(world);
  });
  afterAll(() => world.close());

  const run = async (asOf?: string, person: Person = 'zhou'): Promise<AssessmentDetailDto> =>
    world.get(Assessments).run(await world.actor(person), { planId: told.plan.id, asOf });
  const refusal = async (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? `${error.status} ${error.code}` : String(error)),
    );

  it('knows its scheme from the start, and loads it only once', async () => {
    expect(await seedSchemes(world.dataSource, world.clock.now())).toBe(0);
    const { items } = await world.get(AssessmentQueries).schemes();
    expect(items.map(({ edition, base, lines }) => [edition, base, lines.map(({ cap }) => cap)])).toEqual([
      [1, 100, [60, 30, 10]],
    ]);
  });

  it('scores the worked month, as of each day of it', async () => {
    expect(placesOf(await run())).toEqual([
      ['局办公室', 1, 100, '优'],
      ['局人事处', 2, 99, '优'],
      ['运管处', 2, 99, '优'],
      ['局政策法规处', 4, 97, '优'],
    ]);
    // On 3 July nothing was approved yet: both leads still owed publication.
    expect(placesOf(await run('2018-07-03'))).toEqual([
      ['局办公室', 1, 100, '优'],
      ['运管处', 2, 99, '优'],
      ['局人事处', 3, 97, '优'],
      ['局政策法规处', 3, 97, '优'],
    ]);
    expect(placesOf(await run('2018-06-20')).map(([, , score]) => score)).toEqual([100, 100, 100, 100]);
  });

  it('gives each point its reason, its dates and what proves it', async () => {
    const { id } = await run();
    const actor = await world.actor('zhou');
    const sheet = await world.get(AssessmentQueries).unitSheet(actor, id, world.unit.legal);
    expect(sheet).toMatchObject({ unitName: '局政策法规处', rank: 4, score: 97, base: 100 });
    expect(sheet.lines.map(({ cap, count, deducted, score }) => [cap, count, deducted, score])).toEqual([
      [60, 1, 2, 58],
      [30, 1, 1, 29],
      [10, 0, 0, 10],
    ]);
    const [late, missing] = sheet.lines.map(({ entries }) => entries[0]);
    expect(late).toMatchObject({
      reason: '“责任清单动态公开”应于 2018-06-28 办结,实际 2018-06-29 办结,逾期 1 个工作日,扣 2 分',
      ...{ points: -2, counted: -2, deadlineId: told.legal, planItemId: told.lists, deadlineKind: 'deliver' },
      facts: { dueOn: '2018-06-28', doneOn: '2018-06-29', approvedAt: '2018-07-05T04:00:00.000Z' },
    });
    expect(late.reportId).not.toBeNull();
    expect(missing.reason).toBe(
      '“责任清单动态公开”2018年6月的进展应于 2018-06-25 报送,截至 2018-07-10 尚未报送,已逾期 11 个工作日,扣 1 分',
    );
    const { lines } = await world.get(AssessmentQueries).unitSheet(actor, id, world.unit.personnel);
    expect(lines[2].entries.map(({ reportId, counted }) => [reportId, counted])).toEqual([
      [told.report, -0.5],
      [told.report, -0.5],
    ]);
  });

  it('computes the same again to the cent, whatever happened since', async () => {
    const { id } = await run('2018-07-03');
    const actor = await world.actor('zhou');
    const service = world.get(Assessments);
    expect(await service.recompute(actor, id)).toEqual({ same: true, differences: [] });
    await told.plan.filing(told.missing, { submitted: '2018-07-20', approved: '2018-07-21' });
    await told.plan.task('后来补充的任务', [['roads', 'lead']]);
    expect(await service.recompute(actor, id)).toEqual({ same: true, differences: [] });
    expect((await run('2018-07-03')).ranking).toHaveLength(5);
    await world.dataSource.query('UPDATE deadline SET due_on = $2 WHERE id = $1', [told.other, '2018-07-09']);
    expect((await service.recompute(actor, id)).same).toBe(false);
    await world.dataSource.query('UPDATE deadline SET due_on = $2 WHERE id = $1', [told.other, '2018-06-20']);
  });

  it('shows on the sheet what is kept, whether it is kept or only computed', async () => {
    const { id } = await run('2018-07-09');
    const actor = await world.actor('zhou');
    const book = await world.get(AssessmentQueries).scoreBook(world.dataSource.manager, actor, id);
    expect(await world.get(Assessments).preview({ planId: told.plan.id, asOf: '2018-07-09' })).toEqual(book);
    expect(book).toMatchObject({ base: 100, unitCount: 5, planTitle: '政务公开工作计划' });
    const leader = await world.actor('qian');
    const some = await world.get(AssessmentQueries).scoreBook(world.dataSource.manager, leader, id);
    expect(some.units.map(({ unitName, lines }) => [unitName, lines?.length ?? null])).toEqual([
      ['局办公室', null],
      ['路政处', null],
      ['局人事处', 3],
      ['运管处', 3],
      ['局政策法规处', null],
    ]);
  });

  it('refuses what cannot be scored', async () => {
    expect(await refusal(run('2018-07-11'))).toBe('422 assessment.bad_date');
    expect(await refusal(run('2018-06-03'))).toBe('422 assessment.bad_date');
    expect(await refusal(run('2018-02-30'))).toBe('422 assessment.bad_date');
    expect(await refusal(run(undefined, 'heCoordinator'))).toBe('404 common.not_found');
    expect(await refusal(run(undefined, 'li'))).toBe('404 common.not_found');
    const empty = await AssessedPlan.publishedOn(world, '2018-06-04');
    const actor = await world.actor('zhou');
    const service = world.get(Assessments);
    expect(await refusal(service.run(actor, { planId: empty.id }))).toBe('422 assessment.no_units');
    await world.dataSource.query(`UPDATE plan SET status = 'draft' WHERE id = $1`, [empty.id]);
    expect(await refusal(service.run(actor, { planId: empty.id }))).toBe('422 assessment.plan_draft');
  });

  it('is published once, by who saw the newest, and tells the units', async () => {
    const { id, version, can } = await run();
    expect(can).toEqual({ publish: true, export: true });
    const service = world.get(Assessments);
    const zhou = await world.actor('zhou');
    expect(await refusal(service.publish(zhou, id, { version: version + 1 }))).toBe('409 common.stale');
    expect(await refusal(service.publish(await world.actor('sun'), id, { version }))).toBe(
      '403 common.forbidden',
    );
    const both = [zhou, await world.actor('wu')].map((actor) =>
      refusal(service.publish(actor, id, { version })),
    );
    expect((await Promise.all(both)).filter((answer) => answer === 'done')).toHaveLength(1);
    expect((await world.get(AssessmentQueries).one(zhou, id)).can.publish).toBe(false);
    const messages = await world.dataSource.query<{ body: string }[]>(
      `SELECT body FROM outbox_message WHERE user_id = $1 AND title LIKE '考核评分已公布%'`,
      [world.user.wang],
    );
    expect(messages).toEqual([{ body: '截至 2018-07-10,本单位得 97 分,第 5 名,等次为优。' }]);
    const trail = await world.dataSource.query<{ action: string }[]>(
      'SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id',
      [id],
    );
    expect(trail.map(({ action }) => action)).toEqual(['assessment.run', 'assessment.publish']);
  });
});

describe('who sees what of an assessment', () => {
  let world: World;
  let agents: Map<Person, Agent>;
  const ids = { draft: '', published: '' };
  const READERS: Person[] = ['zhou', 'wu', 'sun', 'qian', 'li', 'wang', 'zhao', 'heCoordinator', 'luLiaison'];
  beforeAll(async () => {
    world = await World.open('2018-07-10 09:00');
    const { plan } = await story(world);
    agents = new Map();
    for (const person of READERS) agents.set(person, await world.login(person));
    const zhou = agents.get('zhou')!;
    for (const key of ['draft', 'published'] as const) {
      const answer = await zhou.post('assessments').send({ planId: plan.id });
      expect(answer.status).toBe(201);
      ids[key] = answer.body.id;
    }
    const done = await zhou.post(`assessments/${ids.published}/publish`).send({ version: 1 });
    expect([done.status, done.body.status]).toEqual([200, 'published']);
  });
  afterAll(() => world.close());

  /** `*` = the whole ranking, else the units of it; then whose sheets open. */
  async function seen(person: Person, id: string): Promise<string> {
    const agent = agents.get(person)!;
    const answer = await agent.get(`assessments/${id}`);
    if (answer.status !== 200) return String(answer.status);
    const { ranking } = answer.body as AssessmentDetailDto;
    const open: string[] = [];
    for (const unit of ['office', 'personnel', 'legal', 'transport'] as const) {
      const { status } = await agent.get(`assessments/${id}/units/${world.unit[unit]}`);
      if (status === 200) open.push(unit);
      const row = ranking.find(({ unitId }) => unitId === world.unit[unit]);
      expect(row?.can.open ?? false).toBe(status === 200);
    }
    return `${ranking.length === 4 ? '*' : ranking.map(({ unitName }) => unitName).join()} / ${open.join()}`;
  }

  const ALL = '* / office,personnel,legal,transport';
  it.each<[Person, draft: string, published: string]>([
    ['zhou', ALL, ALL],
    ['wu', ALL, ALL],
    ['sun', ALL, ALL],
    ['qian', '* / personnel,transport', '* / personnel,transport'],
    ['li', '404', '局人事处 / personnel'],
    ['wang', '404', '局政策法规处 / legal'],
    ['zhao', '404', '运管处 / transport'],
    ['heCoordinator', '404', '404'],
    ['luLiaison', '404', '404'],
  ])('%s', async (person, draft, published) => {
    expect([await seen(person, ids.draft), await seen(person, ids.published)]).toEqual([draft, published]);
    const { body } = await agents.get(person)!.get('assessments');
    const listed = (body.items as { id: string }[]).map(({ id }) => id).sort();
    const expected = [
      ...(draft === '404' ? [] : [ids.draft]),
      ...(published === '404' ? [] : [ids.published]),
    ].sort();
    expect(listed).toEqual(expected);
  });

  it('pages through the list, newest first, and by plan', async () => {
    const zhou = agents.get('zhou')!;
    const first = await zhou.get('assessments?limit=1');
    expect(first.body).toMatchObject({ can: { run: true }, items: [{ unitCount: 4 }] });
    const second = await zhou.get(`assessments?limit=1&after=${first.body.next}`);
    expect(second.body.next).toBeNull();
    const both = [first.body.items[0].id, second.body.items[0].id].sort();
    expect(both).toEqual([ids.draft, ids.published].sort());
    const other = await zhou.get(`assessments?planId=${ids.draft}`);
    expect(other.body.items).toEqual([]);
  });

  it('answers bad input in Chinese', async () => {
    const zhou = agents.get('zhou')!;
    const answer = await zhou.post('assessments').send({ planId: 'x', asOf: '6月底' });
    expect([answer.status, answer.body.detail]).toEqual([
      422,
      '请选择工作计划;截止日期应写作 2026-06-30 的形式',
    ]);
  });
});
