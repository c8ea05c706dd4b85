import type { Actor } from '../../common/actor.js';
import { DomainError } from '../../common/domain-error.js';
import type { AssessmentStatus } from '../../../shared/vocabulary.js';
import { canManagePlan } from '../plan/plan.policy.js';
import { ASSESSMENT_FLOW } from './domain/assessment-flow.js';

/** What decides who sees what of a run. */
export interface AssessmentFacts {
  ownerUnitId: string;
  status: AssessmentStatus;
  /** Units in the ranking. */
  scored: string[];
}

/** The units whose place and points a person sees, and those whose sheet they may open. */
export interface AssessmentScope {
  ranking: 'all' | string[];
  sheets: 'all' | string[];
}

/** 考核评分、公布: the coordinators of the unit that the plan belongs to. */
export const canAssess = canManagePlan;

export function requireAssess(actor: Actor, plan: { ownerUnitId: string }): void {
  if (!canAssess(actor, plan)) throw DomainError.forbidden('只有该工作计划的督办员可以进行考核评分');
}

/**
 * What of a run a person sees; null for nothing. Its coordinators and the principal leader: everything. A leader with a
 * ranked unit in charge: the whole ranking (they pull the report), and the sheets of the units they read. Who files for
 * a unit: that unit alone, its place and its sheet, and only once the run is published.
 */
export function scopeOf(
  actor: Actor,
  { ownerUnitId, status, scored }: AssessmentFacts,
): AssessmentScope | null {
  if (canAssess(actor, { ownerUnitId }) || actor.principal) return { ranking: 'all', sheets: 'all' };
  const ranked = new Set(scored);
  const of = (units: readonly string[]): string[] => units.filter((id) => ranked.has(id));
  const charge = of(actor.inCharge);
  const own = status === 'published' ? of([...actor.liaisonOf, ...actor.coordinates]) : [];
  const sheets = [...new Set([...charge, ...own])];
  if (charge.length > 0) return { ranking: 'all', sheets };
  return own.length > 0 ? { ranking: sheets, sheets } : null;
}

export interface AssessmentAbilities {
  publish: boolean;
  export: boolean;
}

/** What the screen offers. */
export const abilitiesOf = (
  actor: Actor,
  facts: Pick<AssessmentFacts, 'ownerUnitId' | 'status'>,
): AssessmentAbilities => ({
  publish: canAssess(actor, facts) && ASSESSMENT_FLOW.allowed(facts.status).includes('publish'),
  export: true,
});

/**
 * `scopeOf` is not null, as the one bracketed condition of a list; `run` and `plan` are the aliases of the two tables.
 * Adds its parameters to `params`.
 */
export function visibleAssessments(actor: Actor, run: string, plan: string, params: unknown[]): string {
  if (actor.principal) return '(TRUE)';
  const add = (value: unknown): string => `$${params.push(value)}`;
  const ranks = (units: readonly string[]): string =>
    `EXISTS (SELECT 1 FROM unit_score vs WHERE vs.assessment_id = ${run}.id AND vs.unit_id = ANY (${add(units)}::uuid[]))`;
  return `(${plan}.owner_unit_id = ANY (${add(actor.coordinates)}::uuid[]) OR ${ranks(actor.inCharge)}
    OR (${run}.status = 'published' AND ${ranks([...actor.liaisonOf, ...actor.coordinates])}))`;
}
