import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseStartError } from './database-start-error.js';
import { ownerOf, type Owner } from './ownership.js';
import { giveTo, readOrCreatePassword, type Place } from './place.js';

/** How long a command waits for a service that is just starting its database. */
const ATTACH_TIMEOUT_MS = 120_000;
/** How long a command that is done keeps its database for others that joined it. */
const FAREWELL_TIMEOUT_MS = 60_000;
/** The name of the one connection by which an attached process shows the owner that it is there. */
const PRESENCE = 'duban-attached';
const STEP_MS = 50;

/** What the owner leaves for commands that attach: which claim it belongs to and where the server listens. */
interface Connection {
  token: string;
  port: number;
}

export type UrlOf = (password: string, port: number) => string;

/** Tells other processes where the server listens. */
export function publishConnection(place: Place, connection: Connection): void {
  const draft = `${place.connectionFile}.new`;
  fs.writeFileSync(draft, JSON.stringify(connection), { mode: 0o600 });
  giveTo(place.runAs, draft);
  fs.renameSync(draft, place.connectionFile);
}

/** From now on nobody attaches any more. */
export const withdrawConnection = (place: Place): void => fs.rmSync(place.connectionFile, { force: true });

function readConnection(place: Place): Connection | null {
  try {
    return JSON.parse(fs.readFileSync(place.connectionFile, 'utf8')) as Connection;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Joins the server of `owner`, waiting until it is up. Null when the owner goes meanwhile, so that its place can be
 * taken. The presence connection is opened before the owner's note is read again: an owner that withdrew the note
 * before we connected is not relied upon, one that withdraws it afterwards sees us.
 */
export async function attach(
  place: Place,
  owner: Owner,
  urlOf: UrlOf,
): Promise<{ url: string; leave: () => Promise<void> } | null> {
  for (let waited = 0; waited < ATTACH_TIMEOUT_MS; waited += STEP_MS) {
    const connection = readConnection(place);
    if (connection?.token === owner.token) {
      const url = urlOf(readOrCreatePassword(place), connection.port);
      const leave = await showPresence(url);
      if (leave && readConnection(place)?.token === owner.token) return { url, leave };
      await leave?.();
    }
    if (ownerOf(place.directory)?.token !== owner.token) return null;
    await sleep(STEP_MS);
  }
  throw new DatabaseStartError(
    `数据目录 ${place.directory} 正被进程 ${owner.pid} 使用,但其数据库一直没有就绪:请检查该进程`,
  );
}

/** Null when the server is going away at this very moment. The connection keeps no process from ending. */
async function showPresence(url: string): Promise<(() => Promise<void>) | null> {
  const client = new pg.Client({ connectionString: url, application_name: PRESENCE });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch {
    return null;
  }
  (client as pg.Client & { unref(): void }).unref();
  return () => client.end().catch(() => undefined);
}

/** Waits until no other process is attached to the server at `url`, or long enough. */
export async function untilOthersLeft(url: string, log: (message: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    for (let waited = 0; waited < FAREWELL_TIMEOUT_MS; waited += STEP_MS) {
      const { rowCount } = await client.query('SELECT FROM pg_stat_activity WHERE application_name = $1', [
        PRESENCE,
      ]);
      if (rowCount === 0) return;
      if (waited === 0) log('其他命令仍在使用数据库,等待其结束…');
      await sleep(STEP_MS);
    }
  } finally {
    await client.end();
  }
}
