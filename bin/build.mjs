#!/usr/bin/env node
/**
 * Builds `dist`: the server by the TypeScript compiler (with the OpenAPI plugin, so that DTO classes and controllers
 * need no documentation decorators) and the web by Vite. `node bin/build.mjs` builds what is stale, `--force` all.
 *
 * Whether `dist` is stale is decided by the content of the sources, not by file times, which say nothing after a
 * clone, a copy or a container build. The parts are stamped apart: a change of the server keeps the built web.
 */
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withBuildLock } from './lib/build-lock.mjs';

export const projectRoot = path.dirname(path.dirname(fs.realpathSync(fileURLToPath(import.meta.url))));

/** What each part is made of; a file or folder that does not exist is skipped. */
const INPUTS = {
  server: [
    'src/server',
    'src/shared',
    'tsconfig.json',
    'package.json',
    'package-lock.json',
    'bin/lib',
    'bin/build.mjs',
  ],
  web: [
    'src/web',
    'src/shared',
    'vite.config.ts',
    'package.json',
    'package-lock.json',
    'bin/lib',
    'bin/build.mjs',
  ],
};
const STAMP = 'build.json';

/** A failure that is reported by its message alone. */
export class BuildError extends Error {}

function* filesUnder(root, relative) {
  const stat = fs.statSync(path.join(root, relative), { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    if (!/\.(spec|int-spec|e2e-spec)\.ts$/.test(relative)) yield relative;
    return;
  }
  for (const name of fs.readdirSync(path.join(root, relative)).sort())
    yield* filesUnder(root, path.join(relative, name));
}

/** One digest per part over the names and contents of its sources; `web` is null where there is no page to build. */
export function fingerprint(root = projectRoot) {
  const digest = (part) => {
    const hash = createHash('sha256');
    for (const input of INPUTS[part]) {
      for (const file of filesUnder(root, input))
        hash
          .update(`${file}\0`)
          .update(fs.readFileSync(path.join(root, file)))
          .update('\0');
    }
    return hash.digest('hex');
  };
  return {
    server: digest('server'),
    web: fs.existsSync(path.join(root, 'src/web/index.html')) ? digest('web') : null,
  };
}

/** The stamp of the `dist` that exists, or null when there is none (or only part of one). */
export function builtStamp(root = projectRoot) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, 'dist', STAMP), 'utf8'));
  } catch {
    return null;
  }
}

/** The stamp `dist` should have; a test build leaves the page as it is, also when that is stale or missing. */
function wantedStamp(root, forTests) {
  const wanted = fingerprint(root);
  return forTests ? { ...wanted, web: builtStamp(root)?.web ?? null } : wanted;
}

/**
 * True when `dist` is missing or made from other sources. A package that ships `dist` without `src` is never stale,
 * a test build that went through in spite of type errors is stale for everything but tests.
 */
export function isStale(root = projectRoot, forTests = false) {
  const built = builtStamp(root);
  if (!fs.existsSync(path.join(root, 'src/server'))) return built === null;
  const wanted = wantedStamp(root, forTests);
  if (built?.typeErrors && !forTests) return true;
  return built?.server !== wanted.server || built?.web !== wanted.web;
}

/** Puts a finished build in the place of `dist`. Safe against another process doing the same at the same moment. */
export function publish(root, scratch, stamp) {
  const dist = path.join(root, 'dist');
  for (let attempt = 0; attempt < 5; attempt++) {
    const old = path.join(path.dirname(scratch), `old-${process.pid}-${randomBytes(4).toString('hex')}`);
    try {
      fs.renameSync(dist, old);
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
    try {
      fs.renameSync(scratch, dist);
      fs.rmSync(old, { recursive: true, force: true });
      return;
    } catch (error) {
      fs.rmSync(old, { recursive: true, force: true });
      if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) throw error;
      const published = builtStamp(root);
      if (published?.server === stamp.server && published?.web === stamp.web) {
        fs.rmSync(scratch, { recursive: true, force: true });
        return;
      }
    }
  }
  throw new BuildError('无法更新 dist 目录:另有进程正在反复构建,请稍后重试');
}

async function buildInto(root, scratch, wanted, { force, forTests, log }) {
  const built = force ? null : builtStamp(root);
  fs.mkdirSync(scratch, { recursive: true });
  let tools;
  try {
    tools = await import('./lib/compile-server.mjs');
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new BuildError(
      '程序尚未构建(或源码已更新),而本机没有构建工具:请先执行 npm ci(不要加 --omit=dev),再重试',
    );
  }
  if (built?.server === wanted.server && (forTests || !built.typeErrors)) {
    if (built.typeErrors) wanted.typeErrors = true;
    fs.cpSync(path.join(root, 'dist/server'), path.join(scratch, 'server'), { recursive: true });
    const shared = path.join(root, 'dist/shared');
    if (fs.existsSync(shared)) fs.cpSync(shared, path.join(scratch, 'shared'), { recursive: true });
  } else {
    log('正在构建服务端…');
    const problems = tools.compileServer(root, scratch);
    if (problems && !forTests) throw new BuildError(`构建失败,类型检查有误:\n${problems}`);
    if (problems) wanted.typeErrors = true;
  }
  if (wanted.web === null) return;
  if (built?.web === wanted.web) {
    fs.cpSync(path.join(root, 'dist/web'), path.join(scratch, 'web'), { recursive: true });
  } else {
    log('正在构建网页…');
    await tools.buildWeb(root, path.join(scratch, 'web'));
  }
}

/**
 * Brings `dist` up to date and returns whether anything was built. Two calls at once (two terminals, a service and a
 * command) end with one `dist`: the second waits for the first. `forTests` builds the server
 * only and in spite of type errors, so that one spec can run while another file is half-written.
 */
export async function ensureBuilt({
  root = projectRoot,
  force = false,
  forTests = false,
  log = () => {},
} = {}) {
  if (!force && !isStale(root, forTests)) return false;
  const workshop = path.join(root, '.build');
  return withBuildLock(workshop, log, async () => {
    if (!force && !isStale(root, forTests)) return false;
    const wanted = wantedStamp(root, forTests);
    const scratch = path.join(workshop, `new-${process.pid}-${randomBytes(4).toString('hex')}`);
    try {
      await buildInto(root, scratch, wanted, { force, forTests, log });
      fs.writeFileSync(path.join(scratch, STAMP), JSON.stringify(wanted));
      publish(root, scratch, wanted);
    } finally {
      fs.rmSync(scratch, { recursive: true, force: true });
    }
    return true;
  });
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fs.realpathSync(fileURLToPath(import.meta.url))) {
  const log = (message) => process.stderr.write(`${message}\n`);
  try {
    const built = await ensureBuilt({ force: process.argv.includes('--force'), log });
    log(built ? '构建完成' : '已是最新,无需构建');
  } catch (error) {
    log(error instanceof BuildError ? error.message : String(error?.stack ?? error));
    process.exitCode = 1;
  }
}
