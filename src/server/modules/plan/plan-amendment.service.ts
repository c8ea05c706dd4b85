import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { dateInShanghai } from '../../common/calendar-date.js';
import { DomainError } from '../../common/domain-error.js';
import type { PlanStatus } from '../../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { DeadlineRules } from '../deadline/deadline-rules.service.js';
import type { SoftPolicyLine } from '../deadline/domain/soft-policy.js';
import { OutboxService } from '../notification/outbox.service.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import { compareWithPlan } from './amendment-comparison.js';
import type { AmendmentChange, PlanChange } from './domain/amendment.js';
import { ownRulesOf, planChanges } from './domain/own-rules.js';
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
  docNo: string | null;
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
  async preview(
    em: EntityManager,
    planId: string,
    input: NewPlan,
  ): Promise<{ changes: AmendmentChange[]; plan: PlanChange[] }> {
    const standing = await this.planOf(em, planId);
    const { changes } = await compareWithPlan(em, planId, input);
    return { changes, plan: planChanges(standing, input) };
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
    document: NewPlan,
  ): Promise<AmendmentResult> {
    const standing = await this.planOf(em, amendment.planId, 'FOR UPDATE');
    PLAN_FLOW.next(standing.status, 'amend');
    const today = dateInShanghai(now);
    const { changes, input } = await compareWithPlan(em, standing.id, document);
    const plan = { ...standing, ...ownRulesOf(standing, input) };
    await requireAssignable(
      em,
      this.directory,
      plan.ownerUnitId,
      input.items.flatMap(({ assignments }) => assignments),
    );
    await this.keepDocument(em, actor, now, plan, amendment, input, {
      changes,
      planChanges: planChanges(standing, input),
    });
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

  /** The plan; with `FOR UPDATE` held until the transaction ends. */
  private async planOf(
    em: EntityManager,
    planId: string,
    lock: '' | 'FOR UPDATE' = '',
  ): Promise<StandingPlan> {
    const [plan] = await em.query<StandingPlan[]>(
      `SELECT id, owner_unit_id AS "ownerUnitId", title, doc_no AS "docNo", status, issued_on::text AS "issuedOn", cadence,
         soft_policy AS "softPolicy", inner_workdays AS "innerWorkdays", file_hash AS "fileHash", version
       FROM plan WHERE id = $1 ${lock}`,
      [planId],
    );
    if (!plan) throw DomainError.notFound('工作计划');
    return plan;
  }

  /** The plan shows the new document from now on; the old one stays with the amendment. */
  private async keepDocument(
    em: EntityManager,
    actor: Actor,
    now: Date,
    plan: StandingPlan,
    { reason, fileName }: { reason: string; fileName: string },
    input: NewPlan,
    { changes, planChanges: whole }: { changes: AmendmentChange[]; planChanges: PlanChange[] },
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
      planChanges: whole,
    });
    await em.query(
      `UPDATE plan SET title = $2, doc_no = COALESCE($3, doc_no), file_hash = $4, source_text = $5, soft_policy = $6,
         inner_workdays = $7, version = version + 1
       WHERE id = $1`,
      [
        plan.id,
        input.title,
        input.docNo,
        input.fileHash,
        input.sourceText,
        JSON.stringify(plan.softPolicy),
        plan.innerWorkdays,
      ],
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

/** A mere new number is no change of what is asked. */
export const countsOf = (changes: readonly AmendmentChange[]) => ({
  added: changes.filter(({ before }) => !before).length,
  removed: changes.filter(({ after }) => !after).length,
  changed: changes.filter(({ fields }) => fields.some((field) => field !== 'number')).length,
});
