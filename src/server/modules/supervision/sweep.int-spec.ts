import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { publishPlan, type TaskInput } from '../../../../test/factories/duties.js';
import { World } from '../../../../test/world.js';
import { SYSTEM_ACTOR } from '../../common/actor.js';
import { addDays } from '../../common/calendar-date.js';
import { DeadlineCompletion } from '../deadline/deadline-completion.service.js';
import { ProgressService } from '../progress/progress.service.js';
import { ReviewService } from '../progress/review.service.js';
import { Sweep } from './sweep.service.js';

const due = (date: string): TaskInput['rules'] => [{ spec: { kind: 'fixed', date }, raw: `${date}前` }];
const LEAD: TaskInput['units'] = [['legal', 'lead']];

describe('sweep', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open('2018-06-01 09:00');
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await world.dataSource.query(
      'TRUNCATE notice, flip, report_answer, report_review, evidence, progress_report, inbox_message, outbox_message CASCADE',
    );
    await world.dataSource.query('DELETE FROM deadline');
    await world.dataSource.query('DELETE FROM rule_bearer');
    await world.dataSource.query('DELETE FROM deadline_rule');
    await world.dataSource.query('DELETE FROM plan');
    world.at('2018-06-01 09:00');
  });

  const sweep = () => world.get(Sweep);
  const at = (moment: string) => {
    world.at(moment);
    return sweep().run();
  };
  /** What was marked, without ids and the time of recording. */
  const rows = async () => {
    const found = await world.dataSource.query<{ line: string }[]>(
      `SELECT concat_ws(' ', i.title, u.short_name, f.stage, f.due_on, f.reached_on, n.kind, n.title) AS line
       FROM flip f JOIN deadline d ON d.id = f.deadline_id JOIN plan_item i ON i.id = d.plan_item_id
       JOIN unit u ON u.id = d.unit_id LEFT JOIN notice n ON n.flip_id = f.id
       ORDER BY i.position, u.sort, f.reached_on, f.stage`,
    );
    return found.map(({ line }) => line);
  };
  const year = () =>
    publishPlan(world, [
      { units: LEAD, rules: due('2018-06-15') },
      {
        units: [
          ['personnel', 'responsible'],
          ['legal', 'responsible'],
        ],
        rules: due('2018-06-22'),
      },
      {
        units: LEAD,
        rules: [{ kind: 'report', spec: { kind: 'cadence', per: 'month', day: 25, roll: 'previous' } }],
      },
      { units: LEAD, rules: [{ spec: { kind: 'relative', n: 36, unit: 'hour', event: null } }] },
      { units: LEAD, rules: due('2018-07-31') },
    ]);

  it('late, after missed days, gives the same rows as day by day', async () => {
    const { planId } = await year();
    for (let day = '2018-06-01'; day <= '2018-07-20'; day = addDays(day, 1)) await at(`${day} 09:00`);
    const daily = await rows();
    expect(daily.length).toBeGreaterThan(20);
    await world.dataSource.query('TRUNCATE notice, flip, inbox_message, outbox_message CASCADE');
    await at('2018-07-20 09:00');
    expect(await rows()).toEqual(daily);
    expect(planId).toBeTruthy();
  });

  it('twice changes nothing', async () => {
    await year();
    const first = await at('2018-07-20 09:00');
    const before = await rows();
    const second = await sweep().run();
    expect([first.notices > 0, second.notices, second.messages]).toEqual([true, 0, 0]);
    expect(await rows()).toEqual(before);
  });

  it('in several at once marks each stage once and writes each message once', async () => {
    await year();
    world.at('2018-07-20 09:00');
    const results = await Promise.all(Array.from({ length: 4 }, () => sweep().run()));
    const total = results.reduce((sum, { notices }) => sum + notices, 0);
    expect(total).toBe((await rows()).length);
    const [{ count }] = await world.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM outbox_message',
    );
    // Two liaisons and two leaders: pressed, bulletin and digest, each once.
    expect(count).toBe(results.reduce((sum, { messages }) => sum + messages, 0));
    expect(results.filter(({ messages }) => messages > 0)).toHaveLength(1);
  });

  it('marks the ladder of a duty on its true days', async () => {
    await publishPlan(world, [{ title: '甲', units: LEAD, rules: due('2018-06-15') }]);
    await at('2018-07-02 09:00');
    expect(await rows()).toEqual([
      '甲 法规处 near 2018-06-15 2018-06-12 reminder 临期提醒:甲',
      '甲 法规处 overdue 2018-06-15 2018-06-16 urge 逾期催办:甲',
      '甲 法规处 pressed 2018-06-15 2018-06-25 supervision 督办通知单:甲',
      '甲 法规处 circular 2018-06-15 2018-07-02 circular 督办通报:甲',
    ]);
  });

  it('goes by the working days of the unit: a local day off puts its later stages off, and no other unit’s', async () => {
    const both: TaskInput['units'] = [...LEAD!, ['personnel', 'lead']];
    await publishPlan(world, [{ title: '甲', units: both, rules: due('2018-06-15') }]);
    await world.dataSource.query(
      `INSERT INTO local_day (unit_id, date, kind, name, source, set_by, set_at) VALUES ($1, '2018-06-20', 'off', '搬迁', '', $2, now())`,
      [world.unit.legal, world.user.zhou],
    );
    await at('2018-07-03 09:00');
    const pressed = (await rows()).filter((line) => / (pressed|circular) /.test(line)).sort();
    expect(pressed).toEqual([
      '甲 人事处 circular 2018-06-15 2018-07-02 circular 督办通报:甲',
      '甲 人事处 pressed 2018-06-15 2018-06-25 supervision 督办通知单:甲',
      '甲 法规处 circular 2018-06-15 2018-07-03 circular 督办通报:甲',
      '甲 法规处 pressed 2018-06-15 2018-06-26 supervision 督办通知单:甲',
    ]);
    await world.dataSource.query('DELETE FROM local_day');
  });

  it('for a date after today only says what would be marked', async () => {
    await publishPlan(world, [{ units: LEAD, rules: due('2018-06-15') }]);
    const result = await sweep().run({ date: '2018-06-25' });
    expect(result).toMatchObject({
      dryRun: true,
      marked: { near: 1, overdue: 1, pressed: 1, circular: 0 },
      notices: 0,
    });
    expect(result.preview.map(({ stage, reachedOn }) => `${stage} ${reachedOn}`)).toEqual([
      'near 2018-06-12',
      'overdue 2018-06-16',
      'pressed 2018-06-25',
    ]);
    expect(await rows()).toEqual([]);
  });

  it('for a past date marks what had been reached by its end', async () => {
    await publishPlan(world, [{ units: LEAD, rules: due('2018-06-15') }]);
    world.at('2018-07-20 09:00');
    const { marked } = await sweep().run({ date: '2018-06-16' });
    expect(marked).toEqual({ near: 1, overdue: 1, pressed: 0, circular: 0 });
  });

  it('leaves alone what is done, waived or voided, and plans that are not published', async () => {
    const { planId } = await publishPlan(
      world,
      Array.from({ length: 3 }, () => ({ units: LEAD, rules: due('2018-06-15') })),
    );
    await publishPlan(world, [{ units: LEAD, rules: due('2018-06-15') }], { status: 'closed' });
    const open = await world.dataSource.query<{ id: string }[]>(
      'SELECT id FROM deadline WHERE plan_id = $1 ORDER BY id',
      [planId],
    );
    await world.dataSource.query('UPDATE deadline SET done_on = $2 WHERE id = $1', [
      open[0].id,
      '2018-06-10',
    ]);
    await world.dataSource.query('UPDATE deadline SET waived_at = $2 WHERE id = $1', [
      open[1].id,
      new Date(0),
    ]);
    await world.dataSource.query('UPDATE deadline SET voided_at = $2 WHERE id = $1', [
      open[2].id,
      new Date(0),
    ]);
    expect((await at('2018-07-20 09:00')).notices).toBe(0);
  });

  it('marks a stage again when the due date moved', async () => {
    await publishPlan(world, [{ units: LEAD, rules: due('2018-06-15') }]);
    await at('2018-06-18 09:00');
    await world.dataSource.query(`UPDATE deadline SET due_on = '2018-06-20', near_on = '2018-06-19'`);
    await at('2018-06-21 09:00');
    expect((await rows()).map((line) => line.split(' ').slice(2, 5).join(' '))).toEqual([
      'near 2018-06-15 2018-06-12',
      'overdue 2018-06-15 2018-06-16',
      'near 2018-06-20 2018-06-19',
      'overdue 2018-06-20 2018-06-21',
    ]);
  });

  it('does not press what lay with the reviewer in time, and catches up when it is returned', async () => {
    const { items } = await publishPlan(world, [{ units: LEAD, rules: due('2018-06-15') }]);
    const wang = await world.actor('wang');
    world.at('2018-06-15 17:00');
    const [{ id: deadlineId }] = await world.dataSource.query<{ id: string }[]>('SELECT id FROM deadline');
    const progress = world.get(ProgressService);
    const draft = await progress.open(wang, { planItemId: items[0], unitId: world.unit.legal });
    const saved = await progress.save(wang, draft.id, {
      version: draft.version,
      progress: '已完成 1 项',
      answers: [{ deadlineId, completedOn: '2018-06-15' }],
    });
    const submitted = await progress.submit(wang, draft.id, { version: saved.version });
    expect((await at('2018-06-20 09:00')).marked).toMatchObject({ near: 1, overdue: 0 });
    await world.get(ReviewService).return(await world.actor('zhou'), draft.id, {
      version: submitted.version,
      reason: '请补充佐证材料',
    });
    await sweep().run();
    expect((await rows())[1]).toMatch('overdue 2018-06-15 2018-06-16');
  });

  it('tells people of hour clocks at once, of the rest on the next working day, once a day', async () => {
    // Published Friday 09:00: 36 hours run from the day's start to Saturday noon.
    await publishPlan(world, [
      {
        title: '小时',
        units: LEAD,
        rules: [{ spec: { kind: 'relative', n: 36, unit: 'hour', event: null } }],
      },
      { title: '天', units: LEAD, rules: due('2018-06-01') },
    ]);
    const titles = async () =>
      (await world.dataSource.query<{ title: string }[]>('SELECT title FROM outbox_message ORDER BY id')).map(
        ({ title }) => title,
      );
    const night = await at('2018-06-02 13:00');
    expect([night.messages, night.waiting]).toEqual([1, 2]);
    expect(await titles()).toEqual(['【限时】逾期催办:小时']);
    expect((await at('2018-06-04 07:59')).messages).toBe(0);
    expect((await at('2018-06-04 08:00')).messages).toBe(1);
    expect((await titles())[1]).toBe('今日提醒:逾期 1 项');
    await publishPlan(world, [{ title: '又', units: LEAD, rules: due('2018-06-05') }]);
    expect(await at('2018-06-04 11:00')).toMatchObject({ messages: 0, waiting: 1 });
    expect(await at('2018-06-05 09:00')).toMatchObject({ messages: 1, waiting: 0 });
  });

  it('sets a poisoned row aside, reports it, and marks the rest', async () => {
    await publishPlan(
      world,
      Array.from({ length: 5 }, () => ({ units: LEAD, rules: due('2018-06-15') })),
    );
    const [{ id }] = await world.dataSource.query<{ id: string }[]>(
      'SELECT id FROM deadline ORDER BY id LIMIT 1',
    );
    await world.dataSource.query(
      `CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN IF NEW.deadline_id = '${id}' THEN RAISE EXCEPTION 'poisoned'; END IF; RETURN NEW; END $$`,
    );
    await world.dataSource.query(
      'CREATE TRIGGER poison BEFORE INSERT ON notice FOR EACH ROW EXECUTE FUNCTION poison()',
    );
    const result = await at('2018-06-18 09:00');
    expect(result.marked).toMatchObject({ near: 4, overdue: 4 });
    expect(result.setAside).toEqual([{ deadlineId: id, dueOn: null, reason: '该事项写入失败,详见服务日志' }]);
    await world.dataSource.query('DROP TRIGGER poison ON notice');
    expect((await sweep().run()).marked).toMatchObject({ near: 1, overdue: 1 });
  });

  it('sets a plan with a senseless ladder aside and goes on with the others', async () => {
    await publishPlan(world, [{ units: LEAD, rules: due('2018-06-15') }], {
      stages: { overdue: 1, pressed: -3, circular: 10 },
    });
    await publishPlan(world, [{ units: LEAD, rules: due('2018-06-15') }]);
    const result = await at('2018-07-20 09:00');
    expect(result.setAside.map(({ reason }) => reason)).toEqual([
      '应于 2018-06-15 办结的事项:所属计划的督办阶段设置有误',
    ]);
    expect(result.marked).toEqual({ near: 2, overdue: 1, pressed: 1, circular: 1 });
  });

  it('closes a duty once', async () => {
    await publishPlan(world, [{ units: LEAD, rules: due('2018-06-15') }]);
    const [{ id }] = await world.dataSource.query<{ id: string }[]>('SELECT id FROM deadline');
    const [{ id: planItemId }] = await world.dataSource.query<{ id: string }[]>('SELECT id FROM plan_item');
    const wang = await world.actor('wang');
    const { id: reportId } = await world
      .get(ProgressService)
      .open(wang, { planItemId, unitId: world.unit.legal });
    const complete = () =>
      world.dataSource.transaction((em) =>
        world
          .get(DeadlineCompletion)
          .complete(em, SYSTEM_ACTOR, world.clock.now(), [
            { deadlineId: id, doneOn: '2018-06-10', doneAt: null, reportId, reportedOn: '2018-06-10' },
          ]),
      );
    await complete();
    await expect(complete()).rejects.toMatchObject({ code: 'deadline.not_open', status: 409 });
  });
});
