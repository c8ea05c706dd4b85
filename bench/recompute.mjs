#!/usr/bin/env node
/**
 * Next year's notice arrives: 100,000 open duties, each with a clock of its own, all of them provisional and half of them
 * moving, recomputed and logged in one transaction; meanwhile a reader asks for one unit's list again and again.
 * Floor: a bare UPDATE of the same dates with an INSERT of as many log rows. Run after a build:
 * `node bench/recompute.mjs [rounds]`. Prints one JSON line per figure, medians.
 */
import { fromDist } from '../bin/lib/temporary-server.mjs';
import { line, median, timed, withApp } from './harness.mjs';

const OPEN = 100_000;
const UNITS = 100;
const rounds = Number(process.argv[2] ?? 3);

await withApp(['2026-11-16', '09:00'], async ({ app, dataSource }) => {
  const { CalendarNotices } = await fromDist('modules/deadline/calendar-notices.service.js');
  const { CalendarService } = await fromDist('modules/deadline/calendar.service.js');
  const { addDays } = await fromDist('common/calendar-date.js');
  const notices = app.get(CalendarNotices);
  await fill(dataSource, await app.get(CalendarService).current(), addDays);
  const [{ id: userId }] = await dataSource.query(`SELECT id FROM app_user WHERE username = 'u1'`);
  const admin = {
    userId,
    name: '管理员',
    roles: ['admin'],
    coordinates: [],
    liaisonOf: [],
    inCharge: [],
    principal: false,
    mustChangePassword: false,
  };
  const notice = {
    year: 2027,
    scope: 'year',
    title: '2027年部分节假日安排',
    days: [
      { date: '2027-01-01', kind: 'off', name: '元旦' },
      { date: '2027-02-05', kind: 'off', name: '春节' },
      { date: '2027-02-08', kind: 'off', name: '春节' },
      { date: '2027-02-09', kind: 'off', name: '春节' },
      { date: '2027-02-20', kind: 'work', name: '春节' },
    ],
  };
  const revision = async () => (await dataSource.query('SELECT revision FROM calendar_state'))[0].revision;

  const previews = [];
  const applied = [];
  const reads = [];
  const floors = [];
  let moved = 0;
  for (let round = 0; round < rounds; round += 1) {
    previews.push((await timed(() => notices.preview(admin, notice, { limit: 50 }))).ms);
    const seen = await revision();
    const reader = readWhile(dataSource);
    const done = await timed(() => notices.load(admin, { ...notice, revision: seen }));
    reads.push(...(await reader.stop()));
    applied.push(done.ms);
    moved = done.result.moved;
    if (done.result.settled !== OPEN) throw new Error(JSON.stringify(done.result));
    await dataSource.query('UPDATE calendar_notice SET withdrawn_at = now() WHERE year = 2027');
    await dataSource.query('UPDATE calendar_state SET revision = revision + 1');
    await restore(dataSource);
    floors.push((await timed(() => bareUpdate(dataSource))).ms);
    await restore(dataSource);
  }
  const floor = median(floors);
  reads.sort((a, b) => a - b);
  line('bare update and log of as many rows (floor)', { ms: floor });
  line(`notice applied to ${OPEN} open duties, ${moved} of them moving`, { ms: median(applied), floor });
  line('the same previewed', { ms: median(previews), floor });
  line('a reader meanwhile, median', {
    ms: median(reads),
    p99: +reads[Math.floor(reads.length * 0.99)].toFixed(0),
  });
});

/** One list of one unit, asked for again and again as a page would; the milliseconds that each answer took. */
function readWhile(dataSource) {
  let going = true;
  const taken = [];
  const loop = (async () => {
    while (going) {
      const { ms } = await timed(() =>
        dataSource.query(
          `SELECT d.id, d.due_on FROM deadline d JOIN unit u ON u.id = d.unit_id WHERE u.short_name = '7处' AND d.done_on IS NULL
           ORDER BY d.due_on LIMIT 50`,
        ),
      );
      taken.push(ms);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  return {
    async stop() {
      going = false;
      await loop;
      return taken;
    },
  };
}

/** Lengths of 20 to 69 working days from November days, so that every clock runs into the year that no notice covers. */
async function fill(dataSource, calendar, addDays) {
  await dataSource.query(
    `INSERT INTO unit (name, short_name, unit_class, active_from)
     SELECT '第' || n || '处', n || '处', 'office', '2010-01-01' FROM generate_series(1, ${UNITS}) n`,
  );
  await dataSource.query(
    `INSERT INTO app_user (username, name) SELECT 'u' || n, '联络员' || n FROM generate_series(1, ${UNITS}) n`,
  );
  await dataSource.query(
    `INSERT INTO role_grant (user_id, role, unit_id)
     SELECT a.id, 'liaison', u.id FROM app_user a JOIN unit u ON u.short_name = substr(a.username, 2) || '处'`,
  );
  await dataSource.query(
    `INSERT INTO plan (owner_unit_id, title, year, issued_on, status, cadence, stages, created_at)
     SELECT id, '年度计划', 2026, '2026-01-05', 'published', '{"per":"month","day":25,"roll":"previous"}',
       '{"overdue":1,"pressed":5,"circular":10}', now() FROM unit WHERE name = '第1处'`,
  );
  await dataSource.query(
    `INSERT INTO plan_item (plan_id, position, number, path, level, kind, title, text)
     SELECT plan.id, n, n || '.', n::text, 1, 'task', '第' || n || '项任务', '任务' FROM plan, generate_series(1, ${OPEN / UNITS}) n`,
  );
  await dataSource.query(
    `INSERT INTO deadline_rule (plan_id, plan_item_id, kind, spec, raw, title, active_from)
     SELECT plan_id, id, 'deliver', jsonb_build_object('kind', 'relative', 'n', 40 + position % 30, 'unit', 'workday', 'event', NULL),
       '若干个工作日内', title, '2026-01-05' FROM plan_item`,
  );
  const dates = [];
  for (let start = 0; start < 25; start += 1) {
    for (let n = 40; n < 70; n += 1) {
      const from = addDays('2026-11-10', start);
      const due = calendar.addWorkdays(from, n);
      dates.push({ from, n, due, near: calendar.addWorkdays(due, -3) });
    }
  }
  await dataSource.query(
    `INSERT INTO deadline (rule_id, plan_id, plan_item_id, unit_id, kind, principal, occurrence, start_on, due_on,
       original_due_on, near_on, provisional, created_at)
     SELECT r.id, r.plan_id, r.plan_item_id, u.id, 'deliver', true, 'once', t."from", t.due, t.due, t.near, true, now()
     FROM deadline_rule r JOIN plan_item i ON i.id = r.plan_item_id CROSS JOIN unit u
     JOIN jsonb_to_recordset($1::jsonb) AS t("from" date, n int, due date, near date)
       ON t.n = (r.spec->>'n')::int AND t."from" = date '2026-11-10' + (i.position + substr(u.short_name, 1, length(u.short_name) - 1)::int) % 25`,
    [JSON.stringify(dates)],
  );
  const [{ n }] = await dataSource.query('SELECT count(*)::int AS n FROM deadline');
  if (n !== OPEN) throw new Error(`${n} duties`);
  await dataSource.query('CREATE TABLE bench_dates AS SELECT id, due_on, near_on FROM deadline');
  await dataSource.query('ANALYZE');
}

/** The duties as they were before the notice. */
async function restore(dataSource) {
  await dataSource.query(
    `UPDATE deadline d SET due_on = b.due_on, near_on = b.near_on, provisional = true FROM bench_dates b WHERE b.id = d.id`,
  );
  await dataSource.query('TRUNCATE deadline_change, outbox_message CASCADE');
  await dataSource.query('VACUUM ANALYZE deadline');
}

async function bareUpdate(dataSource) {
  await dataSource.transaction(async (em) => {
    await em.query(`UPDATE deadline SET due_on = due_on + 1, near_on = near_on + 1, provisional = false`);
    await em.query(
      `INSERT INTO deadline_change (deadline_id, cause, before_due_on, after_due_on, before_provisional, after_provisional, at)
       SELECT id, 'calendar', due_on - 1, due_on, true, false, now() FROM deadline`,
    );
  });
}
