#!/usr/bin/env node
/**
 * All tests: pure, database, HTTP and browser. Builds first (the HTTP and browser tests drive what is built). Further
 * arguments go to jest. The last line is always `N passed, N failed`.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BuildError, ensureBuilt } from './build.mjs';
import { runJest } from './lib/run.mjs';

const say = (line) => process.stdout.write(`${line}\n`);

function readCounts(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

async function test(args) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duban-summary-'));
  const summary = path.join(folder, 'summary.json');
  let code = 1;
  let counts = null;
  try {
    await ensureBuilt({ log: (message) => process.stderr.write(`${message}\n`) });
    const reporters = ['--reporters=default', '--reporters=<rootDir>/test/setup/summary-reporter.mjs'];
    code = await runJest([...args, ...reporters], { DUBAN_TEST_SUMMARY: summary });
    counts = readCounts(summary);
  } catch (error) {
    process.stderr.write(`${error instanceof BuildError ? error.message : error.stack}\n`);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  // Without counts jest did not get to its end (or nothing was built): that is one failure, not none.
  const { passed, failed, skipped } = counts ?? { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  if (skipped > 0) say(`${skipped} skipped`);
  say(`${passed} passed, ${failed} failed`);
  return code;
}

process.exitCode = await test(process.argv.slice(2));
