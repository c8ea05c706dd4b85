import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishPlan } from '../../../../test/factories/duties.js';
import { World } from '../../../../test/world.js';
import { JobsService } from './jobs.service.js';
import { runSweep, sweepOptions } from './sweep-command.js';

describe('supervision over HTTP', () => {
  let world: World;
  let planId: string;
  let items: string[];
  let deadlineId: string;

  beforeAll(async () => {
    world = await World.open('2026-03-02 09:00');
    ({ planId, items } = await publishPlan(world, [
      {
        title: '公开清单',
        units: [
          ['legal', 'lead'],
          ['transport', 'support'],
        ],
        rules: [{ spec: { kind: 'fixed', date: '2026-03-10' }, raw: '3月10日前' }],
      },
      { title: '修编规划', units: [['personnel', 'lead']] },
    ]));
    [{ id: deadlineId }] = await world.dataSource.query<{ id: string }[]>('SELECT id FROM deadline');
  });
  afterAll(() => world.close());

  it('says on a button press what was marked, and on a later date what would be', async () => {
    const zhou = await world.login('zhou');
    const trial = await zhou.post('jobs/sweep').send({ date: '2026-03-31' });
    expect(trial.body).toMatchObject({
      dryRun: true,
      marked: { near: 1, overdue: 1, pressed: 1, circular: 1 },
    });
    expect(trial.body.words).toBe('试算 2026-03-31(不写入):将标记 临期 1、逾期 1、督办 1、通报 1');
    world.at('2026-03-11 09:00');
    const run = await zhou.post('jobs/sweep').send({});
    expect([run.status, run.body.words]).toEqual([200, '2026-03-11:新标记 临期 1、逾期 1;发出消息 1 条']);
    const inbox = await (await world.login('wang')).get('inbox');
    expect(inbox.body.items[0]).toMatchObject({ title: '今日提醒:逾期 1 项', link: '/desk' });
  });

  it('runs from the command line: JSON out, words beside', async () => {
    expect(sweepOptions(['--date', '2026-02-31'])).toBe('--date 应是日期(如 2026-06-30),现为“2026-02-31”');
    expect(sweepOptions(['--when', 'x'])).toMatch('参数无法识别');
    const [out, words]: string[][] = [[], []];
    const io = {
      stdout: { write: (text: string) => out.push(text) },
      stderr: { write: (text: string) => words.push(text) },
    };
    expect(await runSweep({ date: '2026-03-17' }, world.get(JobsService), io)).toBe(0);
    expect(JSON.parse(out.join(''))).toMatchObject({ dryRun: true, marked: { pressed: 1 } });
    expect(words).toEqual(['试算 2026-03-17(不写入):将标记 督办 1\n']);
  });

  it('says how the jobs stand, to who may run them', async () => {
    const jobs = await (await world.login('admin')).get('jobs');
    expect(jobs.body).toMatchObject({ scheduled: false, noticesWaiting: 0, messagesSetAside: 0 });
    expect((await (await world.login('wang')).get('jobs')).status).toBe(403);
    expect((await (await world.login('zhou')).post('jobs/sweep').send({ date: '2026-02-31' })).status).toBe(
      422,
    );
    expect((await (await world.login('zhou')).post('jobs/sweep').send({ date: '9999-12-31' })).status).toBe(
      422,
    );
  });

  it('shows notices to the unit, its coordinators and leaders, and to nobody else', async () => {
    const seen = async (person: Parameters<World['login']>[0]) => {
      const answer = await (await world.login(person)).get(`notices?planId=${planId}`);
      return [answer.status, answer.body.total];
    };
    expect(await seen('wang')).toEqual([200, 2]);
    expect(await seen('zhou')).toEqual([200, 2]);
    expect(await seen('sun')).toEqual([200, 2]);
    expect(await seen('qian')).toEqual([200, 0]);
    expect(await seen('zhao')).toEqual([200, 0]);
    expect(await seen('heCoordinator')).toEqual([200, 0]);
    expect((await seen('admin'))[0]).toBe(403);
  });

  it('pages and filters notices', async () => {
    const zhou = await world.login('zhou');
    const first = await zhou.get('notices?limit=1');
    const second = await zhou.get(`notices?limit=1&after=${first.body.next}`);
    expect(new Set([first.body.items[0].id, second.body.items[0].id]).size).toBe(2);
    expect(second.body.next).toBeNull();
    const urges = await zhou.get(`notices?kind=urge&unitId=${world.unit.legal}&planItemId=${items[0]}`);
    expect(urges.body.items.map((row: { stage: string }) => row.stage)).toEqual(['overdue']);
    expect(urges.body.items[0]).toMatchObject({
      reachedOn: '2026-03-11',
      issuedByName: null,
      can: { urge: true },
    });
  });

  it('lets the coordinator of the plan urge at any time, once a press', async () => {
    const zhou = await world.login('zhou');
    const wu = await world.login('wu');
    const presses = await Promise.all(
      [zhou, wu, zhou, wu, zhou, wu].map((one) =>
        one.post('notices').send({ deadlineId, body: '请今日内报送' }),
      ),
    );
    expect(presses.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    const urged = presses.find(({ status }) => status === 201)!;
    expect(urged.body).toMatchObject({
      kind: 'urge',
      body: '请今日内报送',
      stage: null,
    });
    const messages = await world.dataSource.query<unknown[]>('SELECT 1 FROM outbox_message WHERE key = $1', [
      `notice:${urged.body.id}:${world.user.wang}`,
    ]);
    expect(messages).toHaveLength(1);
    world.at('2026-03-11 09:02');
    expect((await zhou.post('notices').send({ deadlineId })).status).toBe(201);
    const stranger = await world.login('heCoordinator');
    expect((await stranger.post('notices').send({ deadlineId })).status).toBe(404);
    expect((await (await world.login('wang')).post('notices').send({ deadlineId })).status).toBe(403);
    await world.dataSource.query('UPDATE deadline SET done_on = $2 WHERE id = $1', [
      deadlineId,
      '2026-03-11',
    ]);
    world.at('2026-03-11 09:10');
    expect((await zhou.post('notices').send({ deadlineId })).body.code).toBe('supervision.not_open');
  });

  it('signs for tasks of one’s own unit, many at once, and twice as once', async () => {
    const zhao = await world.login('zhao');
    const unitId = world.unit.transport;
    const sign = (planItemIds: string[], unit = unitId) =>
      zhao.post('receipts').send({ unitId: unit, planItemIds });
    expect((await sign(items)).status).toBe(404);
    expect((await sign([items[0]])).body).toEqual({ signed: 1 });
    expect((await sign([items[0]])).body).toEqual({ signed: 0 });
    expect((await sign([items[0]], world.unit.legal)).status).toBe(403);
    expect((await sign([])).status).toBe(422);
    const rows = await world.dataSource.query<unknown[]>('SELECT 1 FROM task_receipt');
    expect(rows).toHaveLength(1);
  });
});
