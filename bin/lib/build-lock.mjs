/** Keeps two processes from building at once: the second waits, then finds the work done. */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const alive = (pid) => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  try {
    // A killed process that nobody has reaped yet still answers signals.
    return !/^\d+ \(.*\) [ZX]/s.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
};

/** A lock says who holds it from its first moment: the file is written aside and then linked into place. */
function tryLock(file) {
  const mine = `${file}.${process.pid}`;
  fs.writeFileSync(mine, String(process.pid));
  try {
    fs.linkSync(mine, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

function holderOf(file) {
  try {
    return Number(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** What processes that were killed while building left in the workshop. */
function sweep(workshop) {
  for (const name of fs.readdirSync(workshop)) {
    const match = /^(?:new|old)-(\d+)-/.exec(name);
    if (match && !alive(Number(match[1])))
      fs.rmSync(path.join(workshop, name), { recursive: true, force: true });
  }
}

/**
 * Runs `work` while holding the lock in folder `workshop`. The lock only saves double work: should two processes take
 * over a dead holder's lock in the same instant, both build into folders of their own and `publish` lets one win.
 */
export async function withBuildLock(workshop, log, work) {
  fs.mkdirSync(workshop, { recursive: true });
  const file = path.join(workshop, 'lock');
  let told = false;
  while (!tryLock(file)) {
    const holder = holderOf(file);
    if (holder !== null && (holder === process.pid || !alive(holder))) {
      fs.rmSync(file, { force: true });
      continue;
    }
    if (!told && holder !== null) log(`进程 ${holder} 正在构建,等待其完成…`);
    told = true;
    await sleep(200);
  }
  try {
    sweep(workshop);
    return await work();
  } finally {
    if (holderOf(file) === process.pid) fs.rmSync(file, { force: true });
  }
}
