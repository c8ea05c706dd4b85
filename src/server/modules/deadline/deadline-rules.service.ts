import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { dateInShanghai, type CalendarDate } from '../../common/calendar-date.js';
import type { DeadlineKind } from '../../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { CalendarService } from './calendar.service.js';
import { makeForBearers } from './deadline-writer.js';
import { publicationDuties, waitsForEvent, withInner } from './domain/duties.js';
import { assertRule, type RuleSpec } from './domain/rule.js';
import { ruleChanges, type RuleChanges, type StandingRule } from './domain/rule-changes.js';
import { alterTerms } from './own-terms.js';

export interface RuleBearerInput {
  unitId: string;
  /** Answers as a lead, or alone. */
  principal: boolean;
  /** Owes it as a member of a group. */
  viaGroup?: boolean;
}

export interface NewRule {
  planItemId: string;
  kind: DeadlineKind;
  spec: RuleSpec;
  eventTypeId: string | null;
  /** The document's words; null for the plan's own cadence. */
  raw: string | null;
  /** 本单位规定: how the office reads a vague `raw`. */
  policy?: string | null;
  /** 内部时限: working days before each due date. */
  innerWorkdays?: number | null;
  /** From when it is owed, if that is after publication. */
  activeFrom?: CalendarDate;
  /** The task in the plan's words: what lists of duties and messages call it. */
  title: string;
  bearers: RuleBearerInput[];
}

export interface HandedOver {
  rules: number;
  deadlines: number;
}

/** Takes over what a plan says about time. */
@Injectable()
export class DeadlineRules {
  constructor(
    private readonly calendar: CalendarService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Stores the rules of a plan with their bearers and makes the deadlines that publication makes (domain 4.4): dates,
   * windows, lengths from issue, and what recurs a period ahead. Rules that wait for an event make theirs when one is
   * registered. Throws RangeError for a malformed rule. A constant number of statements, whatever the size of the plan.
   */
  async handOver(
    em: EntityManager,
    actor: Actor,
    now: Date,
    plan: { id: string; issuedOn: CalendarDate; publishedOn: CalendarDate },
    rules: NewRule[],
  ): Promise<HandedOver> {
    const calendars = await this.calendar.hold(em);
    const stored = rules.map((rule) => ({ ...rule, id: randomUUID() }));
    for (const { spec } of stored) assertRule(spec);
    await this.store(em, plan, stored);
    const dated = stored.filter(({ spec, eventTypeId }) => !waitsForEvent(spec, eventTypeId));
    const duties = calendars.all().flatMap(({ key: calendarKey, calendar }) =>
      dated.flatMap(({ id, spec, activeFrom, innerWorkdays = null }) =>
        publicationDuties(spec, { ...plan, activeFrom }, calendar).map((duty) => ({
          ...withInner(duty, innerWorkdays, calendar),
          ruleId: id,
          calendarKey,
        })),
      ),
    );
    const handedOver = { rules: stored.length, deadlines: await makeForBearers(em, now, duties, calendars) };
    await this.audit.record(em, actor, now, {
      action: 'deadline.hand_over',
      subjectType: 'plan',
      subjectId: plan.id,
      after: handedOver,
    });
    return handedOver;
  }

  /**
   * The plan was amended: `wanted` is what it asks now, all of it. What stays keeps its deadlines; what is new counts from
   * the day of the amendment (`publishedOn`); open deadlines of what is gone are waived with the reason, and stay readable.
   * Of a rule that stays, the office's own terms follow the plan: its earlier days move along, but for those set by hand.
   */
  async amend(
    em: EntityManager,
    actor: Actor,
    now: Date,
    plan: { id: string; issuedOn: CalendarDate; publishedOn: CalendarDate },
    wanted: NewRule[],
    reason: string,
  ): Promise<HandedOver & { waived: number }> {
    const standing = await em.query<StandingRule[]>(
      `SELECT r.id, r.plan_item_id AS "planItemId", r.kind, r.spec, r.event_type_id AS "eventTypeId",
         r.policy, r.inner_workdays AS "innerWorkdays",
         COALESCE((SELECT json_agg(json_build_object('unitId', b.unit_id, 'principal', b.principal, 'viaGroup', b.via_group)
           ORDER BY b.unit_id) FROM rule_bearer b WHERE b.rule_id = r.id), '[]') AS bearers
       FROM deadline_rule r WHERE r.plan_id = $1 AND r.active_to IS NULL ORDER BY r.id`,
      [plan.id],
    );
    const changes = ruleChanges(standing, wanted);
    const waived = await this.withdraw(em, actor, now, plan, changes, reason);
    const moved = await alterTerms(em, changes.altered, await this.calendar.hold(em));
    await this.audit.record(
      em,
      actor,
      now,
      moved.map((entry) => ({ ...entry, cause: reason })),
    );
    return { ...(await this.handOver(em, actor, now, plan, changes.added)), waived };
  }

  /** Ends rules, releases units from others: what is open of them is waived with the reason, and stays readable. */
  async withdraw(
    em: EntityManager,
    actor: Actor,
    now: Date,
    plan: { id: string; publishedOn: CalendarDate },
    { ended, released, moved, restated }: Omit<RuleChanges<NewRule>, 'added'>,
    reason: string,
  ): Promise<number> {
    const gone = JSON.stringify(released);
    const pairs = `jsonb_to_recordset($2::jsonb) AS g("ruleId" uuid, "unitId" uuid)`;
    await em.query('UPDATE deadline_rule SET active_to = $2 WHERE id = ANY ($1::uuid[])', [
      ended,
      plan.publishedOn,
    ]);
    const [rows] = await em.query<
      [{ id: string; planItemId: string; unitId: string; dueOn: string }[], number]
    >(
      `UPDATE deadline d SET waived_at = $3, waive_reason = $4, version = version + 1
       WHERE (d.rule_id = ANY ($1::uuid[]) OR EXISTS (
           SELECT 1 FROM ${pairs} WHERE g."ruleId" = d.rule_id AND g."unitId" = d.unit_id))
         AND d.done_on IS NULL AND d.waived_at IS NULL AND d.voided_at IS NULL
       RETURNING d.id, d.plan_item_id AS "planItemId", d.unit_id AS "unitId", d.due_on::text AS "dueOn"`,
      [ended, gone, now, reason],
    );
    await em.query(
      `DELETE FROM rule_bearer b USING jsonb_to_recordset($1::jsonb) AS g("ruleId" uuid, "unitId" uuid)
       WHERE b.rule_id = g."ruleId" AND b.unit_id = g."unitId"`,
      [gone],
    );
    const position = `jsonb_to_recordset($1::jsonb) AS m("ruleId" uuid, "unitId" uuid, principal boolean, "viaGroup" boolean)`;
    await em.query(
      `UPDATE rule_bearer b SET principal = m.principal, via_group = m."viaGroup" FROM ${position}
       WHERE b.rule_id = m."ruleId" AND b.unit_id = m."unitId"`,
      [JSON.stringify(moved)],
    );
    await em.query(
      `UPDATE deadline d SET principal = m.principal, version = version + 1 FROM ${position}
       WHERE d.rule_id = m."ruleId" AND d.unit_id = m."unitId" AND d.done_on IS NULL AND d.principal <> m.principal`,
      [JSON.stringify(moved)],
    );
    await em.query(
      `UPDATE deadline_rule r SET spec = g.spec, extension_ceiling = NULLIF(g.spec->'extension', 'null')
       FROM jsonb_to_recordset($1::jsonb) AS g("ruleId" uuid, spec jsonb) WHERE r.id = g."ruleId"`,
      [JSON.stringify(restated)],
    );
    await this.audit.record(
      em,
      actor,
      now,
      rows.map(({ id, planItemId, unitId, dueOn }) => ({
        action: 'deadline.waive',
        subjectType: 'deadline',
        subjectId: id,
        planItemId,
        before: { unitId, dueOn },
        after: { unitId },
        cause: reason,
      })),
    );
    return rows.length;
  }

  /**
   * The plan is closed: its rules make nothing new, and filings that were made ahead for days after the closing are
   * waived. What was to be delivered stays owed. Returns how many filings were waived.
   */
  async endPlan(em: EntityManager, actor: Actor, now: Date, planId: string, reason: string): Promise<number> {
    const today = dateInShanghai(now);
    await em.query('UPDATE deadline_rule SET active_to = $2 WHERE plan_id = $1 AND active_to IS NULL', [
      planId,
      today,
    ]);
    const [waived] = await em.query<[{ id: string }[], number]>(
      `UPDATE deadline SET waived_at = $2, waive_reason = $3, version = version + 1
       WHERE plan_id = $1 AND kind = 'report' AND due_on > $4
         AND done_on IS NULL AND waived_at IS NULL AND voided_at IS NULL RETURNING id`,
      [planId, now, reason, today],
    );
    await this.audit.record(em, actor, now, {
      action: 'deadline.end_plan',
      subjectType: 'plan',
      subjectId: planId,
      after: { waived: waived.length },
      cause: reason,
    });
    return waived.length;
  }

  private async store(
    em: EntityManager,
    plan: { id: string; publishedOn: CalendarDate },
    rules: (NewRule & { id: string })[],
  ): Promise<void> {
    await em.query(
      `INSERT INTO deadline_rule (id, plan_id, plan_item_id, kind, spec, title, active_from, event_type_id, raw, policy, inner_workdays, extension_ceiling)
       SELECT id, $2, "planItemId", kind, spec, title, COALESCE("activeFrom", $3), "eventTypeId", raw, policy, "innerWorkdays", NULLIF(spec->'extension', 'null')
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "planItemId" uuid, kind text, spec jsonb, title text,
         "activeFrom" date, "eventTypeId" uuid, raw text, policy text, "innerWorkdays" int)`,
      [JSON.stringify(rules), plan.id, plan.publishedOn],
    );
    const bearers = rules.flatMap(({ id, bearers: units }) => units.map((unit) => ({ ruleId: id, ...unit })));
    await em.query(
      `INSERT INTO rule_bearer (rule_id, unit_id, principal, via_group)
       SELECT "ruleId", "unitId", principal, COALESCE("viaGroup", false)
       FROM jsonb_to_recordset($1::jsonb) AS b("ruleId" uuid, "unitId" uuid, principal boolean, "viaGroup" boolean)`,
      [JSON.stringify(bearers)],
    );
  }
}
