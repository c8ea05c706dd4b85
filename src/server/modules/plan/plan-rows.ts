import type { EntityManager } from 'typeorm';
import { readableUnits, type Actor } from '../../common/actor.js';
import { isCalendarDate } from '../../common/calendar-date.js';
import { DomainError } from '../../common/domain-error.js';
import type { PlanKind, PlanStatus } from '../../../shared/vocabulary.js';
import { assertRule } from '../deadline/domain/rule.js';
import { assertSoftPolicy, type SoftPolicyLine } from '../deadline/domain/soft-policy.js';
import type { FilingCadence } from './entities/plan.entity.js';
import { canManagePlan, canReadPlan } from './plan.policy.js';

/** A plan's own columns, as its coordinators change them. */
export interface PlanRow {
  id: string;
  ownerUnitId: string;
  kind: PlanKind;
  status: PlanStatus;
  title: string;
  issuer: string | null;
  docNo: string | null;
  year: number | null;
  issuedOn: string | null;
  cadence: FilingCadence;
  behindPoints: number | null;
  extensionWorkdays: number | null;
  softPolicy: SoftPolicyLine[];
  innerWorkdays: number | null;
  version: number;
}

/** The plan, for who may manage it: 404 for who may not even see it. `hold` keeps others from changing it meanwhile. */
export async function managedPlan(
  em: EntityManager,
  actor: Actor,
  id: string,
  hold = false,
): Promise<PlanRow> {
  const units = readableUnits(actor);
  const [plan] = await em.query<(PlanRow & { assigns: boolean })[]>(
    `SELECT p.id, p.owner_unit_id AS "ownerUnitId", p.kind, p.status, p.title, p.issuer, p.doc_no AS "docNo", p.year,
       p.issued_on::text AS "issuedOn", p.cadence, p.behind_points AS "behindPoints",
       p.extension_workdays AS "extensionWorkdays", p.soft_policy AS "softPolicy",
       p.inner_workdays AS "innerWorkdays", p.version, EXISTS (SELECT 1 FROM plan_item i
         JOIN assignment a ON a.plan_item_id = i.id WHERE i.plan_id = p.id AND a.unit_id = ANY ($2::uuid[])) AS assigns
     FROM plan p WHERE p.id = $1 ${hold ? 'FOR UPDATE' : ''}`,
    [id, units === 'all' ? [] : units],
  );
  if (!plan || !canReadPlan(actor, plan, plan.assigns)) throw DomainError.notFound('工作计划');
  if (!canManagePlan(actor, plan)) throw DomainError.forbidden('只有本计划的督办员可以进行此操作');
  return plan;
}

/** Throws DomainError (422) for dates, a cadence or a policy that cannot be computed. */
export function requireSound(plan: PlanRow): void {
  if (plan.issuedOn !== null && !isCalendarDate(plan.issuedOn)) {
    throw DomainError.invalid('plan.no_date', `没有这一天:${plan.issuedOn}`);
  }
  try {
    assertRule({ kind: 'cadence', ...plan.cadence });
  } catch {
    throw DomainError.invalid('plan.cadence', '报送日和期后工作日数只能填写一项');
  }
  requireSoundPolicy(plan.softPolicy);
}

export function requireSoundPolicy(softPolicy: SoftPolicyLine[]): void {
  try {
    assertSoftPolicy(softPolicy);
  } catch {
    throw DomainError.invalid('plan.soft_policy', '本单位规定中同一用语只能写一次,且应写明期限');
  }
}
