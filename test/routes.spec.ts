import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERMISSIONS } from '../src/shared/permissions.js';
import { routesOf, type Route } from './setup/routes.js';
import { World } from './world.js';

/** The nouns of the contract; a route outside them needs a word here first. */
const NOUNS = new Set([
  'session',
  'units',
  'unit-groups',
  'users',
  'plans',
  'items',
  'drafts',
  'events',
  'event-types',
  'deadlines',
  'reports',
  'evidence',
  'receipts',
  'notices',
  'extensions',
  'assessments',
  'ledger',
  'desk',
  'exports',
  'calendar',
  'calendar-feeds',
  'statutory-clocks',
  'disclosure-requests',
  'inbox',
  'audit-entries',
  'jobs',
  'health',
]);

const PUBLIC = [
  'GET calendar-feeds/:token.ics',
  'GET health',
  'GET health/live',
  'GET health/ready',
  'GET session',
  'POST session',
];

describe('routes', () => {
  let world: World;
  let routes: Route[];
  beforeAll(async () => {
    world = await World.open();
    routes = routesOf(world);
  });
  afterAll(() => world.close());

  it('are found', () => {
    expect(routes.length).toBeGreaterThan(15);
  });

  it('each declare their access', () => {
    expect(routes.filter(({ rule }) => !rule).map(({ name }) => name)).toEqual([]);
  });

  it('are public only where listed here', () => {
    expect(routes.filter(({ rule }) => rule?.public).map(({ name }) => name)).toEqual(PUBLIC);
  });

  it('ask for permissions that exist', () => {
    const known = new Set([...Object.keys(PERMISSIONS), 'session.own']);
    const wrong = routes.filter(({ rule }) => rule && !rule.public && !known.has(rule.permission));
    expect(wrong).toEqual([]);
  });

  it('use the nouns of the contract', () => {
    expect(routes.map(({ name }) => name.split(/[ /]/)[1]).filter((noun) => !NOUNS.has(noun))).toEqual([]);
  });

  it('need no permission that no route asks for', () => {
    const asked = new Set(routes.map(({ rule }) => (rule && !rule.public ? rule.permission : '')));
    expect(Object.keys(PERMISSIONS).filter((permission) => !asked.has(permission as never))).toEqual([]);
  });
});
