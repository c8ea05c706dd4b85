/**
 * A PostgreSQL server for a while: for the tests, and for the commands that need a scratch database. It is the embedded
 * one in a temporary folder, or the server of DATABASE_URL, on which only databases of our own making are touched.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { projectRoot } from '../build.mjs';

const FOLDER = /^duban-test-(\d+)-/;

/** Speed instead of durability: nothing in it outlives the run. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/** A module of the built server, by its path below `dist/server`. */
export const fromDist = (name) => import(pathToFileURL(path.join(projectRoot, 'dist/server', name)).href);

/** Starts it; `url` leads to a database from which others can be created. */
export async function startTemporaryServer() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, close: async () => {} };
  removeAbandoned();
  const { openDefaultDatabase } = await fromDist('common/database/embedded-postgres.js');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `duban-test-${process.pid}-`));
  // As root the server runs under another user, which must be able to pass.
  fs.chmodSync(folder, 0o711);
  const removeFolder = () => fs.rmSync(folder, { recursive: true, force: true });
  try {
    const database = await openDefaultDatabase(folder, { attach: false, settings: SETTINGS });
    const close = async () => {
      await database.stop();
      removeFolder();
    };
    return { url: database.url, close };
  } catch (error) {
    removeFolder();
    throw error;
  }
}

/** Folders of earlier runs that were killed; their servers were stopped by their guards. */
function removeAbandoned() {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const pid = Number(FOLDER.exec(name)?.[1]);
    if (!pid) continue;
    try {
      process.kill(pid, 0);
    } catch (error) {
      if (error.code === 'ESRCH') fs.rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true });
    }
  }
}

/** Creates an empty database on the server of `adminUrl`, brings it up to date and returns its url. */
export async function createMigratedDatabase(adminUrl, name) {
  await withClient(adminUrl, (client) =>
    // An older server may have been set up with another encoding; ours is what production is told to use.
    client
      .query(
        `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'`,
      )
      .catch(() => client.query(`CREATE DATABASE ${name}`)),
  );
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const { migrate } = await fromDist('common/database/migrate.js');
  await migrate(url.href);
  return url.href;
}

/** Drops every database whose name begins with `duban_test_` and holds `run`. */
export const dropDatabases = (adminUrl, run) =>
  withClient(adminUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT datname FROM pg_database WHERE starts_with(datname, 'duban_test_') AND strpos(datname, $1) > 0`,
      [run],
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
  });

async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
