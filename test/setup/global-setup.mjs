/**
 * One PostgreSQL for a whole test run: the embedded one in a temporary folder, or the server of DATABASE_URL. A
 * migrated template database is made once; each suite copies it (`createTestDatabase`), which takes milliseconds.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { ensureBuilt, projectRoot } from '../../bin/build.mjs';

const FOLDER = /^duban-test-(\d+)-/;
const fromDist = (name) => import(pathToFileURL(path.join(projectRoot, 'dist/server', name)).href);

/** Speed instead of durability: these databases live for one run. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

export default async function globalSetup() {
  await ensureBuilt({ forTests: true });
  const server = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, close: async () => {} }
    : await startTemporaryServer();
  const run = `${process.pid}_${randomBytes(3).toString('hex')}`;
  const template = `duban_test_template_${run}`;
  globalThis.dubanTestServer = { ...server, run };
  await createTemplate(server.url, template);
  process.env.DUBAN_TEST_ADMIN_URL = server.url;
  process.env.DUBAN_TEST_TEMPLATE = template;
}

async function startTemporaryServer() {
  removeAbandoned();
  const { openDefaultDatabase } = await fromDist('common/database/embedded-postgres.js');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `duban-test-${process.pid}-`));
  // As root the server runs under another user, which must be able to pass.
  fs.chmodSync(folder, 0o711);
  const database = await openDefaultDatabase(folder, { attach: false, settings: SETTINGS });
  const close = async () => {
    await database.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { url: database.url, close };
}

/** Folders of earlier runs that were killed; their servers were stopped by their guards. */
function removeAbandoned() {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const pid = Number(FOLDER.exec(name)?.[1]);
    if (!pid) continue;
    try {
      process.kill(pid, 0);
    } catch (error) {
      if (error.code !== 'ESRCH') continue;
      fs.rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true });
    }
  }
}

async function createTemplate(adminUrl, name) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // An older server may have been set up with another encoding; ours is what production is told to use.
    await client
      .query(
        `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'`,
      )
      .catch(() => client.query(`CREATE DATABASE ${name}`));
  } finally {
    await client.end();
  }
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const { migrate } = await fromDist('common/database/migrate.js');
  await migrate(url.href);
}
