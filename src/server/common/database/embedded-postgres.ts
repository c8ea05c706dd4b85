import pg from 'pg';
import { attach, publishConnection, untilOthersLeft, withdrawConnection } from './embedded/attachment.js';
import { DATABASE_USER, ensureCluster } from './embedded/cluster.js';
import { DatabaseStartError, explainFileError } from './embedded/database-start-error.js';
import { claim, type Owner, type Ownership } from './embedded/ownership.js';
import { findPlace, prepareDirectory, readOrCreatePassword, type Place } from './embedded/place.js';
import { installRuntime } from './embedded/runtime.js';
import { clearLeftovers, startServer, type ServerProcess } from './embedded/server-process.js';

export { DatabaseStartError } from './embedded/database-start-error.js';

/** The database that every default installation uses, inside its own server. */
export const DATABASE_NAME = 'duban';

export interface DefaultDatabaseOptions {
  /** Where words about the start go (Chinese); silent when absent. */
  log?: (message: string) => void;
  /**
   * True (default) for a command: it joins the running database of another process, and others may join its own.
   * False for a service: it is refused where another process runs the database, and stops without waiting for others.
   */
  attach?: boolean;
  /** More PostgreSQL settings, for tests. */
  settings?: Record<string, string>;
}

export interface DefaultDatabase {
  /** Connection string of the database `duban`. */
  url: string;
  /** True when another process runs the server; `stop` then leaves it alone. */
  attached: boolean;
  /** Resolves when the server that this call started has ended, be it by `stop` or on its own. */
  ended: Promise<void>;
  /**
   * To be called when all connections are closed. Stops the server that this call started; where others may attach,
   * it first waits for those that did. May be called more than once.
   */
  stop(): Promise<void>;
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
      const attached = await attach(place, result.heldBy, urlOf);
      if (attached) return { url: attached.url, attached: true, ended: never, stop: attached.leave };
    }
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

/** Whoever attached asks its own connections whether the server is there. */
const never = new Promise<void>(() => undefined);

const inUse = (dataDir: string, owner: Owner): DatabaseStartError =>
  new DatabaseStartError(
    `数据目录 ${dataDir} 正被进程 ${owner.pid} 使用:请先停止它,或设置 DATA_DIR / DATABASE_URL`,
  );

const urlOf = (password: string, port: number, database = DATABASE_NAME): string =>
  `postgres://${DATABASE_USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

async function own(
  place: Place,
  ownership: Ownership,
  { log = () => {}, attach: sharing = true, settings }: DefaultDatabaseOptions,
): Promise<DefaultDatabase> {
  let server: ServerProcess | undefined;
  const close = async (): Promise<void> => {
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
    const url = urlOf(password, server.port);
    publishConnection(place, { token: ownership.token, port: server.port });
    const leave = async (): Promise<void> => {
      withdrawConnection(place);
      // A server that has died on its own is no reason not to give the directory free.
      if (sharing) await untilOthersLeft(url, log).catch(() => undefined);
      await close();
    };
    let leaving: Promise<void> | undefined;
    return { url, attached: false, ended: server.exited, stop: () => (leaving ??= leave()) };
  } catch (error) {
    await close();
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
