import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishPlan } from '../../../../test/factories/duties.js';
import { NOTICE_2027 } from '../../../../test/factories/notice-2027.js';
import { World, type Agent } from '../../../../test/world.js';
import type { CalendarAppliedDto, CalendarPreviewDto, NoticeReadingDto } from './calendar-change.dto.js';
import type { CalendarYearDto } from './calendar.dto.js';
import type { DeadlinePageDto } from './deadline.dto.js';

let world: World;
let admin: Agent;
let li: Agent;

beforeAll(async () => {
  world = await World.open('2026-12-01 09:00');
  await publishPlan(
    world,
    [
      {
        title: '公布权责清单',
        units: [['personnel', 'lead']],
        rules: [
          {
            spec: { kind: 'relative', n: 30, unit: 'workday', event: null },
            raw: '30个工作日内',
            title: '公布权责清单',
          },
        ],
      },
    ],
    { issuedOn: '2026-12-01' },
  );
  admin = await world.login('admin');
  li = await world.login('li');
});
afterAll(() => world.close());

const duty = async () => {
  const { body } = await li.get('deadlines');
  return (body as DeadlinePageDto).items[0];
};

describe('next year’s notice, from its text to the dates', () => {
  let reading: NoticeReadingDto;
  const input = () => {
    const { year, scope, title, docNo, issuedOn, days } = reading;
    return {
      year,
      scope,
      title,
      docNo,
      issuedOn,
      days: days.map(({ date, kind, name }) => ({ date, kind, name })),
    };
  };

  it('a date over New Year is provisional before it', async () => {
    expect(await duty()).toMatchObject({ dueOn: '2027-01-12', provisional: true });
    expect((await li.get('calendar/2027')).body).toMatchObject({ known: false, can: { load: false } });
  });

  it('only an administrator loads one', async () => {
    expect((await li.post('calendar/notices/read').send({ text: NOTICE_2027 })).status).toBe(403);
    const zhou = await world.login('zhou');
    expect((await zhou.post('calendar/notices/read').send({ text: NOTICE_2027 })).status).toBe(403);
  });

  it('what is no notice is refused in words', async () => {
    const answer = await admin
      .post('calendar/notices/read')
      .send({ text: '关于召开年度工作会议的通知,请准时参加。' });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'calendar.unreadable' });
  });

  it('is read, previewed and applied; the date moves and is definite', async () => {
    const read = await admin.post('calendar/notices/read').send({ text: NOTICE_2027 });
    expect(read.status).toBe(200);
    reading = read.body as NoticeReadingDto;
    expect(reading).toMatchObject({
      year: 2027,
      scope: 'year',
      docNo: '国办发明电〔2026〕99号',
      problems: [],
    });
    const previewed = await admin.post('calendar/notices/preview?limit=10').send(input());
    expect(previewed.status).toBe(200);
    const preview = previewed.body as CalendarPreviewDto;
    // Who manages the system sees whose dates move, not of what.
    expect(preview.items).toEqual([
      expect.objectContaining({
        unitName: '局人事处',
        beforeDueOn: '2027-01-12',
        afterDueOn: '2027-01-13',
        title: null,
      }),
    ]);
    expect(await duty()).toMatchObject({ dueOn: '2027-01-12', provisional: true });
    const applied = await admin.post('calendar/notices').send({ ...input(), revision: preview.revision });
    expect(applied.status).toBe(201);
    expect(applied.body as CalendarAppliedDto).toMatchObject({ moved: 1, settled: 1, told: 2 });
    expect(await duty()).toMatchObject({
      dueOn: '2027-01-13',
      originalDueOn: '2027-01-12',
      provisional: false,
    });
  });

  it('the change log holds both values and the cause', async () => {
    const rows = await world.dataSource.query(
      `SELECT before_due_on::text AS before, after_due_on::text AS after, before_provisional, after_provisional, cause, reason,
         notice_id IS NOT NULL AS noticed, actor_id FROM deadline_change`,
    );
    expect(rows).toEqual([
      {
        before: '2027-01-12',
        after: '2027-01-13',
        before_provisional: true,
        after_provisional: false,
        cause: 'calendar',
        reason: expect.stringContaining('国办发明电〔2026〕99号') as unknown as string,
        noticed: true,
        actor_id: world.user.admin,
      },
    ]);
  });

  it('a preview of yesterday is refused by both revisions', async () => {
    const stale = await admin.post('calendar/notices').send({ ...input(), revision: 1 });
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({ code: 'calendar.stale', details: { yours: 1 } });
  });

  it('is withdrawn with a reason', async () => {
    const { body } = await admin.get('calendar/2027');
    const { notices, revision } = body as CalendarYearDto;
    expect(notices[0]).toMatchObject({ inForce: true, loadedByName: '冯系统' });
    const path = `calendar/notices/${notices[0].id}/withdraw`;
    expect((await admin.post(path).send({ revision, reason: '' })).status).toBe(422);
    const preview = await admin.post(`${path}/preview`).send();
    expect(preview.body).toMatchObject({ moved: 1, earlier: 1, unsettled: 1 });
    expect((await admin.post(path).send({ revision, reason: '录入有误' })).status).toBe(200);
    expect(await duty()).toMatchObject({ dueOn: '2027-01-12', provisional: true });
  });
});

describe('local days over HTTP', () => {
  it('a coordinator sets them, a liaison reads them', async () => {
    const zhou = await world.login('zhou');
    const days = [{ date: '2026-12-09', kind: 'off', name: '搬迁' }];
    const body = { unitId: world.unit.bureau, year: 2026, days };
    expect((await li.put('calendar/local-days').send({ ...body, revision: 1 })).status).toBe(403);
    const preview = await zhou.post('calendar/local-days/preview').send(body);
    expect(preview.body).toMatchObject({ moved: 1, items: [{ title: '公布权责清单' }] });
    const { revision } = preview.body as CalendarPreviewDto;
    expect((await zhou.put('calendar/local-days').send({ ...body, revision })).status).toBe(200);
    expect((await duty()).dueOn).toBe('2027-01-13');
    expect((await li.get('calendar/local-days?year=2026')).body).toMatchObject({
      items: [
        {
          unitName: '云陵市交通运输局',
          days: [{ date: '2026-12-09', setByName: '周敏' }],
          can: { set: false },
        },
      ],
    });
    const own = await li.get(`calendar/2026?unitId=${world.unit.personnel}`);
    expect((own.body as CalendarYearDto).days).toContainEqual({
      date: '2026-12-09',
      kind: 'off',
      name: '搬迁',
      notice: '本单位安排(市交通局)',
    });
  });
});
