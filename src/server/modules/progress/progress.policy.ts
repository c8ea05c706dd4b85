import { readableUnits, type Actor } from '../../common/actor.js';
import { DomainError } from '../../common/domain-error.js';
import type { ReportStatus } from '../../../shared/vocabulary.js';
import { isEditable } from './domain/report-flow.js';

/** What the rules need to know of a filing. */
export interface ReportSubject {
  status: ReportStatus;
  unitId: string;
  ownerUnitId: string;
  submittedBy: string | null;
}

export const canFileFor = (actor: Actor, unitId: string): boolean => actor.liaisonOf.includes(unitId);

export function requireFiler(actor: Actor, unitId: string): void {
  if (!canFileFor(actor, unitId)) throw DomainError.forbidden('只有本单位联络员可以填写本单位的报送');
}

export const canEdit = (actor: Actor, report: ReportSubject): boolean =>
  canFileFor(actor, report.unitId) && isEditable(report.status);

/**
 * Filings are reviewed by a coordinator of the plan's owner unit, never by who submitted them. Where that leaves no
 * coordinator at all, a leader decides: the principal one, or one with the unit or the owner in charge (domain 1).
 * `coordinators`: user ids of the active coordinators of the owner unit.
 */
export function canReview(actor: Actor, report: ReportSubject, coordinators: readonly string[]): boolean {
  if (report.submittedBy === actor.userId) return false;
  if (actor.coordinates.includes(report.ownerUnitId)) return true;
  return coordinators.every((id) => id === report.submittedBy) && leads(actor, report);
}

const leads = (actor: Actor, { unitId, ownerUnitId }: ReportSubject): boolean =>
  actor.roles.includes('leader') &&
  (actor.principal || actor.inCharge.includes(unitId) || actor.inCharge.includes(ownerUnitId));

export function requireReviewer(actor: Actor, report: ReportSubject, coordinators: readonly string[]): void {
  if (report.submittedBy === actor.userId) {
    throw new DomainError('progress.own', 403, '不能审核本人提交的报送,请由其他督办员或分管领导审核');
  }
  if (!canReview(actor, report, coordinators)) {
    throw DomainError.forbidden('只有该计划的督办员可以审核报送');
  }
}

/**
 * The filings an actor may see, as one bracketed condition on `report` and its `plan`: those of readable units and of
 * plans one coordinates; a draft only inside its own unit.
 */
export function visibleReports(
  actor: Actor,
  bind: (value: unknown) => string,
  report = 'r',
  plan = 'p',
): string {
  const readable = readableUnits(actor);
  const scope =
    readable === 'all'
      ? 'true'
      : `${report}.unit_id = ANY (${bind(readable)}::uuid[]) OR ${plan}.owner_unit_id = ANY (${bind(actor.coordinates)}::uuid[])`;
  return `((${scope}) AND (${report}.status <> 'draft' OR ${report}.unit_id = ANY (${bind(actor.liaisonOf)}::uuid[])))`;
}
