import type { EntityManager } from 'typeorm';
import type { CalendarDate } from '../../common/calendar-date.js';
import type { AuditRecord } from '../audit/audit.service.js';
import { withInner } from './domain/duties.js';
import type { RuleChanges } from './domain/rule-changes.js';
import type { UnitCalendars } from './domain/unit-calendars.js';
import { openSql } from './light.sql.js';

interface OpenDuty {
  id: string;
  ruleId: string;
  planItemId: string;
  unitId: string;
  startOn: CalendarDate;
  dueOn: CalendarDate;
  provisional: boolean;
  innerDueOn: CalendarDate | null;
}

/**
 * Rules that stay get the office's terms as they are now: its words for a vague requirement, and its earlier day (ADR 7).
 * The earlier day of open duties moves along, save where a person set or lifted it. Answers
 * what is to be recorded.
 */
export async function alterTerms(
  em: EntityManager,
  altered: RuleChanges<never>['altered'],
  calendars: UnitCalendars,
): Promise<AuditRecord[]> {
  if (altered.length === 0) return [];
  await em.query(
    `UPDATE deadline_rule r SET policy = a.policy, inner_workdays = a."innerWorkdays"
     FROM jsonb_to_recordset($1::jsonb) AS a("ruleId" uuid, policy text, "innerWorkdays" int) WHERE r.id = a."ruleId"`,
    [JSON.stringify(altered)],
  );
  const terms = new Map(altered.map((one) => [one.ruleId, one]));
  const duties = await em.query<OpenDuty[]>(
    `SELECT d.id, d.rule_id AS "ruleId", d.plan_item_id AS "planItemId", d.unit_id AS "unitId",
       d.start_on::text AS "startOn", d.due_on::text AS "dueOn", d.provisional, d.inner_due_on::text AS "innerDueOn"
     FROM deadline d WHERE d.rule_id = ANY ($1::uuid[]) AND d.due_at IS NULL AND ${openSql('d')}
       AND NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.plan_item_id = d.plan_item_id
         AND a.subject_id = d.id AND a.action = 'deadline.inner') ORDER BY d.id FOR UPDATE OF d`,
    [[...terms.keys()]],
  );
  const moved = duties.flatMap((duty) => {
    const { startOn, dueOn, provisional, ruleId, unitId } = duty;
    const {
      innerDueOn = null,
      innerNearOn = null,
      innerProvisional = false,
    } = withInner(
      { startOn, dueOn, provisional, dueAt: null } as Parameters<typeof withInner>[0],
      terms.get(ruleId)!.innerWorkdays,
      calendars.of(unitId),
    );
    return innerDueOn === duty.innerDueOn ? [] : [{ duty, innerDueOn, innerNearOn, innerProvisional }];
  });
  await em.query(
    `UPDATE deadline d SET inner_due_on = n.due, inner_near_on = n.near, inner_provisional = n.provisional, version = version + 1
     FROM unnest($1::uuid[], $2::date[], $3::date[], $4::boolean[]) AS n (id, due, near, provisional) WHERE d.id = n.id`,
    [
      moved.map(({ duty }) => duty.id),
      moved.map(({ innerDueOn }) => innerDueOn),
      moved.map(({ innerNearOn }) => innerNearOn),
      moved.map(({ innerProvisional }) => innerProvisional),
    ],
  );
  return moved.map(({ duty, innerDueOn }) => ({
    action: 'deadline.policy',
    subjectType: 'deadline',
    subjectId: duty.id,
    planItemId: duty.planItemId,
    before: { innerDueOn: duty.innerDueOn },
    after: { unitId: duty.unitId, innerDueOn },
  }));
}
