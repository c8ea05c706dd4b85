#!/usr/bin/env node
/**
 * `npm run migration check`            fails when the entities say something that the migrations do not
 * `npm run migration generate NAME`    writes the missing migration (read it before you commit it)
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuilt, projectRoot } from './build.mjs';
import {
  createMigratedDatabase,
  dropDatabases,
  fromDist,
  startTemporaryServer,
} from './lib/temporary-server.mjs';

const MIGRATIONS = 'src/server/common/database/migrations';
const say = (line) => process.stdout.write(`${line}\n`);

/** What would have to be done to a migrated database to make it fit the entities: `{ up, down }`, each a list of SQL. */
async function drift() {
  const server = await startTemporaryServer();
  const run = `migration_${process.pid}_${randomBytes(3).toString('hex')}`;
  try {
    const url = await createMigratedDatabase(server.url, `duban_test_${run}`);
    const { DataSource } = await import('typeorm');
    const { databaseOptions } = await fromDist('common/database/data-source.js');
    const dataSource = await new DataSource(databaseOptions(url)).initialize();
    try {
      const log = await dataSource.driver.createSchemaBuilder().log();
      const statements = (queries) => queries.map(({ query, parameters }) => inline(query, parameters));
      return { up: statements(log.upQueries), down: statements(log.downQueries).reverse() };
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await dropDatabases(server.url, run);
    await server.close();
  }
}

/** TypeORM records generated columns with parameters; a migration wants one statement. */
const inline = (query, parameters) =>
  (parameters ?? []).reduce(
    (sql, value, index) => sql.replace(`$${index + 1}`, `'${String(value).replaceAll("'", "''")}'`),
    query,
  );

async function check() {
  const { up } = await drift();
  if (up.length === 0) {
    say('the migrations say what the entities say');
    return 0;
  }
  say('the entities need more than the migrations give (npm run migration generate NAME):');
  for (const statement of up) say(`  ${statement};`);
  return 1;
}

async function generate(name) {
  if (!/^[A-Z][A-Za-z0-9]+$/.test(name ?? '')) {
    say('usage: npm run migration generate NAME, where NAME is like AddEvidenceLink');
    return 2;
  }
  const { up, down } = await drift();
  if (up.length === 0) {
    say('nothing to do: the migrations say what the entities say');
    return 0;
  }
  const stamp = Date.now();
  const lines = (statements) => statements.map((sql) => `await runner.query(\`${escape(sql)}\`);`).join('\n');
  const text = `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${name}${stamp} implements MigrationInterface {
  name = '${name}${stamp}';

  async up(runner: QueryRunner): Promise<void> {
    ${lines(up)}
  }

  async down(runner: QueryRunner): Promise<void> {
    ${lines(down)}
  }
}
`;
  const file = path.join(MIGRATIONS, `${stamp}-${name}.ts`);
  const prettier = await import('prettier');
  const options = { ...(await prettier.resolveConfig(path.join(projectRoot, file))), parser: 'typescript' };
  fs.writeFileSync(path.join(projectRoot, file), await prettier.format(text, options));
  say(`written: ${file}`);
  return 0;
}

const escape = (sql) => sql.replace(/[\\`]|\$\{/g, (match) => `\\${match}`);

const [verb, name] = process.argv.slice(2);
if (verb !== 'check' && verb !== 'generate') {
  say('usage: npm run migration check | generate NAME');
  process.exitCode = 2;
} else {
  await ensureBuilt({ forTests: true });
  process.exitCode = verb === 'check' ? await check() : await generate(name);
}
