import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
// @ts-expect-error the package gives no types for its storage
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import { publishPlan } from './factories/duties.js';
import { MESSY_PLAN } from './factories/drafts.js';
import { eventTypes } from './factories/plan.js';
import { routesOf, type Dto, type Route } from './setup/routes.js';
import { World, type Agent, type Person } from './world.js';

/**
 * Whatever is sent to whatever route: never a 5xx, and every refusal is a problem document in Chinese. Each route is
 * asked with inputs that would be accepted but for one thing. Ends no session, and leaves the login to its own spec.
 */
const LEFT_OUT = new Set(['POST session', 'DELETE session']);

const HOSTILE: unknown[] = [
  null,
  '',
  'a\0b\ud800%_\\',
  '👾'.repeat(300),
  -1,
  1e30,
  9_999_999_999,
  2_147_483_647,
  [],
  [null],
  [[]],
  { a: { b: 1 } },
  '2026-02-30',
  '9999-12-31',
  '0001-01-01',
  '9999-12-31T23:59:59Z',
  '00000000-0000-0000-0000-000000000000',
];
const HOSTILE_BODIES: unknown[] = [undefined, null, [], 'x', 5, {}, [{}], { constructor: 1, toString: 2 }];
const HOSTILE_IDS = [
  'x',
  '%00',
  '..%2f..',
  '%ff',
  '-1',
  '99999999999999999999',
  'null',
  '2026-02-30',
  '任务',
];
const HOSTILE_CURSORS: unknown[][] = [
  ['x'],
  [1, 'x'],
  ['x', 'x'],
  [null, null],
  ['2026-02-30', 'x', 1],
  [{}, [], '\0', 1],
  [1e30, 'x', 1e30, 'x', 1e30],
  ['\0'],
  ['a\0', '00000000-0000-0000-0000-000000000000'],
  ['2026-99-99', '00000000-0000-0000-0000-000000000000'],
  [1e30, '00000000-0000-0000-0000-000000000000', 1e30],
  [true, 'x', 1, '00000000-0000-0000-0000-000000000000', 'x'],
  ['nonsense', 1, '00000000-0000-0000-0000-000000000000', 1],
  [1, '2026-99-99', 1, '00000000-0000-0000-0000-000000000000', 1],
  [1e30, 1e30, 1e30, 1e30],
];

/** Values of which a field that is checked takes one. */
const PLAIN: unknown[] = [
  1,
  50,
  2026,
  '2026-03-02',
  '2026-03',
  '2026-03-02T08:00:00+08:00',
  true,
  'fuzz',
  'fuzz_1',
  'month',
  'task',
  'lead',
  '新设的处室',
  'https://example.cn/a',
  'list',
  'office',
  'ledger',
  'deliver',
  'open',
  'draft',
  'submitted',
  'normal',
  'none',
  'position',
  'reminder',
  [],
  {},
];

describe('hostile input', () => {
  let world: World;
  let ids: Record<string, string>;
  const agents = new Map<Person, Agent>();

  beforeAll(async () => {
    world = await World.open('2026-03-02 09:00');
    for (const person of ['zhou', 'admin', 'auditor'] as const) agents.set(person, await world.login(person));
    ids = await somethingOfEverything(world, agents.get('zhou')!);
  }, 60_000);
  afterAll(() => world.close());

  it('never breaks a route, and is refused in Chinese', async () => {
    const wrong: string[] = [];
    for (const route of routesOf(world)) {
      if (LEFT_OUT.has(route.name) || route.name.includes('health')) continue;
      const agent = agents.get(askerOf(route))!;
      const base = {
        path: pathOf(route.name, ids),
        body: sampleOf(route.body, ids),
        query: sampleOf(route.query, ids),
      };
      const attempt = async (attack: Attack): Promise<void> => {
        const answer = await ask(agent, route.name.split(' ')[0], attack);
        const fault = faultOf(answer);
        if (answer.status < 300 && !route.name.startsWith('GET')) await rewind(world);
        if (fault) wrong.push(`${route.name} ${JSON.stringify(attack).slice(0, 300)} → ${fault}`);
      };
      const attacks = [...attacksOn(route, base)];
      const abreast = route.name.startsWith('GET') ? 8 : 1;
      for (let from = 0; from < attacks.length; from += abreast) {
        await Promise.all(attacks.slice(from, from + abreast).map(attempt));
      }
    }
    expect([wrong.length, wrong.slice(0, Number(process.env.MANY ?? 20))]).toEqual([0, []]);
  }, 600_000);
});

interface Attack {
  path: string;
  body?: unknown;
  query?: Record<string, unknown>;
}

function* attacksOn(route: Route, base: Attack): Generator<Attack> {
  yield base;
  for (const [at, value] of pathPlaces(route.name, base.path)) yield { ...base, path: at(value) };
  for (const [key, value] of mutations(route.query, base.query as object)) {
    yield { ...base, query: { ...base.query, [key]: value } };
  }
  if (route.query && fieldsOf(route.query).includes('after')) {
    for (const values of HOSTILE_CURSORS) {
      const after = Buffer.from(JSON.stringify(values)).toString('base64url');
      yield { ...base, query: { after } };
      if (!fieldsOf(route.query).includes('sort')) continue;
      for (const sort of ['unit', 'due', 'light']) yield { ...base, query: { after, sort } };
    }
  }
  if (route.name.startsWith('GET')) return;
  for (const body of HOSTILE_BODIES) yield { ...base, body };
  if (!route.body) return;
  for (const [key, value] of mutations(route.body, base.body as object)) {
    yield { ...base, body: { ...(base.body as object), [key]: value } };
  }
}

/** One field changed at a time, those of nested objects too. */
function* mutations(dto: Dto | undefined, base: object): Generator<[string, unknown]> {
  if (!dto) return;
  for (const key of fieldsOf(dto)) {
    for (const value of HOSTILE) yield [key, value];
    const inner = innerOf(dto, key);
    if (!inner) continue;
    const sample = sampleOf(inner, {});
    const list = Array.isArray((base as Record<string, unknown>)[key]);
    for (const [field, value] of mutations(inner, sample)) {
      const changed = { ...sample, [field]: value };
      yield [key, list ? [changed] : changed];
    }
  }
}

function fieldsOf(dto: Dto): string[] {
  const all = getMetadataStorage().getTargetValidationMetadatas(dto, '', true, false);
  return [...new Set(all.map(({ propertyName }) => propertyName))];
}

const innerOf = (dto: Dto, key: string): Dto | undefined => {
  const type = defaultMetadataStorage.findTypeMetadata(dto, key)?.typeFunction() as Dto | undefined;
  return type && fieldsOf(type).length > 0 ? type : undefined;
};

/** An input that the DTO accepts, with ids of things that exist where the name says of what. */
function sampleOf(dto: Dto | undefined, ids: Record<string, string>): Record<string, unknown> {
  const sample: Record<string, unknown> = {};
  for (const key of dto ? fieldsOf(dto) : []) {
    if (key === 'after') continue;
    const inner = innerOf(dto!, key);
    const nested = inner && sampleOf(inner, ids);
    const own = ids[key] ?? ids[key.replace(/Ids$/, 'Id')] ?? ids[`${key}Id`] ?? ids.unitId;
    const candidates = [ids[key], own && [own], own, nested && [nested], nested, ...PLAIN];
    const accepted = candidates.find((value) => {
      if (value === undefined) return false;
      const errors = validateSync(plainToInstance(dto!, { [key]: value }) as object);
      return !errors.some(({ property }) => property === key);
    });
    if (accepted !== undefined) sample[key] = accepted;
  }
  return sample;
}

function pathOf(name: string, ids: Record<string, string>): string {
  const [noun, ...rest] = name.split(' ')[1].split('/');
  return [
    noun,
    ...rest.map((part) =>
      part.startsWith(':') ? (ids[part === ':id' ? noun : part.slice(1)] ?? '2026') : part,
    ),
  ].join('/');
}

function* pathPlaces(name: string, path: string): Generator<[(value: string) => string, string]> {
  const parts = path.split('/');
  for (const [index, part] of name.split(' ')[1].split('/').entries()) {
    if (!part.startsWith(':')) continue;
    const at = (value: string): string =>
      parts.map((own, place) => (place === index ? value : own)).join('/');
    for (const value of [...HOSTILE_IDS, '00000000-0000-0000-0000-000000000000'])
      yield [at, encodeURI(value).replace(/%25/g, '%')];
  }
}

const ADMIN_ONLY = new Set(['user.manage']);

function askerOf({ rule }: Route): Person {
  if (!rule || rule.public) return 'zhou';
  if (rule.permission === 'audit.read') return 'auditor';
  return ADMIN_ONLY.has(rule.permission) ? 'admin' : 'zhou';
}

type Answer = {
  status: number;
  text?: string;
  body: Record<string, unknown>;
  headers: Record<string, string>;
};

async function ask(agent: Agent, method: string, { path, body, query }: Attack): Promise<Answer> {
  const verb = method.toLowerCase() as keyof Agent;
  const search = Object.entries(query ?? {}).flatMap(([key, value]) => searchOf(key, value));
  const call = agent[verb](`${path}${search.length > 0 ? `?${search.join('&')}` : ''}`);
  if (verb === 'get' || body === undefined) return (await call) as unknown as Answer;
  return (await call.set('Content-Type', 'application/json').send(JSON.stringify(body))) as unknown as Answer;
}

function searchOf(key: string, value: unknown): string[] {
  const text = (inner: unknown): string => {
    const words = typeof inner === 'object' ? JSON.stringify(inner) : String(inner);
    return encodeURIComponent(Buffer.from(words).toString());
  };
  if (Array.isArray(value))
    return value.length > 0 ? value.map((inner) => `${key}=${text(inner)}`) : [`${key}[]=`];
  if (value !== null && typeof value === 'object')
    return Object.entries(value).map(([inner, own]) => `${key}[${inner}]=${text(own)}`);
  return [`${key}=${text(value)}`];
}

/** What is wrong with an answer, if anything. */
function faultOf({ status, headers, body, text }: Answer): string | null {
  if (status >= 500 || status === 401) return `${status} ${text}`;
  if (status < 400) return null;
  if (!headers['content-type']?.startsWith('application/problem+json'))
    return `${status} as ${headers['content-type']}`;
  const { detail, code, requestId } = (
    Object.keys(body ?? {}).length > 0 ? body : JSON.parse(text ?? '{}')
  ) as Record<string, string>;
  return /[\u4e00-\u9fff]/.test(detail) && code && requestId && !/ must | should /.test(text ?? '')
    ? null
    : `${status} ${text}`;
}

const VERSIONED = ['plan', 'draft', 'progress_report', 'unit', 'unit_group', 'app_user', 'assessment'];

/** What a write that was accepted has moved on, so that the next one reaches as far. */
async function rewind(world: World): Promise<void> {
  await world.dataSource.query(
    VERSIONED.map((table) => `UPDATE ${table} SET version = 1 WHERE version <> 1`).join(';'),
  );
}

async function somethingOfEverything(world: World, zhou: Agent): Promise<Record<string, string>> {
  const types = await eventTypes(world);
  const { planId, items } = await publishPlan(world, [
    {
      title: '公开清单',
      units: [
        ['office', 'lead'],
        ['legal', 'support'],
      ],
      rules: [
        { kind: 'report', spec: { kind: 'cadence', per: 'month', day: 25, roll: 'previous' } },
        { spec: { kind: 'fixed', date: '2026-03-20' }, raw: '3月20日前' },
        {
          spec: { kind: 'relative', n: 10, unit: 'workday', event: '清单调整' },
          eventTypeId: types.list_adjusted,
          raw: '10个工作日内',
        },
      ],
    },
  ]);
  const [{ id: deadlineId }] = await world.dataSource.query<{ id: string }[]>(
    "SELECT id FROM deadline WHERE kind = 'deliver'",
  );
  const made = async (path: string, body: object): Promise<string> => {
    const answer = await zhou.post(path).send(body);
    if (answer.status >= 400) throw new Error(`${path}: ${answer.text}`);
    return (answer.body as { id: string }).id;
  };
  const report = await made('reports', { planItemId: items[0], unitId: world.unit.office });
  const event = await made('events', {
    typeId: types.list_adjusted,
    occurredAt: '2026-03-01T09:00:00+08:00',
    subject: '清单调整',
  });
  const assessment = await made('assessments', { planId });
  const upload = await zhou.post('drafts').attach('file', Buffer.from(MESSY_PLAN), '方案.txt');
  const link = await zhou
    .post(`reports/${report}/evidence`)
    .send({ url: 'https://example.cn/a', title: '公开页', publishedOn: '2026-03-01' });
  const evidence =
    (link.body as { id?: string; evidence?: { id: string }[] }).evidence?.[0]?.id ??
    (link.body as { id: string }).id;
  return {
    plans: planId,
    planId,
    plan: planId,
    items: items[0],
    planItemId: items[0],
    itemId: items[0],
    deadlines: deadlineId,
    deadlineId,
    reports: report,
    reportId: report,
    events: event,
    eventId: event,
    typeId: types.list_adjusted,
    eventTypeId: types.list_adjusted,
    assessments: assessment,
    drafts: (upload.body as { draftId: string }).draftId,
    evidence,
    evidenceId: evidence,
    unitId: world.unit.office,
    unit: world.unit.office,
    parentId: world.unit.bureau,
    ownerUnitId: world.unit.bureau,
    withinUnitId: world.unit.bureau,
    units: world.unit.finance,
    'unit-groups': world.group.allOffices,
    groupId: world.group.allOffices,
    users: world.user.wang,
    exports: assessment,
    memberId: world.unit.office,
    year: '2026',
    name: '任务分解表',
  };
}
