import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { CalendarDate } from '../../common/calendar-date.js';
import { AuditService } from '../audit/audit.service.js';
import { CalendarService } from './calendar.service.js';
import { readClocks } from './clock-rows.js';
import { DeadlineRules, type NewRule } from './deadline-rules.service.js';
import { dueColumns, moveDeadlines, setWarningDays } from './deadline-moves.js';
import { withInner } from './domain/duties.js';
import {
  dutyChanges,
  policyChange,
  type DutyChange,
  type StandingDuty,
  type StandingPolicyRule,
} from './domain/policy-change.js';
import type { UnitCalendars } from './domain/unit-calendars.js';
import { openSql } from './light.sql.js';

/** An office's policy for one plan in force. */
export interface PolicyInput {
  id: string;
  issuedOn: CalendarDate;
  /** Today. */
  publishedOn: CalendarDate;
  innerWorkdays: number | null;
}

/** 本单位规定 of a plan in force is changed: what it dates moves, comes or falls away. */
@Injectable()
export class PolicyChanges {
  constructor(
    private readonly calendar: CalendarService,
    private readonly rules: DeadlineRules,
    private readonly audit: AuditService,
  ) {}

  /**
   * Makes the rules of a plan what its policy says now, in the caller's transaction: `wanted` are the rules that vague
   * words make under it. A length that became another moves its open duties, each move logged with its cause; what the
   * policy says no longer is waived; what it says anew is handed over, but not to units that have reported the task
   * done. The office's own day goes by the new number of working days, save where a person set it for one duty. What is
   * done keeps its date. Returns what became of the open duties.
   */
  async apply(
    em: EntityManager,
    actor: Actor,
    now: Date,
    plan: PolicyInput,
    wanted: readonly NewRule[],
    reason: string,
  ): Promise<DutyChange[]> {
    const calendars = await this.calendar.hold(em);
    const before = await openDuties(em, plan.id);
    const standing = await em.query<StandingPolicyRule[]>(
      `SELECT id, plan_item_id AS "planItemId", raw, spec, policy FROM deadline_rule
       WHERE plan_id = $1 AND active_to IS NULL AND policy IS NOT NULL ORDER BY id`,
      [plan.id],
    );
    const { altered, ended, added } = policyChange(standing, wanted);
    const because = `本单位规定调整:${reason}`;
    await this.rules.withdraw(
      em,
      actor,
      now,
      plan,
      { ended, released: [], moved: [], restated: [], altered: [] },
      because,
    );
    await this.alter(em, actor, now, altered, calendars, reason);
    const [, innerChanged] = await em.query<[unknown[], number]>(
      `UPDATE deadline_rule SET inner_workdays = $2 WHERE plan_id = $1 AND kind = 'deliver' AND active_to IS NULL
         AND inner_workdays IS DISTINCT FROM $2
         AND NOT EXISTS (SELECT 1 FROM time_requirement t WHERE t.plan_item_id = deadline_rule.plan_item_id
           AND t.raw = deadline_rule.raw AND t.inner_workdays IS NOT NULL)`,
      [plan.id, plan.innerWorkdays],
    );
    const owed = await withoutDone(em, added);
    if (owed.length > 0) await this.rules.handOver(em, actor, now, plan, owed);
    await this.setInner(em, plan.id, innerChanged > 0 ? null : altered.map(({ id }) => id), calendars);
    const changes = dutyChanges(before, await openDuties(em, plan.id));
    await this.audit.record(
      em,
      actor,
      now,
      changes
        .filter(({ change }) => change === 'moved' || change === 'inner')
        .map(({ id, planItemId, unitId, beforeDueOn, afterDueOn, beforeInnerDueOn, afterInnerDueOn }) => ({
          action: 'deadline.policy',
          subjectType: 'deadline',
          subjectId: id,
          planItemId,
          before: { dueOn: beforeDueOn, innerDueOn: beforeInnerDueOn },
          after: { unitId, dueOn: afterDueOn, innerDueOn: afterInnerDueOn },
          cause: reason,
        })),
    );
    return changes;
  }

  /** Rules that count otherwise from now on, and the open duties that they have made. */
  private async alter(
    em: EntityManager,
    actor: Actor,
    now: Date,
    altered: { id: string; spec: unknown; policy: string }[],
    calendars: UnitCalendars,
    reason: string,
  ): Promise<void> {
    if (altered.length === 0) return;
    await em.query(
      `UPDATE deadline_rule r SET spec = g.spec, policy = g.policy
       FROM jsonb_to_recordset($1::jsonb) AS g(id uuid, spec jsonb, policy text) WHERE r.id = g.id`,
      [JSON.stringify(altered)],
    );
    const clocks = await readClocks(em, `d.rule_id = ANY ($1::uuid[]) AND ${openSql('d')}`, [
      altered.map(({ id }) => id),
    ]);
    const moves = clocks.flatMap(({ id, unitId, clock, dueOn, provisional }) => {
      const next = dueColumns(clock, calendars.of(unitId));
      if (!next || (next.dueOn === dueOn && next.provisional === provisional)) return [];
      return [{ deadlineId: id, ...next }];
    });
    await moveDeadlines(em, actor, now, { cause: 'policy', reason }, moves);
  }

  /** The office's own day of each open duty (of these rules; null: of all) by its rule, unless a person has set or lifted it. */
  private async setInner(
    em: EntityManager,
    planId: string,
    ruleIds: string[] | null,
    calendars: UnitCalendars,
  ): Promise<void> {
    const duties = await readClocks(
      em,
      `d.plan_id = $1 AND ($2::uuid[] IS NULL OR r.id = ANY ($2)) AND r.kind = 'deliver' AND d.due_at IS NULL AND ${openSql('d')}
       AND NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.plan_item_id = d.plan_item_id
         AND a.subject_id = d.id AND a.action = 'deadline.inner')`,
      [planId, ruleIds],
    );
    await setWarningDays(
      em,
      duties.flatMap(({ id, unitId, startOn, dueOn, dueAt, nearOn, nearAt, provisional, ...duty }) => {
        const calendar = calendars.of(unitId);
        const bare = { occurrence: '', startOn, dueOn, dueAt, nearOn, nearAt, provisional };
        const inner = withInner(bare, duty.innerWorkdays, calendar);
        const { innerDueOn = null, innerNearOn = null, innerProvisional = false } = inner;
        const same = innerProvisional === duty.innerProvisional && innerNearOn === duty.innerNearOn;
        if (same && innerDueOn === duty.innerDueOn) return [];
        return [{ deadlineId: id, nearOn, innerDueOn, innerNearOn, innerProvisional }];
      }),
    );
  }
}

const openDuties = (em: EntityManager, planId: string): Promise<StandingDuty[]> =>
  em.query<StandingDuty[]>(
    `SELECT d.id, d.plan_item_id AS "planItemId", d.unit_id AS "unitId", u.name AS "unitName", r.title,
       d.due_on::text AS "dueOn", d.provisional, d.inner_due_on::text AS "innerDueOn",
       d.inner_provisional AS "innerProvisional"
     FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id JOIN unit u ON u.id = d.unit_id
     WHERE d.plan_id = $1 AND d.kind = 'deliver' AND ${openSql('d')}`,
    [planId],
  );

/** The rules without the units that have reported all they had to deliver on the task (办结). */
async function withoutDone(em: EntityManager, rules: readonly NewRule[]): Promise<NewRule[]> {
  if (rules.length === 0) return [];
  const done = await em.query<{ planItemId: string; unitId: string }[]>(
    `SELECT DISTINCT r.plan_item_id AS "planItemId", b.unit_id AS "unitId" FROM rule_bearer b
     JOIN deadline_rule r ON r.id = b.rule_id WHERE r.plan_item_id = ANY ($1::uuid[]) AND b.ended_on IS NOT NULL`,
    [rules.map(({ planItemId }) => planItemId)],
  );
  const ended = new Set(done.map(({ planItemId, unitId }) => `${planItemId}|${unitId}`));
  return rules
    .map((rule) => ({
      ...rule,
      bearers: rule.bearers.filter(({ unitId }) => !ended.has(`${rule.planItemId}|${unitId}`)),
    }))
    .filter(({ bearers }) => bearers.length > 0);
}
