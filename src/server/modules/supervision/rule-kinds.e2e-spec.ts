import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { draftPlan, itemsOf } from '../../../../test/factories/plan.js';
import { World, type Agent } from '../../../../test/world.js';

describe('settings of a plan about time, over HTTP', () => {
  let world: World;
  let zhou: Agent;
  let planId: string;
  beforeAll(async () => {
    world = await World.open('2018-06-04 09:00');
    zhou = await world.login('zhou');
    planId = await draftPlan(world, [
      {
        units: [
          ['lead', 'legal'],
          ['lead', 'personnel'],
        ],
        rules: [
          { spec: { kind: 'recurring', per: 'quarter', min: 2 }, raw: '每季度不少于2次' },
          { spec: { kind: 'soft' }, raw: '及时' },
        ],
      },
    ]);
  });
  afterAll(() => world.close());

  it('are checked line by line, and kept', async () => {
    const patch = (softPolicy: unknown, version = 1) =>
      zhou.patch(`plans/${planId}`).send({ version, softPolicy, innerWorkdays: 2, behindPoints: 40 });
    for (const line of [
      { word: '及时' },
      { word: '及时', n: 0, unit: 'workday' },
      { word: '及时', n: 3, unit: 'hour' },
      { word: '及时', per: 'day' },
      { word: '', per: 'year' },
    ]) {
      await patch([line]).expect(422);
    }
    const { body } = await patch([{ word: '及时', n: 5, unit: 'workday' }]).expect(200);
    expect(body).toMatchObject({
      softPolicy: [{ word: '及时', n: 5, unit: 'workday' }],
      innerWorkdays: 2,
      behindPoints: 40,
    });
    await zhou.post(`plans/${planId}/publish`).send({ version: body.version }).expect(200);
  });

  it('stand beside the vague words in the plan’s outline, and beside no others', async () => {
    const { body } = await zhou.get(`plans/${planId}/items`).expect(200);
    const said = body.items.flatMap(
      ({ requirements }: { requirements: { raw: string; policy: string | null }[] }) =>
        requirements.map(({ raw, policy }) => [raw, policy]),
    );
    expect(said).toContainEqual(['及时', '“及时”按印发后5个工作日内办理']);
    expect(
      said.filter(([raw]: [string]) => raw !== '及时').map(([, policy]: [string, string]) => policy),
    ).not.toContainEqual(expect.any(String));
  });

  it('show on the task, in the list and on the desk whose date it is, and the earlier day beside it', async () => {
    const [item] = await itemsOf(world, planId);
    const wang = await world.login('wang');
    const { body } = await wang.get(`items/${item}/timeline`).expect(200);
    const soft = body.deadlines.find(({ raw }: { raw: string | null }) => raw === '及时');
    expect(soft).toMatchObject({
      policy: '“及时”按印发后5个工作日内办理',
      dueOn: '2018-06-08',
      innerDueOn: '2018-06-06',
    });
    expect(body.can).toEqual({ setInner: false });
    const { body: list } = await wang.get('deadlines?kind=deliver').expect(200);
    expect(list.items.filter(({ policy }: { policy: string | null }) => policy)).toHaveLength(1);
    world.at('2018-06-05 09:00');
    const { body: desk } = await wang.get('desk').expect(200);
    world.at('2018-06-04 09:00');
    const duties = Object.values(desk.liaison).flat() as { policy?: string | null; innerDueOn?: string }[];
    expect(duties.find(({ policy }) => policy)).toMatchObject({ innerDueOn: '2018-06-06', light: 'near' });
  });

  it('count what is done, and let the coordinator alone set an earlier day', async () => {
    const { body: counts } = await zhou.get(`deadlines/counts?planId=${planId}`).expect(200);
    expect(counts).toMatchObject({
      items: [{ period: '2018Q2', needed: 2, workdaysLeft: 18, units: [{ done: 0 }, { done: 0 }] }],
      next: null,
    });
    const wang = await world.login('wang');
    const [first] = (await zhou.get(`deadlines?planId=${planId}&kind=deliver`)).body.items;
    const body = { deadlines: [{ id: first.id, version: first.version }], innerDueOn: null };
    await wang.post('deadlines/inner').send(body).expect(403);
    await zhou
      .post('deadlines/inner')
      .send({ ...body, innerDueOn: '2018-13-01' })
      .expect(422);
    expect((await zhou.post('deadlines/inner').send(body).expect(200)).body).toEqual({ changed: 1 });
    await zhou.post('deadlines/inner').send(body).expect(409);
  });

  it('change while the plan is in force, previewed and then for good, by the coordinator alone', async () => {
    const { body: plan } = await zhou.get(`plans/${planId}`).expect(200);
    expect(plan.can).toMatchObject({ update: false, policy: true });
    const change = {
      version: plan.version,
      softPolicy: [{ word: '及时', n: 8, unit: 'workday' }],
      innerWorkdays: 2,
      extensionWorkdays: null,
      reason: '年中调整',
    };
    const post = (agent: Agent, more: object = {}) =>
      agent.post(`plans/${planId}/policy`).send({ ...change, ...more });
    await post(await world.login('wang')).expect(403);
    expect((await post(zhou, { reason: ' ' }).expect(422)).body.errors ?? {}).toBeDefined();
    await post(zhou, { softPolicy: [{ word: '及时', n: 3, unit: 'hour' }] }).expect(422);
    const { body: seen } = await post(zhou, { preview: true }).expect(200);
    expect(seen).toMatchObject({
      preview: true,
      moved: 2,
      items: [{ change: 'moved', afterDueOn: '2018-06-13' }, {}],
    });
    expect((await post(zhou).expect(200)).body).toEqual({ ...seen, preview: false });
    await post(zhou).expect(409);
    const [item] = await itemsOf(world, planId);
    const { body } = await zhou.get(`items/${item}/timeline`).expect(200);
    expect(body.steps.map(({ text }: { text: string }) => text)).toContainEqual(
      expect.stringContaining('本单位规定调整,时限 2018-06-08 → 2018-06-13:年中调整'),
    );
  });
});
