import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventTypes, itemsOf, publishedPlan } from '../../../../test/factories/plan.js';
import { World, type CastUnit, type Person } from '../../../../test/world.js';
import type { DomainError } from '../../common/domain-error.js';
import { readFacts } from '../assessment/facts.queries.js';
import { TimelineQueries } from '../reporting/timeline/timeline.queries.js';
import { JobsService } from '../supervision/jobs.service.js';
import { DeadlineClocks } from './deadline-clocks.service.js';
import { DeadlineCompletion } from './deadline-completion.service.js';
import { DeadlineQueries } from './deadline.queries.js';
import { RecurringDeadlines } from './recurring-deadlines.service.js';
import { TriggerEvents } from './trigger-events.service.js';

/**
 * On Monday 2026-03-02 a list is adjusted: 局人事处 and 局政策法规处 owe publication in ten working days, by 03-16, near from
 * 03-11; and 局办公室 owes a first word on an incident in 24 hours. No holiday until 04-04.
 */
describe('stopping the clock', () => {
  let world: World;
  let planId: string;
  let type: Record<string, string>;
  let itemId: string;
  let spawned = 0;

  beforeAll(async () => {
    world = await World.open('2026-03-02 08:30');
    type = await eventTypes(world);
    const relative = (n: number, unit: 'workday' | 'hour', event: string) => ({
      spec: { kind: 'relative' as const, n, unit, event },
      event,
    });
    planId = await publishedPlan(world, [
      {
        text: '公开权力和责任清单。',
        units: [
          ['lead', 'personnel'],
          ['lead', 'legal'],
        ],
        rules: [relative(10, 'workday', 'list_adjusted'), { spec: { kind: 'fixed', date: '2026-06-30' } }],
      },
      {
        text: '回应突发事件。',
        units: [['lead', 'office']],
        rules: [relative(24, 'hour', 'major_incident')],
      },
    ]);
    [itemId] = await itemsOf(world, planId);
  });
  afterAll(() => world.close());
  beforeEach(() => world.at('2026-03-02 09:30'));

  interface Row {
    id: string;
    version: number;
    dueOn: string;
    nearOn: string;
    originalDueOn: string;
    pausedOn: string | null;
    startOn: string;
  }
  const row = async (id: string): Promise<Row> => {
    const [found] = await world.dataSource.query<Row[]>(
      `SELECT id, version, due_on::text AS "dueOn", near_on::text AS "nearOn", original_due_on::text AS "originalDueOn",
         paused_on::text AS "pausedOn", start_on::text AS "startOn" FROM deadline WHERE id = $1`,
      [id],
    );
    return found;
  };
  /** The duties of a fresh event, by unit. */
  const spawn = async (code = 'list_adjusted', at = '2026-03-02T09:00:00+08:00') => {
    const event = await world.get(TriggerEvents).register(await world.actor('zhou'), {
      typeId: type[code],
      occurredAt: at,
      subject: `第${++spawned}次`,
    });
    return Object.fromEntries(event.deadlines.map(({ unitId, id }) => [unitId, id]));
  };
  const fresh = async (unit: CastUnit = 'personnel') => (await spawn())[world.unit[unit]];
  const clocks = () => world.get(DeadlineClocks);
  const as = async (person: Person) => world.actor(person);
  const step = async (ids: string[], reason = '等待上级批复') => ({
    deadlines: await Promise.all(ids.map(async (id) => ({ id, version: (await row(id)).version }))),
    reason,
  });
  const pause = async (id: string, on: string) =>
    clocks().pause(await as('zhou'), { ...(await step([id])), on });
  const resume = async (id: string, on: string) =>
    clocks().resume(await as('zhou'), { ...(await step([id], '已批复')), on });
  const refused = (promise: Promise<unknown>) =>
    promise.then(
      () => 'nothing',
      ({ status, code }: DomainError) => `${status} ${code}`,
    );
  const changes = (id: string) =>
    world.dataSource.query<{ line: string }[]>(
      `SELECT cause || ' ' || before_due_on || ' ' || after_due_on || ' ' || reason AS line FROM deadline_change
       WHERE deadline_id = $1 ORDER BY id`,
      [id],
    );
  const stages = (id: string) =>
    world.dataSource.query<{ line: string }[]>(
      `SELECT stage || ' ' || due_on AS line FROM flip WHERE deadline_id = $1 ORDER BY due_on, stage`,
      [id],
    );
  const sweepAt = async (moment: string) => {
    world.at(moment);
    await world.get(JobsService).sweep();
  };

  it('puts the date off by the working days of the pause; a paused duty is neither overdue nor pressed', async () => {
    const id = await fresh();
    expect(await row(id)).toMatchObject({ dueOn: '2026-03-16', nearOn: '2026-03-11' });
    world.at('2026-03-10 16:00');
    const paused = await pause(id, '2026-03-09');
    expect(paused.items).toMatchObject([{ beforeDueOn: '2026-03-16', afterDueOn: '2026-03-16' }]);
    expect(await row(id)).toMatchObject({ dueOn: '2026-03-16', pausedOn: '2026-03-09' });

    await sweepAt('2026-04-20 09:00');
    expect(await stages(id)).toEqual([]);
    const list = await world.get(DeadlineQueries).list(await as('zhou'), { itemId, limit: 50 });
    // On the day before the pause six of the ten working days were left.
    expect(list.items.find((one) => one.id === id)).toMatchObject({ light: 'paused', workdaysLeft: 6 });

    // 2026-03-09 to 2026-04-17 hold 29 working days (清明节 takes 04-06).
    await resume(id, '2026-04-20');
    expect(await row(id)).toMatchObject({
      dueOn: '2026-04-27',
      nearOn: '2026-04-22',
      originalDueOn: '2026-03-16',
      pausedOn: null,
    });
    expect(await changes(id)).toEqual([
      { line: 'pause 2026-03-16 2026-03-16 等待上级批复' },
      { line: 'resume 2026-03-16 2026-04-27 已批复' },
    ]);
    await sweepAt('2026-04-28 09:00');
    expect(await stages(id)).toEqual([{ line: 'near 2026-04-27' }, { line: 'overdue 2026-04-27' }]);
    const trail = await world.dataSource.query(
      `SELECT action, cause FROM audit_entry WHERE subject_id = $1 AND action LIKE 'deadline.%' ORDER BY id`,
      [id],
    );
    expect(trail).toEqual([
      { action: 'deadline.pause', cause: '等待上级批复' },
      { action: 'deadline.resume', cause: '已批复' },
    ]);
  });

  it('lets a stage be reached again after the date has moved', async () => {
    const id = await fresh();
    await sweepAt('2026-03-12 09:00');
    expect(await stages(id)).toEqual([{ line: 'near 2026-03-16' }]);
    await pause(id, '2026-03-12');
    world.at('2026-03-16 09:00');
    await resume(id, '2026-03-16');
    expect((await row(id)).dueOn).toBe('2026-03-18');
    await sweepAt('2026-03-16 10:00');
    expect(await stages(id)).toEqual([{ line: 'near 2026-03-16' }, { line: 'near 2026-03-18' }]);
  });

  it('a pause of zero changes nothing, twice on the same day, too', async () => {
    const id = await fresh();
    world.at('2026-03-10 16:00');
    for (const _ of [1, 2]) {
      await pause(id, '2026-03-10');
      await resume(id, '2026-03-10');
    }
    expect(await row(id)).toMatchObject({ dueOn: '2026-03-16', nearOn: '2026-03-11', pausedOn: null });
    await pause(id, '2026-03-10');
    world.at('2026-03-12 09:00');
    await resume(id, '2026-03-12');
    expect((await row(id)).dueOn).toBe('2026-03-18');
  });

  it('says before anyone confirms what would come of it, and writes nothing', async () => {
    const id = await fresh();
    world.at('2026-03-10 16:00');
    await pause(id, '2026-03-09');
    const before = await row(id);
    const input = { ...(await step([id])), on: '2026-03-10', preview: true };
    expect(await clocks().resume(await as('zhou'), input)).toMatchObject({
      preview: true,
      items: [{ beforeDueOn: '2026-03-16', afterDueOn: '2026-03-17' }],
    });
    expect(await row(id)).toEqual(before);
  });

  it('begins anew from a day: the pause ends, the extension is past, another may be granted', async () => {
    const id = await fresh();
    const zhou = await as('zhou');
    await clocks().extend(zhou, { ...(await step([id], '案情复杂')), n: 5 });
    expect((await row(id)).dueOn).toBe('2026-03-23');
    world.at('2026-03-10 16:00');
    await pause(id, '2026-03-05');
    await clocks().restart(zhou, { ...(await step([id], '已补正')), on: '2026-03-10' });
    expect(await row(id)).toMatchObject({
      dueOn: '2026-03-24',
      startOn: '2026-03-10',
      originalDueOn: '2026-03-16',
      pausedOn: null,
    });
    await clocks().extend(zhou, { ...(await step([id], '案情仍复杂')), n: 1 });
    expect((await row(id)).dueOn).toBe('2026-03-25');
    const told = await world.get(DeadlineQueries).explain(zhou, id);
    expect(told.start).toBe('自2026-03-10重新起算(已补正)');
    expect(told.text).toContain('经批准延期1个工作日(案情仍复杂)');
  });

  it('extends once, within the ceiling, before the clock has run out', async () => {
    const id = await fresh();
    const zhou = await as('zhou');
    expect(await refused(clocks().extend(zhou, { ...(await step([id])), n: 21 }))).toBe(
      '422 deadline.over_ceiling',
    );
    await clocks().extend(zhou, { ...(await step([id], '需要论证')), n: 20 });
    expect(await row(id)).toMatchObject({ dueOn: '2026-04-14', originalDueOn: '2026-03-16' });
    expect(await refused(clocks().extend(zhou, { ...(await step([id])), n: 1 }))).toBe(
      '409 deadline.extended',
    );

    const late = await fresh();
    world.at('2026-03-17 09:00');
    expect(await refused(clocks().extend(zhou, { ...(await step([late])), n: 1 }))).toBe(
      '422 deadline.run_out',
    );
    expect(await refused(pause(late, '2026-03-17'))).toBe('422 deadline.run_out');
    // On its last day, and while it stands still, it is in time.
    world.at('2026-03-16 18:00');
    await pause(late, '2026-03-16');
    world.at('2026-03-20 18:00');
    await clocks().extend(zhou, { ...(await step([late])), n: 1 });

    await world.dataSource.query(
      `UPDATE deadline_rule SET extension_ceiling = '{"n": 2, "unit": "day"}' WHERE event_type_id = $1`,
      [type.list_adjusted],
    );
    const own = await fresh();
    world.at('2026-03-02 12:00');
    expect(await refused(clocks().extend(zhou, { ...(await step([own])), n: 3 }))).toBe(
      '422 deadline.over_ceiling',
    );
    await clocks().extend(zhou, { ...(await step([own])), n: 2 });
    expect((await row(own)).dueOn).toBe('2026-03-18');
    await world.dataSource.query(`UPDATE deadline_rule SET extension_ceiling = NULL`);
    await world.dataSource.query(`UPDATE plan SET extension_workdays = NULL`);
    const none = await fresh();
    expect(await refused(clocks().extend(zhou, { ...(await step([none])), n: 1 }))).toBe(
      '422 deadline.no_ceiling',
    );
    await world.dataSource.query(`UPDATE plan SET extension_workdays = 20`);
  });

  it('does all of the duties named or none, and refuses what has changed meanwhile', async () => {
    const both = Object.values(await spawn());
    const zhou = await as('zhou');
    const input = { ...(await step(both)), on: '2026-03-02' };
    await pause(both[0], '2026-03-02');
    const current = await row(both[0]);
    await expect(clocks().pause(zhou, input)).rejects.toMatchObject({
      status: 409,
      code: 'common.stale',
      details: { yours: { version: 1 }, current: { version: current.version } },
    });
    expect((await row(both[1])).pausedOn).toBeNull();
    expect(await refused(clocks().pause(zhou, { ...(await step(both)), on: '2026-03-02' }))).toBe(
      '409 deadline.paused',
    );
    expect((await row(both[1])).pausedOn).toBeNull();
    const two = Object.values(await spawn());
    await clocks().pause(zhou, { ...(await step(two)), on: '2026-03-02' });
    world.at('2026-03-04 09:00');
    const moved = await clocks().resume(zhou, { ...(await step(two)), on: '2026-03-04' });
    expect(moved.items.map(({ afterDueOn }) => afterDueOn)).toEqual(['2026-03-17', '2026-03-17']);
    const { steps } = await world.get(TimelineQueries).of(zhou, itemId);
    expect(steps.filter(({ kind }) => kind === 'clock').map(({ text }) => text)).toContain(
      '局人事处、局政策法规处恢复计时(自 2026-03-04 起),时限 2026-03-16 → 2026-03-17:等待上级批复',
    );
  });

  it('lets only one of two people at once pause', async () => {
    const id = await fresh();
    const [zhou, wu] = [await as('zhou'), await as('wu')];
    const input = { ...(await step([id])), on: '2026-03-02' };
    const answers = await Promise.all([
      refused(clocks().pause(zhou, input)),
      refused(clocks().pause(wu, input)),
    ]);
    expect(answers.sort()).toEqual(['409 common.stale', 'nothing']);
  });

  it.each<[Person, string]>([
    ['li', '403 common.forbidden'],
    ['sun', '403 common.forbidden'],
    ['wang', '404 common.not_found'],
    ['heCoordinator', '404 common.not_found'],
    ['wu', 'nothing'],
  ])('by %s: %s', async (person, expected) => {
    const id = await fresh();
    expect(await refused(clocks().pause(await as(person), { ...(await step([id])), on: '2026-03-02' }))).toBe(
      expected,
    );
  });

  it('refuses a day that makes no sense', async () => {
    const id = await fresh();
    world.at('2026-03-10 09:00');
    expect(await refused(pause(id, '2026-03-11'))).toBe('422 deadline.future');
    expect(await refused(pause(id, '2026-03-01'))).toBe('422 deadline.before_start');
    expect(await refused(resume(id, '2026-03-10'))).toBe('409 deadline.running');
    await pause(id, '2026-03-05');
    expect(await refused(resume(id, '2026-03-04'))).toBe('422 deadline.before_pause');
    await resume(id, '2026-03-09');
    expect(await refused(pause(id, '2026-03-06'))).toBe('422 deadline.overlaps');
    const [{ id: fixed }] = await world.dataSource.query<{ id: string }[]>(
      `SELECT d.id FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id WHERE r.spec->>'kind' = 'fixed' LIMIT 1`,
    );
    const anew = { ...(await step([fixed])), on: '2026-03-10' };
    expect(await refused(clocks().restart(await as('zhou'), anew))).toBe('422 deadline.not_relative');
  });

  it('ends the pause with the completion, and does not hold the pause against the unit', async () => {
    const id = await fresh();
    world.at('2026-03-12 09:00');
    await pause(id, '2026-03-09');
    const zhou = await as('zhou');
    const [{ reportId }] = await world.dataSource.query<{ reportId: string }[]>(
      `INSERT INTO progress_report (plan_id, plan_item_id, unit_id, period, status, progress, created_at, created_by)
       SELECT plan_id, plan_item_id, unit_id, '2026-03', 'approved', '已完成', now(), $2 FROM deadline WHERE id = $1
       RETURNING id AS "reportId"`,
      [id, world.user.li],
    );
    world.at('2026-03-20 09:00');
    await world.dataSource.transaction((em) =>
      world
        .get(DeadlineCompletion)
        .complete(em, zhou, world.clock.now(), [
          { deadlineId: id, doneOn: '2026-03-19', doneAt: null, reportId, reportedOn: '2026-03-20' },
        ]),
    );
    expect(await row(id)).toMatchObject({ pausedOn: null, dueOn: '2026-03-26' });
    const list = await world.get(DeadlineQueries).list(zhou, { itemId, limit: 50 });
    expect(list.items.find((one) => one.id === id)?.light).toBe('done');
    expect(await refused(pause(id, '2026-03-20'))).toBe('409 deadline.not_open');
  });

  it('is scored by the date that was known on a day, and not at all while it stood still', async () => {
    const id = await fresh();
    world.at('2026-03-10 16:00');
    await pause(id, '2026-03-10');
    world.at('2026-03-20 09:00');
    await resume(id, '2026-03-20');
    const factOf = async (knownAt: string) => {
      const { duties } = await readFacts(world.dataSource.manager, planId, new Date(knownAt));
      const { dueOn, stops } = duties.find(({ deadlineId }) => deadlineId === id)!;
      return { dueOn, stops };
    };
    expect(await factOf('2026-03-10T10:00:00+08:00')).toEqual({ dueOn: '2026-03-16', stops: null });
    expect(await factOf('2026-03-18T10:00:00+08:00')).toEqual({
      dueOn: '2026-03-16',
      stops: [{ from: '2026-03-10', to: null }],
    });
    expect(await factOf('2026-03-20T10:00:00+08:00')).toEqual({
      dueOn: '2026-03-26',
      stops: [{ from: '2026-03-10', to: '2026-03-20' }],
    });
  });

  it('stops hour clocks by the minute', async () => {
    const id = (await spawn('major_incident', '2026-03-02T09:00:00+08:00'))[world.unit.office];
    world.at('2026-03-02 15:00');
    const zhou = await as('zhou');
    await clocks().pause(zhou, { ...(await step([id])), on: '2026-03-02', time: '14:30' });
    world.at('2026-03-03 10:00');
    const { items } = await clocks().resume(zhou, { ...(await step([id])), on: '2026-03-03', time: '08:30' });
    expect(items[0]).toMatchObject({
      beforeDueAt: '2026-03-03T01:00:00.000Z',
      afterDueAt: '2026-03-03T19:00:00.000Z',
      afterDueOn: '2026-03-04',
    });
    expect(await refused(clocks().extend(zhou, { ...(await step([id])), n: 1 }))).toBe(
      '422 deadline.no_ceiling',
    );
  });

  it('a filing made for a later period follows its forerunner, and runs where that one runs', async () => {
    const own = await publishedPlan(world, [
      {
        text: '编制权力和责任清单。',
        units: [
          ['lead', 'personnel'],
          ['lead', 'legal'],
        ],
        rules: [],
      },
    ]);
    const [task] = await itemsOf(world, own);
    const filings = (at: string) =>
      world.dataSource.query<{ id: string; unitId: string; occurrence: string; pausedOn: string | null }[]>(
        `SELECT id, unit_id AS "unitId", occurrence, paused_on::text AS "pausedOn" FROM deadline
         WHERE plan_item_id = $1 AND kind = 'report' AND due_on >= $2 AND done_on IS NULL ORDER BY start_on, unit_id`,
        [task, at],
      );
    const [personnel, legal] = [world.unit.personnel, world.unit.legal];
    const open = await filings('2026-03-02');
    const last = open.at(-1)!.occurrence;
    const extendBy = async (day: string) => {
      world.at(`${day} 00:30`);
      await world.get(RecurringDeadlines).extend();
      return Object.fromEntries(
        (await filings(day)).filter(({ occurrence }) => occurrence > last).map((one) => [one.unitId, one]),
      );
    };
    // All of one unit, and only the first of the other.
    const stopped = open.filter(({ unitId, occurrence }) => unitId === personnel || occurrence < last);
    await clocks().pause(await as('zhou'), {
      ...(await step(stopped.map(({ id }) => id))),
      on: '2026-03-02',
    });
    expect(open.length).toBeGreaterThan(stopped.length);
    const made = await extendBy('2026-04-01');
    expect([made[personnel].pausedOn, made[legal].pausedOn]).toEqual(['2026-04-01', null]);
    const trail = await world.dataSource.query<{ cause: string }[]>(
      `SELECT cause FROM audit_entry WHERE subject_id = $1 AND action = 'deadline.pause'`,
      [made[personnel].id],
    );
    expect(trail).toEqual([{ cause: '随上一期暂停:等待上级批复' }]);
    world.at('2026-04-02 09:00');
    await resume(made[personnel].id, '2026-04-02');
    expect((await row(made[personnel].id)).pausedOn).toBeNull();
    world.at('2026-05-04 00:30');
    await world.get(RecurringDeadlines).extend();
    const next = (await filings('2026-05-04')).filter(({ unitId }) => unitId === personnel).at(-1)!;
    expect([next.occurrence > made[personnel].occurrence, next.pausedOn]).toEqual([true, null]);
  });
});
