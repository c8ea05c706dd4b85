import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/**
 * A database of its own for one suite: a copy of the migrated template, empty of rows. Drop it in `afterAll`; whatever
 * a crashed suite leaves is dropped at the end of the run.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const admin = process.env.DUBAN_TEST_ADMIN_URL;
  const template = process.env.DUBAN_TEST_TEMPLATE;
  if (!admin || !template) throw new Error('no test server: run jest with the configuration of the project');
  const run = template.replace('duban_test_template_', '');
  const name = `duban_test_${run}_${randomBytes(6).toString('hex')}`;
  await execute(admin, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
