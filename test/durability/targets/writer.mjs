/**
 * The smallest writer: the default database alone, four connections that insert one row after the other. Started with
 * a data directory as argument it is that writer; imported it is a target of `kill.mjs`.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { projectRoot } from '../../../bin/build.mjs';

const me = fileURLToPath(import.meta.url);
const CONNECTIONS = 4;

async function open(dataDir) {
  const file = path.join(projectRoot, 'dist/server/common/database/embedded-postgres.js');
  const { openDefaultDatabase } = await import(pathToFileURL(file).href);
  return openDefaultDatabase(dataDir, { attach: false });
}

async function connect(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

export function start(dataDir, round, acknowledge) {
  const child = spawn(process.execPath, [me, dataDir, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  readline.createInterface({ input: child.stdout }).on('line', acknowledge);
  return { child };
}

export async function survivors(dataDir) {
  const database = await open(dataDir);
  try {
    const client = await connect(database.url);
    const { rows } = await client
      .query('SELECT id FROM durability')
      // Killed before the table was made.
      .catch((error) => (error.code === '42P01' ? { rows: [] } : Promise.reject(error)));
    await client.end();
    return new Set(rows.map((row) => row.id));
  } finally {
    await database.stop();
  }
}

async function write(dataDir, round) {
  const { url } = await open(dataDir);
  const first = await connect(url);
  await first.query('CREATE TABLE IF NOT EXISTS durability (id text PRIMARY KEY)');
  await first.end();
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => connect(url)));
  let n = 0;
  await Promise.all(
    clients.map(async (client) => {
      for (;;) {
        const id = `${round}-${(n += 1)}`;
        await client.query('INSERT INTO durability VALUES ($1)', [id]);
        fs.writeSync(1, `${id}\n`);
      }
    }),
  );
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fs.realpathSync(me)) {
  await write(process.argv[2], process.argv[3]);
}
