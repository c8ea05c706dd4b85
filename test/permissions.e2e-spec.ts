import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { routesOf, type Route } from './setup/routes.js';
import { EVERYONE, World, type Agent, type Person } from './world.js';

/**
 * Every route × every member of the cast, asked over HTTP. `permission-matrix.txt` is the sheet a person reads and signs
 * off: `UPDATE_MATRIX=1 npm test -- permissions` writes it anew, and the change is reviewed like code. ✓ = the door
 * opens (the answer is about the thing asked for), · = refused at the door.
 */
const SHEET = fileURLToPath(new URL('permission-matrix.txt', import.meta.url));
/** Ends the asker's own session: held by session.e2e-spec. */
const LEFT_OUT = ['DELETE session', 'POST session', 'POST session/password'];

describe('permission matrix', () => {
  let world: World;
  let routes: Route[];
  beforeAll(async () => {
    world = await World.open();
    routes = routesOf(world).filter(({ name }) => !LEFT_OUT.includes(name) && !name.includes('health'));
  });
  afterAll(() => world.close());

  it('is the one on the sheet', async () => {
    const doors = new Map<Person, boolean[]>();
    for (const person of EVERYONE) {
      const agent = await world.login(person);
      const row: boolean[] = [];
      for (const { name } of routes) row.push(await opens(agent, name));
      doors.set(person, row);
    }
    const lines = routes.map(({ name }, index) =>
      [name.padEnd(44), ...EVERYONE.map((person) => (doors.get(person)![index] ? '✓' : '·').padEnd(14))]
        .join('')
        .trimEnd(),
    );
    const sheet = [
      ''.padEnd(44) +
        EVERYONE.map((person) => person.padEnd(14))
          .join('')
          .trimEnd(),
      ...lines,
      '',
    ].join('\n');
    if (process.env.UPDATE_MATRIX) fs.writeFileSync(SHEET, sheet);
    expect(sheet.split('\n')).toEqual(fs.readFileSync(SHEET, 'utf8').split('\n'));
  });

  it('lets a stranger in nowhere but at the public doors', async () => {
    for (const { name, rule } of routes) {
      const [method, path] = target(name);
      const answer = await world.stranger()[method](`/api/v1/${path}`);
      // A public address that carries a key is none without the right one.
      const open = name.includes(':') ? 404 : 200;
      expect([name, answer.status]).toEqual([name, rule?.public ? open : 401]);
    }
  });
});

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

function target(name: string): [Method, string] {
  const [method, path] = name.split(' ');
  return [method.toLowerCase() as Method, path.replace(/:\w+/g, () => randomUUID())];
}

async function opens(agent: Agent, name: string): Promise<boolean> {
  const [method, path] = target(name);
  const { status, body } = await agent[method](path);
  if (status >= 500) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`);
  if (status === 401) throw new Error(`${name}: the session was lost`);
  return status !== 403;
}
