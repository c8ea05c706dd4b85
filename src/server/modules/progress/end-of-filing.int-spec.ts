import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { publishPlan, type TaskInput } from '../../../../test/factories/duties.js';
import { World } from '../../../../test/world.js';
import type { NewRule } from '../deadline/deadline-rules.service.js';
import { RecurringDeadlines } from '../deadline/recurring-deadlines.service.js';
import { ProgressService } from './progress.service.js';
import { ReviewService } from './review.service.js';

const DATED: Partial<NewRule> = { spec: { kind: 'fixed', date: '2026-04-30' }, raw: '4月底前' };
const QUARTERLY: Partial<NewRule> = { spec: { kind: 'recurring', per: 'quarter', min: 1 }, raw: '每季度' };
const FILING: Partial<NewRule> = {
  kind: 'report',
  spec: { kind: 'cadence', per: 'month', day: 25, roll: 'previous' },
};

describe('the end of filing (ADR 5)', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open('2026-03-02 09:00');
  });
  afterAll(() => world.close());
  beforeEach(() => world.at('2026-03-02 09:00'));

  const publish = async (...rules: Partial<NewRule>[]) => {
    const task: TaskInput = {
      units: [
        ['legal', 'lead'],
        ['office', 'lead'],
      ],
      rules,
    };
    const { items } = await publishPlan(world, [task]);
    return items[0];
  };

  /** 王芳 states completion on 9 April and 吴桐 approves; by July the daily job has run. */
  const complete = async (planItemId: string) => {
    world.at('2026-04-10 10:00');
    await world.get(RecurringDeadlines).extend('2026-04-10');
    const wang = await world.actor('wang');
    const reports = world.get(ProgressService);
    const draft = await reports.open(wang, { planItemId, unitId: world.unit.legal });
    const dated = draft.answerable.find(
      ({ kind, occurrence }) => kind === 'deliver' && occurrence === 'once',
    )!;
    const answers = [
      ...draft.answers.map(({ deadlineId }) => ({ deadlineId })),
      { deadlineId: dated.deadlineId, completedOn: '2026-04-09' },
    ];
    const saved = await reports.save(wang, draft.id, {
      version: draft.version,
      progress: '已公布 12 项',
      answers,
    });
    const sent = await reports.submit(wang, draft.id, { version: saved.version });
    await world.get(ReviewService).approve(await world.actor('wu'), sent.id, { version: sent.version });
    await world.get(RecurringDeadlines).extend('2026-07-01');
  };

  const openFilings = async (planItemId: string, unitId: string) => {
    const rows = await world.dataSource.query<{ occurrence: string }[]>(
      `SELECT occurrence FROM deadline WHERE plan_item_id = $1 AND unit_id = $2 AND kind = 'report'
         AND done_on IS NULL AND waived_at IS NULL ORDER BY due_on`,
      [planItemId, unitId],
    );
    return rows.map(({ occurrence }) => occurrence);
  };

  it('asks a unit that is done for nothing after its completion, and the other lead as before', async () => {
    const item = await publish(DATED, FILING);
    await complete(item);
    expect(await openFilings(item, world.unit.legal)).toEqual([]);
    expect(await openFilings(item, world.unit.office)).toEqual([
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
    ]);
  });

  it('keeps asking where a period can ask for more', async () => {
    const item = await publish(DATED, QUARTERLY, FILING);
    await complete(item);
    expect(await openFilings(item, world.unit.legal)).toEqual(expect.arrayContaining(['2026-05', '2026-08']));
  });

  it('still owes what was missed before the completion', async () => {
    const item = await publish(DATED, FILING);
    world.at('2026-04-10 10:00');
    const before = await openFilings(item, world.unit.legal);
    await complete(item);
    expect(before).toContain('2026-03');
    const [{ waived }] = await world.dataSource.query<{ waived: number }[]>(
      `SELECT count(*)::int AS waived FROM deadline WHERE plan_item_id = $1 AND unit_id = $2
         AND due_on <= '2026-04-09' AND waived_at IS NOT NULL`,
      [item, world.unit.legal],
    );
    expect(waived).toBe(0);
  });
});
