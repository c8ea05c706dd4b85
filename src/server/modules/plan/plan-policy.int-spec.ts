import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setLocalDays } from '../../../../test/factories/local-days.js';
import { draftPlan, itemsOf } from '../../../../test/factories/plan.js';
import { World } from '../../../../test/world.js';
import { DeadlineClocks } from '../deadline/deadline-clocks.service.js';
import { InnerDates } from '../deadline/inner-dates.service.js';
import type { ChangePlanPolicyDto } from './plan-policy.dto.js';
import { PlanPolicies } from './plan-policy.service.js';
import { Plans } from './plans.service.js';

const FIRST = {
  softPolicy: [{ word: '及时', n: 10, unit: 'workday' as const }],
  innerWorkdays: 2,
  extensionWorkdays: 20,
};
const soft = (raw: string) => ({ spec: { kind: 'soft' as const }, raw });

describe('the policy of a plan in force', () => {
  let world: World;
  let planId: string;
  let item: string;
  beforeAll(async () => {
    world = await World.open('2018-06-04 09:00');
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.at('2018-06-04 09:00');
    const zhou = await world.actor('zhou');
    planId = await draftPlan(world, [
      {
        units: [
          ['lead', 'legal'],
          ['lead', 'personnel'],
        ],
        rules: [
          soft('及时公开'),
          soft('定期检查'),
          { spec: { kind: 'fixed', date: '2018-09-28' }, raw: '9月28日前' },
        ],
      },
    ]);
    const plans = world.get(Plans);
    const { version } = await plans.update(zhou, planId, { version: 1, ...FIRST });
    await plans.publish(zhou, planId, { version });
    [item] = await itemsOf(world, planId);
  });

  const version = async (): Promise<number> =>
    (
      await world.dataSource.query<{ version: number }[]>('SELECT version FROM plan WHERE id = $1', [planId])
    )[0].version;
  const change = async (
    input: Partial<ChangePlanPolicyDto>,
    person: 'zhou' | 'wang' | 'heCoordinator' = 'zhou',
  ) =>
    world.get(PlanPolicies).change(await world.actor(person), planId, {
      version: await version(),
      ...FIRST,
      reason: '年中调整',
      ...input,
    });
  const duties = async () =>
    (
      await world.dataSource.query<{ line: string }[]>(
        `SELECT concat_ws(' ', u.short_name, r.raw, d.due_on, d.inner_due_on, CASE WHEN d.waived_at IS NOT NULL THEN '免' END) AS line
         FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id JOIN unit u ON u.id = d.unit_id
         WHERE d.plan_id = $1 AND d.kind = 'deliver' ORDER BY r.raw, d.due_on, u.sort`,
        [planId],
      )
    ).map(({ line }) => line);

  it('moves what a length dates, with the log of each move; a preview writes nothing', async () => {
    await setLocalDays(world, 'zhou', 'legal', 2018, [{ date: '2018-06-25', kind: 'off', name: '处庆' }]);
    world.at('2018-06-11 09:00');
    const before = await duties();
    expect(before).toEqual([
      '人事处 9月28日前 2018-09-28 2018-09-26',
      '法规处 9月28日前 2018-09-28 2018-09-26',
      '人事处 及时公开 2018-06-15 2018-06-13',
      '法规处 及时公开 2018-06-15 2018-06-13',
    ]);
    const input = { softPolicy: [{ word: '及时', n: 16, unit: 'workday' as const }] };
    const seen = await change({ ...input, preview: true });
    expect(seen).toMatchObject({
      preview: true,
      moved: 2,
      made: 0,
      waived: 0,
      inner: 0,
      overdue: 0,
      units: 2,
    });
    expect(await duties()).toEqual(before);
    const done = await change(input);
    expect({ ...done, preview: true }).toEqual(seen);
    expect(await duties()).toEqual([
      '人事处 9月28日前 2018-09-28 2018-09-26',
      '法规处 9月28日前 2018-09-28 2018-09-26',
      // 1 June + 16 working days over 端午节; the local day of 法规处 puts its date off by one.
      '人事处 及时公开 2018-06-26 2018-06-22',
      '法规处 及时公开 2018-06-27 2018-06-22',
    ]);
    const log = await world.dataSource.query(
      `SELECT cause, before_due_on::text AS before, after_due_on::text AS after, reason, actor_id IS NOT NULL AS told
       FROM deadline_change c JOIN deadline d ON d.id = c.deadline_id WHERE d.plan_id = $1 AND d.kind = 'deliver' ORDER BY after_due_on`,
      [planId],
    );
    expect(log).toEqual([
      { cause: 'policy', before: '2018-06-15', after: '2018-06-26', reason: '年中调整', told: true },
      { cause: 'policy', before: '2018-06-15', after: '2018-06-27', reason: '年中调整', told: true },
    ]);
    const [entry] = await world.dataSource.query(
      `SELECT before, after, cause FROM audit_entry WHERE action = 'plan.policy' AND subject_id = $1`,
      [planId],
    );
    expect(entry).toMatchObject({ before: FIRST, after: { ...input, moved: 2 }, cause: '年中调整' });
    const told = await world.dataSource.query<{ body: string }[]>(
      `SELECT body FROM outbox_message WHERE key LIKE 'plan.policy:' || $1 || '%' ORDER BY body`,
      [planId],
    );
    expect(told).toHaveLength(3);
    expect(told[0].body).toContain('2018-06-15 改为 2018-06-26');
    await setLocalDays(world, 'zhou', 'legal', 2018, []);
  });

  it('hands over what it says anew, waives what it says no longer, and leaves what is done', async () => {
    await world.dataSource.query(
      `UPDATE deadline d SET done_on = '2018-06-08' FROM deadline_rule r, unit u
       WHERE r.id = d.rule_id AND u.id = d.unit_id AND d.plan_id = $1 AND r.raw = '及时公开' AND u.short_name = '人事处'`,
      [planId],
    );
    const effect = await change({ softPolicy: [{ word: '定期', per: 'quarter' }] });
    expect(effect).toMatchObject({ moved: 0, made: 4, waived: 1 });
    expect((await duties()).filter((line) => !line.includes('9月'))).toEqual([
      '人事处 及时公开 2018-06-15 2018-06-13',
      '法规处 及时公开 2018-06-15 2018-06-13 免',
      '人事处 定期检查 2018-06-30 2018-06-28',
      '法规处 定期检查 2018-06-30 2018-06-28',
      '人事处 定期检查 2018-09-30 2018-09-28',
      '法规处 定期检查 2018-09-30 2018-09-28',
    ]);
    // A period that became another kind: the old duties fall away, new ones are made.
    expect(await change({ softPolicy: [{ word: '定期', n: 3, unit: 'month' }] })).toMatchObject({
      made: 2,
      waived: 4,
    });
    // Nobody who has reported the task done is asked anew.
    await world.dataSource.query(
      `UPDATE rule_bearer b SET ended_on = '2018-06-04' FROM deadline_rule r, unit u
       WHERE r.id = b.rule_id AND u.id = b.unit_id AND r.plan_item_id = $1 AND u.short_name = '人事处'`,
      [item],
    );
    expect(await change({ softPolicy: [{ word: '检查', n: 4, unit: 'month' }] })).toMatchObject({ moved: 2 });
    expect(await change({ softPolicy: [{ word: '检查', per: 'month' }] })).toMatchObject({
      made: 2,
      waived: 2,
      units: 2,
    });
  });

  it('moves the office’s own day, but not one that a person has set, and says which dates have passed', async () => {
    const zhou = await world.actor('zhou');
    const [mine] = await world.dataSource.query<{ id: string; version: number }[]>(
      `SELECT d.id, d.version FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id JOIN unit u ON u.id = d.unit_id
       WHERE d.plan_id = $1 AND r.raw = '9月28日前' AND u.short_name = '法规处'`,
      [planId],
    );
    await world.get(InnerDates).set(zhou, { deadlines: [mine], innerDueOn: '2018-08-31' });
    expect(await change({ innerWorkdays: 5 })).toMatchObject({ moved: 0, inner: 3 });
    expect(await duties()).toEqual([
      '人事处 9月28日前 2018-09-28 2018-09-20',
      '法规处 9月28日前 2018-09-28 2018-08-31',
      '人事处 及时公开 2018-06-15 2018-06-08',
      '法规处 及时公开 2018-06-15 2018-06-08',
    ]);
    expect(await change({ innerWorkdays: null })).toMatchObject({ inner: 3 });
    world.at('2018-06-11 09:00');
    const effect = await change({
      innerWorkdays: null,
      softPolicy: [{ word: '及时', n: 3, unit: 'workday' }],
    });
    expect(effect).toMatchObject({ moved: 2, overdue: 2 });
    expect(effect.items.map(({ afterDueOn, overdue }) => [afterDueOn, overdue])).toEqual([
      ['2018-06-06', true],
      ['2018-06-06', true],
    ]);
  });

  it('sets the ceiling of extensions from now on', async () => {
    const zhou = await world.actor('zhou');
    const [one] = await world.dataSource.query<{ id: string; version: number }[]>(
      'SELECT id, version FROM deadline WHERE plan_id = $1 ORDER BY due_on DESC LIMIT 1',
      [planId],
    );
    const extend = () =>
      world.get(DeadlineClocks).extend(zhou, { deadlines: [one], reason: '情况复杂', n: 15, preview: true });
    await change({ extensionWorkdays: 10 });
    await expect(extend()).rejects.toMatchObject({ code: 'deadline.over_ceiling' });
    await change({ extensionWorkdays: 15 });
    await expect(extend()).resolves.toMatchObject({ preview: true });
  });

  it('is refused to others, for a plan not in force, from an old sight, and where nothing changes', async () => {
    await expect(change({})).rejects.toMatchObject({ code: 'plan.policy_same' });
    await expect(change({ innerWorkdays: 3, version: 1 })).rejects.toMatchObject({ code: 'common.stale' });
    await expect(change({ innerWorkdays: 3 }, 'wang')).rejects.toMatchObject({ status: 403 });
    await expect(change({ innerWorkdays: 3 }, 'heCoordinator')).rejects.toMatchObject({ status: 404 });
    await expect(
      change({
        softPolicy: [
          { word: '及时', per: 'year' },
          { word: '及时', per: 'month' },
        ],
      }),
    ).rejects.toMatchObject({ code: 'plan.soft_policy' });
    await world.get(Plans).close(await world.actor('zhou'), planId, { version: await version() });
    await expect(change({ innerWorkdays: 3 })).rejects.toMatchObject({ code: 'plan.not_published' });
  });
});
