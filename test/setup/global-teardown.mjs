/** Drops every database of this run and stops the server that the run started. */
import pg from 'pg';

export default async function globalTeardown() {
  const server = globalThis.dubanTestServer;
  if (!server) return;
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT datname FROM pg_database WHERE datname LIKE $1', [
      `duban\\_test\\_%${server.run.replace('_', '\\_')}%`,
    ]);
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
  } finally {
    await client.end();
    await server.close();
  }
}
