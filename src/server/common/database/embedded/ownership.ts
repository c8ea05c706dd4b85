import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Who holds a data directory. `born` tells a process from a later one with the same number (null: not known here). */
export interface Owner {
  pid: number;
  born: string | null;
  token: string;
}

export interface Ownership {
  readonly token: string;
  /** Gives the directory free. May be called more than once. */
  release(): void;
}

const FILE = /^owner\.(\d+)$/;
const DRAFT = /^owner-draft\.(\d+)$/;

/** What makes one run of one process unique: the boot of the machine and the start tick within it (Linux only). */
function birthOf(pid: number): string | null {
  try {
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${statOf(pid)[19]}`;
  } catch {
    return null;
  }
}

/** The fields of /proc/<pid>/stat after the program name, which may itself hold blanks and brackets. */
function statOf(pid: number): string[] {
  return fs
    .readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .trim()
    .split(' ');
}

/** True while the process runs; a killed one that nobody has reaped yet counts as gone. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  try {
    return !['Z', 'X'].includes(statOf(pid)[0]);
  } catch {
    return true;
  }
}

const isAlive = (owner: Owner): boolean =>
  isRunning(owner.pid) && (owner.born === null || owner.born === birthOf(owner.pid));

function latest(directory: string): { generation: number; owner: Owner | null } {
  const generations = fs.readdirSync(directory).map((name) => Number(FILE.exec(name)?.[1] ?? 0));
  const generation = Math.max(0, ...generations);
  if (generation === 0) return { generation, owner: null };
  const text = fs.readFileSync(path.join(directory, `owner.${generation}`), 'utf8');
  return { generation, owner: parseOwner(text) };
}

/** Null for an emptied (released) file, and for one that a power failure left without its content. */
function parseOwner(text: string): Owner | null {
  try {
    return JSON.parse(text) as Owner;
  } catch {
    return null;
  }
}

/** The living process that holds `directory`, or null when it is free. */
export function ownerOf(directory: string): Owner | null {
  for (;;) {
    try {
      const { owner } = latest(directory);
      return owner !== null && isAlive(owner) ? owner : null;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      if (!fs.existsSync(directory)) return null;
    }
  }
}

/**
 * Claims `directory` for this process, or returns the living process that holds it.
 *
 * The claim is a file `owner.<n>`; the highest number rules. A new owner creates the next number, which only one
 * process can do, so a dead owner is replaced in one step and no process ever removes a lock that it only believes to
 * be stale. The highest file is never deleted (a release empties it); hence a process that was held up while others
 * came and went finds a higher number than the one it made, and steps back.
 */
export function claim(directory: string): { ownership: Ownership } | { heldBy: Owner } {
  const me: Owner = { pid: process.pid, born: birthOf(process.pid), token: randomBytes(9).toString('hex') };
  const draft = path.join(directory, `owner-draft.${me.pid}`);
  fs.writeFileSync(draft, JSON.stringify(me), { mode: 0o644 });
  try {
    for (;;) {
      try {
        const { generation, owner } = latest(directory);
        if (owner !== null && isAlive(owner)) return { heldBy: owner };
        const mine = generation + 1;
        const file = path.join(directory, `owner.${mine}`);
        fs.linkSync(draft, file);
        if (latest(directory).generation !== mine) {
          fs.rmSync(file);
          continue;
        }
        dropOlder(directory, mine);
        return { ownership: { token: me.token, release: () => release(file, me.token) } };
      } catch (error) {
        // EEXIST: another one was first. ENOENT: a file vanished between the listing and the reading. Look again.
        if (!['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      }
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

function release(file: string, token: string): void {
  try {
    if (parseOwner(fs.readFileSync(file, 'utf8'))?.token === token) fs.truncateSync(file);
  } catch {
    // Already released, or the whole directory was removed.
  }
}

function dropOlder(directory: string, current: number): void {
  for (const name of fs.readdirSync(directory)) {
    const generation = Number(FILE.exec(name)?.[1] ?? current);
    const drafter = Number(DRAFT.exec(name)?.[1] ?? process.pid);
    if (generation < current || !isRunning(drafter)) fs.rmSync(path.join(directory, name), { force: true });
  }
}
