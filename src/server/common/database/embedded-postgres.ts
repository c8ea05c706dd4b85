import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DATABASE_USER, ensureCluster } from './embedded/cluster.js';
import { DatabaseStartError, explainFileError } from './embedded/database-start-error.js';
import { claim, ownerOf, type Owner, type Ownership } from './embedded/ownership.js';
import { findPlace, giveTo, prepareDirectory, readOrCreatePassword, type Place } from './embedded/place.js';
import { installRuntime } from './embedded/runtime.js';
import { clearLeftovers, startServer, type ServerProcess } from './embedded/server-process.js';

export { DatabaseStartError } from './embedded/database-start-error.js';

/** The database that every default installation uses, inside its own server. */
export const DATABASE_NAME = 'duban';
/** How long a command waits for a service that is just starting its database. */
const ATTACH_TIMEOUT_MS = 120_000;

export interface DefaultDatabaseOptions {
  /** Where words about the start go (Chinese); silent when absent. */
  log?: (message: string) => void;
  /** Use the running database of another process of the same data directory instead of refusing (default true). */
  attach?: boolean;
  /** More PostgreSQL settings, for tests. */
  settings?: Record<string, string>;
}

export interface DefaultDatabase {
  /** Connection string of the database `duban`. */
  url: string;
  /** True when another process runs the server; `stop` then leaves it alone. */
  attached: boolean;
  /** Stops the server that this call started. May be called more than once. */
  stop(): Promise<void>;
}

/** What the owner leaves for commands that attach: which claim it belongs to and where the server listens. */
interface Connection {
  token: string;
  port: number;
}

/**
 * Opens the default database of a data directory: a real PostgreSQL of our own, its files under `<dataDir>/postgres`.
 * One process owns a data directory; others attach to its server (a command beside a running service) or, with
 * `attach: false`, are refused by name of the owner. The server never outlives its owner, not even after `kill -9`.
 *
 * @throws DatabaseStartError with a Chinese message that says what to do.
 */
export async function openDefaultDatabase(
  dataDir: string,
  options: DefaultDatabaseOptions = {},
): Promise<DefaultDatabase> {
  try {
    const place = findPlace(dataDir);
    if (place.moved) {
      options.log?.(`以 root 运行且数据目录不对其他用户开放,数据库文件改放在 ${place.directory}`);
    }
    prepareDirectory(place);
    for (;;) {
      const result = claim(place.directory);
      if ('ownership' in result) return await own(place, result.ownership, options);
      if (options.attach === false) throw inUse(dataDir, result.heldBy);
      const url = await attach(place, result.heldBy);
      if (url !== null) return { url, attached: true, stop: () => Promise.resolve() };
    }
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

const inUse = (dataDir: string, owner: Owner): DatabaseStartError =>
  new DatabaseStartError(
    `数据目录 ${dataDir} 正被进程 ${owner.pid} 使用:请先停止它,或设置 DATA_DIR / DATABASE_URL`,
  );

const urlOf = (password: string, port: number, database = DATABASE_NAME): string =>
  `postgres://${DATABASE_USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

async function own(
  place: Place,
  ownership: Ownership,
  { log = () => {}, settings }: DefaultDatabaseOptions,
): Promise<DefaultDatabase> {
  let server: ServerProcess | undefined;
  const close = async (): Promise<void> => {
    fs.rmSync(place.connectionFile, { force: true });
    await server?.stop();
    ownership.release();
  };
  try {
    const runtime = installRuntime(place.directory);
    const password = readOrCreatePassword(place);
    await ensureCluster(place, runtime, log);
    await clearLeftovers(place, runtime, log);
    server = await startServer(place, runtime, log, settings);
    await ensureDatabase(urlOf(password, server.port, 'postgres'));
    publish(place, { token: ownership.token, port: server.port });
    let closing: Promise<void> | undefined;
    return { url: urlOf(password, server.port), attached: false, stop: () => (closing ??= close()) };
  } catch (error) {
    await close();
    throw error;
  }
}

function publish(place: Place, connection: Connection): void {
  const draft = `${place.connectionFile}.new`;
  fs.writeFileSync(draft, JSON.stringify(connection), { mode: 0o600 });
  giveTo(place.runAs, draft);
  fs.renameSync(draft, place.connectionFile);
}

/** Waits until the owner's server is up. Null when the owner has gone meanwhile, so that its place can be taken. */
async function attach(place: Place, owner: Owner): Promise<string | null> {
  for (let waited = 0; waited < ATTACH_TIMEOUT_MS; waited += 50) {
    const connection = readConnection(place);
    if (connection?.token === owner.token) {
      return urlOf(readOrCreatePassword(place), connection.port);
    }
    if (ownerOf(place.directory)?.token !== owner.token) return null;
    await sleep(50);
  }
  throw new DatabaseStartError(
    `数据目录 ${place.directory} 正被进程 ${owner.pid} 使用,但其数据库一直没有就绪:请检查该进程`,
  );
}

function readConnection(place: Place): Connection | null {
  try {
    return JSON.parse(fs.readFileSync(place.connectionFile, 'utf8')) as Connection;
  } catch (error) {
    if (['ENOENT', undefined].includes((error as NodeJS.ErrnoException).code)) return null;
    throw error;
  }
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE_NAME]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE_NAME}`);
  } finally {
    await client.end();
  }
}
