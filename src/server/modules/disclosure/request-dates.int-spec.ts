import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NOTICE_2027 } from '../../../../test/factories/notice-2027.js';
import { World, type CastUnit } from '../../../../test/world.js';
import { ADVISORY_LOCK } from '../../common/database/advisory-locks.js';
import type { CalendarNoticeInputDto } from '../deadline/calendar-change.dto.js';
import { CalendarChanges } from '../deadline/calendar-changes.service.js';
import { CalendarNotices } from '../deadline/calendar-notices.service.js';
import { CalendarQueries } from '../deadline/calendar.queries.js';
import { LocalDays } from '../deadline/local-days.service.js';
import { RequestQueries } from './request.queries.js';
import { DisclosureRequests } from './requests.service.js';

const PAGE = { limit: 50 };
const NAMED = '载入《国务院办公厅关于2027年部分节假日安排的通知》(国办发明电〔2026〕99号)';

/**
 * Received on Wednesday 2026-12-16, nobody owing anything else: without a notice the twentieth working day is 2027-01-13
 * and counts 1 January; with it 2027-01-14. The seventh, 2026-12-25, lies before both.
 */
describe('a change of the calendar and the register', () => {
  let world: World;
  let notice: CalendarNoticeInputDto;
  let open: string;
  const notices = (): CalendarNotices => world.get(CalendarNotices);
  const admin = () => world.actor('admin');
  const revision = async (): Promise<number> =>
    (await world.get(CalendarQueries).year(await admin(), 2027)).revision;
  const register = async (number: string, unit: CastUnit = 'legal'): Promise<string> => {
    const input = { applicantKind: 'person' as const, applicantName: '林晓月' };
    const facts = { channel: 'signed_post' as const, arrivedOn: '2026-12-16', content: '公交线网论证材料' };
    const zhou = await world.actor('zhou');
    const requests = world.get(DisclosureRequests);
    return (await requests.register(zhou, { ...input, ...facts, number, unitId: world.unit[unit] })).id;
  };
  const history = async (id: string) =>
    (await world.get(RequestQueries).one(await world.actor('zhou'), id)).records;
  const logged = async (): Promise<number> =>
    (await world.dataSource.query<unknown[]>(`SELECT 1 FROM audit_entry WHERE action = 'disclosure.move'`))
      .length;

  beforeAll(async () => {
    world = await World.open('2026-12-16 10:00');
    const { year, scope, docNo, issuedOn, title, days } = await notices().read(await admin(), NOTICE_2027);
    const plain = days.map(({ date, kind, name }) => ({ date, kind, name }));
    notice = { year, scope, docNo, issuedOn, title: title!, days: plain };
    open = await register('2026-1');
    const ended = await register('2026-2');
    await world.get(DisclosureRequests).withdraw(await world.actor('zhou'), ended, {
      version: 1,
      withdrawnOn: '2026-12-16',
    });
  });
  afterAll(() => world.close());

  it('previews the steps of open requests beside the duties, without a trace', async () => {
    const preview = await notices().preview(await admin(), notice, PAGE);
    expect(preview).toMatchObject({ examined: 1, moved: 2, later: 2, settled: 2, units: 1 });
    expect(preview.items).toHaveLength(2);
    expect(preview.items[1]).toEqual({
      id: `${open}:extension`,
      unitId: world.unit.legal,
      unitName: '局政策法规处',
      what: '依申请公开',
      title: null,
      period: null,
      planItemId: null,
      beforeDueOn: '2027-01-13',
      afterDueOn: '2027-01-14',
      beforeProvisional: true,
      afterProvisional: false,
    });
    expect(await logged()).toBe(0);
  });

  it('logs each into the request’s own history when it is loaded, in the same transaction', async () => {
    const applied = await notices().load(await admin(), { ...notice, revision: await revision() });
    expect(applied).toMatchObject({ examined: 1, moved: 2, later: 2, settled: 2, units: 1, told: 1 });
    const moves = (await history(open)).filter(({ action }) => action === 'disclosure.move');
    const move = {
      beforeDueOn: '2027-01-13',
      afterDueOn: '2027-01-14',
      beforeProvisional: true,
      afterProvisional: false,
    };
    expect(moves.map((one) => [one.actorName, one.cause, one.move])).toEqual([
      ['冯系统', NAMED, { step: '延长答复期限', ...move }],
      ['冯系统', NAMED, { step: '答复申请人', ...move }],
    ]);
    expect(await logged()).toBe(2);
    const writers = await world.dataSource.query<unknown[]>(
      `SELECT DISTINCT x FROM (SELECT xmin::text AS x FROM calendar_notice WHERE year = 2027
       UNION SELECT xmin::text FROM audit_entry WHERE action IN ('disclosure.move', 'calendar.load_notice')) w`,
    );
    expect(writers).toHaveLength(1);
    const [message] = await world.dataSource.query<{ title: string; body: string; user_id: string }[]>(
      `SELECT user_id, title, body FROM outbox_message WHERE key LIKE 'calendar:%'`,
    );
    expect(message).toMatchObject({ user_id: world.user.wang, title: '工作日历更新:2 项时限有变动' });
    expect(message.body).toContain('2027-01-13 改为 2027-01-14:依申请公开 2026-1:答复申请人');
  });

  it('moves back with the notice, logged with the reason of its withdrawal', async () => {
    const [{ id }] = await world.dataSource.query<{ id: number }[]>(
      'SELECT id FROM calendar_notice WHERE year = 2027',
    );
    const preview = await notices().previewWithdrawal(await admin(), id, PAGE);
    expect(preview).toMatchObject({ moved: 2, earlier: 2, unsettled: 2 });
    await notices().withdraw(await admin(), id, { revision: await revision(), reason: '录入有误' });
    const last = (await history(open)).at(-1)!;
    expect(last.move).toMatchObject({ beforeDueOn: '2027-01-14', afterDueOn: '2027-01-13' });
    expect(last.cause).toContain('撤回');
    expect(last.cause).toContain('录入有误');
  });

  it('local days move the requests of the units that keep them, by name for who reads them', async () => {
    const other = await register('2026-3', 'personnel');
    const zhou = await world.actor('zhou');
    const days = [{ date: '2026-12-21', kind: 'off' as const, name: '搬迁' }];
    const input = { unitId: world.unit.legal, year: 2026, days };
    const preview = await world.get(LocalDays).preview(zhou, input, PAGE);
    expect(preview).toMatchObject({ examined: 1, moved: 3, later: 3 });
    expect(preview.items[0]).toMatchObject({
      title: '依申请公开 2026-1:告知补正',
      beforeDueOn: '2026-12-25',
      afterDueOn: '2026-12-28',
    });
    await world.get(LocalDays).set(zhou, { ...input, revision: await revision() });
    expect((await history(open)).at(-1)).toMatchObject({
      cause: '本单位安排(法规处)2026年工作日调整',
      move: { step: '答复申请人', afterDueOn: '2027-01-14' },
    });
    expect((await history(other)).map(({ action }) => action)).toEqual(['disclosure.register']);
    await world.get(LocalDays).set(zhou, { ...input, days: [], revision: await revision() });
  });

  it('a notice that comes with a release moves them, too, where there is no duty at all', async () => {
    const before = await logged();
    const stop = new Error('undone');
    const loading = world.dataSource.transaction(async (em) => {
      await world.get(CalendarChanges).loadShipped(em, async () => {
        await em.query(`INSERT INTO calendar_notice (year, title) VALUES (2027, '随版本提供的2027年安排')`);
        return 1;
      });
      const rows = await em.query<unknown[]>(
        `SELECT 1 FROM audit_entry WHERE action = 'disclosure.move' AND cause = '载入随系统更新的放假安排'`,
      );
      expect(rows.length).toBeGreaterThan(0);
      throw stop;
    });
    await expect(loading).rejects.toBe(stop);
    expect(await logged()).toBe(before);
  });

  it('no fact of a request is recorded while the calendar changes', async () => {
    let registering: Promise<string> = Promise.resolve('');
    let settled = false;
    await world.dataSource.transaction(async (em) => {
      await em.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCK.calendar]);
      registering = register('2026-4');
      void registering.then(() => (settled = true));
      for (let waiting = 0; waiting === 0;) {
        [{ waiting }] = await world.dataSource.query<{ waiting: number }[]>(
          `SELECT count(*)::int AS waiting FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        );
        if (settled) break;
      }
      expect(settled).toBe(false);
    });
    expect(await registering).not.toBe('');
  });
});
