import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { DatabaseStartError } from './database-start-error.js';

/** Another user to run a program as; empty to run it as ourselves. Fits the options of `spawn`. */
export interface RunAs {
  uid?: number;
  gid?: number;
}

/** Where the default database of one data directory lives, and as whom its programs run. */
export interface Place {
  directory: string;
  runAs: RunAs;
  cluster: string;
  passwordFile: string;
  connectionFile: string;
  logFile: string;
}

const STATE_FOLDER = '/var/lib/duban';

/** The folder of the database below a data directory that its server can reach. */
const usual = (dataDir: string): string => path.join(path.resolve(dataDir), 'postgres');

/** One folder per data directory (so per checkout) where the usual one is out of the server's reach. */
const fallback = (dataDir: string): string =>
  path.join(
    STATE_FOLDER,
    createHash('sha256')
      .update(realPath(path.resolve(dataDir)))
      .digest('hex')
      .slice(0, 16),
  );

/** `realpath` for a path of which only the beginning need exist. */
function realPath(target: string): string {
  if (fs.existsSync(target)) return fs.realpathSync(target);
  const parent = path.dirname(target);
  return parent === target ? target : path.join(realPath(parent), path.basename(target));
}

/**
 * PostgreSQL refuses to run as root. Root therefore takes the owner of the database files that are there, else the
 * system's `postgres`, else `nobody`.
 */
function chooseUser(directory: string): RunAs {
  if (process.getuid?.() !== 0) return {};
  const existing = fs.statSync(path.join(directory, 'data'), { throwIfNoEntry: false });
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const accounts = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find((fields) => fields[0] === name);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new DatabaseStartError(
    '数据库不能以 root 身份运行,而系统中没有 postgres 或 nobody 用户:请改用普通用户启动,或设置 DATABASE_URL',
  );
}

/** Whether another user may pass through every existing folder on the way to `directory`. */
function isReachable(directory: string, { uid }: RunAs): boolean {
  if (uid === undefined) return true;
  let folder = realPath(directory);
  while (!fs.existsSync(folder)) folder = path.dirname(folder);
  for (; ; folder = path.dirname(folder)) {
    const { mode, uid: owner } = fs.statSync(folder);
    if ((mode & (owner === uid ? 0o100 : 0o001)) === 0) return false;
    if (path.dirname(folder) === folder) return true;
  }
}

/** PostgreSQL's programs start each other through a shell, in double quotes: what has a meaning there must not occur. */
function refuseShellCharacters(directory: string): void {
  if (process.platform === 'win32' || !/["$`\\\n]/.test(directory)) return;
  throw new DatabaseStartError(
    `数据目录 ${directory} 的路径中含有 " $ \` \\ 或换行,数据库程序无法在其中运行:请换一个目录,或设置 DATA_DIR`,
  );
}

/** Decides where the database of `dataDir` lives. Creates nothing. */
export function findPlace(dataDir: string): Place & { moved: boolean } {
  let directory = usual(dataDir);
  refuseShellCharacters(directory);
  let runAs = chooseUser(directory);
  const moved = !isReachable(directory, runAs);
  if (moved) {
    directory = fallback(dataDir);
    runAs = chooseUser(directory);
  }
  return {
    directory,
    runAs,
    moved,
    cluster: path.join(directory, 'data'),
    passwordFile: path.join(directory, 'password'),
    connectionFile: path.join(directory, 'connection.json'),
    logFile: path.join(directory, 'postgres.log'),
  };
}

/** Hands a file or folder to the user the server runs as. */
export function giveTo(runAs: RunAs, target: string): void {
  if (runAs.uid !== undefined && runAs.gid !== undefined) fs.chownSync(target, runAs.uid, runAs.gid);
}

/** Creates the folder, passable for the server's user whatever the umask of the moment is. */
export function prepareDirectory({ directory, runAs }: Place): void {
  const first = fs.mkdirSync(directory, { recursive: true });
  if (first === undefined || runAs.uid === undefined) return;
  for (let folder = directory; folder.startsWith(first); folder = path.dirname(folder)) {
    fs.chmodSync(folder, 0o755);
  }
}

/** The password of the database's only user; made once, readable by the server's user alone. */
export function readOrCreatePassword({ passwordFile, runAs }: Place): string {
  try {
    const password = fs.readFileSync(passwordFile, 'utf8').trim();
    if (password !== '') return password;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const password = randomBytes(24).toString('base64url');
  const draft = `${passwordFile}.new`;
  fs.writeFileSync(draft, `${password}\n`, { mode: 0o600, flush: true });
  giveTo(runAs, draft);
  fs.renameSync(draft, passwordFile);
  return password;
}
