import type { EntityManager } from 'typeorm';
import { SYSTEM_ACTOR, type Actor } from '../../common/actor.js';
import { dateInShanghai, type CalendarDate } from '../../common/calendar-date.js';
import type { DeadlineChangeCause } from '../../../shared/vocabulary.js';
import { clockDue, clockNear, type Clock } from './domain/stopping.js';
import type { WorkCalendar } from './domain/working-days.js';

/** The dates of a duty as its columns hold them: an hour clock carries the moments beside their days. */
export interface DueColumns {
  dueOn: CalendarDate;
  dueAt: Date | null;
  nearOn: CalendarDate;
  nearAt: Date | null;
  provisional: boolean;
}

/** What a clock's dates are; null for a rule without a date (an ongoing one). */
export function dueColumns(clock: Clock, calendar: WorkCalendar): DueColumns | null {
  const due = clockDue(clock, calendar);
  const near = clockNear(clock, due, calendar);
  const { provisional } = due;
  if (due.dueAt) {
    const nearAt = near.nearAt!;
    const days = { dueOn: dateInShanghai(due.dueAt), nearOn: dateInShanghai(nearAt) };
    return { ...days, dueAt: due.dueAt, nearAt, provisional };
  }
  if (!due.dueOn) return null;
  return { dueOn: due.dueOn, dueAt: null, nearOn: near.nearOn!, nearAt: null, provisional };
}

export interface DeadlineMove extends DueColumns {
  deadlineId: string;
  /** Where a person decided on what they saw: a duty that has another version by now is left alone. */
  version?: number | null;
  /** The clock's first day, where that moves too (a restart, a corrected event). */
  startOn?: CalendarDate | null;
}

export interface MoveCause {
  cause: DeadlineChangeCause;
  reason?: string | null;
  noticeId?: number | null;
  eventId?: string | null;
}

/** A move that was made. */
export interface MadeMove {
  deadlineId: string;
  unitId: string;
  planItemId: string;
  beforeDueOn: CalendarDate;
  afterDueOn: CalendarDate;
  beforeDueAt: Date | null;
  afterDueAt: Date | null;
  beforeProvisional: boolean;
  afterProvisional: boolean;
}

/** Whether the office's own day still lies inside the clock after the move. */
const INNER_HOLDS = `d.inner_due_on + (m."dueOn" - d.due_on) > COALESCE(m."startOn", d.start_on)`;

/**
 * The one place where a due date moves: sets due and near dates (the original never) and logs each move with before,
 * after and cause, in one statement; the office's own day goes along by as many days, unless the clock no longer holds
 * one. Duties that are done, waived or voided, or have another version than the one
 * given, are left out of the answer. The caller writes the audit rows and leaves out what does not change.
 */
export async function moveDeadlines(
  em: EntityManager,
  actor: Actor,
  now: Date,
  { cause, reason = null, noticeId = null, eventId = null }: MoveCause,
  moves: readonly DeadlineMove[],
): Promise<MadeMove[]> {
  if (moves.length === 0) return [];
  return em.query<MadeMove[]>(
    `WITH given AS (
       SELECT m.* FROM jsonb_to_recordset($1::jsonb) AS m("deadlineId" uuid, version int, "startOn" date, "dueOn" date,
         "dueAt" timestamptz, "nearOn" date, "nearAt" timestamptz, provisional boolean)
     ), old AS (
       SELECT d.id, d.due_on, d.due_at, d.provisional FROM deadline d JOIN given m ON m."deadlineId" = d.id
       WHERE d.done_on IS NULL AND d.done_at IS NULL AND d.waived_at IS NULL AND d.voided_at IS NULL
         AND (m.version IS NULL OR m.version = d.version)
       ORDER BY d.id FOR UPDATE OF d
     ), moved AS (
       UPDATE deadline d SET due_on = m."dueOn", due_at = m."dueAt", near_on = m."nearOn", near_at = m."nearAt",
         inner_due_on = CASE WHEN ${INNER_HOLDS} THEN d.inner_due_on + (m."dueOn" - d.due_on) END,
         inner_near_on = CASE WHEN ${INNER_HOLDS} THEN greatest(d.inner_near_on + (m."dueOn" - d.due_on), COALESCE(m."startOn", d.start_on)) END,
         inner_provisional = COALESCE(${INNER_HOLDS}, false) AND m.provisional,
         start_on = COALESCE(m."startOn", d.start_on), provisional = m.provisional, version = d.version + 1
       FROM old JOIN given m ON m."deadlineId" = old.id WHERE d.id = old.id
       RETURNING d.id, d.unit_id, d.plan_item_id, old.due_on AS before_on, old.due_at AS before_at,
         old.provisional AS before_provisional, d.due_on, d.due_at, d.provisional
     ), logged AS (
       INSERT INTO deadline_change (deadline_id, cause, before_due_on, after_due_on, before_due_at, after_due_at,
         before_provisional, after_provisional, reason, notice_id, event_id, actor_id, at)
       SELECT id, $2, before_on, due_on, before_at, due_at, before_provisional, provisional, $3, $4, $5, $6, $7 FROM moved
     )
     SELECT id AS "deadlineId", unit_id AS "unitId", plan_item_id AS "planItemId",
       before_on::text AS "beforeDueOn", due_on::text AS "afterDueOn", before_at AS "beforeDueAt", due_at AS "afterDueAt",
       before_provisional AS "beforeProvisional", provisional AS "afterProvisional"
     FROM moved ORDER BY id`,
    [
      JSON.stringify(moves),
      cause,
      reason,
      noticeId,
      eventId,
      actor.userId === SYSTEM_ACTOR.userId ? null : actor.userId,
      now,
    ],
  );
}

/** The days on which a duty is near, and the office's own day: they warn, and their moves are not logged. */
export interface WarningDays {
  deadlineId: string;
  nearOn: CalendarDate;
  innerDueOn: CalendarDate | null;
  innerNearOn: CalendarDate | null;
  innerProvisional: boolean;
}

/** Sets them for duties still open, in one statement. */
export async function setWarningDays(em: EntityManager, days: readonly WarningDays[]): Promise<void> {
  if (days.length === 0) return;
  await em.query(
    `UPDATE deadline d SET near_on = m."nearOn", inner_due_on = m."innerDueOn", inner_near_on = m."innerNearOn",
       inner_provisional = m."innerProvisional"
     FROM jsonb_to_recordset($1::jsonb) AS m("deadlineId" uuid, "nearOn" date, "innerDueOn" date, "innerNearOn" date,
       "innerProvisional" boolean)
     WHERE d.id = m."deadlineId" AND d.due_at IS NULL
       AND d.done_on IS NULL AND d.waived_at IS NULL AND d.voided_at IS NULL`,
    [JSON.stringify(days)],
  );
}
