import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../../test/setup/database.js';
import { fillManyTasks } from '../../../../../test/factories/many-tasks.js';
import { SYSTEM_ACTOR, type Actor } from '../../../common/actor.js';
import { instantInShanghai } from '../../../common/calendar-date.js';
import { SimulatedClock } from '../../../common/clock.js';
import { databaseOptions } from '../../../common/database/data-source.js';
import { LIGHTS_BY_SEVERITY, type LightCode } from '../../../../shared/lights.js';
import { isBehind, type MeasuredDuty } from '../../deadline/domain/behind.js';
import { lightOf, worstLight, type LightFacts } from '../../deadline/domain/light.js';
import { lightRankSql, liveSql, openSql } from '../../deadline/light.sql.js';
import { lagSql } from '../../progress/lag.sql.js';
import { LEDGER_SORTS, LedgerQuery, type LedgerRowDto } from './ledger.dto.js';
import { LedgerQueries } from './ledger.queries.js';

const TODAY = '2026-03-15';
const NOW = instantInShanghai(TODAY, '10:30');
const PRINCIPAL: Actor = { ...SYSTEM_ACTOR, roles: ['leader'], principal: true };
const ROOT = '00000000-0000-4000-8000-000000000001';

let database: TestDatabase;
let dataSource: DataSource;
let ledger: LedgerQueries;

beforeAll(async () => {
  database = await createTestDatabase();
  // The ledger is hand-written SQL over the tables; it needs no entity.
  dataSource = await new DataSource({
    ...databaseOptions(database.url),
    entities: [],
    migrations: [],
  }).initialize();
  await fillManyTasks(dataSource, { tasks: 300, units: 14, today: TODAY });
  // Clocks that stand still, before the due date and beyond it, and one whose pause is still to come.
  await dataSource.query(
    `WITH halted AS (SELECT id, row_number() OVER (ORDER BY due_on, id) AS n FROM deadline d WHERE ${openSql('d')})
     UPDATE deadline d SET paused_on = CASE WHEN n = 7 THEN $1::date + 1 ELSE LEAST(d.due_on, $1::date) END
     FROM halted WHERE halted.id = d.id AND n % 29 = 7`,
    [TODAY],
  );
  // The office's own earlier day, near by now while the date itself is not.
  await dataSource.query(
    `UPDATE deadline d SET inner_due_on = $1::date + 2, inner_near_on = $1::date - ((SELECT position FROM plan_item i WHERE i.id = plan_item_id) % 4 < 2)::int * 3
       + 1 WHERE ${openSql('d')} AND due_at IS NULL AND near_on > $1::date + 5`,
    [TODAY],
  );
  // Milestones: these duties get a later one of the same unit and task. The former plan does without 滞后.
  await dataSource.query(
    `WITH first AS (SELECT * FROM deadline d WHERE kind = 'deliver' AND occurrence = 'once' AND ${openSql('d')}
       AND due_at IS NULL AND (SELECT position FROM plan_item i WHERE i.id = plan_item_id) % 2 = 0),
     rule AS (INSERT INTO deadline_rule (id, plan_id, plan_item_id, kind, spec)
       SELECT gen_random_uuid(), plan_id, plan_item_id, 'deliver', '{"kind":"fixed","date":"2026-12-31"}'
       FROM (SELECT DISTINCT plan_id, plan_item_id FROM first) task RETURNING id, plan_item_id)
     INSERT INTO deadline (rule_id, plan_id, plan_item_id, unit_id, kind, principal, occurrence, start_on, due_on, original_due_on, near_on, created_at)
     SELECT rule.id, plan_id, plan_item_id, unit_id, 'deliver', true, 'once', start_on, due_on + 60, due_on + 60, due_on + 50, '2025-02-01Z'
     FROM first JOIN rule USING (plan_item_id)`,
  );
  await dataSource.query(`UPDATE plan SET behind_points = NULL WHERE year = 2025`);
  ledger = new LedgerQueries(dataSource, new SimulatedClock(NOW));
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const query = (fields: Partial<LedgerQuery> = {}): LedgerQuery => Object.assign(new LedgerQuery(), fields);

/** Walks all pages of a query. */
async function walk(actor: Actor, fields: Partial<LedgerQuery>): Promise<LedgerRowDto[]> {
  const rows: LedgerRowDto[] = [];
  let after: string | undefined;
  do {
    const page = await ledger.page(actor, query({ limit: 17, ...fields, after }));
    rows.push(...page.items);
    after = page.next ?? undefined;
    expect(page.items.length).toBeLessThanOrEqual(17);
  } while (after);
  return rows;
}

const ids = (rows: LedgerRowDto[]): string[] => rows.map(({ itemId }) => itemId);

interface DutyFacts extends LightFacts {
  id: string;
  planItemId: string;
  live: boolean;
  /** Would be behind, had the unit no later duty for the task. */
  milestone: boolean;
}

/** Every duty with what `lightOf` asks for; which are behind is found here, by `isBehind`, from plain rows. */
async function allDuties(): Promise<DutyFacts[]> {
  type Row = Omit<DutyFacts, 'behind' | 'milestone'> &
    MeasuredDuty & { unitId: string; points: number | null };
  const rows = await dataSource.query<Omit<Row, 'hasLater'>[]>(
    `SELECT d.id, d.plan_item_id AS "planItemId", d.unit_id AS "unitId", d.kind, d.occurrence, d.start_on::text AS "startOn",
       d.due_on::text AS "dueOn", d.due_at AS "dueAt", d.near_on::text AS "nearOn", d.near_at AS "nearAt",
       d.inner_near_on::text AS "innerNearOn", d.paused_on::text AS "pausedOn", d.done_on::text AS "doneOn", d.done_at AS "doneAt", ${liveSql('d')} AS live, p.behind_points AS points
     FROM deadline d JOIN plan p ON p.id = d.plan_id`,
  );
  const filings = await dataSource.query<{ planItemId: string; unitId: string; percent: number }[]>(
    `SELECT plan_item_id AS "planItemId", unit_id AS "unitId", percent FROM progress_report
     WHERE status IN ('submitted', 'approved') ORDER BY period`,
  );
  const key = ({ planItemId, unitId }: { planItemId: string; unitId: string }) => planItemId + unitId;
  const latest = new Map(filings.map((filing) => [key(filing), filing.percent]));
  const lastDue = new Map<string, string>();
  for (const row of rows) {
    if (!row.live || row.kind !== 'deliver' || row.occurrence !== 'once') continue;
    if (row.dueOn > (lastDue.get(key(row)) ?? '')) lastDue.set(key(row), row.dueOn);
  }
  return rows.map((row) => {
    const hasLater = row.dueOn < (lastDue.get(key(row)) ?? '');
    const measure = { percent: latest.get(key(row)) ?? null, points: row.points };
    const alone = isBehind({ ...row, hasLater: false }, measure, TODAY);
    const behind = isBehind({ ...row, hasLater }, measure, TODAY);
    return { ...row, behind, milestone: alone && !behind };
  });
}

describe('lights in SQL', () => {
  it('is shown what is measured and what is not', async () => {
    const duties = await allDuties();
    expect(duties.filter(({ behind, live }) => behind && live).length).toBeGreaterThan(5);
    const count = async (sql: string) => (await dataSource.query<unknown[]>(sql)).length;
    expect(await count(`SELECT 1 FROM plan WHERE behind_points IS NULL`)).toBe(1);
    const milestones = duties.filter(({ milestone }) => milestone);
    const light = (duty: DutyFacts) => lightOf({ ...duty, behind: true }, { today: TODAY, now: NOW });
    expect(milestones.filter((duty) => light(duty) === 'behind').length).toBeGreaterThan(2);
  });

  it('says of every deadline what domain/light.ts says', async () => {
    const ranks = await dataSource.query<{ id: string; rank: number; alike: number }[]>(
      `SELECT d.id, ${lightRankSql('d', '$1', '$2', lagSql('d'))} AS rank,
         ${lightRankSql('d', '$1', '$2', lagSql('d', 'p.behind_points'))} AS alike
       FROM deadline d JOIN plan p ON p.id = d.plan_id`,
      [TODAY, NOW],
    );
    expect(ranks.filter(({ rank, alike }) => rank !== alike)).toEqual([]);
    const rankOf = new Map(ranks.map(({ id, rank }) => [id, rank]));
    const raw = await allDuties();
    const seen = new Map<LightCode, number>();
    for (const facts of raw) {
      const rank = rankOf.get(facts.id)!;
      const expected = lightOf(facts, { today: TODAY, now: NOW });
      expect([facts.id, LIGHTS_BY_SEVERITY[rank]]).toEqual([facts.id, expected]);
      seen.set(expected, (seen.get(expected) ?? 0) + 1);
    }
    // A test of nothing but `normal` would prove nothing.
    for (const light of ['normal', 'near', 'behind', 'overdue', 'done', 'done_late', 'paused'] as const) {
      expect(seen.get(light) ?? 0).toBeGreaterThan(5);
    }
    expect(raw.filter(({ dueAt, doneAt }) => dueAt && doneAt).length).toBeGreaterThan(3);
  });

  it('shows the worst light of the live duties of each task', async () => {
    const lights = new Map<string, DutyFacts[]>();
    for (const row of (await allDuties()).filter(({ live }) => live))
      lights.set(row.planItemId, [...(lights.get(row.planItemId) ?? []), row]);
    for (const row of await walk(PRINCIPAL, {})) {
      const own = (lights.get(row.itemId) ?? []).map((duty) => lightOf(duty, { today: TODAY, now: NOW }));
      expect([row.itemId, row.light]).toEqual([row.itemId, worstLight(own)]);
    }
  });
});

describe('pages', () => {
  it.each(LEDGER_SORTS)('hold every task once, none twice, sorted by %s', async (sort) => {
    const [{ n }] = await dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM plan_item WHERE kind = 'task'`,
    );
    const rows = await walk(PRINCIPAL, { sort });
    expect(new Set(ids(rows)).size).toBe(rows.length);
    expect(rows).toHaveLength(n);
    const whole = await ledger.all(PRINCIPAL, query({ sort }));
    expect(ids(rows)).toEqual(whole.entries.map(({ id }) => id));
  });

  it('are in reading order of the newest plan first', async () => {
    const rows = await walk(PRINCIPAL, {});
    expect(rows[0].planTitle).toBe('2026年度重点工作任务');
    const order = await dataSource.query<{ id: string }[]>(
      `SELECT i.id FROM plan_item i JOIN plan p ON p.id = i.plan_id WHERE i.kind = 'task' ORDER BY p.year DESC, i.position`,
    );
    expect(ids(rows)).toEqual(order.map(({ id }) => id));
  });

  it('sort units by pinyin, tasks without a unit last', async () => {
    const rows = await walk(PRINCIPAL, { sort: 'unit' });
    const first = rows.map(
      ({ units }) =>
        (units.find(({ role }) => role === 'lead') ?? units.find(({ role }) => role === 'responsible'))?.name,
    );
    const named = first.filter((name) => name !== undefined);
    expect(first.slice(0, named.length)).toEqual(named);
    expect(named.length).toBeLessThan(first.length);
    const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin');
    expect(named).toEqual([...named].sort(collator.compare));
    expect(named[0]).toBe('安全处');
  });

  it('sort by light worst first, and by due date with the undated last', async () => {
    const ranks = (await walk(PRINCIPAL, { sort: 'light' })).map(({ light }) =>
      LIGHTS_BY_SEVERITY.indexOf(light),
    );
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    const dues = (await walk(PRINCIPAL, { sort: 'due' })).map(({ dueOn }) => dueOn ?? '9999');
    expect(dues).toEqual([...dues].sort());
    expect(dues.at(-1)).toBe('9999');
  });

  it('run from the other end too, page by page and in the sheet', async () => {
    for (const sort of ['position', 'unit', 'due', 'light'] as const) {
      const up = ids(await walk(PRINCIPAL, { sort }));
      expect(ids(await walk(PRINCIPAL, { sort, desc: true }))).toEqual(up.toReversed());
      const { rows } = await ledger.all(PRINCIPAL, query({ sort, desc: true }));
      const sheet: LedgerRowDto[] = [];
      for await (const row of rows) sheet.push(row);
      expect(ids(sheet)).toEqual(up.toReversed());
    }
  });

  it('take a forged cursor as the start', async () => {
    const [one, two] = await Promise.all([
      ledger.page(PRINCIPAL, query({ after: 'bm9uc2Vuc2U' })),
      ledger.page(PRINCIPAL, query()),
    ]);
    expect(ids(one.items)).toEqual(ids(two.items));
  });
});

it('names the event that an event clock waits for', async () => {
  const [{ item, type }] = await dataSource.query<{ item: string; type: string }[]>(
    `WITH kind AS (INSERT INTO event_type (code, name) VALUES ('ledger_case', '清单调整案') RETURNING id)
     SELECT kind.id AS type, i.id AS item FROM kind, plan_item i WHERE i.kind = 'task'
       AND NOT EXISTS (SELECT 1 FROM time_requirement t WHERE t.plan_item_id = i.id) LIMIT 1`,
  );
  const words = async (raw: string) => {
    await dataSource.query(
      `INSERT INTO time_requirement (plan_item_id, spec, event_type_id, raw)
       VALUES ($1, '{"kind":"relative","n":10,"unit":"workday","event":"清单调整案"}', $2, $3)`,
      [item, type, raw],
    );
    const row = (await walk(PRINCIPAL, {})).find(({ itemId }) => itemId === item);
    await dataSource.query('DELETE FROM time_requirement WHERE plan_item_id = $1', [item]);
    return row!.dueWords;
  };
  expect(await words('10个工作日内')).toBe('清单调整案后10个工作日内');
  expect(await words('后10个工作日内')).toBe('清单调整案后10个工作日内');
  expect(await words('清单调整案后10个工作日内')).toBe('清单调整案后10个工作日内');
});

describe('filters', () => {
  it('by light agree with the totals, which leave the light out', async () => {
    const { lights, total } = await ledger.page(PRINCIPAL, query());
    expect(Object.values(lights).reduce((sum, n) => sum + n, 0)).toBe(total);
    for (const light of ['overdue', 'behind', 'near', 'done_late', 'none'] as const) {
      const rows = await walk(PRINCIPAL, { light: [light] });
      expect(rows.every((row) => row.light === light)).toBe(true);
      expect(rows).toHaveLength(lights[light]);
      const page = await ledger.page(PRINCIPAL, query({ light: [light] }));
      expect([page.total, page.lights]).toEqual([lights[light], lights]);
    }
    const both = await ledger.page(PRINCIPAL, query({ light: ['overdue', 'near'] }));
    expect(both.total).toBe(lights.overdue + lights.near);
  });

  it('by unit and role keep the tasks for which the unit answers so', async () => {
    const [{ id }] = await dataSource.query<{ id: string }[]>(`SELECT id FROM unit WHERE name = '财务处'`);
    const all = await walk(PRINCIPAL, {});
    const answers = (role?: string) =>
      all.filter(({ units }) => units.some((unit) => unit.id === id && (!role || unit.role === role)));
    expect(answers().length).toBeGreaterThan(answers('lead').length);
    expect(ids(await walk(PRINCIPAL, { unit: id }))).toEqual(ids(answers()));
    expect(ids(await walk(PRINCIPAL, { unit: id, role: 'lead' }))).toEqual(ids(answers('lead')));
    expect(ids(await walk(PRINCIPAL, { unit: id, role: 'support' }))).toEqual(ids(answers('support')));
  });

  it('by text want every word, and take % and _ as they are', async () => {
    const rows = await walk(PRINCIPAL, { text: '公路养护 编号21' });
    expect(rows.length).toBeGreaterThan(0);
    expect(
      rows.every(({ title, requirement }) => title.includes('公路养护') && requirement.includes('编号21')),
    ).toBe(true);
    expect(await walk(PRINCIPAL, { text: '%' })).toEqual([]);
    expect(await walk(PRINCIPAL, { text: `' OR 1=1 --` })).toEqual([]);
  });

  it('by plan and year', async () => {
    const rows = await walk(PRINCIPAL, { year: 2025 });
    expect(new Set(rows.map(({ planTitle }) => planTitle))).toEqual(new Set(['2025年度重点工作任务']));
    expect(ids(await walk(PRINCIPAL, { plan: rows[0].planId }))).toEqual(ids(rows));
  });

  it('leave out chapters and plans that are not published', async () => {
    const [{ id }] = await dataSource.query<{ id: string }[]>(`SELECT id FROM plan WHERE year = 2025`);
    const before = (await ledger.page(PRINCIPAL, query())).total;
    await dataSource.query(`UPDATE plan SET status = 'draft' WHERE id = $1`, [id]);
    try {
      const rows = await walk(PRINCIPAL, {});
      expect(rows.length).toBeLessThan(before);
      expect(rows.some((row) => row.planId === id)).toBe(false);
    } finally {
      await dataSource.query(`UPDATE plan SET status = 'published' WHERE id = $1`, [id]);
    }
  });
});

describe('visibility', () => {
  it('shows a liaison exactly the tasks of the own unit, whatever the filters', async () => {
    const [{ id, other }] = await dataSource.query<{ id: string; other: string }[]>(
      `SELECT (SELECT id FROM unit WHERE name = '人事处') AS id, (SELECT id FROM unit WHERE name = '审计处') AS other`,
    );
    const liaison: Actor = { ...SYSTEM_ACTOR, roles: ['liaison'], liaisonOf: [id] };
    const all = await walk(PRINCIPAL, {});
    const own = all.filter(({ units }) => units.some((unit) => unit.id === id));
    expect(ids(await walk(liaison, {}))).toEqual(ids(own));
    expect((await ledger.page(liaison, query())).total).toBe(own.length);
    const shared = own.filter(({ units }) => units.some((unit) => unit.id === other));
    expect(ids(await walk(liaison, { unit: other }))).toEqual(ids(shared));
    const red = own.filter(({ light }) => light === 'overdue');
    expect(ids(await walk(liaison, { light: ['overdue'], text: '编号' }))).toEqual(ids(red));
  });

  it('shows a coordinator also what is assigned to nobody, and a stranger nothing', async () => {
    const coordinator: Actor = { ...SYSTEM_ACTOR, roles: ['coordinator'], coordinates: [ROOT] };
    const rows = await walk(coordinator, {});
    expect(rows.some(({ units }) => units.length === 0)).toBe(true);
    expect(rows).toHaveLength((await walk(PRINCIPAL, {})).length);
    expect(await walk({ ...SYSTEM_ACTOR, roles: ['admin'] }, {})).toEqual([]);
  });
});

describe('a row', () => {
  it('tells filings, receipts, urges, proof and completion of those who answer', async () => {
    const all = await walk(PRINCIPAL, {});
    const several = all.find(({ units }) => units.filter(({ role }) => role === 'lead').length > 1)!;
    expect(several.receipt.expected).toBe(2);
    expect(all.filter(({ receipt }) => receipt.completedAt).length).toBeGreaterThan(50);
    const filed = all.filter(({ filings }) => filings.length > 0);
    expect(filed.length).toBeGreaterThan(50);
    for (const { filings, units, percent } of filed) {
      for (const filing of filings) {
        expect(units.find(({ id }) => id === filing.unitId)!.role).not.toBe('support');
      }
      expect(percent).toBe(Math.min(...filings.map((filing) => filing.percent)));
    }
    const [{ item, period }] = await dataSource.query<{ item: string; period: string }[]>(
      `SELECT plan_item_id AS item, max(period) AS period FROM progress_report
       WHERE status IN ('approved', 'submitted') GROUP BY 1 HAVING count(*) > 1 LIMIT 1`,
    );
    expect(all.find(({ itemId }) => itemId === item)!.filings[0].period).toBe(period);
    expect(all.some(({ urges }) => urges > 0)).toBe(true);
    for (const row of all.filter(({ doneOn }) => doneOn)) expect(row.light).not.toBe('none');
  });
});
