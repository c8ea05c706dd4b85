import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { DomainError } from '../../common/domain-error.js';
import type { ItemKind, PlanKind, UnitRole } from '../../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { assertRule, type RuleSpec } from '../deadline/domain/rule.js';
import type { SoftPolicyLine } from '../deadline/domain/soft-policy.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import { pathOf, titleOf } from './domain/item-label.js';
import { DEFAULT_CADENCE, DEFAULT_STAGES, type FilingCadence } from './entities/plan.entity.js';

export interface NewAssignment {
  unitId: string | null;
  groupId: string | null;
  role: UnitRole;
}

/** What an item says about time; the office's own rules for it where it has some: null none, absent nobody has said. */
export interface NewRequirement {
  spec: RuleSpec;
  eventTypeId: string | null;
  raw: string;
  innerWorkdays?: number | null;
  policy?: SoftPolicyLine | null;
}

export interface NewItem {
  /** Names the item within this input. */
  key: string;
  /** Key of an earlier item; null at the top. */
  parentKey: string | null;
  number: string;
  level: number;
  kind: ItemKind;
  text: string;
  span: [start: number, end: number] | null;
  assignments: NewAssignment[];
  requirements: NewRequirement[];
  /** Of an amendment, said by hand: the item of the plan that this one is; null: a new one; absent: by the words. */
  was?: string | null;
}

export interface NewPlan {
  ownerUnitId: string;
  title: string;
  issuer: string | null;
  docNo: string | null;
  year: number | null;
  issuedOn: string | null;
  cadence?: FilingCadence;
  kind?: PlanKind;
  /** The office's own rules (ADR 7, 8); absent: none, and in an amendment those of the plan. */
  softPolicy?: SoftPolicyLine[];
  innerWorkdays?: number | null;
  fileHash: string | null;
  sourceText: string | null;
  /** In reading order. */
  items: NewItem[];
}

/** Writes a plan that a person has confirmed. */
@Injectable()
export class PlanWriter {
  constructor(
    private readonly directory: UnitDirectory,
    private readonly audit: AuditService,
  ) {}

  /**
   * Stores a draft plan with its outline, assignments and time requirements in the caller's transaction; returns its id.
   * Seven statements, whatever its size. Whether the actor may is the caller's policy. Refuses an item under an unknown
   * or later one, units outside the owner's subtree, and the same file twice for one owner (23505, `common.duplicate`).
   */
  async create(em: EntityManager, actor: Actor, now: Date, input: NewPlan): Promise<string> {
    const planId = randomUUID();
    const items = outlined(input.items);
    await requireAssignable(
      em,
      this.directory,
      input.ownerUnitId,
      items.flatMap(({ assignments }) => assignments),
    );
    await em.query(
      `INSERT INTO plan (id, owner_unit_id, title, issuer, doc_no, year, issued_on, cadence, stages, file_hash, source_text, created_at, kind,
         soft_policy, inner_workdays)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        planId,
        input.ownerUnitId,
        input.title,
        input.issuer,
        input.docNo,
        input.year,
        input.issuedOn,
        JSON.stringify(input.cadence ?? DEFAULT_CADENCE),
        JSON.stringify(DEFAULT_STAGES),
        input.fileHash,
        input.sourceText,
        now,
        input.kind ?? 'own',
        JSON.stringify(input.softPolicy ?? []),
        input.innerWorkdays ?? null,
      ],
    );
    await insertItems(em, planId, items);
    await insertParts(em, items);
    await this.audit.record(em, actor, now, {
      action: 'plan.create',
      subjectType: 'plan',
      subjectId: planId,
      after: {
        title: input.title,
        year: input.year,
        issuedOn: input.issuedOn,
        docNo: input.docNo,
        items: items.length,
        tasks: items.filter(({ kind }) => kind === 'task').length,
      },
    });
    return planId;
  }
}

/** Adds items to the outline. */
export async function insertItems(em: EntityManager, planId: string, items: OutlinedItem[]): Promise<void> {
  await em.query(
    `INSERT INTO plan_item (id, plan_id, parent_id, position, number, path, level, kind, title, text, span_start, span_end)
     SELECT id, $2, "parentId", position, number, path, level, kind, title, text, "spanStart", "spanEnd"
     FROM jsonb_to_recordset($1::jsonb) AS i(${ITEM_COLUMNS})`,
    [JSON.stringify(items.map(withoutParts)), planId],
  );
}

/** Adds the assignments and time requirements of items that have none yet. */
export async function insertParts(em: EntityManager, items: OutlinedItem[]): Promise<void> {
  const assignments = items.flatMap(({ id, assignments: units }) =>
    units.map((one, sort) => ({ planItemId: id, ...one, sort })),
  );
  // The same unit in the same role twice in one item counts once.
  await em.query(
    `INSERT INTO assignment (plan_item_id, unit_id, group_id, role, sort)
     SELECT "planItemId", "unitId", "groupId", role, sort
     FROM jsonb_to_recordset($1::jsonb) AS a("planItemId" uuid, "unitId" uuid, "groupId" uuid, role text, sort int)
     ORDER BY sort ON CONFLICT DO NOTHING`,
    [JSON.stringify(assignments)],
  );
  const requirements = items.flatMap(({ id, requirements: rules }) =>
    rules.map((rule) => ({ planItemId: id, ...rule })),
  );
  await em.query(
    `INSERT INTO time_requirement (plan_item_id, spec, event_type_id, raw, inner_workdays, policy)
     SELECT "planItemId", spec, "eventTypeId", raw, "innerWorkdays", NULLIF(policy, 'null')
     FROM jsonb_to_recordset($1::jsonb) AS r("planItemId" uuid, spec jsonb, "eventTypeId" uuid, raw text,
       "innerWorkdays" int, policy jsonb)`,
    [JSON.stringify(requirements)],
  );
}

export const ITEM_COLUMNS = `id uuid, "parentId" uuid, position int, number text, path text, level int,
  kind text, title text, text text, "spanStart" int, "spanEnd" int`;

export const withoutParts = ({ assignments: _, requirements: __, ...item }: OutlinedItem) => item;

export type OutlinedItem = Pick<
  NewItem,
  'number' | 'level' | 'kind' | 'text' | 'assignments' | 'requirements'
> & {
  id: string;
  parentId: string | null;
  position: number;
  path: string;
  title: string;
  spanStart: number | null;
  spanEnd: number | null;
};

/** Gives the items their ids (those of `known` keep theirs), places, paths and titles. */
export function outlined(
  items: readonly NewItem[],
  known: ReadonlyMap<string, string> = new Map(),
): OutlinedItem[] {
  const seen = new Map<string, OutlinedItem>();
  return items.map((item, position) => {
    const parent = item.parentKey === null ? null : seen.get(item.parentKey);
    if (parent === undefined || seen.has(item.key)) {
      throw DomainError.invalid('plan.broken_outline', `第 ${position + 1} 条的上级条目有误,请返回核对`, {
        key: item.key,
      });
    }
    for (const { spec } of item.requirements) assertRule(spec);
    const { number, level, kind, text, assignments, requirements } = item;
    const one: OutlinedItem = {
      id: known.get(item.key) ?? randomUUID(),
      parentId: parent?.id ?? null,
      position,
      number,
      path: pathOf(parent?.path ?? '', number),
      level,
      kind,
      title: titleOf(text),
      text,
      spanStart: item.span?.[0] ?? null,
      spanEnd: item.span?.[1] ?? null,
      assignments,
      requirements,
    };
    seen.set(item.key, one);
    return one;
  });
}

/** A plan asks only units of its owner's subtree: nobody is set to work by an office they do not belong to. */
export async function requireAssignable(
  em: EntityManager,
  directory: UnitDirectory,
  ownerUnitId: string,
  assignments: readonly NewAssignment[],
): Promise<void> {
  const named = assignments.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
  const inside = new Set(await directory.subtree(em, [ownerUnitId]));
  const outside = [...new Set(named)].filter((id) => !inside.has(id));
  if (outside.length > 0) {
    const names = [...(await directory.namesOf(em, outside)).values()].map(({ name }) => name);
    throw DomainError.invalid(
      'plan.unit_outside',
      `以下单位不属于本计划的单位范围:${names.join('、') || '所选单位'}`,
      { unitIds: outside },
    );
  }
  const groups = [...new Set(assignments.flatMap(({ groupId }) => groupId ?? []))];
  const [{ foreign }] = await em.query<{ foreign: number }[]>(
    `SELECT count(*)::int AS "foreign" FROM unnest($1::uuid[]) AS g(id)
     WHERE NOT EXISTS (SELECT 1 FROM unit_group u WHERE u.id = g.id AND u.within_unit_id = ANY ($2::uuid[]))`,
    [groups, [...inside]],
  );
  if (foreign > 0) {
    throw DomainError.invalid('plan.unit_outside', '所选集合单位不属于本计划的单位范围');
  }
  if (assignments.some(({ unitId, groupId }) => unitId === null && groupId === null)) {
    throw DomainError.invalid('plan.empty_assignment', '有责任单位未选定');
  }
}
