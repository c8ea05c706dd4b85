/** What every bench shares: the application on a database of its own, the median, and one line of JSON per figure. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  createMigratedDatabase,
  dropDatabases,
  fromDist,
  startTemporaryServer,
} from '../bin/lib/temporary-server.mjs';

/** Runs `work` with the built application, its clock standing at `now` (Shanghai) and its schedule at rest. */
export async function withApp([date, time], work) {
  const server = await startTemporaryServer();
  const run = `bench_${process.pid}_${randomBytes(3).toString('hex')}`;
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'duban-bench-'));
  try {
    const databaseUrl = await createMigratedDatabase(server.url, `duban_test_${run}`);
    const { createApp } = await fromDist('create-app.js');
    const { loadConfig } = await fromDist('common/config.js');
    const { SimulatedClock } = await fromDist('common/clock.js');
    const { instantInShanghai } = await fromDist('common/calendar-date.js');
    const { DataSource } = await import('typeorm');
    const now = instantInShanghai(date, time);
    const clock = new SimulatedClock(now);
    const settings = { DATA_DIR: dataDir, LOG_LEVEL: 'error', JOBS: 'off', SESSION_SECRET: 'x'.repeat(40) };
    const app = await createApp({ config: loadConfig(settings), databaseUrl, clock });
    try {
      await work({ app, dataSource: app.get(DataSource), clock, now });
    } finally {
      await app.close();
    }
  } finally {
    await dropDatabases(server.url, run);
    await server.close();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

/** One figure; with `floor` (its milliseconds) also how many times the floor it is. */
export function line(name, { ms, floor, ...rest }) {
  const times = floor === undefined ? {} : { timesFloor: +(ms / floor).toFixed(1) };
  console.log(JSON.stringify({ name, ms: +ms.toFixed(ms < 10 ? 1 : 0), ...times, ...rest }));
}

export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Milliseconds that `work` takes, and what it returns. */
export async function timed(work) {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}
