#!/usr/bin/env node
/**
 * The ledger at 10,000 tasks and 56,000 duties: a page in each order, and the whole sheet while another thread asks
 * `/health`. Floors: the page's two statements alone; the same cells written by exceljs without a template.
 * Run after a build: `node bench/ledger.mjs [rounds]`. Prints one JSON line per figure, medians; peak RSS is of the
 * whole process.
 */
import fs from 'node:fs';
import { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { fromDist } from '../bin/lib/temporary-server.mjs';
import { line, median, timed, withApp } from './harness.mjs';

const TASKS = 10_000;
const TODAY = '2026-03-15';
const rounds = Number(process.argv[2] ?? 7);

await withApp([TODAY, '10:00'], async ({ app, dataSource, now }) => {
  const { SYSTEM_ACTOR } = await fromDist('common/actor.js');
  const { LedgerQueries } = await fromDist('modules/reporting/ledger/ledger.queries.js');
  const { LedgerExport } = await fromDist('modules/reporting/ledger/ledger-export.service.js');
  const { LedgerFilter, LedgerQuery, LEDGER_SORTS } = await fromDist(
    'modules/reporting/ledger/ledger.dto.js',
  );
  const { pageStatement } = await fromDist('modules/reporting/ledger/ledger-index.sql.js');
  const { LEDGER_DETAIL_SQL } = await fromDist('modules/reporting/ledger/ledger-detail.sql.js');
  const { ledgerFields } = await fromDist('modules/reporting/ledger/ledger.sheet.js');
  const { render } = await fromDist('modules/reporting/sheet/values.js');
  const { default: ExcelJS } = await import('exceljs');

  await app.listen(0, '127.0.0.1');
  await fill(dataSource);
  const reader = { ...SYSTEM_ACTOR, roles: ['leader'], principal: true };
  const ledger = app.get(LedgerQueries);

  const sql = await medianOf(async () => {
    const { sql, params } = pageStatement(reader, { sort: 'position' }, { today: TODAY, now }, null, 51);
    const [{ page }] = await dataSource.query(sql, params);
    await dataSource.query(LEDGER_DETAIL_SQL, [page.map(({ id }) => id)]);
  });
  line('the page’s SQL alone (floor)', { ms: sql });
  for (const sort of LEDGER_SORTS) {
    const query = Object.assign(new LedgerQuery(), { sort });
    line(`page of 50, by ${sort}`, { ms: await medianOf(() => ledger.page(reader, query)), floor: sql });
  }

  const health = await pinger(`${await app.getUrl()}/health`);
  const exporter = app.get(LedgerExport);
  const rss = watchRss();
  const start = performance.now();
  const sheet = await exporter.prepare(reader, new LedgerFilter());
  const sink = counting();
  await sheet.write(sink);
  const ms = performance.now() - start;
  const figures = { megabytes: +(sink.bytes / 1e6).toFixed(1), peakRssMb: rss(), healthMs: await health() };

  const rows = [];
  for await (const row of (await ledger.all(reader, new LedgerFilter())).rows) {
    rows.push(Object.values(ledgerFields(row, rows.length + 1)).map((value) => render(value).cell));
  }
  const bare = performance.now();
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: counting(), useStyles: false });
  const target = book.addWorksheet('x');
  for (const row of rows) target.addRow(row).commit();
  target.commit();
  await book.commit();
  const floor = performance.now() - bare;
  line('the same cells by exceljs, no template, no styles, rows ready (floor)', { ms: floor });
  line(`sheet of ${sheet.rows} tasks`, { ms, floor, ...figures });
});

/** After one run that warms up. */
async function medianOf(work) {
  await work();
  const times = [];
  for (let round = 0; round < rounds; round += 1) times.push((await timed(work)).ms);
  return median(times);
}

async function fill(dataSource) {
  const sql = fs.readFileSync(new URL('../test/factories/many-tasks.sql', import.meta.url), 'utf8');
  await dataSource.transaction((em) =>
    em.query(
      sql
        .replaceAll(':tasks', String(TASKS))
        .replaceAll(':units', '40')
        .replaceAll(':today::date', `'${TODAY}'::date`),
    ),
  );
}

function counting() {
  const sink = new Writable({
    write(chunk, _, done) {
      sink.bytes += chunk.length;
      done();
    },
  });
  return Object.assign(sink, { bytes: 0 });
}

function watchRss() {
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  return () => {
    clearInterval(timer);
    return Math.round(peak / 1e6);
  };
}

/** Asks from a thread of its own, so that what it measures is how long this thread makes others wait. */
async function pinger(url) {
  const worker = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
     const times = []; let on = true;
     parentPort.on('message', () => { on = false; });
     (async () => {
       await (await fetch(workerData)).text();
       parentPort.postMessage('ready');
       while (on) {
         const start = performance.now();
         await (await fetch(workerData)).text();
         times.push(performance.now() - start);
         await new Promise((next) => setTimeout(next, 10));
       }
       times.sort((a, b) => a - b);
       const at = (share) => +times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
       parentPort.postMessage({ asked: times.length, median: at(0.5), p99: at(0.99), worst: at(1) });
       process.exit();
     })();`,
    { eval: true, workerData: url },
  );
  await new Promise((ready) => worker.once('message', ready));
  return () =>
    new Promise((told) => {
      worker.once('message', told);
      worker.postMessage('stop');
    });
}
