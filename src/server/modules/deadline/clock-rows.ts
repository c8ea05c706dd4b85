import type { EntityManager } from 'typeorm';
import { dateInShanghai, type CalendarDate } from '../../common/calendar-date.js';
import type { RuleSpec } from './domain/rule.js';
import type { ToldClock } from './domain/explain-clock.js';
import type { Extension, Stop } from './domain/stopping.js';

/** A duty with all that its due date is computed from, and the date it has. */
export interface ClockedDeadline {
  id: string;
  unitId: string;
  planItemId: string;
  version: number;
  pausedOn: CalendarDate | null;
  dueOn: CalendarDate;
  dueAt: Date | null;
  nearOn: CalendarDate;
  nearAt: Date | null;
  provisional: boolean;
  startOn: CalendarDate;
  /** The office's own day before the due date: by the rule, and as it stands. */
  innerWorkdays: number | null;
  innerDueOn: CalendarDate | null;
  innerNearOn: CalendarDate | null;
  innerProvisional: boolean;
  clock: ToldClock;
}

interface ClockRow extends Omit<ClockedDeadline, 'clock'> {
  spec: RuleSpec;
  occurredAt: Date | null;
  restartedAt: Date | null;
  stops: (Omit<Stop, 'fromAt' | 'toAt'> & { fromAt: string | null; toAt: string | null; reason: string })[];
  extension: (Extension & { reason: string }) | null;
}

/**
 * The clocks of the duties that `where` names, a condition over `d` (deadline) and `r` (its rule); in the order of
 * their ids. The clock's start is that of a restart, else its event's moment, else the first day of its period or of
 * the document.
 */
export async function readClocks(
  em: EntityManager,
  where: string,
  params: unknown[],
  limit?: number,
): Promise<ClockedDeadline[]> {
  const rows = await em.query<ClockRow[]>(
    `SELECT d.id, d.unit_id AS "unitId", d.plan_item_id AS "planItemId", d.version, d.paused_on::text AS "pausedOn",
       d.due_on::text AS "dueOn", d.due_at AS "dueAt", d.near_on::text AS "nearOn", d.near_at AS "nearAt", d.provisional,
       d.start_on::text AS "startOn", d.restarted_at AS "restartedAt", r.spec,
       r.inner_workdays AS "innerWorkdays", d.inner_due_on::text AS "innerDueOn", d.inner_near_on::text AS "innerNearOn",
       d.inner_provisional AS "innerProvisional", e.occurred_at AS "occurredAt",
       COALESCE((SELECT json_agg(json_build_object('from', s.from_on, 'to', s.to_on, 'fromAt', s.from_at, 'toAt', s.to_at,
         'reason', s.reason)
         ORDER BY s.from_on, s.stopped_at) FROM deadline_stop s WHERE s.deadline_id = d.id), '[]') AS stops,
       (SELECT json_build_object('n', x.n, 'unit', x.unit, 'reason', x.reason) FROM deadline_extension x
         WHERE x.deadline_id = d.id AND x.lapsed_at IS NULL) AS extension
     FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id LEFT JOIN trigger_event e ON e.id = d.event_id
     WHERE ${where} ORDER BY d.id ${limit === undefined ? '' : `LIMIT ${Number(limit)}`}`,
    params,
  );
  return rows.map(({ spec, occurredAt, restartedAt, stops, extension, ...row }) => {
    const at = restartedAt ?? occurredAt;
    return {
      ...row,
      clock: {
        rule: spec,
        anchor: at ? { date: dateInShanghai(at), at } : { date: row.startOn },
        stops: stops.map((stop) => ({ ...stop, fromAt: instant(stop.fromAt), toAt: instant(stop.toAt) })),
        extension,
      },
    };
  });
}

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));
