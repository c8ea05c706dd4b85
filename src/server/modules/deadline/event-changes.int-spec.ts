import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventTypes, publishedPlan, type TaskLike } from '../../../../test/factories/plan.js';
import { World, type Person } from '../../../../test/world.js';
import { TimelineQueries } from '../reporting/timeline/timeline.queries.js';
import { DeadlineClocks } from './deadline-clocks.service.js';
import { DeadlineQueries } from './deadline.queries.js';
import { EventCorrections } from './event-corrections.service.js';
import { EventImports } from './event-imports.service.js';
import { EventQueries } from './event.queries.js';
import { EventTypes } from './event-types.service.js';
import type { RegisterEventDto } from './event.dto.js';
import { TriggerEvents } from './trigger-events.service.js';

const workdays = (n: number, event: string) => ({
  spec: { kind: 'relative' as const, n, unit: 'workday' as const, event },
  event,
});
const TASKS: TaskLike[] = [
  {
    text: '公开清单。',
    units: [
      ['lead', 'personnel'],
      ['lead', 'legal'],
    ],
    rules: [workdays(10, 'list_adjusted')],
  },
  {
    text: '突发事件发布。',
    units: [['lead', 'office']],
    rules: [
      { spec: { kind: 'relative', n: 24, unit: 'hour', event: 'major_incident' }, event: 'major_incident' },
    ],
  },
];
const WATER: TaskLike[] = [{ units: [['lead', 'waterOffice']], rules: [workdays(10, 'list_adjusted')] }];

describe('events of several, corrected, and many at once', () => {
  let world: World;
  let type: Record<string, string>;
  beforeAll(async () => {
    world = await World.open('2018-06-04 09:00');
    type = await eventTypes(world);
    await publishedPlan(world, TASKS);
    const title = '水利局政务公开要点';
    await publishedPlan(world, WATER, { ownerUnitId: world.unit.water, title }, 'heCoordinator');
    world.at('2018-06-20 10:00');
  });
  afterAll(() => world.close());
  afterEach(async () => {
    await world.dataSource.query(`DELETE FROM deadline_change; DELETE FROM deadline_stop;
      DELETE FROM deadline WHERE event_id IS NOT NULL; DELETE FROM trigger_event; DELETE FROM inbox_message; DELETE FROM outbox_message`);
    world.at('2018-06-20 10:00');
  });

  const moment = (at: string) => `${at.replace(' ', 'T')}:00+08:00`;
  const input = (at: string, rest: Partial<RegisterEventDto> = {}) => ({
    typeId: type.list_adjusted,
    occurredAt: moment(at),
    subject: '权责清单',
    ...rest,
  });
  const register = async (person: Person, at = '2018-06-13 09:00', rest: Partial<RegisterEventDto> = {}) =>
    world.get(TriggerEvents).register(await world.actor(person), input(at, rest));
  const correct = async (person: Person, id: string, at: string, version = 1, preview = false) =>
    world.get(EventCorrections).correct(await world.actor(person), id, {
      version,
      occurredAt: moment(at),
      reason: '原登记日期有误',
      preview,
    });
  const told = (event: { deadlines: { unitName: string; dueOn: string }[] }) =>
    event.deadlines.map(({ unitName, dueOn }) => `${unitName} ${dueOn}`);
  const failing = (promise: Promise<unknown>) =>
    promise.then(
      () => 'nothing',
      (error: { code: string; message: string }) => `${error.code} ${error.message}`,
    );

  it('the same event of another bureau neither stands in the way nor is shown', async () => {
    const ours = await register('zhou');
    const theirs = await register('heCoordinator');
    expect(theirs.id).not.toBe(ours.id);
    expect(told(theirs)).toEqual(['水利局办公室 2018-06-28']);
    const list = await world.get(EventQueries).list(await world.actor('heCoordinator'), { limit: 9 });
    expect(list.items.map(({ id }) => id)).toEqual([theirs.id]);
  });

  it('a second unit of the bureau adds itself, late for itself; neither takes it from the other', async () => {
    world.at('2018-06-13 10:00');
    const first = await register('li');
    expect(told(first)).toEqual(['局人事处 2018-06-28']);
    world.at('2018-06-20 10:00');
    const second = await register('wang');
    expect(second.id).toBe(first.id);
    expect(second.deadlines.map(({ unitName, lateWorkdays }) => [unitName, lateWorkdays])).toEqual([
      ['局政策法规处', 4],
    ]);
    expect(await failing(register('wang'))).toContain('event.duplicate');
    const void_ = world.get(TriggerEvents).void(await world.actor('li'), first.id, { reason: '登记有误' });
    expect(await failing(void_)).toContain('common.forbidden');
    const whole = await world.get(EventQueries).one(await world.actor('zhou'), first.id);
    expect(told(whole)).toEqual(['局人事处 2018-06-28', '局政策法规处 2018-06-28']);
    expect(whole.can).toEqual({ void: true, correct: true });
  });

  it('a correction is shown first, then moves what is open, logged and told on the timeline', async () => {
    const event = await register('zhou');
    const seen = await correct('wu', event.id, '2018-06-15 09:00', 1, true);
    expect(seen.items.map(({ beforeDueOn, afterDueOn, kept }) => [beforeDueOn, afterDueOn, kept])).toEqual([
      ['2018-06-28', '2018-07-02', null],
      ['2018-06-28', '2018-07-02', null],
    ]);
    expect((await world.get(EventQueries).one(await world.actor('zhou'), event.id)).version).toBe(1);
    const done = await correct('wu', event.id, '2018-06-15 09:00');
    expect(told(done.event)).toEqual(['局人事处 2018-07-02', '局政策法规处 2018-07-02']);
    expect(done.event.version).toBe(2);
    expect(done.event.corrections).toEqual([
      expect.objectContaining({
        beforeOccurredAt: event.occurredAt,
        reason: '原登记日期有误',
      }),
    ]);
    const why = await world.get(DeadlineQueries).explain(await world.actor('zhou'), event.deadlines[0].id);
    expect(why.text).toContain('原定2018-06-28,触发事项更正(原登记日期有误)后改为2018-07-02。');
    const rows = await world.dataSource.query(
      `SELECT d.start_on::text AS start, d.near_on::text AS near, d.original_due_on::text AS original,
         c.cause, c.before_due_on::text AS before, c.after_due_on::text AS after, c.reason, c.event_id AS event
       FROM deadline d JOIN deadline_change c ON c.deadline_id = d.id`,
    );
    const logged = { cause: 'event', before: '2018-06-28', after: '2018-07-02', event: event.id };
    const row = {
      ...logged,
      start: '2018-06-15',
      near: '2018-06-27',
      original: '2018-06-28',
      reason: '原登记日期有误',
    };
    expect(rows).toEqual([row, row]);
    const line = await world
      .get(TimelineQueries)
      .of(await world.actor('zhou'), event.deadlines[0].planItemId);
    const texts = line.steps.map(({ text }) => text);
    expect(texts.filter((text) => text.includes('更正触发事项'))).toHaveLength(1);
    expect(texts.find((text) => text.includes('2018-06-28'))).toContain('2018-07-02');
    expect(await failing(correct('wu', event.id, '2018-06-14 09:00'))).toContain('common.stale');
    expect(await failing(correct('wu', event.id, '2018-06-15 09:00', 2))).toContain('event.same_moment');
    expect(await failing(correct('wu', event.id, '2018-06-20 10:01', 2))).toContain('event.future');
    expect(await failing(correct('li', event.id, '2018-06-14 09:00', 2))).toContain('common.forbidden');
    expect(await failing(correct('heCoordinator', event.id, '2018-06-14 09:00', 2))).toContain('not_found');
  });

  it('keeps pauses: the clock that stood still two working days is two days longer from the new day, too', async () => {
    const event = await register('zhou', '2018-06-13 09:00', { unitIds: [world.unit.legal] });
    const clocks = world.get(DeadlineClocks);
    const [{ id }] = event.deadlines;
    const wu = await world.actor('wu');
    const step = (on: string, version: number) => ({ deadlines: [{ id, version }], on, reason: '征求意见' });
    await clocks.pause(wu, step('2018-06-15', 1));
    await clocks.resume(wu, step('2018-06-20', 2));
    const moved = await correct('wu', event.id, '2018-06-12 09:00');
    expect(told(moved.event)).toEqual(['局政策法规处 2018-06-29']);
  });

  it('an hour clock follows to the minute', async () => {
    const event = await register('zhou', '2018-06-19 22:30', { typeId: type.major_incident });
    const moved = await correct('zhou', event.id, '2018-06-19 21:05');
    expect(moved.event.deadlines.map(({ dueAt }) => new Date(dueAt!).toISOString())).toEqual([
      '2018-06-20T13:05:00.000Z',
    ]);
  });

  it('what is done keeps its date; what was done before the new start refuses the correction', async () => {
    const event = await register('zhou');
    await world.dataSource.query(`UPDATE deadline SET done_on = '2018-06-15' WHERE id = $1`, [
      event.deadlines[0].id,
    ]);
    const why = await failing(correct('wu', event.id, '2018-06-19 09:00'));
    expect(why).toContain('event.done_before');
    expect(why).toContain('局人事处');
    const moved = await correct('wu', event.id, '2018-06-15 09:00');
    expect(told(moved.event)).toEqual(['局人事处 2018-06-28', '局政策法规处 2018-07-02']);
    expect(moved.items.filter(({ kept }) => kept)).toHaveLength(1);
  });

  it('cannot become another event of the bureau', async () => {
    await register('zhou', '2018-06-14 09:00');
    const event = await register('zhou');
    expect(await failing(correct('wu', event.id, '2018-06-14 09:00'))).toContain('event.duplicate');
  });

  it('two who correct it at once: one moves it, the other is told', async () => {
    const event = await register('zhou');
    const both = await Promise.allSettled([
      correct('wu', event.id, '2018-06-14 09:00'),
      correct('zhou', event.id, '2018-06-15 09:00'),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [{ n }] = await world.dataSource.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM deadline_change',
    );
    expect(n).toBe(2);
  });

  it('many: each row looked at, doubled ones found; only the rows told are registered, all or none', async () => {
    const imports = world.get(EventImports);
    const actor = await world.actor('zhou');
    await register('zhou', '2018-06-11 09:00');
    const lines = [
      { line: 5, input: input('2018-06-12 09:00') },
      { line: 6, input: input('2018-06-12 09:00') },
      { line: 7, input: input('2018-06-11 09:00') },
      { line: 8, input: input('2018-06-21 09:00') },
      { line: 9, input: input('2018-06-13 09:00', { subject: '又一份', unitIds: [world.unit.legal] }) },
    ];
    const look = await imports.preview(actor, lines);
    expect(
      look.lines.map(({ line, refusal, duties }) => [line, refusal?.slice(0, 8) ?? null, duties.length]),
    ).toEqual([
      [5, null, 2],
      [6, '与第 5 行重复', 0],
      [7, '该事项已经登记(', 0],
      [8, '发生时间晚于当前', 0],
      [9, null, 1],
    ]);
    expect(look.lines[0].lateWorkdays).toBe(5);
    const count = async () =>
      (await world.dataSource.query('SELECT count(*)::int AS n FROM trigger_event'))[0].n as number;
    expect(await count()).toBe(1);
    expect(await failing(imports.register(actor, lines, new Set([5, 8])))).toContain('event.import_changed');
    expect(await count()).toBe(1);
    const hours = input('2018-06-14 00:00', { typeId: type.major_incident });
    const timeless = await imports.preview(actor, [{ line: 5, untimed: true, input: hours }]);
    expect(timeless.lines[0].refusal).toContain('请填写发生时间');
    expect((await imports.preview(actor, [{ line: 5, input: hours }])).lines[0].refusal).toBeNull();
    const made = await imports.register(actor, lines, new Set([5, 9]));
    expect(made.registered).toEqual({ events: 2, deadlines: 3 });
    expect(await failing(imports.register(actor, lines, new Set([5, 9])))).toContain('event.import_changed');
    const [{ messages }] = await world.dataSource.query<{ messages: number }[]>(
      `SELECT count(*)::int AS messages FROM outbox_message WHERE title LIKE '批量登记%' AND user_id = $1`,
      [world.user.wang],
    );
    expect(messages).toBe(1);
  });

  it('a type is renamed by those whose plans wait for it, and retired when nothing does', async () => {
    const types = world.get(EventTypes);
    const [zhou, he] = [await world.actor('zhou'), await world.actor('heCoordinator')];
    expect(await failing(types.update(he, type.major_incident, { name: '突发事件' }))).toContain('forbidden');
    expect(await failing(types.update(zhou, type.major_incident, { retired: true }))).toContain('in_use');
    expect((await types.update(zhou, type.major_incident, { name: '突发事件' })).name).toBe('突发事件');
    expect(await failing(types.update(zhou, type.request_received, { name: '突发事件' }))).toContain('taken');
    expect((await types.update(zhou, type.request_received, { retired: true })).retired).toBe(true);
    const late = register('zhou', '2018-06-13 09:00', { typeId: type.request_received });
    expect(await failing(late)).toContain('event_type.retired');
    expect((await types.update(zhou, type.request_received, { retired: false })).retired).toBe(false);
  });
});
