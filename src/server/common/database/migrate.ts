import { DataSource, type QueryRunner } from 'typeorm';
import { databaseOptions } from './data-source.js';
import { ADVISORY_LOCK } from './advisory-locks.js';

/** Brings the database up to date; returns the names of the migrations that ran. */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = await new DataSource(databaseOptions(url)).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await requireSupported(lock);
    await lock.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK.migrate]);
    const done = await dataSource.runMigrations();
    return done.map((migration) => migration.name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCK.migrate]).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}

/** Said before the first statement that an older server would not understand, or that could not hold Chinese. */
async function requireSupported(runner: QueryRunner): Promise<void> {
  const [{ version, encoding }] = (await runner.query(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding`,
  )) as { version: number; encoding: string }[];
  if (version < 150_000)
    throw new Error(`需要 PostgreSQL 15 或更高版本,DATABASE_URL 指向的是 ${Math.floor(version / 10_000)}`);
  if (encoding !== 'UTF8')
    throw new Error(
      `数据库的编码须为 UTF8,现为 ${encoding}:请用 ENCODING 'UTF8' TEMPLATE template0 重新创建数据库`,
    );
}
