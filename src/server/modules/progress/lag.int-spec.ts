import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishPlan } from '../../../../test/factories/duties.js';
import { World } from '../../../../test/world.js';
import { DeadlineQueries } from '../deadline/deadline.queries.js';
import { ProgressService } from './progress.service.js';

describe('progress behind elapsed time', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.open('2026-03-02 09:00');
  });
  afterAll(() => world.close());

  it('shows on the duties of the unit that filed too little, from its submission on', async () => {
    // 100 days: a day is a percentage point.
    const { planId, items } = await publishPlan(world, [
      {
        title: '公开责任清单',
        units: [['legal', 'lead']],
        rules: [
          { kind: 'report', spec: { kind: 'cadence', per: 'month', day: 25, roll: 'previous' } },
          { spec: { kind: 'fixed', date: '2026-06-10' }, raw: '6月10日前' },
        ],
      },
    ]);
    const wang = await world.actor('wang');
    const reports = world.get(ProgressService);
    const task = { planItemId: items[0], unitId: world.unit.legal };
    const light = async () => {
      const query = { limit: 50, planId };
      const { items: duties } = await world.get(DeadlineQueries).list(wang, query);
      return duties.filter(({ kind }) => kind === 'deliver').map((duty) => duty.light);
    };
    const write = async (percent: number) => {
      const opened = await reports.open(wang, task);
      return reports.save(wang, opened.id, { version: opened.version, progress: '已梳理事项', percent });
    };

    world.at('2026-04-11 09:00');
    expect(await light()).toEqual(['normal']);
    let draft = await write(10);
    expect(await light()).toEqual(['normal']);
    await reports.submit(wang, draft.id, { version: draft.version });
    expect(await light()).toEqual(['behind']);

    world.at('2026-05-06 09:00');
    draft = await write(60);
    expect(await light()).toEqual(['behind']);
    await reports.submit(wang, draft.id, { version: draft.version });
    expect(await light()).toEqual(['normal']);

    await world.dataSource.query('UPDATE plan SET behind_points = 5 WHERE id = $1', [planId]);
    expect(await light()).toEqual(['behind']);
    await world.dataSource.query('UPDATE plan SET behind_points = NULL WHERE id = $1', [planId]);
    expect(await light()).toEqual(['normal']);
  });
});
