import { fileURLToPath } from 'node:url';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { SnakeNaming } from './naming.js';

const server = fileURLToPath(new URL('../..', import.meta.url));

/** Options of the one database. Entities and migrations are found by their place in the tree, so that none can be forgotten. */
export function databaseOptions(url: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: [`${server}modules/*/entities/*.entity.{js,ts}`],
    migrations: [`${server}common/database/migrations/*.{js,ts}`],
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
      options: '-c TimeZone=Asia/Shanghai',
    },
  };
}

/** For TypeORM's own command line (`npm run migration`). */
export default new DataSource(databaseOptions(process.env.DATABASE_URL ?? 'postgres://localhost/duban'));
