import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { dateInShanghai, type CalendarDate } from '../../common/calendar-date.js';
import type { CalendarChange } from './deadline-recompute.service.js';

/** An open date before and after a change of the calendar. */
export interface DateMove {
  /** Unique among all dates that the change moves: the duty's id, or what a matter calls its date. */
  id: string;
  unitId: string;
  beforeDueOn: CalendarDate;
  afterDueOn: CalendarDate;
  beforeProvisional: boolean;
  afterProvisional: boolean;
}

/** A derived date of a matter that is no duty. */
export interface MatterMove extends DateMove {
  /** The matter in whose history it is logged, and which of its dates this is, in words. */
  matterId: string;
  step: string;
  /** What kind of matter it is, for whoever may not read its title. */
  what: string;
  title: string;
}

export interface MatterMoves {
  /** Open matters looked at. */
  examined: number;
  moves: MatterMove[];
}

/** A module whose open matters have dates that are derived from the calendar whenever somebody looks. */
export interface MatterDates {
  /** Which of them the change moves or makes provisional otherwise, as of `today`. Writes nothing. */
  moves(em: EntityManager, change: CalendarChange, today: CalendarDate): Promise<MatterMoves>;
  /** Logs them, each in its matter's own history, in the caller's transaction. */
  record(
    em: EntityManager,
    actor: Actor,
    now: Date,
    moves: readonly MatterMove[],
    reason: string,
  ): Promise<void>;
}

/**
 * How a change of the calendar learns of dates that are not kept in `deadline`. They belong to modules that come after
 * this one and hand themselves in when they are made, before any calendar is loaded; without them there are only duties.
 */
@Injectable()
export class DatedMatters {
  private readonly sources: MatterDates[] = [];

  provide(source: MatterDates): void {
    this.sources.push(source);
  }

  async moves(em: EntityManager, change: CalendarChange, today: CalendarDate): Promise<MatterMoves> {
    return together(await this.ofEach(em, change, today));
  }

  /** Finds the moves and logs each. The caller holds the lock of the calendar. */
  async apply(
    em: EntityManager,
    actor: Actor,
    now: Date,
    change: CalendarChange,
    reason: string,
  ): Promise<MatterMoves> {
    const found = await this.ofEach(em, change, dateInShanghai(now));
    for (const { source, moves } of found) await source.record(em, actor, now, moves, reason);
    return together(found);
  }

  private async ofEach(em: EntityManager, change: CalendarChange, today: CalendarDate) {
    const found: (MatterMoves & { source: MatterDates })[] = [];
    for (const source of this.sources) found.push({ source, ...(await source.moves(em, change, today)) });
    return found;
  }
}

const together = (found: readonly MatterMoves[]): MatterMoves => ({
  examined: found.reduce((sum, { examined }) => sum + examined, 0),
  moves: found.flatMap(({ moves }) => moves),
});
