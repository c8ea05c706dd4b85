import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { World } from '../../../../test/world.js';
import { seedStatutoryClocks, shippedClocks } from './seed-statutory-clocks.js';
import type { StatutoryClockDto } from './statutory-clock.dto.js';
import { StatutoryClocks } from './statutory-clocks.service.js';

describe('statutory clocks', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  const one = async (code: string): Promise<StatutoryClockDto> => {
    const { items } = await world.get(StatutoryClocks).list(await world.actor('admin'));
    return items.find((clock) => clock.code === code)!;
  };
  const edited = ({ version, title, law, article, note }: StatutoryClockDto) => ({
    version,
    title,
    law,
    article,
    note,
  });

  it.each([
    ['proactive_disclosure', 20, 'workday', '第二十六条'],
    ['correction_notice', 7, 'workday', '第三十条'],
    ['third_party_opinion', 15, 'workday', '第三十二条'],
    ['co_producer_reply', 15, 'workday', '第三十四条'],
    ['request_answer', 20, 'workday', '第三十三条'],
    ['answer_extension', 20, 'workday', '第三十三条'],
    ['inspection_objection', 30, 'day', '第十七条'],
    ['inspection_review', 30, 'day', '第十七条'],
    ['incident_first_word', 5, 'hour', '政务舆情回应部分'],
    ['policy_interpretation', 3, 'workday', '政策解读'],
    ['list_published', 10, 'workday', '清单公开'],
    ['service_condition_published', 1, 'workday', '办事公开'],
  ])('ship %s: %i %s (%s)', async (code, n, unit, article) => {
    expect(await one(code)).toMatchObject({ n, unit, by: null, article, editedAt: null });
  });

  it('ship the two yearly reports by their days, and say of each that it has to be verified', async () => {
    expect((await one('annual_report_department')).by).toBe('01-31');
    expect((await one('annual_report_government')).by).toBe('03-31');
    expect(shippedClocks().filter(({ note }) => !note.includes('核对'))).toEqual([]);
  });

  it('name event types that exist', async () => {
    const [{ missing }] = await world.dataSource.query<{ missing: number }[]>(
      `SELECT count(*)::int AS missing FROM statutory_clock c
       WHERE c.event_code IS NOT NULL AND NOT EXISTS (SELECT 1 FROM event_type t WHERE t.code = c.event_code)`,
    );
    expect(missing).toBe(0);
  });

  it('are changed by the administrator only, leave a trail, and are not overwritten by the next start', async () => {
    const service = world.get(StatutoryClocks);
    const before = await one('list_published');
    const input = { ...edited(before), n: 7, unit: 'workday' as const };
    await expect(service.save(await world.actor('zhou'), before.code, input)).rejects.toMatchObject({
      status: 403,
    });
    const after = await service.save(await world.actor('admin'), before.code, input);
    expect(after).toMatchObject({ n: 7, shipped: { n: 10 }, editedByName: '冯系统', can: { reset: true } });
    await seedStatutoryClocks(world.dataSource);
    expect((await one('list_published')).n).toBe(7);
    const [trail] = await world.dataSource.query<{ before: { n: number }; after: { n: number } }[]>(
      `SELECT before, after FROM audit_entry WHERE action = 'statutory_clock.update'`,
    );
    expect([trail.before.n, trail.after.n]).toEqual([10, 7]);
  });

  it('refuse a stale write, and one that changes the form of a clock', async () => {
    const service = world.get(StatutoryClocks);
    const admin = await world.actor('admin');
    const yearly = await one('annual_report_department');
    await expect(
      service.save(admin, yearly.code, { ...edited(yearly), n: 30, unit: 'day' }),
    ).rejects.toMatchObject({ code: 'statutory_clock.form' });
    await expect(service.save(admin, yearly.code, { ...edited(yearly), by: '02-30' })).rejects.toMatchObject({
      code: 'statutory_clock.form',
    });
    await expect(
      service.save(admin, yearly.code, { ...edited(yearly), version: 99, by: '01-20' }),
    ).rejects.toMatchObject({ code: 'common.stale' });
  });

  it('go back to what is shipped, and then follow the next release again', async () => {
    const service = world.get(StatutoryClocks);
    const admin = await world.actor('admin');
    const changed = await one('list_published');
    const after = await service.reset(admin, changed.code, { version: changed.version });
    expect(after).toMatchObject({ n: 10, editedAt: null, editedByName: null, can: { reset: false } });
    await world.dataSource.query(`UPDATE statutory_clock SET n = 99 WHERE code = 'list_published'`);
    await seedStatutoryClocks(world.dataSource);
    expect((await one('list_published')).n).toBe(10);
  });
});
