#!/usr/bin/env node
/**
 * `npm run client`            writes the API description and the web's types for it from the built server
 * `npm run client -- --check` fails when they are not up to date
 */
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuilt, projectRoot } from './build.mjs';
import { fromDist } from './lib/temporary-server.mjs';

const FOLDER = 'src/web/api';
const HEADER = '/** Generated from the API by `npm run client`: do not edit. */\n';
const say = (line) => process.stdout.write(`${line}\n`);

/** Keys in a fixed order where order means nothing, so that a moved import in the server changes no file here. */
function sorted(document) {
  const byName = (object) =>
    Object.fromEntries(Object.entries(object ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
  const components = { ...document.components, schemas: byName(document.components?.schemas) };
  return { ...document, paths: byName(document.paths), components };
}

async function files() {
  const { createOpenApiDocument } = await fromDist('openapi.js');
  const document = sorted(await createOpenApiDocument());
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  const types = astToString(await openapiTS(document, { defaultNonNullable: false }));
  return {
    [path.join(FOLDER, 'openapi.json')]: `${JSON.stringify(document, null, 2)}\n`,
    [path.join(FOLDER, 'schema.d.ts')]: HEADER + types,
  };
}

const read = (file) => {
  try {
    return fs.readFileSync(path.join(projectRoot, file), 'utf8');
  } catch {
    return null;
  }
};

await ensureBuilt({ forTests: true });
if (!fs.existsSync(path.join(projectRoot, 'dist/server/openapi.js'))) {
  say('skipped: the server has no src/server/openapi.ts yet');
} else {
  const wanted = await files();
  const stale = Object.keys(wanted).filter((file) => read(file) !== wanted[file]);
  if (process.argv.includes('--check')) {
    for (const file of stale) say(`not up to date: ${file} (run: npm run client)`);
    if (stale.length === 0) say('the generated client is up to date');
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else {
    fs.mkdirSync(path.join(projectRoot, FOLDER), { recursive: true });
    for (const file of stale) fs.writeFileSync(path.join(projectRoot, file), wanted[file]);
    say(stale.length === 0 ? 'already up to date' : `written: ${stale.join(', ')}`);
  }
}
