import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseStartError, openDefaultDatabase } from './embedded-postgres.js';
import { claim, isRunning, ownerOf } from './embedded/ownership.js';

let base: string;
let dataDir: string;
const postgresFolder = (): string => path.join(dataDir, 'postgres');

beforeAll(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), `duban-test-${process.pid}-`));
  fs.chmodSync(base, 0o711);
  dataDir = path.join(base, '督办 数据', "it's (1) [a] {b}");
});
afterAll(() => fs.rmSync(base, { recursive: true, force: true }));

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until(condition: () => boolean, what: string): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (condition()) return;
    await sleep(50);
  }
  throw new Error(`never happened: ${what}`);
}

/** Another process that opens the same data directory and reports its server's url, then waits to be killed. */
async function ownerProcess(): Promise<{ child: ChildProcess; url: string; server: number }> {
  const dist = new URL('../../../../dist/server/common/database/embedded-postgres.js', import.meta.url).href;
  const script = `
    const { openDefaultDatabase } = await import(${JSON.stringify(dist)});
    const { url } = await openDefaultDatabase(process.argv[1]);
    console.log(url);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', () => reject(new Error('the other process ended early')));
  });
  return { child, url, server: serverPid() };
}

const serverFile = (): string => path.join(postgresFolder(), 'data', 'postmaster.pid');
const serverPid = (): number => Number(fs.readFileSync(serverFile(), 'utf8').split('\n')[0]);

describe('default database', () => {
  it('starts in a folder with blanks, quotes and Chinese characters, and keeps its rows', async () => {
    const first = await openDefaultDatabase(dataDir);
    expect(first.attached).toBe(false);
    await query(first.url, `CREATE TABLE kept (word text); INSERT INTO kept VALUES ('督办')`);
    await first.stop();
    await first.stop();
    const second = await openDefaultDatabase(dataDir);
    try {
      expect(await query(second.url, 'SELECT word FROM kept')).toEqual([{ word: '督办' }]);
    } finally {
      await second.stop();
    }
    expect(fs.existsSync(serverFile())).toBe(false);
  });

  it('knows Chinese characters as letters, listens on the loopback only and asks for the password', async () => {
    const database = await openDefaultDatabase(dataDir);
    try {
      const [row] = await query(
        database.url,
        `SELECT '督' ~ '[[:alpha:]]' AS letter, current_setting('listen_addresses') AS address,
                current_setting('unix_socket_directories') AS sockets, current_setting('server_encoding') AS encoding`,
      );
      expect(row).toEqual({ letter: true, address: '127.0.0.1', sockets: '', encoding: 'UTF8' });
      const wrong = new URL(database.url);
      wrong.password = 'wrong';
      await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    } finally {
      await database.stop();
    }
    for (const name of ['password', 'data', 'postgres.log']) {
      expect(fs.statSync(path.join(postgresFolder(), name)).mode & 0o077).toBe(0);
    }
  });

  it('attaches to the running server of another process, or refuses by name of it', async () => {
    const { child, url } = await ownerProcess();
    try {
      const attached = await openDefaultDatabase(dataDir);
      expect(attached).toMatchObject({ attached: true, url });
      await attached.stop();
      expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await expect(openDefaultDatabase(dataDir, { attach: false })).rejects.toThrow(
        new RegExp(`正被进程 ${child.pid} 使用:请先停止它,或设置 DATA_DIR / DATABASE_URL`),
      );
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('keeps the server of a finished command until the commands that joined it are done', async () => {
    const first = await openDefaultDatabase(dataDir);
    const second = await openDefaultDatabase(dataDir);
    expect([first.attached, second.attached]).toEqual([false, true]);
    let stopped = false;
    const stopping = first.stop().then(() => (stopped = true));
    await sleep(300);
    expect(stopped).toBe(false);
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.stop();
    await stopping;
    expect(fs.existsSync(serverFile())).toBe(false);
  });

  it('lets a command that comes while another one closes wait and start its own', async () => {
    const first = await openDefaultDatabase(dataDir);
    const [, second] = await Promise.all([first.stop(), openDefaultDatabase(dataDir)]);
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.stop();
  });

  it('leaves no server behind when its owner is killed, and loses nothing', async () => {
    const { child, url, server } = await ownerProcess();
    await query(url, `INSERT INTO kept VALUES ('已确认')`);
    child.kill('SIGKILL');
    await until(() => !isRunning(server), 'the server stops after its owner');
    const database = await openDefaultDatabase(dataDir);
    try {
      expect(await query(database.url, `SELECT word FROM kept WHERE word = '已确认'`)).toHaveLength(1);
    } finally {
      await database.stop();
    }
  });

  it('takes over at once when its predecessor was killed a moment ago', async () => {
    const { child, server } = await ownerProcess();
    child.kill('SIGKILL');
    await until(() => ownerOf(postgresFolder()) === null, 'the owner is known to be dead');
    const database = await openDefaultDatabase(dataDir);
    try {
      // Long enough for the guard of the killed process to have done what it does.
      await sleep(500);
      expect(isRunning(server)).toBe(false);
      expect(await query(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      await database.stop();
    }
  });

  it('is not taken in by a postmaster.pid that names another program', async () => {
    const lines = `${process.pid}\n${postgresFolder()}/data\n1\n5432\n\n127.0.0.1\n  1 1\nready   \n`;
    fs.writeFileSync(serverFile(), lines, { mode: 0o600 });
    const database = await openDefaultDatabase(dataDir);
    await database.stop();
    expect(fs.existsSync(serverFile())).toBe(false);
  });

  it('starts over after a first start that was killed half-way', async () => {
    const fresh = path.join(base, 'half made');
    fs.mkdirSync(path.join(fresh, 'postgres', 'data.new-1', 'base'), { recursive: true });
    fs.mkdirSync(path.join(fresh, 'postgres', 'runtime', '1.new'), { recursive: true });
    fs.writeFileSync(path.join(fresh, 'postgres', 'password'), '');
    const database = await openDefaultDatabase(fresh);
    await database.stop();
    expect(fs.readdirSync(path.join(fresh, 'postgres')).filter((name) => name.includes('new'))).toEqual([]);
  });

  it('starts while the initdb of a killed first start still writes', async () => {
    const fresh = path.join(base, 'still written');
    const written = path.join(fresh, 'postgres', 'data.new-1', 'base');
    fs.mkdirSync(written, { recursive: true });
    const script =
      "const fs = require('fs'); for (let n = 0, end = Date.now() + 3000; Date.now() < end; n++) try { fs.writeFileSync('f' + (n % 40), '') } catch {}";
    const writer = spawn(process.execPath, ['-e', script], { cwd: written });
    while (fs.existsSync(written) && fs.readdirSync(written).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const database = await openDefaultDatabase(fresh);
    await database.stop();
    writer.kill();
    expect(fs.existsSync(path.join(fresh, 'postgres', 'data', 'PG_VERSION'))).toBe(true);
  });

  it('says in words when the data directory cannot be used', async () => {
    const file = path.join(base, 'a file');
    fs.writeFileSync(file, '');
    const failure = openDefaultDatabase(path.join(file, 'var'));
    await expect(failure).rejects.toThrow(DatabaseStartError);
    await expect(failure).rejects.toThrow(/路径中有一段不是目录/);
  });

  it('refuses a path that the programs of PostgreSQL cannot stand', async () => {
    await expect(openDefaultDatabase(path.join(base, 'a$HOME'))).rejects.toThrow(/无法在其中运行/);
  });

  it('gives the directory free when the start fails', async () => {
    const settings = { shared_buffers: 'nonsense' };
    await expect(openDefaultDatabase(dataDir, { settings })).rejects.toThrow(
      /数据库未能启动.*shared_buffers/s,
    );
    const database = await openDefaultDatabase(dataDir);
    expect(database.attached).toBe(false);
    await database.stop();
  });
});

describe('owner of a data directory', () => {
  let folder: string;
  beforeAll(() => {
    folder = path.join(base, 'owner');
    fs.mkdirSync(folder);
  });

  it('is one process until it gives the directory free', () => {
    const first = claim(folder);
    if (!('ownership' in first)) throw new Error('the directory should be free');
    expect(claim(folder)).toMatchObject({ heldBy: { pid: process.pid } });
    first.ownership.release();
    expect(ownerOf(folder)).toBeNull();
  });

  it.each([
    ['a process that is gone', { pid: 2 ** 22 + 1, born: null, token: 'x' }],
    ['a process whose number another one has now', { pid: process.pid, born: 'earlier boot/1', token: 'x' }],
  ])('is replaced when it is %s', (_what, owner) => {
    if (process.platform !== 'linux') return;
    fs.writeFileSync(path.join(folder, 'owner.70'), JSON.stringify(owner));
    const result = claim(folder);
    expect(result).toHaveProperty('ownership');
    if ('ownership' in result) result.ownership.release();
    for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name));
  });

  it('is exactly one when four processes race for the places of four hundred dead ones', async () => {
    const folders = Array.from({ length: 400 }, (_, index) => path.join(folder, String(index)));
    for (const place of folders) {
      fs.mkdirSync(place);
      fs.writeFileSync(
        path.join(place, 'owner.3'),
        JSON.stringify({ pid: 2 ** 22 + 1, born: null, token: 'x' }),
      );
    }
    const dist = new URL('../../../../dist/server/common/database/embedded/ownership.js', import.meta.url)
      .href;
    const script = `
      const { claim } = await import(${JSON.stringify(dist)});
      while (Date.now() < Number(process.argv[2]));
      const won = [];
      for (let n = 0; n < 400; n++) if ('ownership' in claim(process.argv[1] + '/' + n)) won.push(n);
      console.log(JSON.stringify(won));
      process.stdin.resume();`;
    const start = String(Date.now() + 1000);
    const children = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', script, folder, start]),
    );
    const answers = await Promise.all(
      children.map(
        (child) =>
          new Promise<number[]>((resolve) => {
            let output = '';
            child.stdout.on('data', (chunk: Buffer) => {
              output += chunk.toString();
              if (output.endsWith('\n')) resolve(JSON.parse(output) as number[]);
            });
          }),
      ),
    );
    // All of them have lived until here, so no place was given free in between.
    for (const child of children) child.kill();
    const winners = answers.flat().sort((a, b) => a - b);
    expect(winners).toEqual(folders.map((_, index) => index));
  });
});
