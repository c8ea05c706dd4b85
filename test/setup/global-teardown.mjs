/** Drops every database of this run and stops the server that the run started. */
import { dropDatabases } from '../../bin/lib/temporary-server.mjs';

export default async function globalTeardown() {
  const server = globalThis.dubanTestServer;
  if (!server) return;
  try {
    await dropDatabases(server.url, server.run);
  } finally {
    await server.close();
  }
}
