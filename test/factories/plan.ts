import { DataSource } from 'typeorm';
import { DEFAULT_CADENCE } from '../../src/server/modules/plan/entities/plan.entity.js';
import { PlanWriter, type NewItem, type NewPlan } from '../../src/server/modules/plan/plan-writer.service.js';
import { Plans } from '../../src/server/modules/plan/plans.service.js';
import type { RuleSpec } from '../../src/server/modules/deadline/domain/rule.js';
import type { UnitRole } from '../../src/shared/vocabulary.js';
import type { CastGroup, CastUnit, Person, World } from '../world.js';

/** One task as a test tells it: who, in which role, and what it says about time. */
export interface TaskLike {
  text?: string;
  number?: string;
  kind?: 'section' | 'task';
  /** Index of an earlier item. */
  under?: number;
  units?: [role: UnitRole, who: CastUnit | CastGroup][];
  rules?: { spec: RuleSpec; event?: string; raw?: string }[];
}

/** Writes a draft plan of 交通局 by the real writer; `items` in reading order. Returns its id. */
export async function draftPlan(
  world: World,
  items: TaskLike[],
  input: Partial<NewPlan> = {},
  by: Person = 'zhou',
): Promise<string> {
  const actor = await world.actor(by);
  const types = await eventTypes(world);
  return world.dataSource.transaction((em) =>
    world.get(PlanWriter).create(em, actor, world.clock.now(), {
      ownerUnitId: world.unit.bureau,
      title: '云陵市交通运输局政务公开工作实施意见',
      issuer: '云陵市交通运输局',
      docNo: null,
      year: 2018,
      issuedOn: '2018-06-01',
      cadence: DEFAULT_CADENCE,
      fileHash: null,
      sourceText: null,
      ...input,
      items: items.map((item, index) => newItem(world, item, index, types)),
    }),
  );
}

/** The same, published by its coordinator at the moment of the world's clock. */
export async function publishedPlan(
  world: World,
  items: TaskLike[],
  input: Partial<NewPlan> = {},
  by: Person = 'zhou',
): Promise<string> {
  const id = await draftPlan(world, items, input, by);
  await world.get(Plans).publish(await world.actor(by), id, { version: 1 });
  return id;
}

/** Ids of the event types by code. */
export async function eventTypes(world: World): Promise<Record<string, string>> {
  const rows = await world
    .get(DataSource)
    .query<{ code: string; id: string }[]>('SELECT code, id FROM event_type');
  return Object.fromEntries(rows.map(({ code, id }) => [code, id]));
}

/** Ids of the items of a plan in reading order. */
export async function itemsOf(world: World, planId: string): Promise<string[]> {
  const rows = await world.dataSource.query<{ id: string }[]>(
    'SELECT id FROM plan_item WHERE plan_id = $1 ORDER BY position',
    [planId],
  );
  return rows.map(({ id }) => id);
}

function newItem(world: World, item: TaskLike, index: number, types: Record<string, string>): NewItem {
  const {
    text = `第${index + 1}项任务。`,
    number = `${index + 1}.`,
    kind = 'task',
    under,
    units = [],
  } = item;
  return {
    key: String(index),
    parentKey: under === undefined ? null : String(under),
    number,
    level: under === undefined ? 1 : 2,
    kind,
    text,
    span: null,
    assignments: units.map(([role, who]) => ({
      role,
      unitId: (world.unit as Record<string, string>)[who] ?? null,
      groupId: (world.group as Record<string, string>)[who] ?? null,
    })),
    requirements: (item.rules ?? []).map(({ spec, event, raw = '时限' }) => ({
      spec,
      raw,
      eventTypeId: event ? types[event] : null,
    })),
  };
}
