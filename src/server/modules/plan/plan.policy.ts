import { readableUnits, type Actor } from '../../common/actor.js';
import type { PlanKind, PlanStatus } from '../../../shared/vocabulary.js';
import { PLAN_FLOW } from './domain/plan-flow.js';

export interface PlanFacts {
  ownerUnitId: string;
  status: PlanStatus;
}

/** 维护、下达、关闭: the coordinators of the unit that the plan belongs to. */
export const canManagePlan = (actor: Actor, plan: Pick<PlanFacts, 'ownerUnitId'>): boolean =>
  actor.coordinates.includes(plan.ownerUnitId);

/** A draft is the coordinators'; what is published is read by the principal leader, and by whoever reads a unit it assigns. */
export const canReadPlan = (actor: Actor, plan: PlanFacts, assignsReadable: boolean): boolean =>
  canManagePlan(actor, plan) || (plan.status !== 'draft' && (actor.principal || assignsReadable));

export interface PlanAbilities {
  update: boolean;
  assign: boolean;
  publish: boolean;
  amend: boolean;
  /** 调整本单位规定 of a plan in force. */
  policy: boolean;
  close: boolean;
  /** 上级计划 and coverage: name the plans it stands on and decide on links. */
  compare: boolean;
}

/** What the screen offers; a superior's plan is only kept to compare with. */
export function planAbilities(actor: Actor, plan: PlanFacts & { kind: PlanKind }): PlanAbilities {
  const manages = canManagePlan(actor, plan);
  const own = plan.kind === 'own';
  const open = PLAN_FLOW.allowed(plan.status);
  return {
    update: manages && plan.status === 'draft',
    assign: manages && own && plan.status === 'draft',
    publish: manages && own && open.includes('publish'),
    amend: manages && own && open.includes('amend'),
    policy: manages && own && plan.status === 'published',
    close: manages && open.includes('close'),
    compare: manages && own && plan.status !== 'closed',
  };
}

/**
 * The scope of every list of plan items: all of a plan that this person coordinates; of a published one, the items of
 * units they read, and for the principal leader all. Adds its parameters to `params` and gives one bracketed condition;
 * `alias` is the plan_item's. Headings above a visible item are the outline's own affair.
 */
export function visibleItems(actor: Actor, alias: string, params: unknown[]): string {
  const coordinated = `EXISTS (SELECT 1 FROM plan vp WHERE vp.id = ${alias}.plan_id AND vp.owner_unit_id = ANY (${add(params, actor.coordinates)}::uuid[]))`;
  const units = readableUnits(actor);
  const published = `EXISTS (SELECT 1 FROM plan vp WHERE vp.id = ${alias}.plan_id AND vp.status <> 'draft')`;
  if (units === 'all') return `(${coordinated} OR ${published})`;
  return `(${coordinated} OR (${published} AND EXISTS (SELECT 1 FROM assignment va
    WHERE va.plan_item_id = ${alias}.id AND va.unit_id = ANY (${add(params, units)}::uuid[]))))`;
}

/** The same scope for plans: those with anything in them that this person may see. `alias` is the plan's. */
export function visiblePlans(actor: Actor, alias: string, params: unknown[]): string {
  const coordinated = `${alias}.owner_unit_id = ANY (${add(params, actor.coordinates)}::uuid[])`;
  const units = readableUnits(actor);
  if (units === 'all') return `(${coordinated} OR ${alias}.status <> 'draft')`;
  return `(${coordinated} OR (${alias}.status <> 'draft' AND EXISTS (SELECT 1 FROM plan_item vi
    JOIN assignment va ON va.plan_item_id = vi.id
    WHERE vi.plan_id = ${alias}.id AND va.unit_id = ANY (${add(params, units)}::uuid[]))))`;
}

const add = (params: unknown[], value: unknown): string => `$${params.push(value)}`;
