/**
 * One PostgreSQL for a whole test run. A migrated template database is made once; each suite copies it
 * (`createTestDatabase`), which takes milliseconds.
 */
import { randomBytes } from 'node:crypto';
import { ensureBuilt } from '../../bin/build.mjs';
import { createMigratedDatabase, startTemporaryServer } from '../../bin/lib/temporary-server.mjs';

export default async function globalSetup() {
  await ensureBuilt({ forTests: true });
  const server = await startTemporaryServer();
  const run = `${process.pid}_${randomBytes(3).toString('hex')}`;
  const template = `duban_test_template_${run}`;
  globalThis.dubanTestServer = { ...server, run };
  await createMigratedDatabase(server.url, template);
  process.env.DUBAN_TEST_ADMIN_URL = server.url;
  process.env.DUBAN_TEST_TEMPLATE = template;
}
