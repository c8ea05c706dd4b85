import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import type { PlanStatus } from '../../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { DeadlineRules } from '../deadline/deadline-rules.service.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import { PLAN_FLOW } from './domain/plan-flow.js';
import { PlanPublication } from './plan-publication.service.js';
import type { PlanDto, PublishedPlanDto, UpdateItemsDto, UpdatePlanDto, VersionDto } from './plan.dto.js';
import { managedPlan, requireSound, type PlanRow } from './plan-rows.js';
import { PlanQueries } from './plan.queries.js';
import { requireAssignable } from './plan-writer.service.js';

/** The life of a plan after it was written: prepared as a draft, published, closed. */
@Injectable()
export class Plans {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly queries: PlanQueries,
    private readonly publication: PlanPublication,
    private readonly rules: DeadlineRules,
    private readonly directory: UnitDirectory,
    private readonly audit: AuditService,
  ) {}

  /** Sets header fields of a draft; what is left out stays. Throws `common.stale` with both values. */
  async update(actor: Actor, id: string, input: UpdatePlanDto): Promise<PlanDto> {
    const now = this.clock.now();
    await this.dataSource.transaction(async (em) => {
      const plan = await managedPlan(em, actor, id);
      this.requireDraft(plan);
      const { version, ...changes } = input;
      const next = { ...plan, ...definedOf(changes) };
      requireSound(next);
      const [, affected] = await em.query<[unknown[], number]>(
        `UPDATE plan SET title = $3, issuer = $4, doc_no = $5, year = $6, issued_on = $7, cadence = $8,
           behind_points = $9, soft_policy = $10, inner_workdays = $11, extension_workdays = $12, version = version + 1
         WHERE id = $1 AND version = $2 AND status = 'draft'`,
        [
          id,
          version,
          next.title,
          next.issuer,
          next.docNo,
          next.year,
          next.issuedOn,
          JSON.stringify(next.cadence),
          next.behindPoints,
          JSON.stringify(next.softPolicy),
          next.innerWorkdays,
          next.extensionWorkdays,
        ],
      );
      if (affected !== 1) throw DomainError.stale(changes, headerOf(plan));
      await this.audit.record(em, actor, now, {
        action: 'plan.update',
        subjectType: 'plan',
        subjectId: id,
        before: headerOf(plan),
        after: headerOf(next),
      });
    });
    return this.queries.one(actor, id);
  }

  /** Sets the kind of items of a draft, and their units: added to those there are, or instead of them. */
  async updateItems(actor: Actor, id: string, input: UpdateItemsDto): Promise<PlanDto> {
    const now = this.clock.now();
    const assignments = (input.assignments ?? []).map(({ unitId = null, groupId = null, role }) => ({
      unitId,
      groupId,
      role,
    }));
    await this.dataSource.transaction(async (em) => {
      const plan = await managedPlan(em, actor, id);
      this.requireDraft(plan);
      await requireAssignable(em, this.directory, plan.ownerUnitId, assignments);
      const [, affected] = await em.query<[unknown[], number]>(
        `UPDATE plan SET version = version + 1 WHERE id = $1 AND version = $2 AND status = 'draft'`,
        [id, input.version],
      );
      if (affected !== 1) throw DomainError.stale({ version: input.version }, { version: plan.version });
      const itemIds = [...new Set(input.itemIds)];
      // What carries a unit is a task, whatever it was taken for.
      const kind = input.kind ?? (assignments.length > 0 ? 'task' : null);
      const [items] = await em.query<[{ id: string }[], number]>(
        `UPDATE plan_item SET kind = COALESCE($3, kind), version = version + 1
         WHERE plan_id = $1 AND id = ANY ($2::uuid[]) RETURNING id`,
        [id, itemIds, kind],
      );
      if (items.length !== itemIds.length) throw DomainError.notFound('所选条目');
      if (input.assignments && input.replace) {
        await em.query('DELETE FROM assignment WHERE plan_item_id = ANY ($1::uuid[])', [itemIds]);
      }
      await this.addAssignments(em, itemIds, assignments);
      await this.audit.record(
        em,
        actor,
        now,
        itemIds.map((planItemId) => ({
          action: 'plan.update_item',
          subjectType: 'plan_item',
          subjectId: planItemId,
          planItemId,
          after: { kind, assignments, replace: input.replace ?? false },
        })),
      );
    });
    return this.queries.one(actor, id);
  }

  /**
   * 下达: the draft becomes binding in one transaction. Refused without year and issue date (`plan.undated`); unassigned
   * items are allowed. A second click, or someone else's, is refused by 409: one of them publishes.
   */
  async publish(actor: Actor, id: string, { version }: VersionDto): Promise<PublishedPlanDto> {
    const now = this.clock.now();
    const counts = await this.dataSource.transaction(async (em) => {
      const plan = await managedPlan(em, actor, id);
      PLAN_FLOW.next(plan.status, 'publish');
      if (plan.kind === 'upstream') throw DomainError.invalid('plan.upstream', '上级计划只作对照,不能下达');
      const dated = requireDated(plan);
      await this.move(em, plan, version, `status = 'published', published_at = $4`, 'draft', now);
      return this.publication.run(em, actor, now, dated);
    });
    return { plan: await this.queries.one(actor, id), ...counts };
  }

  /** Ends a plan: nothing new falls due, filings made ahead are waived, what was to be delivered stays owed. */
  async close(actor: Actor, id: string, { version }: VersionDto): Promise<PlanDto> {
    const now = this.clock.now();
    await this.dataSource.transaction(async (em) => {
      const plan = await managedPlan(em, actor, id);
      PLAN_FLOW.next(plan.status, 'close');
      await this.move(em, plan, version, `status = 'closed', closed_at = $4`, 'published', now);
      await this.rules.endPlan(em, actor, now, id, '工作计划已关闭');
      await this.audit.record(em, actor, now, {
        action: 'plan.close',
        subjectType: 'plan',
        subjectId: id,
        before: { status: 'published' },
        after: { status: 'closed' },
      });
    });
    return this.queries.one(actor, id);
  }

  /** The conditional update of a status change; waits for whoever is changing it, and then fails by 409. */
  private async move(
    em: EntityManager,
    plan: PlanRow,
    version: number,
    set: string,
    from: PlanStatus,
    now: Date,
  ): Promise<void> {
    const [, affected] = await em.query<[unknown[], number]>(
      `UPDATE plan SET ${set}, version = version + 1 WHERE id = $1 AND version = $2 AND status = $3`,
      [plan.id, version, from, now],
    );
    if (affected === 1) return;
    const [current] = await em.query<{ status: PlanStatus; version: number }[]>(
      'SELECT status, version FROM plan WHERE id = $1',
      [plan.id],
    );
    throw DomainError.stale({ version }, current);
  }

  private async addAssignments(
    em: EntityManager,
    itemIds: string[],
    assignments: { unitId: string | null; groupId: string | null; role: string }[],
  ): Promise<void> {
    await em.query(
      `INSERT INTO assignment (plan_item_id, unit_id, group_id, role, sort)
       SELECT i.id, a."unitId", a."groupId", a.role, a.sort + COALESCE(
         (SELECT max(o.sort) + 1 FROM assignment o WHERE o.plan_item_id = i.id), 0)
       FROM unnest($1::uuid[]) AS i(id)
       CROSS JOIN jsonb_to_recordset($2::jsonb) AS a("unitId" uuid, "groupId" uuid, role text, sort int)
       ORDER BY i.id, a.sort ON CONFLICT DO NOTHING`,
      [itemIds, JSON.stringify(assignments.map((one, sort) => ({ ...one, sort })))],
    );
  }

  private requireDraft(plan: PlanRow): void {
    if (plan.status === 'draft') return;
    throw new DomainError('plan.not_draft', 409, '计划已下达,内容只能通过调整变更', { status: plan.status });
  }
}

const headerOf = (plan: PlanRow) => {
  const { title, issuer, docNo, year, issuedOn, cadence } = plan;
  const { behindPoints, extensionWorkdays, softPolicy, innerWorkdays } = plan;
  return {
    title,
    issuer,
    docNo,
    year,
    issuedOn,
    cadence,
    behindPoints,
    extensionWorkdays,
    softPolicy,
    innerWorkdays,
  };
};

const definedOf = <T extends object>(changes: T): Partial<T> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>;

function requireDated(plan: PlanRow) {
  const { year, issuedOn } = plan;
  if (year !== null && issuedOn !== null) return { ...plan, year, issuedOn };
  const missing = [year === null && 'year', issuedOn === null && 'issuedOn'].filter(Boolean);
  const words = [year === null && '年度', issuedOn === null && '印发日期'].filter(Boolean).join('和');
  throw DomainError.invalid('plan.undated', `请先填写计划的${words},再下达`, { missing });
}
