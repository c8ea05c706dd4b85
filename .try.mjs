import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { databaseOptions } from './dist/server/common/database/data-source.js';
import { SimulatedClock } from './dist/server/common/clock.js';
import { SYSTEM_ACTOR } from './dist/server/common/actor.js';
import { LedgerQueries } from './dist/server/modules/reporting/ledger/ledger.queries.js';
import { LedgerExport } from './dist/server/modules/reporting/ledger/ledger-export.service.js';
import { PlanForm } from './dist/server/modules/reporting/form/plan-form.service.js';
import { LedgerFilter, LedgerQuery } from './dist/server/modules/reporting/ledger/ledger.dto.js';
import { TemplateStore } from './dist/server/modules/reporting/sheet/template-store.js';
import { saveWorkbook } from './dist/server/modules/reporting/sheet/download.js';
import fs from 'node:fs';
const ds = await new DataSource({ ...databaseOptions('postgres://duban:duban@127.0.0.1:5432/dev_sheets'), entities: [], migrations: [] }).initialize();
const clock = new SimulatedClock(new Date('2026-03-15T02:30:00Z'));
const q = new LedgerQueries(ds, clock); const t = new TemplateStore();
const e = new LedgerExport(q, t, ds);
const actor = { ...SYSTEM_ACTOR, principal: true, roles: ['leader'] };
for (const sort of ['position','position','unit','due','light']) { const a = performance.now(); const p = await q.page(actor, Object.assign(new LedgerQuery(), { sort })); console.log(sort, (performance.now()-a).toFixed(0), 'ms', p.total, JSON.stringify(p.lights)); }
for (const [name, f] of [['all', {}], ['some', { text: '公路养护1' }]]) {
  const a = performance.now(); const s = await e.prepare(actor, Object.assign(new LedgerFilter(), f));
  console.log('prepare', (performance.now()-a).toFixed(0)); await saveWorkbook(`/tmp/w/sheets-out/${name}.xlsx`, s.write); console.log(s.fileName, s.rows, (performance.now()-a).toFixed(0), 'ms', (process.memoryUsage().rss/1e6).toFixed(0),'MB');
}
fs.writeFileSync('/tmp/w/sheets-out/form.xlsx', await new PlanForm(t, ds, clock).make());
await ds.destroy();
