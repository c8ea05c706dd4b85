import { DataSource } from 'typeorm';
import { databaseOptions } from './data-source.js';
import { ADVISORY_LOCK } from './advisory-locks.js';

/** Brings the database up to date; returns the names of the migrations that ran. */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = await new DataSource(databaseOptions(url)).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK.migrate]);
    const done = await dataSource.runMigrations();
    return done.map((migration) => migration.name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCK.migrate]).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}
