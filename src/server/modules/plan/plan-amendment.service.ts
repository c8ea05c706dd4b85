import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { dateInShanghai } from '../../common/calendar-date.js';
import { DomainError } from '../../common/domain-error.js';
import { UNIT_ROLE, type PlanStatus, type UnitRole } from '../../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { DeadlineRules } from '../deadline/deadline-rules.service.js';
import type { SoftPolicyLine } from '../deadline/domain/soft-policy.js';
import { OutboxService } from '../notification/outbox.service.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import { compareItems, type AmendableItem, type AmendmentChange } from './domain/amendment.js';
import { PLAN_FLOW } from './domain/plan-flow.js';
import type { FilingCadence } from './entities/plan.entity.js';
import { PlanAmendment } from './entities/plan-amendment.entity.js';
import { PlanPublication, type Task } from './plan-publication.service.js';
import {
  insertItems,
  insertParts,
  ITEM_COLUMNS,
  outlined,
  requireAssignable,
  withoutParts,
  type NewPlan,
  type OutlinedItem,
} from './plan-writer.service.js';

interface StandingPlan {
  id: string;
  ownerUnitId: string;
  title: string;
  status: PlanStatus;
  issuedOn: string;
  cadence: FilingCadence;
  softPolicy: SoftPolicyLine[];
  innerWorkdays: number | null;
  fileHash: string | null;
  version: number;
}

export interface AmendmentResult {
  added: number;
  removed: number;
  changed: number;
  /** Rules newly handed over, deadlines they made, and open deadlines that were waived. */
  rules: number;
  deadlines: number;
  waived: number;
}

/** 调整: a published plan becomes what an amended document says, and keeps what was filed on the tasks that remain. */
@Injectable()
export class PlanAmendments {
  constructor(
    private readonly directory: UnitDirectory,
    private readonly publication: PlanPublication,
    private readonly rules: DeadlineRules,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
  ) {}

  /** What the document would do to the plan; nothing is written. */
  async preview(em: EntityManager, planId: string, input: NewPlan): Promise<AmendmentChange[]> {
    const paths = new Map(outlined(input.items).map(({ path }, index) => [input.items[index].key, path]));
    const names = await this.namesOf(em, input);
    const after = input.items.map(
      ({ key, number, kind, text, assignments, requirements }): AmendableItem => ({
        key,
        number,
        path: paths.get(key)!,
        kind,
        text,
        units: assignments.map(
          ({ unitId, groupId, role }) => `${UNIT_ROLE[role]} ${names.get((unitId ?? groupId)!) ?? ''}`,
        ),
        times: requirements.map(({ raw }) => raw),
      }),
    );
    return compareItems(await this.standingItems(em, planId), after).map(keepingUnits);
  }

  /**
   * Writes it, in the caller's transaction: items matched keep their ids and with them filings and deadlines; items taken
   * out are retired and their open deadlines waived; groups expand to the members of the day; what is newly asked counts
   * from today. Refused unless the plan is published (`flow.not_allowed`) and as the caller saw it (`common.stale`).
   */
  async apply(
    em: EntityManager,
    actor: Actor,
    now: Date,
    amendment: { planId: string; reason: string; fileName: string },
    input: NewPlan,
  ): Promise<AmendmentResult> {
    const plan = await this.locked(em, amendment.planId);
    PLAN_FLOW.next(plan.status, 'amend');
    const today = dateInShanghai(now);
    const changes = await this.preview(em, plan.id, input);
    await requireAssignable(
      em,
      this.directory,
      plan.ownerUnitId,
      input.items.flatMap(({ assignments }) => assignments),
    );
    await this.keepDocument(em, actor, now, plan, amendment, input, changes);
    const known = new Map(
      changes.flatMap(({ before, after }) => (before && after ? [[after.key, before.key] as const] : [])),
    );
    const items = outlined(input.items, known);
    await this.writeItems(em, plan.id, items, changes, today);
    const idOf = new Map(items.map(({ id }, index) => [input.items[index].key, id]));
    const { tasks, rules } = await this.publication.expanded(em, plan, today);
    const dated = { id: plan.id, issuedOn: input.issuedOn ?? plan.issuedOn, publishedOn: today };
    const reason = `计划调整:${amendment.reason}`;
    const handedOver = await this.rules.amend(em, actor, now, dated, rules, reason);
    const result = { ...countsOf(changes), ...handedOver };
    await this.record(em, actor, now, plan, amendment, changes, idOf, result);
    await this.tell(em, now, plan, amendment.reason, tasks, changes, result);
    return result;
  }

  /** The plan, held until the transaction ends. */
  private async locked(em: EntityManager, planId: string): Promise<StandingPlan> {
    const [plan] = await em.query<StandingPlan[]>(
      `SELECT id, owner_unit_id AS "ownerUnitId", title, status, issued_on::text AS "issuedOn", cadence,
         soft_policy AS "softPolicy", inner_workdays AS "innerWorkdays", file_hash AS "fileHash", version FROM plan WHERE id = $1 FOR UPDATE`,
      [planId],
    );
    if (!plan) throw DomainError.notFound('工作计划');
    return plan;
  }

  private standingItems(em: EntityManager, planId: string): Promise<AmendableItem[]> {
    return em.query<AmendableItem[]>(
      `SELECT i.id AS key, i.number, i.path, i.kind, i.text,
         ARRAY(SELECT (CASE a.role WHEN 'lead' THEN '${UNIT_ROLE.lead}' WHEN 'support' THEN '${UNIT_ROLE.support}'
             ELSE '${UNIT_ROLE.responsible}' END) || ' ' || COALESCE(u.name, g.name)
           FROM assignment a LEFT JOIN unit u ON u.id = a.unit_id LEFT JOIN unit_group g ON g.id = a.group_id
           WHERE a.plan_item_id = i.id AND (a.unit_id IS NULL OR a.group_id IS NULL) ORDER BY a.sort, a.id) AS units,
         ARRAY(SELECT r.raw FROM time_requirement r WHERE r.plan_item_id = i.id ORDER BY r.raw, r.id) AS times
       FROM plan_item i WHERE i.plan_id = $1 AND i.retired_on IS NULL ORDER BY i.position`,
      [planId],
    );
  }

  private async namesOf(em: EntityManager, input: NewPlan): Promise<Map<string, string>> {
    const ids = (
      pick: (one: { unitId: string | null; groupId: string | null; role: UnitRole }) => string | null,
    ) => [
      ...new Set(input.items.flatMap(({ assignments }) => assignments.flatMap((one) => pick(one) ?? []))),
    ];
    const rows = await em.query<{ id: string; name: string }[]>(
      `SELECT id, name FROM unit WHERE id = ANY ($1::uuid[]) UNION ALL SELECT id, name FROM unit_group WHERE id = ANY ($2::uuid[])`,
      [ids(({ unitId }) => unitId), ids(({ groupId }) => groupId)],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** The plan shows the new document from now on; the old one stays with the amendment. */
  private async keepDocument(
    em: EntityManager,
    actor: Actor,
    now: Date,
    plan: StandingPlan,
    { reason, fileName }: { reason: string; fileName: string },
    input: NewPlan,
    changes: AmendmentChange[],
  ): Promise<void> {
    const [{ text }] = await em.query<{ text: string | null }[]>(
      'SELECT source_text AS text FROM plan WHERE id = $1',
      [plan.id],
    );
    await em.insert(PlanAmendment, {
      planId: plan.id,
      reason,
      amendedAt: now,
      amendedBy: actor.userId!,
      fileName,
      previousHash: plan.fileHash,
      previousText: text,
      changes: changes.filter(({ before, after, fields }) => !before || !after || fields.length > 0) as never,
    });
    await em.query(
      `UPDATE plan SET title = $2, doc_no = COALESCE($3, doc_no), file_hash = $4, source_text = $5, version = version + 1
       WHERE id = $1`,
      [plan.id, input.title, input.docNo, input.fileHash, input.sourceText],
    );
  }

  private async writeItems(
    em: EntityManager,
    planId: string,
    items: OutlinedItem[],
    changes: AmendmentChange[],
    today: string,
  ): Promise<void> {
    const kept = new Set(changes.flatMap(({ before, after }) => (before && after ? before.key : [])));
    const retired = changes.flatMap(({ before, after }) => (before && !after ? before.key : []));
    await em.query(
      'UPDATE plan_item SET retired_on = $2, version = version + 1 WHERE id = ANY ($1::uuid[])',
      [retired, today],
    );
    // Places are taken while the others move: all step aside first.
    await em.query(
      'UPDATE plan_item SET position = -1 - position WHERE plan_id = $1 AND retired_on IS NULL',
      [planId],
    );
    await insertItems(
      em,
      planId,
      items.filter(({ id }) => !kept.has(id)),
    );
    const staying = items.filter(({ id }) => kept.has(id));
    await em.query(
      `UPDATE plan_item i SET parent_id = n."parentId", position = n.position, number = n.number, path = n.path,
         level = n.level, kind = n.kind, title = n.title, text = n.text, span_start = n."spanStart", span_end = n."spanEnd",
         version = i.version + 1
       FROM jsonb_to_recordset($1::jsonb) AS n(${ITEM_COLUMNS}) WHERE i.id = n.id`,
      [JSON.stringify(staying.map(withoutParts))],
    );
    const ids = [...kept];
    const named = staying.filter(({ assignments }) => assignments.length > 0).map(({ id }) => id);
    await em.query(
      `DELETE FROM assignment WHERE plan_item_id = ANY ($1::uuid[])
         OR (plan_item_id = ANY ($2::uuid[]) AND unit_id IS NOT NULL AND group_id IS NOT NULL)`,
      [named, ids],
    );
    await em.query('DELETE FROM time_requirement WHERE plan_item_id = ANY ($1::uuid[])', [ids]);
    await insertParts(em, items);
  }

  private async record(
    em: EntityManager,
    actor: Actor,
    now: Date,
    plan: StandingPlan,
    { reason, fileName }: { reason: string; fileName: string },
    changes: AmendmentChange[],
    idOf: ReadonlyMap<string, string>,
    result: AmendmentResult,
  ): Promise<void> {
    const each = changes.flatMap(({ before, after, fields }) => {
      if (before && after && fields.length === 0) return [];
      const id = before?.key ?? idOf.get(after!.key)!;
      return [
        {
          action: !before ? 'plan.add_item' : after ? 'plan.amend_item' : 'plan.retire_item',
          subjectType: 'plan_item',
          subjectId: id,
          planItemId: id,
          before,
          after: after && { ...after, fields },
          cause: reason,
        },
      ];
    });
    await this.audit.record(em, actor, now, [
      {
        action: 'plan.amend',
        subjectType: 'plan',
        subjectId: plan.id,
        before: { title: plan.title, fileHash: plan.fileHash },
        after: { fileName, ...result },
        cause: reason,
      },
      ...each,
    ]);
  }

  private async tell(
    em: EntityManager,
    now: Date,
    plan: StandingPlan,
    reason: string,
    tasks: Task[],
    changes: AmendmentChange[],
    { added, removed, changed }: AmendmentResult,
  ): Promise<void> {
    if (added + removed + changed === 0) return;
    const standing = tasks.flatMap(({ assignments }) => assignments.flatMap(({ unitId }) => unitId ?? []));
    const left = await em.query<{ unitId: string }[]>(
      'SELECT DISTINCT unit_id AS "unitId" FROM assignment WHERE plan_item_id = ANY ($1::uuid[]) AND unit_id IS NOT NULL',
      [changes.flatMap(({ before, after }) => (before && !after ? before.key : []))],
    );
    const units = [...new Set([...standing, ...left.map(({ unitId }) => unitId)])];
    const people = new Set([...(await this.directory.liaisonsOf(em, units)).values()].flat());
    await this.outbox.enqueue(
      em,
      now,
      [...people].map((userId) => ({
        key: `plan.amend:${plan.id}:${plan.version}:${userId}`,
        userId,
        title: '工作计划有调整',
        body: `《${plan.title}》已调整:新增 ${added} 条,撤销 ${removed} 条,变更 ${changed} 条。调整原因:${reason}`,
        link: `/plans/${plan.id}`,
      })),
    );
  }
}

/** A document that names nobody for a task leaves its units, given by hand or before, as they are. */
const keepingUnits = (change: AmendmentChange): AmendmentChange => {
  const { before, after, fields } = change;
  if (!before || !after || after.units.length > 0) return change;
  return {
    before,
    after: { ...after, units: before.units },
    fields: fields.filter((field) => field !== 'units'),
  };
};

/** A mere new number is no change of what is asked. */
export const countsOf = (changes: readonly AmendmentChange[]) => ({
  added: changes.filter(({ before }) => !before).length,
  removed: changes.filter(({ after }) => !after).length,
  changed: changes.filter(({ fields }) => fields.some((field) => field !== 'number')).length,
});
