import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { DatabaseStartError, explainServerOutput } from './database-start-error.js';
import { giveTo, type Place } from './place.js';
import type { Runtime } from './runtime.js';

export const DATABASE_USER = 'duban';

/** The environment of PostgreSQL's programs: ours without what would change language, time zone or target. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|TZ$|DATABASE_URL$)/.test(name));
  return { ...Object.fromEntries(kept), LC_MESSAGES: 'C', LANG: 'C' };
}

/** Runs one of PostgreSQL's programs to its end; never throws for a non-zero exit. */
export function runProgram(
  place: Place,
  program: string,
  args: string[],
): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...place.runAs,
      cwd: place.directory,
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.on('error', (error) => resolve({ ok: false, output: explainSpawn(error) }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/** A program that is there but "not found" lacks its loader: the packages are built for glibc. */
const explainSpawn = (error: Error): string =>
  (error as NodeJS.ErrnoException).code === 'ENOENT'
    ? `${error.message}(随附的数据库程序需要 glibc 系统,例如 Debian;其他系统请设置 DATABASE_URL)`
    : error.message;

/**
 * Creates the database files unless they are there: in a scratch folder that is renamed when complete, so that a first
 * start killed at any moment leaves nothing half-made.
 */
export async function ensureCluster(
  place: Place,
  runtime: Runtime,
  log: (message: string) => void,
): Promise<void> {
  removeScratch(place);
  const versionFile = path.join(place.cluster, 'PG_VERSION');
  if (fs.existsSync(versionFile)) {
    const major = Number.parseInt(fs.readFileSync(versionFile, 'utf8'), 10);
    if (major === runtime.major) return;
    throw new DatabaseStartError(
      `数据目录 ${place.directory} 由 PostgreSQL ${major} 建立,本程序随附的是 ${runtime.major}:` +
        '请用原版本的程序导出数据后再升级,或设置 DATABASE_URL',
    );
  }
  log(`首次启动,正在创建数据库:${place.directory}`);
  const scratch = path.join(place.directory, `data.new-${process.pid}`);
  let output = '';
  // Plain C last: the builtin provider still sorts and classifies Chinese, only the operating system's part is C.
  for (const locale of process.platform === 'win32' ? ['C'] : ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    fs.rmSync(scratch, { recursive: true, force: true });
    fs.mkdirSync(scratch, { mode: 0o700 });
    giveTo(place.runAs, scratch);
    const result = await runProgram(place, runtime.initdb, [
      `--pgdata=${scratch}`,
      `--username=${DATABASE_USER}`,
      `--pwfile=${place.passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      `--locale=${locale}`,
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--lc-messages=C',
    ]);
    output = result.output;
    if (result.ok) {
      fs.renameSync(scratch, place.cluster);
      return;
    }
    if (!/invalid locale/.test(output)) break;
  }
  fs.rmSync(scratch, { recursive: true, force: true });
  throw new DatabaseStartError(explainServerOutput(output, place.directory));
}

/**
 * Removes what a first start that was killed has left. Its initdb may live on for a moment and go on writing there: it
 * loses its folder by a new name, and what cannot be removed yet is left to the next start.
 */
function removeScratch(place: Place): void {
  for (const name of fs.readdirSync(place.directory)) {
    if (!/^data\.(?:new|gone)-/.test(name)) continue;
    const gone = path.join(place.directory, name.replace(/^data\.new/, 'data.gone'));
    try {
      if (name.startsWith('data.new-')) fs.renameSync(path.join(place.directory, name), gone);
      fs.rmSync(gone, { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
    }
  }
}
