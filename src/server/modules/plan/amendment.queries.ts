import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { PlanAmendmentsDto, PlanAmendmentDto } from './amendment.dto.js';
import { canManagePlan } from './plan.policy.js';
import { PlanQueries } from './plan.queries.js';

/** The adjustments of a plan. */
@Injectable()
export class AmendmentQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly plans: PlanQueries,
  ) {}

  /** Newest first. What was changed is told to those who may read all of the plan, that it was changed to everybody. */
  async of(actor: Actor, planId: string): Promise<PlanAmendmentsDto> {
    const plan = await this.plans.one(actor, planId);
    const items = await this.dataSource.query<PlanAmendmentDto[]>(
      `SELECT a.id, a.reason, a.amended_at AS "amendedAt", u.name AS "amendedBy", a.file_name AS "fileName",
         CASE WHEN $2 THEN a.changes ELSE '[]'::jsonb END AS changes,
         CASE WHEN $2 THEN a.plan_changes ELSE '[]'::jsonb END AS "planChanges"
       FROM plan_amendment a JOIN app_user u ON u.id = a.amended_by WHERE a.plan_id = $1 ORDER BY a.amended_at DESC, a.id`,
      [planId, canManagePlan(actor, plan) || actor.principal],
    );
    return { items };
  }
}
