import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { dateInShanghai } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { CalendarService } from './calendar.service.js';
import type { UnitCalendars } from './domain/unit-calendars.js';
import type { RegisterEventDto } from './event.dto.js';
import { EventSpawn, type PreparedEvent } from './event-spawn.service.js';
import { TriggerEvents } from './trigger-events.service.js';

/** One row of a sheet, read without complaint. */
export interface EventLine {
  /** The row of the sheet, from 1. */
  line: number;
  input: RegisterEventDto;
  /** Its moment is a day without a time: good enough for days, not for hours. */
  untimed?: boolean;
}

/** What a row would set to work, or why it cannot be registered. */
export interface PlannedLine {
  line: number;
  event: PreparedEvent | null;
  lateWorkdays: number;
  duties: { unitId: string; title: string; dueOn: string; dueAt: Date | null; provisional: boolean }[];
  refusal: string | null;
}

export interface PlannedEvents {
  lines: PlannedLine[];
  /** Registered now, in one transaction; null for a mere look. */
  registered: { events: number; deadlines: number } | null;
}

/** 批量登记: many events from a sheet, looked at first, then all in one transaction. */
@Injectable()
export class EventImports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendar: CalendarService,
    private readonly spawn: EventSpawn,
    private readonly events: TriggerEvents,
  ) {}

  /** What each row would do. Writes nothing. Of rows that say the same the first stands. */
  async preview(actor: Actor, lines: readonly EventLine[]): Promise<PlannedEvents> {
    const em = this.dataSource.manager;
    const planned = await this.plan(em, actor, this.clock.now(), lines, await this.calendar.ofUnits(em));
    return { lines: planned, registered: null };
  }

  /**
   * Registers the rows named, which the person saw to be good; all of them or none. One that is good no longer refuses
   * all (`event.import_changed`, 409), with its row.
   */
  async register(
    actor: Actor,
    lines: readonly EventLine[],
    wanted: ReadonlySet<number>,
  ): Promise<PlannedEvents> {
    const now = this.clock.now();
    const { planned, spawned } = await this.dataSource.transaction(async (em) => {
      const calendars = await this.calendar.hold(em);
      const planned = await this.plan(em, actor, now, lines, calendars);
      const chosen = planned.filter(({ line }) => wanted.has(line));
      const bad = chosen.find(({ event }) => event === null);
      if (chosen.length !== wanted.size || bad) {
        const why = bad ? `第 ${bad.line} 行${bad.refusal}` : '文件内容与预览时不同';
        throw new DomainError('event.import_changed', 409, `${why};一行都没有登记,请重新上传核对`);
      }
      if (chosen.length === 0) throw DomainError.invalid('event.import_empty', '没有可以登记的行');
      const events = chosen.map(({ event }) => event!);
      return { planned, spawned: await this.events.write(em, actor, now, events, calendars) };
    });
    await this.events.deliverHours(spawned);
    const deadlines = spawned.reduce((sum, { made }) => sum + made.length, 0);
    return { lines: planned, registered: { events: spawned.length, deadlines } };
  }

  private async plan(
    em: EntityManager,
    actor: Actor,
    now: Date,
    lines: readonly EventLine[],
    calendars: UnitCalendars,
  ): Promise<PlannedLine[]> {
    const outcomes = await this.spawn.prepare(
      em,
      actor,
      now,
      lines.map(({ input }) => input),
    );
    const events = outcomes.filter((one): one is PreparedEvent => !(one instanceof DomainError));
    const specs = await this.spawn.specs(em, events);
    const seen = new Map<string, number>();
    const today = dateInShanghai(now);
    return outcomes.map((one, at) => {
      const { line, untimed } = lines[at];
      const none = { line, event: null, lateWorkdays: 0, duties: [] };
      if (one instanceof DomainError) return { ...none, refusal: one.message };
      const key = [one.typeId, one.occurredAt.getTime(), one.subject].join('|');
      const first = seen.get(key);
      if (first !== undefined) return { ...none, refusal: `与第 ${first} 行重复(类型、时间和具体事项相同)` };
      seen.set(key, line);
      const { duties, targets } = this.spawn.duties([one], specs, calendars);
      if (untimed && duties.some(({ dueAt }) => dueAt)) {
        return { ...none, refusal: '有按小时计的时限由此起算,请填写发生时间(时、分)' };
      }
      const titles = new Map(one.targets.map(({ ruleId, title }) => [ruleId, title]));
      return {
        line,
        event: one,
        lateWorkdays: Math.max(
          0,
          calendars.of(one.ownerUnitId).workdaysBetween(dateInShanghai(one.occurredAt), today),
        ),
        duties: targets.map(({ unitId, ruleId, duty }) => {
          const { dueOn, dueAt, provisional } = duties[duty];
          return { unitId, title: titles.get(ruleId)!, dueOn, dueAt, provisional };
        }),
        refusal: null,
      };
    });
  }
}
