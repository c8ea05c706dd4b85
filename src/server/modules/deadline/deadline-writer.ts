import type { EntityManager } from 'typeorm';
import { withInner, type Duty } from './domain/duties.js';
import type { UnitCalendars } from './domain/unit-calendars.js';

/** A unit that a rule's duty falls on. */
export interface Target {
  ruleId: string;
  unitId: string;
  principal: boolean;
}

export interface MadeDeadline {
  id: string;
  ruleId: string;
  planItemId: string;
  unitId: string;
  dueOn: string;
  dueAt: Date | null;
  provisional: boolean;
}

const COLUMNS = `rule_id, plan_id, plan_item_id, unit_id, kind, principal, occurrence, event_id,
  start_on, due_on, due_at, original_due_on, near_on, near_at, inner_due_on, inner_near_on, inner_provisional, provisional, created_at`;
/** A duty with the calendar it was computed by: it falls on the bearers that keep this calendar. */
export type KeyedDuty = Duty & { calendarKey: string };

const DUTY = `"calendarKey" text, "startOn" date, "dueOn" date, "dueAt" timestamptz, "nearOn" date, "nearAt" timestamptz,
  "innerDueOn" date, "innerNearOn" date, "innerProvisional" boolean, provisional boolean, occurrence text`;
const MADE = `id, rule_id AS "ruleId", plan_item_id AS "planItemId", unit_id AS "unitId", due_on::text AS "dueOn", due_at AS "dueAt", provisional`;

/** Joins the units that keep a calendar of their own, `$n` being `calendars.unitKeys()`; the rest keep ''. */
const ownCalendar = (n: string, unitId: string): string =>
  `LEFT JOIN jsonb_to_recordset(${n}::jsonb) AS own("unitId" uuid, "calendarKey" text) ON own."unitId" = ${unitId}`;
const KEEPS = `d."calendarKey" = COALESCE(own."calendarKey", '')`;

/**
 * Makes the deadlines of rules for all their bearers in one statement; what exists already stays as it is, so that the
 * same call again changes nothing. The unique index decides that alone: an anti-join here was planned as a nested loop
 * over a table without statistics, and took minutes for 10 000 tasks. Returns how many are new.
 */
export async function makeForBearers(
  em: EntityManager,
  now: Date,
  duties: (KeyedDuty & { ruleId: string })[],
  calendars: UnitCalendars,
): Promise<number> {
  if (duties.length === 0) return 0;
  const [{ made }] = await em.query<{ made: number }[]>(
    `WITH made AS (
       INSERT INTO deadline (${COLUMNS})
       SELECT r.id, r.plan_id, r.plan_item_id, b.unit_id, r.kind, b.principal, d.occurrence, NULL,
         d."startOn", d."dueOn", d."dueAt", d."dueOn", d."nearOn", d."nearAt",
         d."innerDueOn", d."innerNearOn", COALESCE(d."innerProvisional", false), d.provisional, $2
       FROM jsonb_to_recordset($1::jsonb) AS d("ruleId" uuid, ${DUTY})
       JOIN deadline_rule r ON r.id = d."ruleId" JOIN rule_bearer b ON b.rule_id = r.id
       ${ownCalendar('$3', 'b.unit_id')} WHERE ${KEEPS}
       ON CONFLICT (rule_id, unit_id, occurrence) DO NOTHING RETURNING 1
     ) SELECT count(*)::int AS made FROM made`,
    [JSON.stringify(duties), now, JSON.stringify(calendars.unitKeys())],
  );
  return made;
}

/**
 * Makes the deadlines of every living rule of a plan that has this very spec, one per period and bearer, in one
 * statement; a unit that has ended owes nothing for a period that begins later. Cadence rules of a plan are all alike, so that a whole plan is extended by one short list of periods.
 * Returns how many are new in each plan.
 */
export async function makeForSpecs(
  em: EntityManager,
  now: Date,
  duties: (KeyedDuty & { planId: string; activeFrom: string; spec: unknown; innerWorkdays: number | null })[],
  calendars: UnitCalendars,
): Promise<{ planId: string; deadlines: number }[]> {
  if (duties.length === 0) return [];
  return em.query<{ planId: string; deadlines: number }[]>(
    `WITH made AS (
       INSERT INTO deadline (${COLUMNS})
       SELECT r.id, r.plan_id, r.plan_item_id, b.unit_id, r.kind, b.principal, d.occurrence, NULL,
         d."startOn", d."dueOn", d."dueAt", d."dueOn", d."nearOn", d."nearAt",
         d."innerDueOn", d."innerNearOn", COALESCE(d."innerProvisional", false), d.provisional, $2
       FROM jsonb_to_recordset($1::jsonb) AS d("planId" uuid, "activeFrom" date, spec jsonb, "innerWorkdays" int, ${DUTY})
       JOIN deadline_rule r ON r.plan_id = d."planId" AND r.spec = d.spec AND r.active_from = d."activeFrom"
         AND r.active_to IS NULL
         AND r.inner_workdays IS NOT DISTINCT FROM d."innerWorkdays"
       JOIN rule_bearer b ON b.rule_id = r.id AND (b.ended_on IS NULL OR d."dueOn" < b.ended_on)
       JOIN unit u ON u.id = b.unit_id AND (u.active_to IS NULL OR d."startOn" <= u.active_to)
       ${ownCalendar('$3', 'b.unit_id')} WHERE ${KEEPS}
       ON CONFLICT (rule_id, unit_id, occurrence) DO NOTHING RETURNING plan_id
     ) SELECT plan_id AS "planId", count(*)::int AS deadlines FROM made GROUP BY plan_id`,
    [JSON.stringify(duties), now, JSON.stringify(calendars.unitKeys())],
  );
}

/** A unit that an event sets to work under a rule. */
export interface EventTarget extends Target {
  eventId: string;
  /** Place of its dates in the list of duties: events of one day share them. */
  duty: number;
}

/** A deadline that an event made. */
export interface SpawnedDeadline extends MadeDeadline {
  eventId: string;
}

/** So many deadlines go into one statement. */
const SPAWNED_AT_ONCE = 20_000;

/** Makes the deadlines of events for exactly these units, in a few statements; returns what is new. */
export async function makeForEvents(
  em: EntityManager,
  now: Date,
  duties: (KeyedDuty & { ruleId: string })[],
  targets: readonly EventTarget[],
  calendars: UnitCalendars,
): Promise<SpawnedDeadline[]> {
  const dated = await withInnerDays(em, duties, calendars);
  const made: SpawnedDeadline[] = [];
  for (let from = 0; from < targets.length; from += SPAWNED_AT_ONCE) {
    const part = targets.slice(from, from + SPAWNED_AT_ONCE);
    const used = [...new Set(part.map(({ duty }) => duty))];
    const rows = await em.query<SpawnedDeadline[]>(
      `INSERT INTO deadline (${COLUMNS})
       SELECT r.id, r.plan_id, r.plan_item_id, t.unit, r.kind, t.principal, t.event::text, t.event,
         d."startOn", d."dueOn", d."dueAt", d."dueOn", d."nearOn", d."nearAt",
         d."innerDueOn", d."innerNearOn", COALESCE(d."innerProvisional", false), d.provisional, $2
       FROM jsonb_to_recordset($1::jsonb) AS d(duty int, ${DUTY})
       JOIN unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::boolean[], $7::int[]) AS t(event, rule, unit, principal, duty)
         ON t.duty = d.duty
       JOIN deadline_rule r ON r.id = t.rule
       ON CONFLICT (rule_id, unit_id, occurrence) DO NOTHING
       RETURNING ${MADE}, event_id AS "eventId"`,
      [
        JSON.stringify(used.map((duty) => ({ ...dated[duty], duty }))),
        now,
        part.map(({ eventId }) => eventId),
        part.map(({ ruleId }) => ruleId),
        part.map(({ unitId }) => unitId),
        part.map(({ principal }) => principal),
        part.map(({ duty }) => duty),
      ],
    );
    for (const row of rows) made.push(row);
  }
  return made;
}

/** The duties with the office's own day, where their rule has one. */
async function withInnerDays<D extends KeyedDuty & { ruleId: string }>(
  em: EntityManager,
  duties: readonly D[],
  calendars: UnitCalendars,
): Promise<D[]> {
  const rules = await em.query<{ id: string; workdays: number }[]>(
    `SELECT id, inner_workdays AS workdays FROM deadline_rule WHERE id = ANY ($1::uuid[]) AND inner_workdays IS NOT NULL`,
    [[...new Set(duties.map(({ ruleId }) => ruleId))]],
  );
  if (rules.length === 0) return [...duties];
  const workdays = new Map(rules.map((rule) => [rule.id, rule.workdays]));
  const byKey = new Map(calendars.all().map(({ key, calendar }) => [key, calendar]));
  return duties.map((duty) => ({
    ...duty,
    ...withInner(duty, workdays.get(duty.ruleId) ?? null, byKey.get(duty.calendarKey)!),
  }));
}
