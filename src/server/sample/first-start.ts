import type { INestApplication } from '@nestjs/common';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { SYSTEM_ACTOR } from '../common/actor.js';
import { Clock } from '../common/clock.js';
import type { Config } from '../common/config.js';
import { AccountsService } from '../modules/auth/accounts.service.js';
import { SampleAccount } from '../modules/auth/entities/sample-account.entity.js';
import { oneTimePassword } from '../modules/auth/passwords.js';
import { JobsService } from '../modules/supervision/jobs.service.js';
import { Unit } from '../modules/organization/entities/unit.entity.js';
import type { SampleNews, SampleOrder } from './sample-process.js';
import { ADVISORY_LOCK } from '../common/database/advisory-locks.js';

export interface Reporter {
  /** For the terminal, once. */
  log(words: string): void;
  /** For `/health/ready`, again and again. */
  progress(words: string): void;
}

/**
 * On an empty database: the sample, or a root unit with the first administrator. `SAMPLE` decides; unset, only the
 * default database gets the sample, so that no production database ever holds published passwords.
 */
export function firstStart(
  app: INestApplication,
  config: Config,
  databaseUrl: string,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<void> {
  // Also while another service on the same database makes the sample: its simulated year is not to be swept by our clock.
  return app.get(JobsService).whilePaused(() => fillWhenEmpty(app, config, databaseUrl, reporter, signal));
}

async function fillWhenEmpty(
  app: INestApplication,
  config: Config,
  databaseUrl: string,
  { log, progress }: Reporter,
  signal: AbortSignal,
): Promise<void> {
  const dataSource = app.get(DataSource);
  const lock = new pg.Client({ connectionString: databaseUrl });
  lock.on('error', () => undefined);
  await lock.connect();
  try {
    await locked(lock, signal);
    const { rows } = await lock.query<{ half: boolean }>(
      `SELECT to_regclass('sample_loading') IS NOT NULL AS half`,
    );
    if (rows[0].half)
      throw new Error('另一进程的示例数据没有生成完就被终止:请重新启动本服务,将清除后重新生成');
    if (!(await dataSource.manager.exists(Unit))) {
      const sample = config.SAMPLE ?? (config.DATABASE_URL ? 'none' : 'demo');
      if (sample === 'none') return await createFirstAdministrator(app, log);
      await requireOwnSchema(dataSource);
      log('首次启动:正在生成示例单位的一年数据,约需半分钟');
      await lock.query('CREATE TABLE sample_loading (started_at timestamptz)');
      const order = { config, databaseUrl, now: app.get(Clock).now().toISOString() };
      await inProcessOfItsOwn(order, progress, signal);
      await lock.query('DROP TABLE sample_loading');
    }
    await printSampleAccounts(dataSource, log);
  } finally {
    await lock.end();
  }
}

/**
 * A sample whose loading was cut off is no sample: `sample_loading` stands only while a process fills a database that was
 * empty before, so its leftovers are dropped and the next first start begins anew. Called before migrating.
 */
export async function dropHalfLoadedSample(databaseUrl: string, log: (words: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ free: boolean }>(
      `SELECT pg_try_advisory_lock($1) AS free WHERE to_regclass('sample_loading') IS NOT NULL`,
      [ADVISORY_LOCK.firstStart],
    );
    if (!rows[0]?.free) return;
    log('上次的示例数据没有生成完,正在清除后重新生成');
    await client.query('DROP SCHEMA public CASCADE');
    await client.query('CREATE SCHEMA public');
  } finally {
    await client.end();
  }
}

/** Another service on the same database may be half a minute with the sample: ours can be stopped meanwhile. */
async function locked(lock: pg.Client, signal: AbortSignal): Promise<void> {
  const giveUp = (): void => void lock.end().catch(() => undefined);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK.firstStart]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/**
 * A sample that is cut off is dropped with the whole schema (`dropHalfLoadedSample`): only where nobody else's tables stand in it.
 * @throws Error in words, naming the first foreign table.
 */
async function requireOwnSchema(dataSource: DataSource): Promise<void> {
  const own = [...dataSource.entityMetadatas.map(({ tableName }) => tableName), 'schema_migration'];
  const [foreign] = await dataSource.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_name <> ALL ($1::text[]) ORDER BY 1 LIMIT 1`,
    [own],
  );
  if (!foreign) return;
  throw new Error(
    `数据库中还有其他系统的表(如 ${foreign.name}),不能载入示例:请换用空的数据库,或设 SAMPLE=none`,
  );
}

/** A year of filings is half a minute of work: in a process of its own the service answers meanwhile, and can be stopped. */
function inProcessOfItsOwn(
  order: SampleOrder,
  progress: Reporter['progress'],
  signal: AbortSignal,
): Promise<void> {
  return new Promise((done, fail) => {
    const child = fork(fileURLToPath(new URL('./sample-process.js', import.meta.url)), { signal });
    let failure = new Error('示例数据没有生成完');
    child.on('message', (news: SampleNews) => {
      if ('progress' in news) progress(news.progress);
      if ('failed' in news) failure = new Error(news.failed);
    });
    child.once('error', fail);
    child.once('exit', (code) => (code === 0 ? done() : fail(failure)));
    child.send(order);
  });
}

async function createFirstAdministrator(app: INestApplication, log: Reporter['log']): Promise<void> {
  const clock = app.get(Clock);
  const password = oneTimePassword();
  await app.get(DataSource).transaction(async (em) => {
    const { identifiers } = await em.insert(Unit, {
      parentId: null,
      name: '本单位',
      shortName: '本单位',
      unitClass: 'government',
      activeFrom: clock.today(),
    });
    const roles = [{ role: 'admin' as const, unitId: identifiers[0].id as string }];
    const account = { username: 'admin', name: '系统管理员', roles };
    await app.get(AccountsService).insert(em, SYSTEM_ACTOR, clock.now(), account, password, true);
    // Before the commit: cut off in between, the next start makes another one; the other way round nobody ever gets in.
    log(`首次启动:系统管理员用户名 admin,一次性密码 ${password}(首次登录须修改,此处只显示这一次)`);
  });
}

async function printSampleAccounts(dataSource: DataSource, log: Reporter['log']): Promise<void> {
  const accounts = await dataSource.manager.find(SampleAccount, { order: { sort: 'ASC' } });
  if (accounts.length === 0) return;
  const lines = accounts.map(
    ({ username, password, label }) => `  ${username.padEnd(14)}${password}  ${label}`,
  );
  log(['示例账号(仅示例数据库有,正式使用请设 SAMPLE=none 并换用新的 DATA_DIR):', ...lines].join('\n'));
}
