#!/usr/bin/env node
/** Everything that is not a test of behaviour: form, types, the order of the modules, migrations, generated files. */
import fs from 'node:fs';
import path from 'node:path';
import { projectRoot } from './build.mjs';
import { run, runJest, runTool } from './lib/run.mjs';

const exists = (file) => fs.existsSync(path.join(projectRoot, file));
const script = (name, ...args) => run(process.execPath, [path.join('bin', name), ...args]);

/** Name, what to run, and the file without which there is nothing to check. */
const STEPS = [
  ['format', () => runTool('prettier', 'bin/prettier.cjs', ['--check', '.', '--log-level', 'warn'])],
  ['lint', () => runTool('eslint', 'bin/eslint.js', ['.', '--max-warnings', '0'])],
  ['types: server and tests', () => runTool('typescript', 'bin/tsc', ['-p', 'tsconfig.test.json'])],
  [
    'types: web',
    () => runTool('vue-tsc', 'bin/vue-tsc.js', ['--noEmit', '-p', 'src/web/tsconfig.json']),
    'src/web/tsconfig.json',
  ],
  ['architecture', () => runJest(['test/architecture.spec.ts']), 'test/architecture.spec.ts'],
  ['migrations without drift', () => script('migration.mjs', 'check')],
  ['generated client', () => script('client.mjs', '--check')],
];

const failed = [];
for (const [name, step, needs] of STEPS) {
  process.stdout.write(`\n── ${name} ──\n`);
  if (needs && !exists(needs)) process.stdout.write(`skipped: there is no ${needs}\n`);
  else if ((await step()) !== 0) failed.push(name);
}
process.stdout.write(failed.length === 0 ? '\ncheck: all good\n' : `\ncheck failed: ${failed.join('; ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
