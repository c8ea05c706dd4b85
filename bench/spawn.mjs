#!/usr/bin/env node
/**
 * Trigger events: 5,000 at once, each heard by 20 rules of one bearer: 100,000 deadlines with trail and messages, in one
 * transaction. Floor: a bare INSERT … SELECT of as many rows into the same tables. Run after a build:
 * `node bench/spawn.mjs [rounds]`. Prints one JSON line per figure, medians.
 */
import { randomUUID } from 'node:crypto';
import { fromDist } from '../bin/lib/temporary-server.mjs';
import { line, median, timed, withApp } from './harness.mjs';

const EVENTS = 5_000;
const RULES = 20;
const rounds = Number(process.argv[2] ?? 3);

await withApp(['2026-03-11', '09:00'], async ({ app, dataSource, now }) => {
  const { EventImports } = await fromDist('modules/deadline/event-imports.service.js');
  const typeId = await fill(dataSource);
  const [{ id: unitId }] = await dataSource.query("SELECT id FROM unit WHERE short_name = '局'");
  const [{ id: userId }] = await dataSource.query("SELECT id FROM app_user WHERE username = 'u1'");
  const all = (await dataSource.query('SELECT id FROM unit')).map(({ id }) => id);
  const actor = {
    userId,
    name: '督办员',
    roles: ['coordinator'],
    coordinates: all,
    liaisonOf: [],
    inCharge: [],
  };
  const lines = Array.from({ length: EVENTS }, (_, n) => ({
    line: n + 5,
    input: {
      typeId,
      occurredAt: new Date(now.getTime() - (n % 60) * 86_400_000).toISOString(),
      subject: `第 ${n} 件事项`,
    },
  }));
  const wanted = new Set(lines.map((one) => one.line));
  const imports = app.get(EventImports);
  const clear = () =>
    dataSource.query('TRUNCATE deadline, trigger_event, inbox_message, outbox_message CASCADE');
  const [spawned, looked, floor] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    await clear();
    looked.push((await timed(() => imports.preview(actor, lines))).ms);
    const made = await timed(() => imports.register(actor, lines, wanted));
    if (made.result.registered.deadlines !== EVENTS * RULES) throw new Error(JSON.stringify(made.result));
    spawned.push(made.ms);
    await clear();
    floor.push((await timed(() => bareInsert(dataSource, typeId, unitId, userId))).ms);
  }
  const bare = median(floor);
  line('bare insert of as many rows (floor)', { ms: bare });
  line(`${EVENTS} events × ${RULES} rules looked at`, { ms: median(looked), floor: bare });
  line(`${EVENTS} events × ${RULES} rules registered`, { ms: median(spawned), floor: bare });
});

/** One plan of 20 tasks, each of one unit, whose rules wait for the same type of event. */
async function fill(dataSource) {
  await dataSource.query(
    `INSERT INTO unit (name, short_name, unit_class, active_from) VALUES ('某局', '局', 'government', '2010-01-01')`,
  );
  await dataSource.query(
    `INSERT INTO unit (name, short_name, unit_class, active_from, parent_id)
     SELECT '第' || n || '处', n || '处', 'office', '2010-01-01', u.id FROM generate_series(1, ${RULES}) n, unit u`,
  );
  await dataSource.query(
    `INSERT INTO app_user (username, name) SELECT 'u' || n, '联络员' || n FROM generate_series(1, ${RULES}) n`,
  );
  await dataSource.query(
    `INSERT INTO role_grant (user_id, role, unit_id)
     SELECT a.id, 'liaison', u.id FROM app_user a JOIN unit u ON u.short_name = substr(a.username, 2) || '处'`,
  );
  await dataSource.query(
    `INSERT INTO plan (owner_unit_id, title, year, issued_on, status, cadence, stages, created_at)
     SELECT id, '年度计划', 2026, '2026-01-05', 'published', '{"per":"month","day":25,"roll":"previous"}',
       '{"overdue":1,"pressed":5,"circular":10}', now() FROM unit WHERE short_name = '局'`,
  );
  await dataSource.query(
    `INSERT INTO plan_item (plan_id, position, number, path, level, kind, title, text)
     SELECT plan.id, n, n || '.', n::text, 1, 'task', '第' || n || '项任务', '任务' FROM plan, generate_series(1, ${RULES}) n`,
  );
  const typeId = randomUUID();
  await dataSource.query(`INSERT INTO event_type (id, code, name) VALUES ($1, 'bench', '某类事项')`, [
    typeId,
  ]);
  await dataSource.query(
    `INSERT INTO deadline_rule (plan_id, plan_item_id, kind, spec, raw, title, active_from, event_type_id)
     SELECT plan_id, id, 'deliver', jsonb_build_object('kind', 'relative', 'n', position, 'unit', 'workday', 'event', 'bench'),
       '发生后若干个工作日内', title, '2026-01-05', $1 FROM plan_item`,
    [typeId],
  );
  await dataSource.query(
    `INSERT INTO rule_bearer (rule_id, unit_id, principal)
     SELECT r.id, u.id, true FROM deadline_rule r JOIN plan_item i ON i.id = r.plan_item_id
     JOIN unit u ON u.short_name = i.position || '处'`,
  );
  await dataSource.query('ANALYZE');
  return typeId;
}

async function bareInsert(dataSource, typeId, unitId, userId) {
  await dataSource.transaction(async (em) => {
    await em.query(
      `INSERT INTO trigger_event (owner_unit_id, type_id, subject, occurred_at, registered_at, registered_by)
       SELECT $1, $2, 'e' || n, now(), now(), $3 FROM generate_series(1, ${EVENTS}) n`,
      [unitId, typeId, userId],
    );
    await em.query(
      `INSERT INTO trigger_event_unit (event_id, unit_id)
       SELECT e.id, u.id FROM trigger_event e CROSS JOIN unit u WHERE u.unit_class = 'office'`,
    );
    await em.query(
      `INSERT INTO deadline (rule_id, plan_id, plan_item_id, unit_id, kind, principal, occurrence, event_id, start_on, due_on,
         original_due_on, near_on, created_at)
       SELECT r.id, r.plan_id, r.plan_item_id, b.unit_id, 'deliver', true, e.id::text, e.id, '2026-03-01', '2026-03-20',
         '2026-03-20', '2026-03-17', now()
       FROM trigger_event e CROSS JOIN deadline_rule r JOIN rule_bearer b ON b.rule_id = r.id`,
    );
    await em.query(
      `INSERT INTO audit_entry (at, actor_id, actor_name, action, subject_type, subject_id, plan_item_id)
       SELECT now(), $1, '督办员', 'event.register', 'trigger_event', event_id, plan_item_id FROM deadline`,
      [userId],
    );
  });
}
