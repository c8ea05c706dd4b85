import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishPlan } from '../../../../test/factories/duties.js';
import { World } from '../../../../test/world.js';
import { ProgressService } from '../progress/progress.service.js';
import { ReviewService } from '../progress/review.service.js';
import { DeskQueries } from './desk/desk.queries.js';
import { LedgerQuery } from './ledger/ledger.dto.js';
import { LedgerQueries } from './ledger/ledger.queries.js';
import { TimelineQueries } from './timeline/timeline.queries.js';

/** A late duty whose filing lies with the reviewer: red, because nothing is approved, and 待审核 beside it. */
describe('a duty in review', () => {
  let world: World;
  let item: string;
  beforeAll(async () => {
    world = await World.open('2026-03-02 09:00');
    const monthly = { kind: 'cadence' as const, per: 'month' as const, day: 25, roll: 'previous' as const };
    ({
      items: [item],
    } = await publishPlan(world, [
      {
        units: [['legal', 'lead']],
        rules: [
          { kind: 'report', spec: monthly },
          { spec: { kind: 'fixed', date: '2026-03-10' }, raw: '3月10日前' },
        ],
      },
    ]));
    world.at('2026-03-12 09:00');
  });
  afterAll(() => world.close());

  /** What the three screens say of the delivery: light and review on the ledger, on the timeline, and the filing on the desk. */
  const told = async () => {
    const wang = await world.actor('wang');
    const { items } = await world.get(LedgerQueries).page(wang, new LedgerQuery());
    const { deadlines } = await world.get(TimelineQueries).of(wang, item);
    const { liaison } = await world.get(DeskQueries).desk(wang);
    const duty = deadlines.find(({ kind }) => kind === 'deliver')!;
    const onDesk = [...liaison!.overdue, ...liaison!.thisWeek].find(({ kind }) => kind === 'deliver');
    return [items[0].light, items[0].inReview, duty.light, duty.inReview, onDesk?.report?.status ?? null];
  };

  it('is one whose own answer waits, not one of which only the month’s filing does', async () => {
    const wang = await world.actor('wang');
    const progress = world.get(ProgressService);
    const draft = await progress.open(wang, { planItemId: item, unitId: world.unit.legal });
    expect(await told()).toEqual(['overdue', false, 'overdue', false, 'draft']);

    const saved = await progress.save(wang, draft.id, { version: draft.version, progress: '已修订 6 项' });
    const month = await progress.submit(wang, draft.id, { version: saved.version });
    // The filing duty of the month is in review, and so is the task; the delivery still wants its answer.
    expect(await told()).toEqual(['overdue', true, 'overdue', false, null]);

    const back = await progress.withdraw(wang, draft.id, { version: month.version });
    const delivery = back.answerable.find(({ kind }) => kind === 'deliver')!.deadlineId;
    const answers = [{ deadlineId: delivery, completedOn: '2026-03-09' }];
    const answered = await progress.save(wang, draft.id, { version: back.version, answers });
    const submitted = await progress.submit(wang, draft.id, { version: answered.version });
    expect(await told()).toEqual(['overdue', true, 'overdue', true, 'submitted']);

    const zhou = await world.actor('zhou');
    await world.get(ReviewService).approve(zhou, draft.id, { version: submitted.version });
    expect((await told()).slice(2)).toEqual(['done', false, null]);
  });
});
