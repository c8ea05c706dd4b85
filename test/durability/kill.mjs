#!/usr/bin/env node
/**
 * Kills a writing process with -9 at random moments, again and again on one data directory, and checks after each kill
 * that every acknowledged write is there and that no database server is left behind.
 *
 *     node test/durability/kill.mjs [--rounds 30] [--target writer|http] [--at-least MS] [--keep]
 *
 * A target is a module in `targets/`:
 *   prepare?(dataDir)                               what is done once and calmly, before the first kill
 *   start(dataDir, round, acknowledge) → { child, writing?, done? }
 *     child     the process that writes; `acknowledge(id)` is called per confirmed write
 *     writing   resolves at the first confirmed write: most kills are timed from there, one in five from the start
 *     done      rejects when a write was refused rather than cut off
 *   survivors(dataDir) → Promise<Set<string>>       the ids found after a fresh start (which is then stopped)
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../bin/build.mjs';

/** How long the guard of a killed process may take to stop its server. */
const GUARD_SECONDS = 20;

/** Processes that work in the database folder: the server and all of its helpers (Linux only; elsewhere none is seen). */
export function serverProcesses(dataDir) {
  const found = [];
  for (const name of fs.existsSync('/proc/self/cwd') ? fs.readdirSync('/proc') : []) {
    if (!/^\d+$/.test(name)) continue;
    try {
      if (fs.readlinkSync(`/proc/${name}/cwd`).startsWith(fs.realpathSync(dataDir))) found.push(Number(name));
    } catch {
      // It ended meanwhile, or belongs to somebody else.
    }
  }
  return found;
}

async function waitForNoServer(dataDir) {
  const start = performance.now();
  while (serverProcesses(dataDir).length > 0) {
    if (performance.now() - start > GUARD_SECONDS * 1000) return null;
    await sleep(20);
  }
  return performance.now() - start;
}

const endOf = (child) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('close', resolve));

/** One kill. Three kinds in turn: then wait for the guard; then restart at once; and kill server and guard as well. */
async function killOnce(target, dataDir, round, atLeast, acknowledged) {
  const { child, writing, done } = target.start(dataDir, round, (id) => acknowledged.add(id));
  done?.catch(() => undefined);
  if (round % 5 !== 0) await writing;
  const moment = atLeast + Math.random() * 1450;
  await sleep(moment);
  const ended = child.exitCode !== null;
  child.kill('SIGKILL');
  const kind = ['guard', 'restart at once', 'everything killed'][round % 3];
  if (kind === 'everything killed') {
    for (const pid of serverProcesses(dataDir)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Already gone.
      }
    }
  }
  await endOf(child);
  await done;
  const stoppedAfter = kind === 'guard' ? await waitForNoServer(dataDir) : undefined;
  return { kind, moment, ended, orphan: stoppedAfter === null, stoppedAfter };
}

/** Runs the rounds, each kill `atLeast` ms after the start; returns what was found. `log` gets one line per round. */
export async function killRounds({ rounds, target, dataDir, atLeast = 50, log }) {
  const acknowledged = new Set();
  const result = { rounds, acknowledged: 0, lost: [], orphans: 0, endedEarly: 0, slowestGuardMs: 0 };
  await target.prepare?.(dataDir);
  for (let round = 1; round <= rounds; round++) {
    const kill = await killOnce(target, dataDir, round, atLeast, acknowledged);
    const found = await target.survivors(dataDir);
    const lost = [...acknowledged].filter((id) => !found.has(id));
    result.lost.push(...lost);
    result.orphans += kill.orphan ? 1 : 0;
    result.endedEarly += kill.ended ? 1 : 0;
    result.slowestGuardMs = Math.max(result.slowestGuardMs, kill.stoppedAfter ?? 0);
    // What is lost is told once; later rounds look for what is new.
    for (const id of lost) acknowledged.delete(id);
    log(
      `round ${round}: ${kill.kind} after ${Math.round(kill.moment)} ms, ${acknowledged.size} acknowledged, ` +
        `${found.size} found, ${lost.length} lost${kill.orphan ? ', SERVER LEFT BEHIND' : ''}`,
    );
  }
  if ((await waitForNoServer(dataDir)) === null) result.orphans++;
  result.acknowledged = acknowledged.size + result.lost.length;
  return result;
}

/** What was killed while it made its database may write a moment longer: a folder left in the temporary one hides no finding. */
function removeFolder(dataDir, log) {
  try {
    fs.rmSync(dataDir, { recursive: true, force: true });
  } catch (error) {
    log(`left behind: ${error.path} (${error.code})`);
  }
}

async function main() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '30' },
      target: { type: 'string', default: 'writer' },
      'at-least': { type: 'string', default: '50' },
      keep: { type: 'boolean', default: false },
    },
  });
  await ensureBuilt({ forTests: true, log: (message) => process.stderr.write(`${message}\n`) });
  const target = await import(new URL(`./targets/${values.target}.mjs`, import.meta.url).href);
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), `duban-test-${process.pid}-`));
  fs.chmodSync(dataDir, 0o711);
  const log = (line) => process.stdout.write(`${line}\n`);
  try {
    const result = await killRounds({
      rounds: Number(values.rounds),
      atLeast: Number(values['at-least']),
      target,
      dataDir,
      log,
    });
    log(
      `${result.rounds} kills, ${result.acknowledged} acknowledged writes, ${result.lost.length} lost, ` +
        `${result.orphans} servers left behind, ${result.endedEarly} processes ended by themselves, ` +
        `slowest guard ${Math.round(result.slowestGuardMs)} ms`,
    );
    return result.lost.length + result.orphans + result.endedEarly === 0 && result.acknowledged > 0 ? 0 : 1;
  } finally {
    if (values.keep) log(`kept: ${dataDir}`);
    else removeFolder(dataDir, log);
  }
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fs.realpathSync(fileURLToPath(import.meta.url))) {
  process.exitCode = await main();
}
