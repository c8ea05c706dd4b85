import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { draftPlan, eventTypes } from '../../../../test/factories/plan.js';
import { World, type Agent } from '../../../../test/world.js';

/** One story over HTTP: a draft is dated, published, its event registered, and the unit asks why that day. */
describe('from a draft to a clock that runs', () => {
  let world: World;
  let zhou: Agent;
  let li: Agent;
  let id: string;
  beforeAll(async () => {
    world = await World.open('2018-06-04 09:00');
    [zhou, li] = [await world.login('zhou'), await world.login('li')];
    const spec = { kind: 'relative' as const, n: 10, unit: 'workday' as const, event: '清单调整' };
    id = await draftPlan(
      world,
      [{ text: '公开清单。', units: [['lead', 'personnel']], rules: [{ spec, event: 'list_adjusted' }] }],
      { year: null, issuedOn: null },
    );
  });
  afterAll(() => world.close());

  it('refuses to publish it undated, and says what is missing', async () => {
    const { status, body, type } = await zhou.post(`plans/${id}/publish`).send({ version: 1 });
    expect([status, type]).toEqual([422, 'application/problem+json']);
    expect(body).toMatchObject({
      code: 'plan.undated',
      detail: '请先填写计划的年度和印发日期,再下达',
      details: { missing: ['year', 'issuedOn'] },
    });
  });

  it.each<[string, object, string]>([
    ['a year in words', { version: 1, year: '今年' }, '年度应为四位数字'],
    ['no version', { year: 2018 }, '缺少版本号,请刷新后重试'],
    ['a date that is none', { version: 1, issuedOn: '2018-6-1' }, '印发日期应为 YYYY-MM-DD'],
    ['a field nobody knows', { version: 1, status: 'published' }, '不认识的字段:status'],
    ['a cadence without a period', { version: 1, cadence: { roll: 'none' } }, '报送周期为每月或每季度'],
  ])('refuses %s in Chinese', async (_, body, detail) => {
    const answer = await zhou.patch(`plans/${id}`).send(body);
    expect([answer.status, (answer.body as { detail: string }).detail]).toEqual([422, detail]);
  });

  it.each([{ title: null }, { cadence: null }])(
    'refuses a head that no plan could have: %j',
    async (change) => {
      const { body: plan } = await zhou.get(`plans/${id}`);
      const { version } = plan as { version: number };
      const answer = await zhou.patch(`plans/${id}`).send({ version, ...change });
      expect([answer.status, answer.body.code]).toEqual([422, 'common.invalid']);
    },
  );

  it('dates and publishes it, once', async () => {
    const dated = await zhou.patch(`plans/${id}`).send({ version: 1, year: 2018, issuedOn: '2018-06-01' });
    expect(dated.body).toMatchObject({ version: 2, can: { publish: true, close: false } });
    const published = await zhou.post(`plans/${id}/publish`).send({ version: 2 });
    expect(published.status).toBe(200);
    expect(published.body).toMatchObject({
      tasks: 1,
      rules: 2,
      deadlines: 2,
      plan: { can: { publish: false, close: true } },
    });
    expect((await zhou.post(`plans/${id}/publish`).send({ version: 2 })).status).toBe(409);
  });

  it('previews and registers the event; the unit sees its day and why', async () => {
    world.at('2018-06-13 10:00');
    [zhou, li] = [await world.login('zhou'), await world.login('li')];
    const typeId = (await eventTypes(world)).list_adjusted;
    const occurredAt = '2018-06-13T09:00:00+08:00';
    const preview = await zhou.get('events/preview').query({ typeId, occurredAt });
    expect(preview.body).toMatchObject({
      items: [{ unitName: '局人事处', dueOn: '2018-06-28' }],
      lateWorkdays: 0,
    });
    const event = await zhou.post('events').send({ typeId, occurredAt, subject: '责任清单' });
    expect([event.status, (event.body as { can: object }).can]).toEqual([201, { correct: true, void: true }]);
    expect((await zhou.post('events').send({ typeId, occurredAt, subject: '责任清单' })).status).toBe(409);
    const mine = await li.get('deadlines').query({ kind: 'deliver', open: 'true' });
    const [deadline] = (mine.body as { items: { id: string; dueOn: string }[] }).items;
    expect(deadline.dueOn).toBe('2018-06-28');
    const why = await li.get(`deadlines/${deadline.id}/explain`);
    expect((why.body as { text: string }).text).toContain('10个工作日');
    expect((await li.get('calendar/2018')).body).toMatchObject({ known: true });
  });

  it.each([
    ['events/preview', { typeId: 'x', occurredAt: '2018-06-13T09:00:00+08:00' }, 422],
    ['events/preview', { typeId: randomUUID(), occurredAt: '2018-06-13T09:00' }, 422],
    ['events/preview', { typeId: randomUUID(), occurredAt: '2018-06-13T25:00:00Z' }, 422],
    ['deadlines', { from: '2018-02-31' }, 422],
    ['deadlines', { after: 'WyJ4IiwieSJd' }, 200],
    ['deadlines', { limit: 100000 }, 422],
    ['plans', { after: '!!!' }, 200],
    ['calendar/99999999999', {}, 404],
    [`events/${randomUUID()}`, {}, 404],
    [`plans/${randomUUID()}/items`, {}, 404],
  ])('answers %s %j plainly', async (path, query, status) => {
    const answer = await zhou.get(path).query(query);
    expect([path, answer.status]).toEqual([path, status]);
  });

  it('lets the coordinator add an event type, its name once', async () => {
    const added = await zhou.post('event-types').send({ name: '会议召开' });
    expect(added.body).toMatchObject({ name: '会议召开' });
    expect((added.body as { code: string }).code).toMatch(/^office_[0-9a-f]{8}$/);
    expect((await zhou.post('event-types').send({ name: '会议召开' })).body).toMatchObject({
      code: 'event_type.taken',
    });
    expect((await li.post('event-types').send({ name: '别的' })).status).toBe(403);
    const list = await li.get('event-types');
    expect(list.body).toMatchObject({ can: { create: false } });
    expect((list.body as { items: unknown[] }).items).toHaveLength(6);
  });
});
