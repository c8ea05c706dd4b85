import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import { openSql } from '../deadline/light.sql.js';
import type { PlanKind, PlanStatus } from '../../../shared/vocabulary.js';
import type {
  BasePlanDto,
  CoverageDto,
  CoverageItemDto,
  CoveringTaskDto,
  DecideLinksDto,
} from './coverage.dto.js';
import { proposeLinks, type ComparedItem } from './domain/coverage.js';
import { canManagePlan, planAbilities } from './plan.policy.js';

interface PlanRow extends BasePlanDto {
  ownerUnitId: string;
  status: PlanStatus;
  kind: PlanKind;
}

type ItemRow = ComparedItem & { planId: string; title: string };

const BASE = 'p.id, p.title, p.kind, p.year, p.doc_no AS "docNo"';

/** 覆盖情况: which items of the plans that a plan stands on its tasks carry out. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  async of(actor: Actor, planId: string): Promise<CoverageDto> {
    const em = this.dataSource.manager;
    const plan = await this.managed(em, actor, planId);
    const bases = await em.query<BasePlanDto[]>(
      `SELECT ${BASE} FROM plan_upstream l JOIN plan p ON p.id = l.upstream_plan_id
       WHERE l.plan_id = $1 ORDER BY p.kind DESC, p.year DESC NULLS LAST, p.id`,
      [planId],
    );
    const choices = await em.query<BasePlanDto[]>(
      `SELECT ${BASE} FROM plan p WHERE p.id <> $1 AND p.owner_unit_id = ANY ($2::uuid[])
         AND (p.kind = 'upstream' OR (p.status <> 'draft' AND p.year < $3))
         AND NOT EXISTS (SELECT 1 FROM plan_upstream l WHERE l.plan_id = $1 AND l.upstream_plan_id = p.id)
       ORDER BY p.kind DESC, p.year DESC NULLS LAST, p.created_at DESC LIMIT 100`,
      [planId, actor.coordinates, plan.year],
    );
    const items = await this.compared(em, planId);
    const count = (wanted: (states: string[]) => boolean): number =>
      items.filter(({ tasks }) => wanted(tasks.map(({ state }) => state))).length;
    const covered = count((states) => states.includes('accepted'));
    const proposed = count((states) => !states.includes('accepted') && states.includes('proposed'));
    return {
      bases,
      choices,
      items,
      counts: { all: items.length, covered, proposed, uncovered: items.length - covered - proposed },
      can: { compare: planAbilities(actor, plan).compare },
    };
  }

  /** Says that the plan stands on another one; again changes nothing. */
  async name(actor: Actor, planId: string, upstreamPlanId: string): Promise<CoverageDto> {
    await this.dataSource.transaction(async (em) => {
      const plan = await this.comparing(em, actor, planId);
      const base = await this.managed(em, actor, upstreamPlanId);
      const earlier = base.status !== 'draft' && (base.year ?? 0) < (plan.year ?? 0);
      if (base.kind !== 'upstream' && !earlier) {
        throw DomainError.invalid('plan.no_base', '只能对照上级计划,或往年已下达的计划');
      }
      const added = await em.query<unknown[]>(
        `INSERT INTO plan_upstream (plan_id, upstream_plan_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING plan_id`,
        [planId, upstreamPlanId],
      );
      if (added.length > 0)
        await this.record(em, actor, 'plan.name_upstream', planId, { upstream: base.title });
    });
    return this.of(actor, planId);
  }

  /** The plan does not stand on that one after all; decisions on its items are kept, should it be named again. */
  async drop(actor: Actor, planId: string, upstreamPlanId: string): Promise<CoverageDto> {
    await this.dataSource.transaction(async (em) => {
      await this.comparing(em, actor, planId);
      const { affected } = await em.delete('PlanUpstream', { planId, upstreamPlanId });
      if (affected) await this.record(em, actor, 'plan.drop_upstream', planId, { upstreamPlanId });
    });
    return this.of(actor, planId);
  }

  /** Accepts, rejects or forgets links, all or none; the last word stands. */
  async decide(actor: Actor, planId: string, { links }: DecideLinksDto): Promise<CoverageDto> {
    const now = this.clock.now();
    await this.dataSource.transaction(async (em) => {
      await this.comparing(em, actor, planId);
      const input = JSON.stringify(links);
      const rows = `jsonb_to_recordset($1::jsonb) AS l("itemId" uuid, "upstreamItemId" uuid, decision text)`;
      const [{ strange }] = await em.query<{ strange: number }[]>(
        `SELECT count(*)::int AS strange FROM ${rows} WHERE NOT EXISTS (
           SELECT 1 FROM plan_item i WHERE i.id = l."itemId" AND i.plan_id = $2 AND i.retired_on IS NULL)
         OR NOT EXISTS (SELECT 1 FROM plan_item u JOIN plan_upstream s ON s.upstream_plan_id = u.plan_id
           WHERE u.id = l."upstreamItemId" AND s.plan_id = $2)`,
        [input, planId],
      );
      if (strange > 0) throw DomainError.notFound('所选任务或上级条目');
      await em.query(
        `DELETE FROM item_link x USING ${rows}
         WHERE x.item_id = l."itemId" AND x.upstream_item_id = l."upstreamItemId" AND l.decision IS NULL`,
        [input],
      );
      await em.query(
        `INSERT INTO item_link (item_id, upstream_item_id, decision, decided_by, decided_at)
         SELECT DISTINCT ON (l."itemId", l."upstreamItemId") l."itemId", l."upstreamItemId", l.decision, $2::uuid, $3::timestamptz
         FROM ${rows} WHERE l.decision IS NOT NULL
         ON CONFLICT (item_id, upstream_item_id) DO UPDATE SET decision = EXCLUDED.decision,
           decided_by = EXCLUDED.decided_by, decided_at = EXCLUDED.decided_at`,
        [input, actor.userId, now],
      );
      await this.audit.record(
        em,
        actor,
        now,
        links.map(({ itemId, upstreamItemId, decision }) => ({
          action: 'plan.link',
          subjectType: 'plan_item',
          subjectId: itemId,
          planItemId: itemId,
          after: { upstreamItemId, decision },
        })),
      );
    });
    return this.of(actor, planId);
  }

  private async compared(em: EntityManager, planId: string): Promise<CoverageItemDto[]> {
    const own = await em.query<ItemRow[]>(
      `SELECT i.id, i.plan_id AS "planId", i.number, i.path, i.title, i.text FROM plan_item i
       WHERE i.plan_id = $1 AND i.kind = 'task' AND i.retired_on IS NULL ORDER BY i.position`,
      [planId],
    );
    const upstream = await em.query<ItemRow[]>(
      `SELECT i.id, i.plan_id AS "planId", i.number, i.path, i.title, i.text
       FROM plan_upstream l JOIN plan p ON p.id = l.upstream_plan_id JOIN plan_item i ON i.plan_id = p.id
       WHERE l.plan_id = $1 AND i.kind = 'task' AND i.retired_on IS NULL
         AND (p.kind = 'upstream' OR EXISTS (
           SELECT 1 FROM deadline d WHERE d.plan_item_id = i.id AND d.kind = 'deliver' AND ${openSql('d')}))
       ORDER BY p.kind DESC, p.year DESC NULLS LAST, p.id, i.position`,
      [planId],
    );
    const decided = await em.query<
      { itemId: string; upstreamItemId: string; decision: 'accepted' | 'rejected' }[]
    >(
      `SELECT x.item_id AS "itemId", x.upstream_item_id AS "upstreamItemId", x.decision
       FROM item_link x JOIN plan_item i ON i.id = x.item_id WHERE i.plan_id = $1 AND i.retired_on IS NULL`,
      [planId],
    );
    const keys = new Set(decided.map(({ itemId, upstreamItemId }) => `${itemId}|${upstreamItemId}`));
    const tasks = new Map(own.map((item) => [item.id, item]));
    const found = new Map<string, CoveringTaskDto[]>();
    const add = (
      upstreamItemId: string,
      itemId: string,
      rest: Omit<CoveringTaskDto, 'itemId' | 'path' | 'title'>,
    ) => {
      const task = tasks.get(itemId);
      if (!task) return;
      const { path, title } = task;
      found.set(upstreamItemId, [...(found.get(upstreamItemId) ?? []), { itemId, path, title, ...rest }]);
    };
    for (const one of decided)
      add(one.upstreamItemId, one.itemId, { state: one.decision, score: null, reason: null });
    for (const { itemId, upstreamItemId, score, reason } of proposeLinks(upstream, own, keys))
      add(upstreamItemId, itemId, { state: 'proposed', score, reason });
    return upstream.map(({ id, planId: base, path, title, text }) => ({
      id,
      planId: base,
      path,
      title,
      text,
      tasks: found.get(id) ?? [],
    }));
  }

  private async comparing(em: EntityManager, actor: Actor, id: string): Promise<PlanRow> {
    const plan = await this.managed(em, actor, id);
    if (!planAbilities(actor, plan).compare)
      throw new DomainError('plan.no_compare', 409, '已关闭的计划和上级计划不能再对照');
    return plan;
  }

  /** The plan of a coordinator; 404 for everybody else. */
  private async managed(em: EntityManager, actor: Actor, id: string): Promise<PlanRow> {
    const [plan] = await em.query<PlanRow[]>(
      `SELECT ${BASE}, p.owner_unit_id AS "ownerUnitId", p.status FROM plan p WHERE p.id = $1`,
      [id],
    );
    if (!plan || !canManagePlan(actor, plan)) throw DomainError.notFound('工作计划');
    return plan;
  }

  private record(
    em: EntityManager,
    actor: Actor,
    action: string,
    planId: string,
    after: object,
  ): Promise<void> {
    return this.audit.record(em, actor, this.clock.now(), {
      action,
      subjectType: 'plan',
      subjectId: planId,
      after: { ...after },
    });
  }
}
