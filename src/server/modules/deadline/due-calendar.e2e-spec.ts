import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishPlan } from '../../../../test/factories/duties.js';
import { World } from '../../../../test/world.js';

/** The lines of an iCalendar text, folded ones joined again (RFC 5545, 3.1). */
const unfolded = (text: string): string[] => text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);

describe('the calendar of due dates', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
    world.clock.set(new Date('2026-03-02T02:00:00Z'));
    const rule = (date: string) => ({ kind: 'deliver' as const, spec: { kind: 'fixed' as const, date } });
    await publishPlan(world, [
      { title: '公开权责,清单;第一批', units: [['personnel', 'lead']], rules: [rule('2026-03-20')] },
      { title: '修订办事指南', units: [['legal', 'lead']], rules: [rule('2026-03-20'), rule('2026-04-10')] },
    ]);
  });
  afterAll(() => world.close());

  it('counts a month day by day for the units one may read', async () => {
    const zhou = await world.login('zhou');
    const { body } = await zhou.get('deadlines/month?month=2026-03').expect(200);
    expect(body).toMatchObject({ month: '2026-03', today: '2026-03-02', duties: 2 });
    expect(body.days).toMatchObject([
      { date: '2026-03-20', duties: 2, lights: [{ light: 'normal', duties: 2 }] },
    ]);
    expect(body.days[0].first.map(({ title }: { title: string }) => title).sort()).toEqual([
      '修订办事指南',
      '公开权责,清单;第一批',
    ]);
    expect(body.days[0].first[0].provisional).toBe(false);
    await world.dataSource.query(`UPDATE deadline SET provisional = true WHERE due_on = '2026-03-20'`);
    const again = await zhou.get('deadlines/month?month=2026-03');
    expect(again.body.days[0].first[0].provisional).toBe(true);
    await world.dataSource.query('UPDATE deadline SET provisional = false');
    const li = await world.login('li');
    expect((await li.get('deadlines/month?month=2026-03')).body.duties).toBe(1);
    const unit = world.unit.legal;
    expect((await li.get(`deadlines/month?month=2026-03&unitId=${unit}`)).body.duties).toBe(0);
    expect((await zhou.get(`deadlines/month?month=2026-04&unitId=${unit}`)).body.duties).toBe(1);
    const stranger = await world.login('heCoordinator');
    expect((await stranger.get('deadlines/month?month=2026-03')).body).toMatchObject({ duties: 0, days: [] });
    expect((await zhou.get('deadlines/month?month=2026-13')).status).toBe(422);
  });

  it('is subscribed by an address that is told once, changes and ends', async () => {
    const li = await world.login('li');
    expect((await li.get('calendar-feeds')).body).toEqual({
      active: false,
      createdAt: null,
      lastReadAt: null,
    });
    const { path } = (await li.post('calendar-feeds').expect(201)).body as { path: string };
    const read = (address: string) => world.stranger().get(address);
    const answer = await read(path).expect(200);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const lines = unfolded(answer.text);
    expect(lines).toContain('SUMMARY:正常 · 公开权责\\,清单\\;第一批');
    expect(lines).toContain('DTSTART;VALUE=DATE:20260320');
    expect(lines).toContain('DTEND;VALUE=DATE:20260321');
    expect(answer.text).not.toContain('修订办事指南');
    expect(Math.max(...answer.text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThan(76);
    expect((await li.get('calendar-feeds')).body).toMatchObject({
      active: true,
      lastReadAt: '2026-03-02T02:00:00.000Z',
    });
    const stored = await world.dataSource.query<{ token_hash: string }[]>('SELECT * FROM calendar_feed');
    expect(path).not.toContain(stored[0].token_hash);

    const { path: next } = (await li.post('calendar-feeds').expect(201)).body as { path: string };
    await read(path).expect(404);
    await read(next).expect(200);
    await li.delete('calendar-feeds').expect(200);
    expect((await read(next).expect(404)).body).toMatchObject({ code: 'calendar_feed.gone' });
  });

  it('ends with the person', async () => {
    const wang = await world.login('wang');
    const { path } = (await wang.post('calendar-feeds').expect(201)).body as { path: string };
    await world.stranger().get(path).expect(200);
    await world.dataSource.query(`UPDATE app_user SET active = false WHERE name = '王芳'`);
    await world.stranger().get(path).expect(404);
    await world.dataSource.query(`UPDATE app_user SET active = true WHERE name = '王芳'`);
  });
});
