#!/usr/bin/env node
/**
 * The entry of every `duban` command: builds when `dist` is missing or stale, then hands the arguments to the
 * compiled command line. It relies on no install script having run, on no current directory and on no fixed path of
 * its own (`npx duban` starts it through a link).
 */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { BuildError, ensureBuilt, projectRoot } from './build.mjs';

const log = (message) => process.stderr.write(`${message}\n`);
const args = process.argv.slice(2);

async function run() {
  const force = args[0] === 'build' && args.includes('--force');
  const built = await ensureBuilt({ log, force });
  if (args[0] === 'build') {
    log(built ? '构建完成' : '已是最新,无需构建');
    return 0;
  }
  const cli = path.join(projectRoot, 'dist/server/cli.js');
  if (!fs.existsSync(cli))
    throw new BuildError('构建结果不完整(缺少 dist/server/cli.js):请执行 npm run build 后重试');
  const { main } = await import(pathToFileURL(cli).href);
  return main(args);
}

try {
  process.exitCode = await run();
} catch (error) {
  const words =
    error instanceof BuildError
      ? error.message
      : ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes(error?.code)
        ? `无法构建程序,${error.path ?? projectRoot} 不可写(${error.code}):请清理磁盘,或由本目录的所有者先执行 npm run build`
        : String(error?.stack ?? error);
  log(words);
  process.exitCode = 1;
}
