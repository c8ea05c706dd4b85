import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { publishPlan, type TaskInput } from '../../../../test/factories/duties.js';
import { World, type Person } from '../../../../test/world.js';
import { Plans } from '../plan/plans.service.js';
import { EvidenceService } from './evidence.service.js';
import type { AnswerInputDto, ReportDto } from './progress.dto.js';
import { ProgressQueries } from './progress.queries.js';
import { ProgressService } from './progress.service.js';
import { ReviewService } from './review.service.js';

const MONTHLY: TaskInput['rules'] = [
  { kind: 'report', spec: { kind: 'cadence', per: 'month', day: 25, roll: 'previous' } },
];
const TASK: TaskInput = {
  title: '公开责任清单',
  units: [
    ['legal', 'lead'],
    ['office', 'lead'],
    ['transport', 'support'],
  ],
  rules: [...MONTHLY, { spec: { kind: 'fixed', date: '2026-03-20' }, raw: '3月20日前' }],
};

describe('progress reports', () => {
  let world: World;
  let planId: string;
  let planItemId: string;

  beforeAll(async () => {
    world = await World.open('2026-03-02 09:00');
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.at('2026-03-02 09:00');
    const plan = await publishPlan(world, [TASK]);
    planId = plan.planId;
    [planItemId] = plan.items;
    world.at('2026-03-10 10:00');
  });

  const progress = () => world.get(ProgressService);
  const review = () => world.get(ReviewService);
  const read = async (person: Person, id: string) =>
    world.get(ProgressQueries).one(await world.actor(person), id);
  const unitOf = { wang: 'legal', zhou: 'office', zhao: 'transport', li: 'personnel' } as const;
  const open = async (person: keyof typeof unitOf, period?: string) =>
    progress().open(await world.actor(person), { planItemId, unitId: world.unit[unitOf[person]], period });
  const submit = async (person: keyof typeof unitOf, answers?: AnswerInputDto[]) => {
    const actor = await world.actor(person);
    const draft = await open(person);
    const input = { version: draft.version, progress: '已修订 6 项', answers };
    const saved = await progress().save(actor, draft.id, input);
    return progress().submit(actor, draft.id, { version: saved.version });
  };
  const decide = async (person: Person, report: ReportDto, reason?: string) => {
    const actor = await world.actor(person);
    return reason
      ? review().return(actor, report.id, { version: report.version, reason })
      : review().approve(actor, report.id, { version: report.version });
  };
  const deliver = async (unit: 'legal' | 'office') => {
    const [{ id }] = await world.dataSource.query<{ id: string }[]>(
      `SELECT id FROM deadline WHERE plan_item_id = $1 AND unit_id = $2 AND kind = 'deliver'`,
      [planItemId, world.unit[unit]],
    );
    return id;
  };
  const done = async (deadlineId: string) => {
    const [row] = await world.dataSource.query<{ doneOn: string | null; by: string | null }[]>(
      'SELECT done_on::text AS "doneOn", done_by_report_id AS by FROM deadline WHERE id = $1',
      [deadlineId],
    );
    return row;
  };

  it('opens for the filing owed next, answers it, and is the same when opened again', async () => {
    const draft = await open('wang');
    expect(draft).toMatchObject({ period: '2026-03', status: 'draft', percent: 0, previous: null });
    expect(draft.answers.map(({ kind, occurrence }) => `${kind} ${occurrence}`)).toEqual(['report 2026-03']);
    expect(draft.can).toEqual({ edit: true, submit: true, withdraw: false, approve: false, return: false });
    const twice = await Promise.all([open('wang'), open('wang')]);
    expect(twice.map(({ id }) => id)).toEqual([draft.id, draft.id]);
  });

  it('is opened at the same moment by two people as one', async () => {
    const both = await Promise.all([open('zhao'), open('zhao')]);
    expect(both[0].id).toBe(both[1].id);
  });

  it('refuses a period without a filing, a task of others, and another unit', async () => {
    await expect(open('wang', '2026-09')).rejects.toMatchObject({ code: 'progress.period_unknown' });
    await expect(open('li')).rejects.toMatchObject({ status: 404 });
    const wang = await world.actor('wang');
    await expect(progress().open(wang, { planItemId, unitId: world.unit.office })).rejects.toMatchObject({
      status: 403,
    });
  });

  it('saves as typed, part by part, and answers a stale save with both values', async () => {
    const wang = await world.actor('wang');
    const draft = await open('wang');
    const saved = await progress().save(wang, draft.id, { version: draft.version, progress: '甲' });
    const again = await progress().save(wang, draft.id, { version: saved.version, percent: 30 });
    expect([again.progress, again.percent]).toEqual(['甲', 30]);
    await expect(
      progress().save(wang, draft.id, { version: draft.version, progress: '乙' }),
    ).rejects.toMatchObject({
      status: 409,
      details: { yours: { progress: '乙' }, current: { progress: '甲', version: again.version } },
    });
  });

  it('goes on for what is still owed when its plan is closed, and ends with it', async () => {
    const submitted = await submit('wang', [
      { deadlineId: await deliver('legal'), completedOn: '2026-03-09' },
    ]);
    const returned = await decide('zhou', submitted, '请补充数据');
    const [{ version }] = await world.dataSource.query<{ version: number }[]>(
      'SELECT version FROM plan WHERE id = $1',
      [planId],
    );
    await world.get(Plans).close(await world.actor('zhou'), planId, { version });
    const wang = await world.actor('wang');
    const again = await progress().submit(wang, returned.id, { version: returned.version });
    await decide('wu', again);
    expect((await done(await deliver('legal'))).doneOn).toBe('2026-03-09');
    await expect(open('wang')).rejects.toMatchObject({ code: 'progress.plan_closed' });
    // 办公室 leads too and has not delivered: it may still file.
    expect((await open('zhou')).status).toBe('draft');
  });

  it('is not known of while its plan is a draft', async () => {
    await world.dataSource.query(`UPDATE plan SET status = 'draft' WHERE id = $1`, [planId]);
    await expect(open('wang')).rejects.toMatchObject({ status: 404 });
  });

  it('refuses to answer a duty of another unit', async () => {
    const draft = await open('wang');
    const answers = [{ deadlineId: await deliver('office'), completedOn: '2026-03-09' }];
    await expect(
      progress().save(await world.actor('wang'), draft.id, { version: draft.version, answers }),
    ).rejects.toMatchObject({ code: 'progress.answer_foreign' });
  });

  it('cannot be submitted empty, without a completion, or with one in the future', async () => {
    const wang = await world.actor('wang');
    const draft = await open('wang');
    await expect(progress().submit(wang, draft.id, { version: draft.version })).rejects.toMatchObject({
      code: 'progress.empty',
    });
    const deadlineId = await deliver('legal');
    const late = [{ deadlineId, completedOn: '2026-03-11' }];
    await expect(submit('wang', late)).rejects.toMatchObject({
      code: 'progress.completion',
      details: { answers: [{ deadlineId }] },
    });
    await expect(submit('wang', [{ deadlineId }])).rejects.toMatchObject({ code: 'progress.completion' });
    expect((await read('wang', draft.id)).status).toBe('draft');
  });

  it('takes the publication date of its evidence for the completion that was left out', async () => {
    const wang = await world.actor('wang');
    const draft = await open('wang');
    await world.get(EvidenceService).addLink(wang, draft.id, {
      url: 'http://jtj/qd.html',
      title: '清单',
      publishedOn: '2026-03-06',
    });
    const deadlineId = await deliver('legal');
    const submitted = await submit('wang', [{ deadlineId }]);
    expect(submitted.answers[0]).toMatchObject({ deadlineId, completedOn: '2026-03-06' });
    expect(submitted.suggestedPercent).toBe(100);
    await decide('zhou', submitted);
    expect(await done(deadlineId)).toEqual({ doneOn: '2026-03-06', by: draft.id });
  });

  it('keeps its first day when it comes back within the grace, and loses it after', async () => {
    const first = await submit('wang');
    world.at('2026-03-11 10:00');
    const returned = await decide('zhou', first, '请补充数据');
    expect(returned).toMatchObject({ status: 'returned', returnCount: 1 });
    expect(returned.reviews[0]).toMatchObject({ decision: 'return', reason: '请补充数据' });
    world.at('2026-03-13 17:00');
    const wang = await world.actor('wang');
    const back = await progress().submit(wang, first.id, { version: returned.version });
    expect(new Date(back.countedSubmittedAt!).toISOString()).toBe('2026-03-10T02:00:00.000Z');
    const again = await decide('wu', back, '仍缺数据');
    world.at('2026-03-18 09:00');
    const late = await progress().submit(wang, first.id, { version: again.version });
    expect(new Date(late.countedSubmittedAt!).toISOString()).toBe('2026-03-18T01:00:00.000Z');
  });

  it('withdrawn, is a draft again and not yet handed in', async () => {
    const submitted = await submit('wang');
    const draft = await progress().withdraw(await world.actor('wang'), submitted.id, {
      version: submitted.version,
    });
    expect(draft).toMatchObject({ status: 'draft', countedSubmittedAt: null });
    await expect(decide('zhou', draft)).rejects.toMatchObject({ status: 404 });
  });

  it('closes the filing duty on the counted day, once, and the next one may follow in the same period', async () => {
    const submitted = await submit('wang');
    const approved = await decide('zhou', submitted);
    expect(approved.answers[0]).toMatchObject({ kind: 'report', doneOn: '2026-03-10', doneByThis: true });
    await expect(decide('wu', submitted)).rejects.toMatchObject({ status: 409 });
    const next = await open('wang', '2026-03');
    expect(next.id).not.toBe(approved.id);
    expect(next.previous).toMatchObject({ id: approved.id, progress: '已修订 6 项' });
  });

  it('is decided once when two reviewers press at the same moment', async () => {
    const submitted = await submit('wang');
    const results = await Promise.allSettled([decide('zhou', submitted), decide('wu', submitted, '不行')]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [{ count }] = await world.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM report_review WHERE report_id = $1',
      [submitted.id],
    );
    expect(count).toBe(1);
  });

  it('approves what is left when a duty was voided meanwhile', async () => {
    const deadlineId = await deliver('legal');
    const submitted = await submit('wang', [{ deadlineId, completedOn: '2026-03-09' }]);
    await world.dataSource.query('UPDATE deadline SET voided_at = $2 WHERE id = $1', [
      deadlineId,
      world.clock.now(),
    ]);
    expect((await decide('zhou', submitted)).status).toBe('approved');
    expect((await done(deadlineId)).doneOn).toBeNull();
  });

  it('is not approved by who submitted it; another coordinator may, and the leader only when none is left', async () => {
    const own = await submit('zhou');
    await expect(decide('zhou', own)).rejects.toMatchObject({ code: 'progress.own', status: 403 });
    await expect(decide('sun', own)).rejects.toMatchObject({ status: 403 });
    expect((await read('wu', own.id)).can.approve).toBe(true);
    expect((await read('sun', own.id)).can.approve).toBe(false);
    await world.dataSource.query('UPDATE app_user SET active = false WHERE id = $1', [world.user.wu]);
    try {
      expect((await read('zhou', own.id)).can.approve).toBe(false);
      expect((await read('sun', own.id)).can.approve).toBe(true);
      const queue = { limit: 50, queue: 'review' as const, planId };
      const list = async (person: Person) =>
        (await world.get(ProgressQueries).list(await world.actor(person), queue)).items.map(({ id }) => id);
      expect([await list('zhou'), await list('sun'), await list('qian')]).toEqual([[], [own.id], []]);
      expect((await decide('sun', own)).status).toBe('approved');
    } finally {
      await world.dataSource.query('UPDATE app_user SET active = true WHERE id = $1', [world.user.wu]);
    }
  });

  it('tells the unit when it is returned and the filer when it is approved', async () => {
    const submitted = await submit('wang');
    await decide('zhou', submitted, '请补充数据');
    const titles = await world.dataSource.query<{ title: string }[]>(
      'SELECT title FROM outbox_message WHERE key LIKE $1 AND user_id = $2',
      [`report:${submitted.id}:%`, world.user.wang],
    );
    expect(titles).toEqual([{ title: '报送被退回:公开责任清单' }]);
  });

  it('hints, and does not block', async () => {
    const wang = await world.actor('wang');
    const draft = await open('wang');
    const saved = await progress().save(wang, draft.id, { version: draft.version, progress: '正在推进' });
    const submitted = await progress().submit(wang, draft.id, { version: saved.version });
    expect(submitted.hints.map(({ code }) => code)).toEqual(['no_figure', 'only_ongoing', 'no_evidence']);
  });

  it('is seen by its unit, the coordinator and the leaders in charge; a draft by its unit alone', async () => {
    const people: Person[] = [
      'wang',
      'zhou',
      'wu',
      'sun',
      'qian',
      'zhao',
      'heCoordinator',
      'luLiaison',
      'admin',
    ];
    const sees = async (id: string) => {
      const found = await Promise.all(
        people.map((person) =>
          read(person, id).then(
            () => person,
            () => null,
          ),
        ),
      );
      return found.filter(Boolean);
    };
    const draft = await open('wang');
    expect(await sees(draft.id)).toEqual(['wang']);
    const submitted = await submit('wang');
    // 钱卫东 is in charge of other units.
    expect(await sees(submitted.id)).toEqual(['wang', 'zhou', 'wu', 'sun']);
  });

  it('pages the review queue oldest first and the list newest first', async () => {
    const own = await submit('zhou');
    world.at('2026-03-10 11:00');
    const theirs = await submit('wang');
    const list = async (query: { queue?: 'review'; after?: string }) =>
      world.get(ProgressQueries).list(await world.actor('wu'), { limit: 1, planId, ...query });
    const first = await list({ queue: 'review' });
    const second = await list({ queue: 'review', after: first.next! });
    expect([first.total, first.items[0].id, second.items[0].id]).toEqual([2, own.id, theirs.id]);
    expect(second.next).toBeNull();
    expect((await list({})).items[0].id).toBe(theirs.id);
  });

  it('leaves a trail of every step', async () => {
    const submitted = await submit('wang');
    await decide('zhou', submitted, '请补充数据');
    const trail = await world.dataSource.query<{ action: string; cause: string | null }[]>(
      'SELECT action, cause FROM audit_entry WHERE subject_id = $1 ORDER BY id',
      [submitted.id],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      'progress.create',
      'progress.save',
      'progress.submit',
      'progress.return',
    ]);
    expect(trail[3].cause).toBe('请补充数据');
  });
});
