import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { SnakeNaming } from './naming.js';

/** TypeORM takes paths for patterns: what has a meaning in one (a folder `duban (1)`) is escaped. */
const server = fileURLToPath(new URL('../..', import.meta.url)).replace(/[()[\]{}!*?@+]/g, '\\$&');

// A calendar date stays the text it is, also in rows of hand-written SQL: a Date would drag the process's time zone in.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/**
 * Options of the one database. Migrations and, where none are given, entities are found by their place in the built tree;
 * the application names its entities (`entities.ts`), because a loader cannot find them in sources that are not built.
 */
export function databaseOptions(
  url: string,
  entities?: NonNullable<DataSourceOptions['entities']>,
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: entities ?? [`${server}modules/*/entities/*.entity.js`],
    migrations: entities ? [] : [`${server}common/database/migrations/*.js`],
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    synchronize: false,
    extra: {
      max: 20,
      // A lost or stuck client must not hold locks for ever; exports and imports stay far below these.
      statement_timeout: 120_000,
      idle_in_transaction_session_timeout: 60_000,
      application_name: 'duban',
      // PostgreSQL stores dates as dates; no session time zone may turn one into another.
      // Compiling a plan costs more than our statements take: 1.0 s instead of 0.2 s for a ledger page of 10 000 tasks.
      options: '-c TimeZone=Asia/Shanghai -c jit=off',
    },
  };
}

/** For TypeORM's own command line (`npm run migration`). */
export default new DataSource(databaseOptions(process.env.DATABASE_URL ?? 'postgres://localhost/duban'));
