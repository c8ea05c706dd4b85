/**
 * The real service under real requests: `duban serve` on an office that has only its administrator, four clients that
 * found units and change them over HTTP. A write counts as acknowledged when its 2xx has arrived. One session is opened
 * before the first kill and used to the end, so that a login that does not survive shows at once.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import readline from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../../bin/build.mjs';

const CLIENTS = 4;
const PASSWORD = 'chijiu-2026';

/** Per data directory: the administrator's session and the root unit. */
const offices = new Map();

/** Starts the service; `lines` gets what it tells the terminal, `url` resolves when it serves. */
function launch(dataDir) {
  const child = spawn(process.execPath, [path.join(projectRoot, 'bin/duban.mjs'), 'serve'], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: '0',
      SAMPLE: 'none',
      LOG_LEVEL: 'error',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const lines = [];
  const url = new Promise((serving, failed) => {
    readline.createInterface({ input: child.stderr }).on('line', (line) => {
      lines.push(line);
      const match = /^督办已启动:(\S+)/.exec(line);
      if (match) serving(match[1]);
    });
    child.once('close', () => failed(new Error(`the service ended before it served:\n${lines.join('\n')}`)));
  });
  // A kill during the start is one of the cases, not a failure.
  url.catch(() => undefined);
  return { child, lines, url };
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'close');
}

async function call(url, office, method, route, body) {
  const response = await fetch(`${url}/api/v1/${route}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(office && { cookie: office.cookie, 'x-csrf-token': office.token }),
    },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Refused(`${method} ${route}: ${response.status} ${text}`);
  return { response, answer: text === '' ? null : JSON.parse(text) };
}

/** An answer that is no 2xx; a lost connection is something else. */
class Refused extends Error {}

const sessionOf = ({ response, answer }) => ({
  cookie: response.headers.getSetCookie()[0].split(';')[0],
  token: answer.csrfToken,
});

/** A calm first start: the printed one-time password is used and replaced, as the first administrator does. */
export async function prepare(dataDir) {
  const { child, lines, url } = launch(dataDir);
  try {
    const at = await url;
    const password = await firstPassword(at, lines);
    const first = sessionOf(await call(at, null, 'POST', 'session', { username: 'admin', password }));
    await call(at, first, 'POST', 'session/password', { current: password, next: PASSWORD });
    const office = sessionOf(
      await call(at, null, 'POST', 'session', { username: 'admin', password: PASSWORD }),
    );
    const { answer } = await call(at, office, 'GET', 'units');
    offices.set(dataDir, { ...office, rootId: answer.items.find(({ parentId }) => parentId === null).id });
  } finally {
    await stop(child);
  }
}

/** The password is printed a moment before the account stands: ready is when both are. */
async function firstPassword(url, lines) {
  while (!(await fetch(`${url}/health/ready`)).ok) await sleep(20);
  return lines.map((line) => /一次性密码 ([\w-]+)/.exec(line)).find(Boolean)[1];
}

export function start(dataDir, round, acknowledge) {
  const { child, url } = launch(dataDir);
  const office = offices.get(dataDir);
  let begun;
  const writing = new Promise((first) => (begun = first));
  const told = (id) => {
    begun();
    acknowledge(id);
  };
  const done = url
    .then((at) =>
      Promise.all(Array.from({ length: CLIENTS }, (_, n) => write(at, office, `${round}-${n}`, told))),
    )
    .catch((error) => {
      if (error instanceof Refused) throw error;
    });
  // Where the service does not get as far as a write, nothing is left to wait for.
  return { child, writing: Promise.race([writing, done, once(child, 'close')]), done };
}

/** Founds a unit and moves it, again and again, until the connection breaks. */
async function write(url, office, client, told) {
  for (let n = 1; ; n += 1) {
    const unit = { parentId: office.rootId, name: `第${client}-${n}处`, unitClass: 'office', sort: 0 };
    const { answer } = await call(url, office, 'POST', 'units', unit);
    told(`founded ${answer.id}`);
    await call(url, office, 'PATCH', `units/${answer.id}`, { version: answer.version, sort: n });
    told(`moved ${answer.id} to ${n}`);
  }
}

export async function survivors(dataDir) {
  const { child, url } = launch(dataDir);
  try {
    const { answer } = await call(await url, offices.get(dataDir), 'GET', 'units');
    return new Set(answer.items.flatMap(({ id, sort }) => [`founded ${id}`, `moved ${id} to ${sort}`]));
  } finally {
    await stop(child);
  }
}
