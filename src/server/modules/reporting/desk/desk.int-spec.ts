import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { fillManyTasks } from '../../../../../test/factories/many-tasks.js';
import { createTestDatabase, type TestDatabase } from '../../../../../test/setup/database.js';
import { SYSTEM_ACTOR, type Actor } from '../../../common/actor.js';
import { instantInShanghai } from '../../../common/calendar-date.js';
import { SimulatedClock } from '../../../common/clock.js';
import { databaseOptions } from '../../../common/database/data-source.js';
import { CalendarService } from '../../deadline/calendar.service.js';
import { seedCalendar } from '../../deadline/seed-calendar.js';
import { LedgerQueries } from '../ledger/ledger.queries.js';
import { TimelineQueries } from '../timeline/timeline.queries.js';
import type { DeskDutyDto, LeaderDeskDto } from './desk.dto.js';
import { DeskQueries } from './desk.queries.js';

/** A Wednesday. */
const TODAY = '2026-03-18';
const ROOT = '00000000-0000-4000-8000-000000000001';
const OFFICER = '00000000-0000-4000-8000-00000000000a';

let database: TestDatabase;
let dataSource: DataSource;
let desks: DeskQueries;
let timelines: TimelineQueries;
let unit: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource({
    ...databaseOptions(database.url),
    entities: [],
    migrations: [],
  }).initialize();
  await fillManyTasks(dataSource, { tasks: 150, units: 14, today: TODAY });
  await seedCalendar(dataSource);
  const clock = new SimulatedClock(instantInShanghai(TODAY, '10:30'));
  desks = new DeskQueries(
    dataSource,
    clock,
    new LedgerQueries(dataSource, clock),
    new CalendarService(dataSource),
  );
  timelines = new TimelineQueries(dataSource, clock);
  [{ id: unit }] = await dataSource.query<{ id: string }[]>(`SELECT id FROM unit WHERE name = '人事处'`);
  await dataSource.query(
    `UPDATE deadline SET paused_on = LEAST(due_on, $2::date) WHERE id = (
       SELECT id FROM deadline WHERE unit_id = $1 AND done_on IS NULL AND waived_at IS NULL AND voided_at IS NULL
         AND kind = 'deliver' ORDER BY due_on, id LIMIT 1)`,
    [unit, TODAY],
  );
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const liaison = (): Actor => ({ ...SYSTEM_ACTOR, roles: ['liaison'], liaisonOf: [unit] });

describe('desk', () => {
  it('of a liaison holds every open duty of the unit once, in the group that fits', async () => {
    const { liaison: desk, coordinator, leader } = await desks.desk(liaison());
    expect([coordinator, leader]).toEqual([null, null]);
    const { overdue, thisWeek, thisMonth, paused, later, toSign } = desk!;
    expect(paused).toHaveLength(1);
    const all = [...overdue, ...thisWeek, ...thisMonth, ...paused];
    const open = await dataSource.query<{ id: string }[]>(
      `SELECT id FROM deadline WHERE unit_id = $1 AND done_on IS NULL AND done_at IS NULL AND waived_at IS NULL AND voided_at IS NULL`,
      [unit],
    );
    expect(new Set(all.map(({ deadlineId }) => deadlineId)).size).toBe(all.length);
    expect(all.length + later).toBe(open.length);
    expect(all.every(({ unitId }) => unitId === unit)).toBe(true);
    expect(overdue.length).toBeGreaterThan(0);
    const each = (duties: DeskDutyDto[], rule: (duty: DeskDutyDto) => boolean) =>
      expect(duties.filter((duty) => !rule(duty))).toEqual([]);
    each(overdue, ({ light, workdaysLeft }) => light === 'overdue' && workdaysLeft <= 0);
    each(
      thisWeek,
      ({ dueOn, light, kind }) =>
        dueOn >= TODAY &&
        light !== 'overdue' &&
        (dueOn <= '2026-03-22' || (kind === 'deliver' && light === 'near')),
    );
    each(thisMonth, ({ dueOn, kind }) => kind === 'report' && dueOn > '2026-03-22' && dueOn <= '2026-03-31');
    expect(toSign.every(({ unitId }) => unitId === unit)).toBe(true);
    expect(toSign.length).toBeGreaterThan(0);
  });

  it('tells working days, not calendar days', async () => {
    await dataSource.query(
      `UPDATE deadline SET due_on = '2026-03-23', due_at = NULL, near_at = NULL WHERE id = (
         SELECT id FROM deadline WHERE unit_id = $1 AND kind = 'report' AND done_on IS NULL AND waived_at IS NULL
           AND voided_at IS NULL ORDER BY id LIMIT 1)`,
      [unit],
    );
    const { liaison: desk } = await desks.desk(liaison());
    // Thursday, Friday, Monday.
    expect(desk!.thisMonth.find(({ dueOn }) => dueOn === '2026-03-23')!.workdaysLeft).toBe(3);
  });

  it('of a coordinator counts what waits', async () => {
    const { coordinator } = await desks.desk({
      ...SYSTEM_ACTOR,
      roles: ['coordinator'],
      coordinates: [ROOT],
    });
    const [counts] = await dataSource.query<{ review: number; bare: number }[]>(
      `SELECT (SELECT count(*)::int FROM progress_report WHERE status = 'submitted') AS review,
         (SELECT count(*)::int FROM plan_item i WHERE kind = 'task'
           AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.plan_item_id = i.id)) AS bare`,
    );
    expect(coordinator).toMatchObject({
      toReviewCount: counts.review,
      unassigned: counts.bare,
      draftCount: 0,
    });
    expect(coordinator!.toReview).toHaveLength(10);
    expect(coordinator!.overdueDuties).toBeGreaterThan(0);
  });

  it('of a leader in charge of one unit shows that unit alone', async () => {
    const { leader } = await desks.desk({ ...SYSTEM_ACTOR, roles: ['leader'], inCharge: [unit] });
    expect(leader!.units.map(({ unitId }) => unitId)).toEqual([unit]);
    expect(Object.values(leader!.units[0].lights).reduce((sum, n) => sum + n, 0)).toBe(
      leader!.units[0].tasks,
    );
    expect(leader!.reds.every(({ unitId, light }) => unitId === unit && light === 'overdue')).toBe(true);
    const { leader: all } = await desks.desk({ ...SYSTEM_ACTOR, roles: ['leader'], principal: true });
    expect(all!.units.length).toBeGreaterThan(10);
    expect(all!.total).toBeGreaterThan(leader!.total);
    expect(all!.overdueWeekAgo).toBeGreaterThan(0);
  });

  it('of one plan year leaves the other years out', async () => {
    const leader = { ...SYSTEM_ACTOR, roles: ['leader' as const], principal: true };
    const plans = await dataSource.query<{ year: number }[]>('SELECT DISTINCT year FROM plan');
    expect(plans.length).toBeGreaterThan(1);
    const whole = (await desks.desk(leader)).leader!;
    const parts = await Promise.all(
      plans.map(async ({ year }) => (await desks.desk(leader, { year })).leader!),
    );
    const sum = (figure: (desk: LeaderDeskDto) => number) =>
      parts.reduce((all, desk) => all + figure(desk), 0);
    const overdue = (desk: LeaderDeskDto) => desk.units.reduce((all, { lights }) => all + lights.overdue, 0);
    expect(sum(({ total }) => total)).toBe(whole.total);
    expect(sum((desk) => desk.overdueWeekAgo)).toBe(whole.overdueWeekAgo);
    expect(sum(overdue)).toBe(overdue(whole));
    const { leader: other } = await desks.desk(leader, { year: 1999 });
    expect(other).toMatchObject({ total: 0, overdueWeekAgo: 0, units: [], reds: [] });
    const coordinator = { ...SYSTEM_ACTOR, roles: ['coordinator' as const], coordinates: [ROOT] };
    const { coordinator: quiet } = await desks.desk(coordinator, { year: 1999 });
    expect(quiet).toMatchObject({ overdueDuties: 0, nearDuties: 0, unassigned: 0 });
    expect(quiet!.toReviewCount).toBeGreaterThan(0);
  });

  it('of an administrator holds no business', async () => {
    const desk = await desks.desk({ ...SYSTEM_ACTOR, roles: ['admin'] });
    expect(desk).toEqual({ asOf: TODAY, liaison: null, coordinator: null, leader: null });
  });
});

describe('timeline', () => {
  it('tells what happened in order, and is closed to others', async () => {
    const [{ item }] = await dataSource.query<{ item: string }[]>(
      `SELECT plan_item_id AS item FROM assignment WHERE unit_id = $1 AND role = 'lead' LIMIT 1`,
      [unit],
    );
    for (const [at, action, after] of [
      ['2026-03-02T01:00:00Z', 'progress.submit', { unitId: unit, period: '2026-02' }],
      ['2026-03-01T01:00:00Z', 'supervision.receipt', { unitId: unit }],
      ['2026-03-03T01:00:00Z', 'progress.save', { unitId: unit }],
    ] as const) {
      await dataSource.query(
        `INSERT INTO audit_entry (at, actor_id, actor_name, action, subject_type, subject_id, plan_item_id, after)
         VALUES ($1, $2, '经办人', $3, 'plan_item', $4, $4, $5)`,
        [at, OFFICER, action, item, JSON.stringify(after)],
      );
    }
    const timeline = await timelines.of(liaison(), item);
    expect(timeline.steps.map(({ text }) => text)).toEqual(['人事处签收', '人事处报送2026年2月进展']);
    expect(timeline.deadlines.length).toBeGreaterThan(0);
    expect(timeline.units.some(({ id, role }) => id === unit && role === 'lead')).toBe(true);
    const stranger: Actor = { ...SYSTEM_ACTOR, roles: ['liaison'], liaisonOf: [OFFICER] };
    await expect(timelines.of(stranger, item)).rejects.toMatchObject({ status: 404 });
  });
});
