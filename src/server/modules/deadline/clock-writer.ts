import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { CalendarDate } from '../../common/calendar-date.js';
import type { CalendarService } from './calendar.service.js';
import { readClocks } from './clock-rows.js';
import { dueColumns, moveDeadlines } from './deadline-moves.js';
import { openStop, withoutPause } from './domain/clock-steps.js';
import type { Clock } from './domain/stopping.js';
import { openSql } from './light.sql.js';

/** A duty and the clock that it is to have. */
export interface NextClock {
  id: string;
  clock: Clock;
}

/** Writes the open stop of each clock, and that the duty is paused. */
export async function writePause(
  em: EntityManager,
  actor: Actor,
  now: Date,
  reason: string,
  next: readonly NextClock[],
): Promise<void> {
  const stops = next.map(({ id, clock }) => ({ id, ...openStop(clock)! }));
  await em.query(
    `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS g(id uuid, "from" date, "fromAt" timestamptz)),
     stopped AS (
       INSERT INTO deadline_stop (deadline_id, from_on, from_at, reason, stopped_by, stopped_at)
       SELECT id, "from", "fromAt", $2, $3, $4 FROM given
     ) UPDATE deadline d SET paused_on = g."from" FROM given g WHERE d.id = g.id`,
    [JSON.stringify(stops), reason, actor.userId, now],
  );
}

/** A duty that was made standing still. */
export interface FollowedPause {
  id: string;
  planItemId: string;
  unitId: string;
  reason: string;
}

/**
 * Recurring duties made at `now` whose forerunner (the last open one of their rule and unit) stands still stand still
 * from `on`, for its reason: a task that was stopped as a whole does not start again by itself with the next period.
 */
export async function followPauses(em: EntityManager, now: Date, on: CalendarDate): Promise<FollowedPause[]> {
  // Whoever sets such a forerunner going meanwhile is waited for.
  const paused = await em.query<unknown[]>(
    `SELECT 1 FROM deadline d WHERE d.paused_on IS NOT NULL AND ${openSql('d')} ORDER BY d.id FOR SHARE`,
  );
  if (paused.length === 0) return [];
  const [followed] = await em.query<[FollowedPause[], number]>(
    `WITH last AS (
       SELECT DISTINCT ON (d.rule_id, d.unit_id) d.id, d.rule_id, d.unit_id, d.paused_on FROM deadline d
       WHERE d.created_at < $1 AND d.event_id IS NULL AND ${openSql('d')}
         AND d.rule_id IN (SELECT rule_id FROM deadline WHERE paused_on IS NOT NULL)
       ORDER BY d.rule_id, d.unit_id, d.start_on DESC, d.due_on DESC
     ), made AS (
       SELECT d.id, s.reason, s.stopped_by FROM last
       JOIN deadline_stop s ON s.deadline_id = last.id AND s.to_on IS NULL
       JOIN deadline d ON d.rule_id = last.rule_id AND d.unit_id = last.unit_id
       WHERE d.created_at = $1 AND d.event_id IS NULL AND d.paused_on IS NULL
     ), stopped AS (
       INSERT INTO deadline_stop (deadline_id, from_on, reason, stopped_by, stopped_at)
       SELECT id, $2, reason, stopped_by, $1 FROM made
     ) UPDATE deadline d SET paused_on = $2 FROM made WHERE d.id = made.id
       RETURNING d.id, d.plan_item_id AS "planItemId", d.unit_id AS "unitId", made.reason`,
    [now, on],
  );
  return followed;
}

/** Ends the open stop of each duty that has one, where its clock says; the duty is paused no longer. */
export async function writeResume(
  em: EntityManager,
  actor: Actor,
  now: Date,
  next: readonly NextClock[],
): Promise<void> {
  // The last of a clock's stops: only that one can have been open.
  const ends = next.flatMap(({ id, clock }) =>
    clock.stops.slice(-1).map(({ to, toAt }) => ({ id, to, toAt })),
  );
  await em.query(
    `WITH given AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS g(id uuid, "to" date, "toAt" timestamptz)
     ), ended AS (
       UPDATE deadline_stop s SET to_on = g."to", to_at = g."toAt", resumed_by = $2, resumed_at = $3
       FROM given g WHERE s.deadline_id = g.id AND s.to_on IS NULL
     ) UPDATE deadline d SET paused_on = NULL WHERE d.id IN (SELECT id FROM given) AND d.paused_on IS NOT NULL`,
    [JSON.stringify(ends), actor.userId, now],
  );
}

/** Each clock begins anew: its pause ends, and the extension of the clock before is past. */
export async function writeRestart(
  em: EntityManager,
  actor: Actor,
  now: Date,
  next: readonly NextClock[],
): Promise<void> {
  await writeResume(em, actor, now, next);
  await em.query(
    `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS g(id uuid, at timestamptz)), lapsed AS (
       UPDATE deadline_extension x SET lapsed_at = $2 FROM given g WHERE x.deadline_id = g.id AND x.lapsed_at IS NULL
     ) UPDATE deadline d SET restarted_at = g.at FROM given g WHERE d.id = g.id`,
    [JSON.stringify(next.map(({ id, clock }) => ({ id, at: clock.anchor.at }))), now],
  );
}

/** Writes the one extension of each clock; the unique index refuses a second. */
export async function writeExtension(
  em: EntityManager,
  actor: Actor,
  now: Date,
  reason: string,
  next: readonly NextClock[],
): Promise<void> {
  await em.query(
    `INSERT INTO deadline_extension (deadline_id, n, unit, reason, decided_by, decided_at)
     SELECT g.id, g.n, g.unit, $2, $3, $4 FROM jsonb_to_recordset($1::jsonb) AS g(id uuid, n int, unit text)`,
    [JSON.stringify(next.map(({ id, clock }) => ({ id, ...clock.extension! }))), reason, actor.userId, now],
  );
}

/**
 * Duties that are done while their clocks stand still: the pause ends on the day of completion, so that the time it
 * took is not held against the unit. Called before they are closed; duties whose clock runs are passed over.
 */
export async function resumeDone(
  em: EntityManager,
  actor: Actor,
  now: Date,
  calendar: CalendarService,
  done: readonly { id: string; on: CalendarDate; at: Date | null }[],
): Promise<void> {
  const paused = await em.query<unknown[]>(
    'SELECT 1 FROM deadline WHERE id = ANY ($1::uuid[]) AND paused_on IS NOT NULL LIMIT 1',
    [done.map(({ id }) => id)],
  );
  if (paused.length === 0) return;
  const calendars = await calendar.hold(em);
  const dayOf = new Map(done.map((one) => [one.id, one]));
  const clocks = await readClocks(em, 'd.id = ANY ($1::uuid[]) AND d.paused_on IS NOT NULL', [
    [...dayOf.keys()],
  ]);
  const next = clocks.map((one) => ({ ...one, clock: withoutPause(one.clock, dayOf.get(one.id)!) }));
  await writeResume(em, actor, now, next);
  const moves = next.map(({ id, unitId, clock }) => ({
    deadlineId: id,
    ...dueColumns(clock, calendars.of(unitId))!,
  }));
  await moveDeadlines(em, actor, now, { cause: 'resume', reason: '办结,暂停随之结束' }, moves);
}
