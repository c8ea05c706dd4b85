import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventTypes, itemsOf, publishedPlan } from '../../../../test/factories/plan.js';
import { World, type Person } from '../../../../test/world.js';
import { lightOf } from '../deadline/domain/light.js';
import { instantInShanghai } from '../../common/calendar-date.js';
import { TriggerEvents } from '../deadline/trigger-events.service.js';
import { EvidenceService } from '../progress/evidence.service.js';
import { ProgressService } from '../progress/progress.service.js';
import { ReviewService } from '../progress/review.service.js';
import { JobsService } from './jobs.service.js';

/** The month of domain 4.4, date for date: from the event's registration to 逾期办结. */
describe('the worked month', () => {
  let world: World;
  let itemId: string;

  beforeAll(async () => {
    world = await World.open('2018-06-04 09:00');
    const zhou = await world.actor('zhou');
    const planId = await publishedPlan(world, [
      {
        text: '公开权力和责任清单。调整后10个工作日内公开。',
        units: [
          ['lead', 'personnel'],
          ['lead', 'legal'],
          ['support', 'office'],
        ],
        rules: [
          {
            spec: { kind: 'relative', n: 10, unit: 'workday', event: '清单调整' },
            event: 'list_adjusted',
            raw: '调整后10个工作日内',
          },
        ],
      },
    ]);
    [itemId] = await itemsOf(world, planId);
    world.at('2018-06-13 10:00');
    await world.get(TriggerEvents).register(zhou, {
      typeId: (await eventTypes(world)).list_adjusted,
      subject: '局责任清单第二次调整',
      occurredAt: '2018-06-13T09:30:00+08:00',
    });
  });
  afterAll(() => world.close());

  const duties = () =>
    world.dataSource.query<
      {
        id: string;
        unit: string;
        kind: string;
        dueOn: string;
        nearOn: string;
        doneOn: string | null;
        occurrence: string;
      }[]
    >(
      `SELECT d.id, u.short_name AS unit, d.kind, d.due_on::text AS "dueOn", d.near_on::text AS "nearOn",
         d.done_on::text AS "doneOn", d.occurrence
       FROM deadline d JOIN unit u ON u.id = d.unit_id WHERE d.plan_item_id = $1 ORDER BY d.due_on, d.kind, u.sort`,
      [itemId],
    );
  const delivery = async (unit: string) =>
    (await duties()).find((duty) => duty.kind === 'deliver' && duty.unit === unit)!;
  const notices = async (unit: string) => {
    const rows = await world.dataSource.query<{ line: string }[]>(
      `SELECT n.kind || ' ' || f.reached_on AS line FROM notice n JOIN flip f ON f.id = n.flip_id
       JOIN deadline d ON d.id = n.deadline_id JOIN unit u ON u.id = n.unit_id
       WHERE u.short_name = $1 AND d.kind = 'deliver' ORDER BY f.reached_on`,
      [unit],
    );
    return rows.map(({ line }) => line);
  };
  const sweepAt = (moment: string) => {
    world.at(moment);
    return world.get(JobsService).sweep();
  };
  const file = async (person: Person, completedOn: string, publishedOn: string) => {
    const actor = await world.actor(person);
    const [unitId] = actor.liaisonOf;
    const { id: deadlineId } = await delivery(person === 'li' ? '人事处' : '法规处');
    const draft = await world.get(ProgressService).open(actor, { planItemId: itemId, unitId });
    await world.get(EvidenceService).addLink(actor, draft.id, {
      url: 'https://jtj.example.gov.cn/zrqd/2018.html',
      title: '责任清单(2018年第二次调整)',
      publishedOn,
    });
    const saved = await world.get(ProgressService).save(actor, draft.id, {
      version: draft.version,
      progress: '责任清单已按调整内容修订 6 项并在局网站公开。',
      percent: 100,
      answers: [{ deadlineId, completedOn }],
    });
    return world.get(ProgressService).submit(actor, draft.id, { version: saved.version });
  };

  it('owes publication on 28 June and the monthly filing on Monday 25 June, and nothing by the supporting office', async () => {
    const june = (await duties()).filter(({ dueOn }) => dueOn < '2018-07-01');
    expect(june.map(({ unit, kind, dueOn }) => `${unit} ${kind} ${dueOn}`)).toEqual([
      '人事处 report 2018-06-25',
      '法规处 report 2018-06-25',
      '人事处 deliver 2018-06-28',
      '法规处 deliver 2018-06-28',
    ]);
    expect((await delivery('人事处')).nearOn).toBe('2018-06-25');
  });

  it('is near from 25 June', async () => {
    await sweepAt('2018-06-22 09:00');
    expect(await notices('人事处')).toEqual([]);
    const { marked } = await sweepAt('2018-06-25 09:00');
    expect(marked.near).toBeGreaterThanOrEqual(2);
    expect(await notices('人事处')).toEqual(['reminder 2018-06-25']);
  });

  it('is not late on the due date, and overdue and urged on 29 June', async () => {
    await sweepAt('2018-06-28 23:59');
    expect(await notices('法规处')).toEqual(['reminder 2018-06-25']);
    await sweepAt('2018-06-29 09:00');
    expect(await notices('法规处')).toEqual(['reminder 2018-06-25', 'urge 2018-06-29']);
    const inbox = await world.dataSource.query<{ title: string }[]>(
      'SELECT title FROM inbox_message WHERE user_id = $1 ORDER BY id DESC LIMIT 1',
      [world.user.wang],
    );
    expect(inbox[0].title).toBe('今日提醒:逾期 2 项');
  });

  it('is done on 26 June for the unit that had published then, though it files on 3 July', async () => {
    world.at('2018-07-03 10:00');
    const personnel = await file('li', '2018-06-26', '2018-06-26');
    const legal = await file('wang', '2018-06-29', '2018-06-29');
    expect((await delivery('人事处')).doneOn).toBeNull();
    world.at('2018-07-04 10:00');
    const zhou = await world.actor('zhou');
    for (const { id, version } of [personnel, legal]) {
      const approved = await world.get(ReviewService).approve(zhou, id, { version });
      expect(approved.status).toBe('approved');
    }
    const present = { today: '2018-07-04', now: instantInShanghai('2018-07-04') };
    const [one, other] = [await delivery('人事处'), await delivery('法规处')];
    expect([one.doneOn, lightOf(one, present)]).toEqual(['2018-06-26', 'done']);
    expect([other.doneOn, lightOf(other, present)]).toEqual(['2018-06-29', 'done_late']);
  });

  it('presses nobody for it any more, while the monthly filings that never came go up the ladder', async () => {
    const { marked } = await sweepAt('2018-07-10 09:00');
    expect(await notices('法规处')).toEqual(['reminder 2018-06-25', 'urge 2018-06-29']);
    // Due 25 June: pressed on 2 July (fifth working day), in the bulletin from 9 July (tenth).
    expect([marked.pressed, marked.circular]).toEqual([2, 2]);
    const rows = await world.dataSource.query<{ line: string }[]>(
      `SELECT u.short_name || ' ' || f.stage || ' ' || f.reached_on AS line FROM flip f
       JOIN deadline d ON d.id = f.deadline_id JOIN unit u ON u.id = d.unit_id
       WHERE d.occurrence = '2018-06' ORDER BY u.sort, f.reached_on`,
    );
    expect(rows.map(({ line }) => line)).toEqual([
      '人事处 near 2018-06-20',
      '人事处 overdue 2018-06-26',
      '人事处 pressed 2018-07-02',
      '人事处 circular 2018-07-09',
      '法规处 near 2018-06-20',
      '法规处 overdue 2018-06-26',
      '法规处 pressed 2018-07-02',
      '法规处 circular 2018-07-09',
    ]);
  });
});
