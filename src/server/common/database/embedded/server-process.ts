import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runProgram, serverEnvironment } from './cluster.js';
import { DatabaseStartError, explainServerOutput } from './database-start-error.js';
import { isRunning } from './ownership.js';
import { giveTo, type Place } from './place.js';
import type { Runtime } from './runtime.js';

export interface ServerProcess {
  port: number;
  /** The process id of the server itself. */
  pid: number;
  /** Resolves when the server is gone, be it by `stop` or on its own. */
  exited: Promise<void>;
  /** Shuts down in order (open connections are ended, data is written); resolves when the server is gone. */
  stop(): Promise<void>;
}

/**
 * The guard between us and the server. It starts the server as its own child and then reads a pipe that only we hold
 * open: when we end, be it by `kill -9`, the pipe closes and the guard stops exactly this server, never one that was
 * started later. It ignores Ctrl-C, which reaches a whole group of processes, since we shut down in order ourselves.
 */
const GUARD = `
trap '' INT TERM HUP
log=$1; shift
exec 3<&0
"$@" </dev/null >>"$log" 2>&1 3<&- &
server=$!
{ cat <&3 >/dev/null
  kill -INT "$server"
  n=0
  while [ $n -lt 120 ] && kill -0 "$server"; do sleep 0.5; n=$((n+1)); done
  kill -QUIT "$server"
} 2>/dev/null &
guard=$!
exec 3<&-
wait "$server"
code=$?
kill -9 "$guard" 2>/dev/null
exit $code
`;

/** Settings that do not depend on the machine. Loopback only, no socket file; the schema's dates never use a zone. */
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const READY_STEP_MS = 20;
const SLOW_AFTER_MS = 15_000;
const LOG_LIMIT_BYTES = 20_000_000;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** The lines of postmaster.pid: process id first, port fourth, `ready` eighth. Null while there is none. */
function readServerFile(place: Place): string[] | null {
  try {
    return fs.readFileSync(path.join(place.cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}

/**
 * Clears the way for a start: removes a postmaster.pid whose process is gone or is another program by now (both after
 * a power cut or in a restarted container; PostgreSQL itself would believe in a running server), and stops a server
 * that a killed predecessor left behind and whose guard is not done yet.
 */
export async function clearLeftovers(
  place: Place,
  runtime: Runtime,
  log: (message: string) => void,
): Promise<void> {
  const pid = Number(readServerFile(place)?.[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (!isOurServer(pid)) {
    fs.rmSync(path.join(place.cluster, 'postmaster.pid'), { force: true });
    return;
  }
  log('上次运行被强行终止,正在停止其遗留的数据库…');
  const { ok, output } = await runProgram(place, runtime.pgCtl, [
    ...['--pgdata', place.cluster, '--wait', '--timeout', '120', '--mode', 'fast', 'stop'],
  ]);
  if (!ok && isOurServer(pid)) throw new DatabaseStartError(explainServerOutput(output, place.directory));
}

function isOurServer(pid: number): boolean {
  if (pid === process.pid || !isRunning(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0].endsWith('postgres');
  } catch {
    return false;
  }
}

/** Starts the server on a free port of the loopback address and waits until it takes connections. */
export async function startServer(
  place: Place,
  runtime: Runtime,
  log: (message: string) => void,
  settings: Record<string, string> = {},
): Promise<ServerProcess> {
  prepareLog(place);
  for (let attempt = 1; ; attempt++) {
    const from = fs.statSync(place.logFile).size;
    const port = await freePort();
    const child = launch(place, runtime, { ...SETTINGS, ...settings, port: String(port) });
    const exited = new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.once('error', () => resolve());
    });
    const pid = await untilReady(place, child, port, log);
    if (pid !== null) return { port, pid, exited, stop: () => stop(place, runtime, child, exited) };
    const output = fs.readFileSync(place.logFile).subarray(from).toString('utf8');
    // Another program may have taken the free port in between.
    if (attempt >= 3 || !/could not bind|Address already in use/.test(output)) {
      throw new DatabaseStartError(explainServerOutput(output, place.directory));
    }
  }
}

/** One log file, started anew when it has grown large; it must be writable for the server's user. */
function prepareLog({ logFile, runAs }: Place): void {
  if ((fs.statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) {
    fs.renameSync(logFile, `${logFile}.1`);
  }
  fs.closeSync(fs.openSync(logFile, 'a', 0o600));
  giveTo(runAs, logFile);
}

function launch(place: Place, runtime: Runtime, settings: Record<string, string>): ChildProcess {
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [runtime.postgres, '-D', place.cluster, ...args];
  const options = { ...place.runAs, cwd: place.directory, env: serverEnvironment(), windowsHide: true };
  if (process.platform === 'win32') {
    const out = fs.openSync(place.logFile, 'a');
    const child = spawn(command[0], command.slice(1), { ...options, stdio: ['ignore', out, out] });
    fs.closeSync(out);
    child.unref();
    return child;
  }
  const child = spawn('/bin/sh', ['-c', GUARD, 'duban-database-guard', place.logFile, ...command], {
    ...options,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Neither the guard nor its pipe keeps a finished command from ending.
  child.unref();
  (child.stdin as unknown as net.Socket | null)?.unref();
  child.stdin?.on('error', () => {});
  return child;
}

/** The server's process id once it takes connections; null when it has ended instead. */
async function untilReady(
  place: Place,
  child: ChildProcess,
  port: number,
  log: (message: string) => void,
): Promise<number | null> {
  let failed = false;
  child.once('error', () => (failed = true));
  for (let waited = 0; ; waited += READY_STEP_MS) {
    if (failed || child.exitCode !== null || child.signalCode !== null) return null;
    const lines = readServerFile(place);
    if (lines?.[7]?.trim() === 'ready' && Number(lines[3]) === port) return Number(lines[0]);
    if (waited === SLOW_AFTER_MS) log('数据库上次没有正常关闭,正在恢复数据,请稍候…');
    await sleep(READY_STEP_MS);
  }
}

async function stop(
  place: Place,
  runtime: Runtime,
  child: ChildProcess,
  exited: Promise<void>,
): Promise<void> {
  if (process.platform === 'win32') {
    await runProgram(place, runtime.pgCtl, ['--pgdata', place.cluster, '--wait', '--mode', 'fast', 'stop']);
  }
  child.ref();
  child.stdin?.end();
  await exited;
  // Normally nothing is left; somebody may have killed the guard itself.
  await clearLeftovers(place, runtime, () => {});
}
