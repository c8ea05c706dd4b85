#!/usr/bin/env node
/**
 * A 任务分解表 of 1,000 rows (.xlsx) from upload to plan: read, names resolved, draft kept; then confirmed. Floor: a bare
 * INSERT … SELECT of as many rows into the same three tables. Run after a build: `node bench/import.mjs [rounds]`.
 * Prints one JSON line per figure, medians.
 */
import { fromDist } from '../bin/lib/temporary-server.mjs';
import { line, median, timed, withApp } from './harness.mjs';

const ROWS = 1_000;
const UNITS = 40;
const rounds = Number(process.argv[2] ?? 5);

await withApp(['2026-03-02', '09:00'], async ({ app, dataSource }) => {
  const { UploadService } = await fromDist('modules/intake/upload.service.js');
  const { DraftConfirmation } = await fromDist('modules/intake/draft-confirmation.service.js');
  const { DraftQueries } = await fromDist('modules/intake/draft.queries.js');
  const { DraftService } = await fromDist('modules/intake/draft.service.js');
  const { ActorFactory } = await fromDist('modules/auth/actor.factory.js');
  const { seedCalendar } = await fromDist('modules/deadline/seed-calendar.js');
  await seedCalendar(dataSource);
  const { bureau, person } = await fill(dataSource);
  const actor = await app.get(ActorFactory).build(person);
  const times = { upload: [], confirm: [], whole: [], floor: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const file = { originalname: '任务分解表.xlsx', buffer: await table(round) };
    const upload = await timed(() => app.get(UploadService).upload(actor, file, bureau));
    const { draftId } = upload.result;
    const read = await app.get(DraftQueries).one(actor, draftId);
    const edits = [{ type: 'setPlan', set: { year: 2026, issuedOn: '2026-02-10' } }];
    const { version } = await app.get(DraftService).edit(actor, draftId, { version: read.version, edits });
    const confirm = await timed(() => app.get(DraftConfirmation).confirm(actor, draftId, { version }));
    const floor = await timed(() => bareInsert(dataSource, confirm.result.planId));
    if (floor.result < ROWS) throw new Error(`only ${floor.result} items were imported`);
    // The first round warms up.
    if (round === 0) continue;
    times.upload.push(upload.ms);
    times.confirm.push(confirm.ms);
    times.whole.push(upload.ms + confirm.ms);
    times.floor.push(floor.ms);
  }
  const floor = median(times.floor);
  line('bare insert of as many rows (floor)', { ms: floor });
  line(`upload of ${ROWS} rows to a draft`, { ms: median(times.upload), floor });
  line('confirmation to a plan', { ms: median(times.confirm), floor });
  line('upload and confirmation', { ms: median(times.whole), floor });
});

async function fill(dataSource) {
  const [{ id: bureau }] = await dataSource.query(
    `INSERT INTO unit (name, short_name, unit_class, active_from)
     VALUES ('云陵市交通运输局', '市交通局', 'government', '2010-01-01') RETURNING id`,
  );
  await dataSource.query(
    `INSERT INTO unit (parent_id, name, short_name, unit_class, active_from)
     SELECT $1, '第' || n || '处', n || '处', 'office', '2010-01-01' FROM generate_series(1, ${UNITS}) n`,
    [bureau],
  );
  const [{ id: person }] = await dataSource.query(
    `INSERT INTO app_user (username, name) VALUES ('zhou', '周敏') RETURNING id`,
  );
  await dataSource.query(`INSERT INTO role_grant (user_id, role, unit_id) VALUES ($1, 'coordinator', $2)`, [
    person,
    bureau,
  ]);
  await dataSource.query(
    `INSERT INTO credential (user_id, password_hash, changed_at) VALUES ($1, 'x', now())`,
    [person],
  );
  return { bureau, person };
}

async function table(round) {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('任务分解表');
  sheet.addRows([
    [`云陵市交通运输局2026年第${round + 1}批重点任务分解表`],
    ['序号', '工作任务', '具体要求', '牵头单位', '配合单位', '责任单位', '完成时限'],
  ]);
  for (let n = 1; n <= ROWS; n += 1) {
    const unit = (offset) => `第${((n + offset) % UNITS) + 1}处`;
    const due = `2026-${String((n % 9) + 4).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`;
    sheet.addRow([n, `更新第${n}号桥梁档案`, '一桥一档', unit(0), `${unit(1)}、${unit(2)}`, '', due]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The same rows once more under another plan, in one transaction; returns the number of items. */
async function bareInsert(dataSource, planId) {
  return dataSource.transaction(async (em) => {
    await em.query(
      `INSERT INTO plan (id, owner_unit_id, title, year, issued_on, cadence, stages, created_at)
       SELECT gen_random_uuid(), owner_unit_id, 'floor ' || title, year, issued_on, cadence, stages, now()
       FROM plan WHERE id = $1`,
      [planId],
    );
    const items = await em.query(
      `INSERT INTO plan_item (plan_id, position, number, path, level, kind, title, text)
       SELECT p.id, position, number, path, level, kind, i.title, text FROM plan_item i
       JOIN plan o ON o.id = i.plan_id JOIN plan p ON p.title = 'floor ' || o.title
       WHERE i.plan_id = $1 RETURNING id`,
      [planId],
    );
    const pairs = `SELECT o.id AS old, n.id AS new FROM plan_item o JOIN plan_item n ON n.position = o.position
      JOIN plan p ON p.id = n.plan_id JOIN plan q ON q.id = o.plan_id AND p.title = 'floor ' || q.title
      WHERE o.plan_id = $1`;
    await em.query(
      `INSERT INTO assignment (plan_item_id, unit_id, group_id, role, sort)
       SELECT new, unit_id, group_id, role, sort FROM assignment a JOIN (${pairs}) x ON x.old = a.plan_item_id`,
      [planId],
    );
    await em.query(
      `INSERT INTO time_requirement (plan_item_id, spec, event_type_id, raw)
       SELECT new, spec, event_type_id, raw FROM time_requirement r JOIN (${pairs}) x ON x.old = r.plan_item_id`,
      [planId],
    );
    return items.length;
  });
}
