import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishPlan } from '../../../../test/factories/duties.js';
import { setLocalDays } from '../../../../test/factories/local-days.js';
import { eventTypes } from '../../../../test/factories/plan.js';
import { World } from '../../../../test/world.js';
import { DeadlineCounts } from '../deadline/deadline-counts.queries.js';
import { EventQueries } from '../deadline/event.queries.js';
import { TriggerEvents } from '../deadline/trigger-events.service.js';
import { RequestReminders } from '../disclosure/request-reminders.service.js';
import { DisclosureRequests } from '../disclosure/requests.service.js';
import { ProgressService } from '../progress/progress.service.js';
import { ReviewService } from '../progress/review.service.js';
import { NoticeDelivery } from './notice-delivery.service.js';
import { Sweep } from './sweep.service.js';

/** 法规处 moves house from Monday 11 to Wednesday 13 June 2018 and works on Saturday the 30th. */
const MOVING = [
  { date: '2018-06-11', kind: 'off' as const, name: '搬迁' },
  { date: '2018-06-12', kind: 'off' as const, name: '搬迁' },
  { date: '2018-06-13', kind: 'off' as const, name: '搬迁' },
  { date: '2018-06-30', kind: 'work' as const, name: '补班' },
];

describe('local days of a unit change', () => {
  let world: World;
  let items: string[];
  let types: Record<string, string>;
  beforeAll(async () => {
    world = await World.open('2018-06-01 09:00');
    types = await eventTypes(world);
    const both: [unit: 'legal' | 'personnel', role: 'lead'][] = [
      ['legal', 'lead'],
      ['personnel', 'lead'],
    ];
    ({ items } = await publishPlan(world, [
      { title: '到期的', units: both, rules: [{ spec: { kind: 'fixed', date: '2018-06-12' } }] },
      {
        title: '每季两次',
        units: both,
        rules: [{ spec: { kind: 'recurring', per: 'quarter', min: 2 }, raw: '每季度不少于2次' }],
      },
      {
        title: '清单调整后公开',
        units: both,
        rules: [
          {
            spec: { kind: 'relative', n: 10, unit: 'workday', event: '清单调整' },
            eventTypeId: Object.values(types)[0],
          },
        ],
      },
      {
        title: '按月报送',
        units: [['legal', 'lead']],
        rules: [{ kind: 'report', spec: { kind: 'cadence', per: 'month', day: 8, roll: 'none' } }],
      },
    ]));
    await setLocalDays(world, 'zhou', 'legal', 2018, MOVING);
  });
  afterAll(() => world.close());

  const told = async () =>
    (
      await world.dataSource.query<{ name: string }[]>(
        `SELECT DISTINCT p.name FROM outbox_message m JOIN app_user p ON p.id = m.user_id
         WHERE m.key LIKE 'digest:%' OR m.key LIKE 'disclosure:%' ORDER BY p.name`,
      )
    ).map(({ name }) => name);

  it('when its people are told: not on its days off, and no other unit waits for it', async () => {
    await world.dataSource.query('TRUNCATE outbox_message CASCADE');
    world.at('2018-06-11 09:00');
    await world.get(Sweep).run();
    await world.get(NoticeDelivery).send(world.clock.now());
    expect(await told()).toEqual(expect.arrayContaining(['李建']));
    expect(await told()).not.toContain('王芳');
    world.at('2018-06-14 09:00');
    await world.get(Sweep).run();
    await world.get(NoticeDelivery).send(world.clock.now());
    expect(await told()).toContain('王芳');
  });

  it('when a request for information is brought to mind', async () => {
    world.at('2018-05-15 09:00');
    await world.get(DisclosureRequests).register(await world.actor('zhou'), {
      number: '2018-1',
      unitId: world.unit.legal,
      applicantKind: 'person',
      applicantName: '林晓月',
      applicantContact: '13800000000',
      content: '公交线网调整材料',
      channel: 'signed_post',
      arrivedOn: '2018-05-15',
    });
    await world.dataSource.query('TRUNCATE outbox_message CASCADE');
    const remind = async (moment: string) => {
      world.at(moment);
      return world.get(RequestReminders).run();
    };
    // 20 working days, three of them local days off: due on 15 June, near on its own three working days before.
    expect(await remind('2018-06-12 09:00')).toMatchObject({ messages: 0 });
    expect((await remind('2018-06-14 09:00')).messages).toBeGreaterThan(0);
  });

  it('how late an event was registered: for the unit by its own days, for the event by those of its bureau', async () => {
    world.at('2018-06-14 09:00');
    const zhou = await world.actor('zhou');
    const input = {
      typeId: Object.values(types)[0],
      occurredAt: '2018-06-08T10:00:00+08:00',
      subject: '清单一',
    };
    const event = await world.get(TriggerEvents).register(zhou, input);
    expect(event.lateWorkdays).toBe(4);
    expect(
      event.deadlines.map(({ unitName, lateWorkdays, joined }) => [unitName, lateWorkdays, joined]),
    ).toEqual([
      ['局人事处', 4, false],
      ['局政策法规处', 1, false],
    ]);
    await setLocalDays(world, 'zhou', 'bureau', 2018, [
      { date: '2018-06-08', kind: 'off', name: '局庆' },
      { date: '2018-06-14', kind: 'off', name: '局庆' },
    ]);
    const seen = await world.get(EventQueries).one(zhou, event.id);
    expect(seen.lateWorkdays).toBe(3);
    const preview = await world
      .get(EventQueries)
      .preview(zhou, { typeId: input.typeId, occurredAt: input.occurredAt });
    expect(preview.lateWorkdays).toBe(3);
    await setLocalDays(world, 'zhou', 'bureau', 2018, []);
  });

  it('the forecast of what is asked so many times: where units differ, the line speaks by the plan’s own unit', async () => {
    world.at('2018-06-08 09:00');
    const counts = async () =>
      (await world.get(DeadlineCounts).list(await world.actor('zhou'), { limit: 5, itemId: items[1] }))
        .items[0];
    // 11 to 29 June without 端午节 (18 June): 14 working days; 法规处 three fewer and one more.
    expect((await counts()).workdaysLeft).toBe(14);
    await setLocalDays(world, 'zhou', 'bureau', 2018, [{ date: '2018-06-29', kind: 'off', name: '局庆' }]);
    expect((await counts()).workdaysLeft).toBe(13);
    await setLocalDays(world, 'zhou', 'bureau', 2018, []);
  });

  it('how long a returned filing keeps its first day', async () => {
    world.at('2018-06-07 09:00');
    const [wang, wu] = [await world.actor('wang'), await world.actor('wu')];
    const reports = world.get(ProgressService);
    const draft = await reports.open(wang, { planItemId: items[3], unitId: world.unit.legal });
    const saved = await reports.save(wang, draft.id, { version: draft.version, progress: '已公开 3 件' });
    const sent = await reports.submit(wang, draft.id, { version: saved.version });
    world.at('2018-06-08 09:00');
    const back = await world
      .get(ReviewService)
      .return(wu, sent.id, { version: sent.version, reason: '请写明数字' });
    // Two working days of grace end on Tuesday the 12th by the notices; by the unit's own days on Friday the 15th.
    world.at('2018-06-15 09:00');
    const again = await reports.submit(wang, draft.id, { version: back.version });
    const [{ counted }] = await world.dataSource.query<{ counted: Date }[]>(
      'SELECT counted_submitted_at AS counted FROM progress_report WHERE id = $1',
      [again.id],
    );
    expect(counted.toISOString()).toBe('2018-06-07T01:00:00.000Z');
  });
});
