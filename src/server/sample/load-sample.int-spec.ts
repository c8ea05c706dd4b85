import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/database.js';
import { instantInShanghai } from '../common/calendar-date.js';
import { loadConfig } from '../common/config.js';
import { loadSample } from './load-sample.js';

/** The sample goes through every service as an office would: whoever makes a step stricter sees it here first. */
describe('the sample', () => {
  let database: TestDatabase;
  let dataDir: string;
  let client: pg.Client;
  const heard: string[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'duban-sample-'));
    const config = loadConfig({ DATA_DIR: dataDir, JOBS: 'off', SESSION_SECRET: 'x'.repeat(40) });
    await loadSample(config, database.url, instantInShanghai('2026-11-20', '09:00'), (words) =>
      heard.push(words),
    );
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  }, 180_000);
  afterAll(async () => {
    await client?.end();
    await database?.drop();
    if (dataDir) fs.rmSync(dataDir, { recursive: true, force: true });
  });

  const counts = async (sql: string) =>
    Object.fromEntries(
      (await client.query<{ key: string; n: number }>(sql)).rows.map(({ key, n }) => [key, Number(n)]),
    );

  it('loads, a year day by day, with plans and imports in every state', async () => {
    expect(heard.at(-1)).toMatch(/第 (\d+)\/\1 天/);
    expect(await counts('SELECT status AS key, count(*) AS n FROM plan GROUP BY 1')).toEqual(
      expect.objectContaining({ published: expect.any(Number) }),
    );
    expect(
      Object.keys(await counts('SELECT status AS key, count(*) AS n FROM draft GROUP BY 1')).sort(),
    ).toEqual(['confirmed', 'discarded', 'open']);
  });
});
