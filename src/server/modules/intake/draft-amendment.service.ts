import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import type { PlanStatus } from '../../../shared/vocabulary.js';
import type { SoftPolicyLine } from '../deadline/domain/soft-policy.js';
import { openSql } from '../deadline/light.sql.js';
import { PlanAmendments } from '../plan/plan-amendment.service.js';
import type { DraftContent } from './domain/draft-content.js';
import type { AmendmentPreviewDto } from './draft-amendment.dto.js';
import { canManageDraft } from './draft.policy.js';
import { DraftQueries } from './draft.queries.js';
import type { Draft } from './entities/draft.entity.js';
import { newPlanOf } from './new-plan.js';

export interface AmendedPlan {
  id: string;
  title: string;
  ownerUnitId: string;
  status: PlanStatus;
  year: number | null;
  issuedOn: string | null;
  issuer: string | null;
  docNo: string | null;
  softPolicy: SoftPolicyLine[];
  innerWorkdays: number | null;
}

/** 调整: a draft that is to change a published plan. */
@Injectable()
export class DraftAmendments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly queries: DraftQueries,
    private readonly amendments: PlanAmendments,
  ) {}

  /** The plan that a document may change; refused unless it is published and the actor's to manage. */
  async plan(actor: Actor, planId: string): Promise<AmendedPlan> {
    const [plan] = await this.dataSource.query<AmendedPlan[]>(
      `SELECT id, title, owner_unit_id AS "ownerUnitId", status, year, issued_on::text AS "issuedOn", issuer,
         doc_no AS "docNo", soft_policy AS "softPolicy", inner_workdays AS "innerWorkdays" FROM plan WHERE id = $1`,
      [planId],
    );
    if (!plan || !canManageDraft(actor, plan)) throw DomainError.notFound('工作计划');
    if (plan.status === 'published') return plan;
    throw new DomainError(
      'intake.not_published',
      409,
      plan.status === 'draft' ? '计划还没有下达,请直接修改计划' : '计划已关闭,不能再调整',
    );
  }

  /** What the document would add, take out and change, with the open duties that would be waived. */
  async preview(actor: Actor, id: string): Promise<AmendmentPreviewDto> {
    const em = this.dataSource.manager;
    const draft = await this.queries.find(em, actor, id);
    if (draft.purpose !== 'amendment' || draft.amendsPlanId === null) {
      throw DomainError.invalid('intake.no_amendment', '这份草稿不是对已下达计划的调整');
    }
    const { changes, plan } = await this.amendments.preview(em, draft.amendsPlanId, newPlanOf(draft));
    const open = await this.openDuties(em, draft.amendsPlanId);
    const told = changes.filter(({ before, after, fields }) => !before || !after || fields.length > 0);
    return {
      planId: draft.amendsPlanId,
      version: draft.version,
      same: changes.length - told.length,
      plan,
      changes: told.map((change) => ({
        ...change,
        openDuties: change.before && !change.after ? (open.get(change.before.key) ?? 0) : 0,
      })),
    };
  }

  /** Writes it into the plan, in the caller's transaction. */
  async apply(em: EntityManager, actor: Actor, draft: Draft, reason: string | undefined): Promise<string> {
    const words = reason?.trim() ?? '';
    if (words.length < 2) throw DomainError.invalid('intake.no_reason', '请填写调整原因');
    const planId = draft.amendsPlanId!;
    const amendment = { planId, reason: words, fileName: draft.fileName };
    await this.amendments.apply(em, actor, this.clock.now(), amendment, newPlanOf(draft));
    return planId;
  }

  private async openDuties(em: EntityManager, planId: string): Promise<Map<string, number>> {
    const rows = await em.query<{ id: string; n: number }[]>(
      `SELECT d.plan_item_id AS id, count(*)::int AS n FROM deadline d WHERE d.plan_id = $1 AND ${openSql('d')} GROUP BY 1`,
      [planId],
    );
    return new Map(rows.map(({ id, n }) => [id, n]));
  }
}

/** An amended document often leaves out what the first one said: year, date, issuer and number are the plan's then, and so are the office's own rules. */
export const filledFrom = (content: DraftContent, plan: AmendedPlan): DraftContent => ({
  ...content,
  purpose: 'amendment',
  plan: {
    ...content.plan,
    isPlan: true,
    title: content.plan.title ?? plan.title,
    year: content.plan.year ?? plan.year,
    issuedOn: content.plan.issuedOn ?? plan.issuedOn,
    issuer: content.plan.issuer ?? plan.issuer,
    docNo: content.plan.docNo ?? plan.docNo,
    softPolicy: plan.softPolicy,
    innerWorkdays: plan.innerWorkdays,
  },
});
