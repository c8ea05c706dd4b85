import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { addDays, daysBetween, type CalendarDate } from '../../common/calendar-date.js';
import { readClocks, type ClockedDeadline } from './clock-rows.js';
import {
  dueColumns,
  moveDeadlines,
  setWarningDays,
  type DueColumns,
  type MadeMove,
  type MoveCause,
  type WarningDays,
} from './deadline-moves.js';
import { changedSpan } from './domain/calendar-change.js';
import { withInner } from './domain/duties.js';
import { nearOn } from './domain/near.js';
import type { UnitCalendars } from './domain/unit-calendars.js';
import { openSql } from './light.sql.js';

type InnerDays = Pick<WarningDays, 'innerDueOn' | 'innerNearOn' | 'innerProvisional'>;

/** What a change of the calendar does to one open duty. */
export interface DatedChange {
  deadline: ClockedDeadline;
  after: DueColumns & InnerDays;
  /** The due date itself, or whether it is provisional: such a change is logged. */
  logged: boolean;
}

/** Whose duties, and by which calendars. */
export interface CalendarChange {
  before: UnitCalendars;
  after: UnitCalendars;
  /** Left out: all units. */
  unitIds?: readonly string[];
}

export interface RecomputeProgress {
  /** Open duties that the change may touch. */
  total: number;
  done: number;
}

/** What a recomputation did. */
export interface Recomputed {
  /** Open duties looked at. */
  examined: number;
  /** The moves that were logged. */
  made: MadeMove[];
  /** Only a near day, or the office's own day, was moved. */
  nearOnly: number;
}

/** A condition over `d` (deadline); its parameters stand behind $1. */
interface Touched {
  sql: string;
  params: unknown[];
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
/** Read, computed and written at a time; between two such parts the process answers others. */
const CHUNK = 2_000;
/** A date moves off a run of days off by less than this, so that no change further away reaches it. */
const ROLL_DAYS = 40;

/** Computes open due dates anew when the calendar changes. Nothing that is done, waived or voided moves. */
@Injectable()
export class DeadlineRecompute {
  /** The recomputation under way in this process. */
  progress: RecomputeProgress | null = null;

  /** Every open duty whose dates the change alters, part by part, in the order of their ids. Writes nothing. */
  async *changes(
    em: EntityManager,
    change: CalendarChange,
    touched?: Touched | null,
  ): AsyncGenerator<DatedChange[]> {
    const where = touched === undefined ? await this.touched(em, change) : touched;
    if (!where) return;
    for (let after = FIRST_ID; ;) {
      const part = await readClocks(em, `${where.sql} AND d.id > $1`, [after, ...where.params], CHUNK);
      if (this.progress) this.progress.done += part.length;
      const changed = part.flatMap((deadline) => changeOf(deadline, change) ?? []);
      if (changed.length > 0) yield changed;
      if (part.length < CHUNK) return;
      after = part[part.length - 1].id;
    }
  }

  /**
   * Moves every open duty to its date by the new calendar, in the caller's transaction, each move logged with its cause;
   * near days and the office's own days go along.
   */
  async apply(
    em: EntityManager,
    actor: Actor,
    now: Date,
    change: CalendarChange,
    cause: MoveCause,
  ): Promise<Recomputed> {
    const made: MadeMove[] = [];
    let nearOnly = 0;
    const touched = await this.touched(em, change);
    const progress = { total: await this.count(em, touched), done: 0 };
    this.progress = progress;
    try {
      for await (const changed of this.changes(em, change, touched)) {
        const moves = changed.filter(({ logged }) => logged);
        const rows = await moveDeadlines(
          em,
          actor,
          now,
          cause,
          moves.map(({ deadline, after }) => ({ deadlineId: deadline.id, ...after })),
        );
        // A move sets the near day itself; the rest is left for what only warns, and for the office's own day.
        const warned = changed.filter(({ deadline, logged }) => !logged || deadline.innerWorkdays !== null);
        await setWarningDays(
          em,
          warned.map(({ deadline, after }) => ({ deadlineId: deadline.id, ...after })),
        );
        nearOnly += changed.length - moves.length;
        made.push(...rows);
      }
      return { examined: progress.total, made, nearOnly };
    } finally {
      this.progress = null;
    }
  }

  /** How many duties that is. */
  async count(em: EntityManager, touched: Touched | null): Promise<number> {
    if (!touched) return 0;
    const [{ n }] = await em.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM deadline d WHERE ${touched.sql} AND d.id > $1`,
      [FIRST_ID, ...touched.params],
    );
    return n;
  }

  /** The open duties whose clocks run over a day that the change takes otherwise; null where no day is. */
  async touched(em: EntityManager, { before, after, unitIds }: CalendarChange): Promise<Touched | null> {
    const units = unitIds ?? (await em.query<{ id: string }[]>('SELECT id FROM unit')).map(({ id }) => id);
    const span = changedSpan(before, after, units);
    if (!span) return null;
    const sql = `${openSql('d')} AND d.due_at IS NULL AND d.start_on <= $2::date AND d.due_on >= $3::date
      AND ($4::uuid[] IS NULL OR d.unit_id = ANY ($4))`;
    return { sql, params: [addDays(span.to, ROLL_DAYS), addDays(span.from, -ROLL_DAYS), unitIds ?? null] };
  }
}

/** Null where nothing changes, and where a date stands otherwise than the calendar of before gives it. */
function changeOf(deadline: ClockedDeadline, { before, after }: CalendarChange): DatedChange | null {
  const next = datesOf(deadline, after);
  if (!next || sameDates(deadline, next)) return null;
  const was = datesOf(deadline, before);
  if (!was || sameDates(was, next)) return null;
  const byHand = deadline.innerDueOn !== was.innerDueOn;
  const kept = byHand ? { ...next, ...innerByHand(deadline, next, after) } : next;
  if (sameDates(deadline, kept)) return null;
  return {
    deadline,
    after: kept,
    logged: next.dueOn !== deadline.dueOn || next.provisional !== deadline.provisional,
  };
}

/** A day that the office set for this duty alone, or lifted, is not the rule's: it goes along by as many days. */
function innerByHand(
  { innerDueOn, dueOn, startOn, unitId }: ClockedDeadline,
  next: Pick<DueColumns, 'dueOn' | 'provisional'>,
  calendars: UnitCalendars,
): InnerDays {
  const moved = innerDueOn && addDays(innerDueOn, daysBetween(dueOn, next.dueOn));
  if (!moved || moved <= startOn) return { innerDueOn: null, innerNearOn: null, innerProvisional: false };
  const innerNearOn = nearOn(startOn, moved, calendars.of(unitId));
  return { innerDueOn: moved, innerNearOn, innerProvisional: next.provisional };
}

function datesOf(deadline: ClockedDeadline, calendars: UnitCalendars): DatedChange['after'] | null {
  const calendar = calendars.of(deadline.unitId);
  const dates = dueColumns(deadline.clock, calendar);
  if (!dates) return null;
  const {
    innerDueOn = null,
    innerNearOn = null,
    innerProvisional = false,
  } = withInner({ ...dates, occurrence: '', startOn: deadline.startOn }, deadline.innerWorkdays, calendar);
  return { ...dates, innerDueOn, innerNearOn, innerProvisional };
}

type Dates = { dueOn: CalendarDate; nearOn: CalendarDate; provisional: boolean } & InnerDays;
const sameDates = (a: Dates, b: Dates): boolean =>
  a.dueOn === b.dueOn &&
  a.nearOn === b.nearOn &&
  a.provisional === b.provisional &&
  a.innerDueOn === b.innerDueOn &&
  a.innerNearOn === b.innerNearOn &&
  a.innerProvisional === b.innerProvisional;
