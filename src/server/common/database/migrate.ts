import { DataSource } from 'typeorm';
import { databaseOptions } from './data-source.js';

/** One arbitrary number for the whole project: two starts at once migrate one after the other. */
const MIGRATION_LOCK = 7_226_001;

/** Brings the database up to date; returns the names of the migrations that ran. */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = await new DataSource(databaseOptions(url)).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const done = await dataSource.runMigrations();
    return done.map((migration) => migration.name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}
