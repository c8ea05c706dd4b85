import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishPlan } from '../../../../../test/factories/duties.js';
import { World } from '../../../../../test/world.js';
import { ADVISORY_LOCK } from '../../../common/database/advisory-locks.js';
import { CalendarQueries } from '../../deadline/calendar.queries.js';
import { DeadlineClocks } from '../../deadline/deadline-clocks.service.js';
import { TimelineQueries } from './timeline.queries.js';

describe('what people see of a clock begun anew, and of a calendar being changed', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open('2026-03-02 09:00');
  });
  afterAll(() => world.close());

  it('the timeline names the day from which it counts', async () => {
    const { items } = await publishPlan(world, [
      {
        units: [['legal', 'lead']],
        rules: [{ spec: { kind: 'relative', n: 10, unit: 'workday', event: null } }],
      },
    ]);
    const [{ id }] = await world.dataSource.query<{ id: string }[]>('SELECT id FROM deadline');
    world.at('2026-03-12 09:00');
    const zhou = await world.actor('zhou');
    await world
      .get(DeadlineClocks)
      .restart(zhou, { deadlines: [{ id, version: 1 }], reason: '已补正', on: '2026-03-10' });
    const { steps } = await world.get(TimelineQueries).of(zhou, items[0]);
    expect(steps.map(({ text }) => text)).toContain(
      '局政策法规处重新起算(自 2026-03-10 起),时限 2026-03-16 → 2026-03-24:已补正',
    );
  });

  it('a change of the calendar that another process makes is seen to run', async () => {
    const progress = () => world.get(CalendarQueries).progress();
    expect(await progress()).toEqual({ running: false, total: 0, done: 0 });
    const other = world.dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query('SELECT pg_advisory_xact_lock_shared($1)', [ADVISORY_LOCK.calendar]);
    expect((await progress()).running).toBe(false);
    await other.rollbackTransaction();
    await other.startTransaction();
    await other.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCK.calendar]);
    expect(await progress()).toEqual({ running: true, total: 0, done: 0 });
    await other.rollbackTransaction();
    await other.release();
    expect((await progress()).running).toBe(false);
  });
});
