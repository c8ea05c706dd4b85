#!/usr/bin/env node
/**
 * The daily sweep: 1,000 duties newly late among 10,000 open ones of 100 units, with flips, notices, trail and digests.
 * Floor: a bare INSERT … SELECT of as many rows into the same three tables. Run after a build:
 * `node bench/sweep.mjs [rounds]`. Prints one JSON line per figure, medians.
 */
import { fromDist } from '../bin/lib/temporary-server.mjs';
import { line, median, timed, withApp } from './harness.mjs';

const OPEN = 10_000;
const LATE = 1_000;
const UNITS = 100;
const rounds = Number(process.argv[2] ?? 5);

await withApp(['2026-03-11', '09:00'], async ({ app, dataSource, clock }) => {
  const { instantInShanghai } = await fromDist('common/calendar-date.js');
  const { seedCalendar } = await fromDist('modules/deadline/seed-calendar.js');
  const { Sweep } = await fromDist('modules/supervision/sweep.service.js');
  await seedCalendar(dataSource);
  await fill(dataSource);
  const sweep = app.get(Sweep);

  const clear = () => dataSource.query('TRUNCATE notice, flip, inbox_message, outbox_message CASCADE');
  const swept = [];
  const again = [];
  const floor = [];
  for (let round = 0; round < rounds; round += 1) {
    await clear();
    // Yesterday's sweep has told what was near; today 1,000 of it is newly late.
    clock.set(instantInShanghai('2026-03-10', '09:00'));
    await sweep.run();
    clock.set(instantInShanghai('2026-03-11', '09:00'));
    const today = await timed(() => sweep.run());
    if (today.result.marked.overdue !== LATE) throw new Error(JSON.stringify(today.result));
    swept.push(today.ms);
    again.push((await timed(() => sweep.run())).ms);
    await clear();
    floor.push((await timed(() => bareInsert(dataSource))).ms);
  }
  const bare = median(floor);
  line('bare insert of as many rows (floor)', { ms: bare });
  line(`sweep, ${LATE} newly late among ${OPEN}`, { ms: median(swept), floor: bare });
  line('sweep again, nothing new', { ms: median(again), floor: bare });
});

/** One plan; each unit with a liaison and as many duties as the others; the first 1,000 were due yesterday. */
async function fill(dataSource) {
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
     SELECT plan_id, id, 'deliver', '{"kind":"ongoing"}', '按期', title, '2026-01-05' FROM plan_item`,
  );
  await dataSource.query(
    `INSERT INTO deadline (rule_id, plan_id, plan_item_id, unit_id, kind, principal, occurrence, start_on, due_on,
       original_due_on, near_on, created_at)
     SELECT r.id, r.plan_id, r.plan_item_id, u.id, 'deliver', true, 'once', '2026-01-05', due, due, due - 5, now()
     FROM deadline_rule r JOIN plan_item i ON i.id = r.plan_item_id CROSS JOIN unit u
     CROSS JOIN LATERAL (SELECT date '2026-03-10' + CASE WHEN i.position <= ${LATE / UNITS} THEN 0 ELSE 30 + i.position END AS due) x`,
  );
  await dataSource.query('ANALYZE');
}

async function bareInsert(dataSource) {
  await dataSource.transaction(async (em) => {
    await em.query(
      `INSERT INTO flip (deadline_id, stage, due_on, reached_on, recorded_at)
       SELECT id, 'overdue', due_on, due_on + 1, now() FROM deadline WHERE due_on = '2026-03-10'`,
    );
    await em.query(
      `INSERT INTO notice (kind, flip_id, deadline_id, plan_item_id, unit_id, title, body, issued_at)
       SELECT 'urge', f.id, d.id, d.plan_item_id, d.unit_id, '逾期催办', '请尽快办理', now()
       FROM flip f JOIN deadline d ON d.id = f.deadline_id`,
    );
    await em.query(
      `INSERT INTO audit_entry (at, actor_id, actor_name, action, subject_type, subject_id, plan_item_id)
       SELECT now(), '00000000-0000-0000-0000-000000000000', '系统', 'supervision.overdue', 'deadline', deadline_id, plan_item_id
       FROM notice`,
    );
  });
}
