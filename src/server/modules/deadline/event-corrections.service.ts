import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { dateInShanghai } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import { OutboxService } from '../notification/outbox.service.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import { CalendarService } from './calendar.service.js';
import { readClocks, type ClockedDeadline } from './clock-rows.js';
import { dueColumns, moveDeadlines, setWarningDays, type DeadlineMove } from './deadline-moves.js';
import { withInner, type Duty } from './domain/duties.js';
import { correctionRefusal, keptBecause, type CorrectedDuty } from './domain/event-correction.js';
import type { UnitCalendars } from './domain/unit-calendars.js';
import type { CorrectEventDto, CorrectedDeadlineDto, EventCorrectionDto, EventDto } from './event.dto.js';
import { correctionMessages } from './event-messages.js';
import { EventQueries } from './event.queries.js';

interface DutyRow extends CorrectedDuty {
  id: string;
  ruleId: string;
  title: string;
  unitName: string;
  dueOn: string;
  dueAt: Date | null;
  provisional: boolean;
}

/** 更正发生时间: the clocks that the event started count from the moment at which it really happened. */
@Injectable()
export class EventCorrections {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly queries: EventQueries,
    private readonly calendar: CalendarService,
    private readonly directory: UnitDirectory,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * Sets another moment and moves the deadlines that are still open, stops and extensions kept, each move logged with the
   * event and the reason; with `preview` it only shows them. 409 where the event has another version by now or is the
   * same as another one, `event.done_before` (422) where a duty was done, begun anew or paused before the new start.
   */
  async correct(actor: Actor, id: string, input: CorrectEventDto): Promise<EventCorrectionDto> {
    const now = this.clock.now();
    const at = new Date(input.occurredAt);
    if (at > now) throw DomainError.invalid('event.future', '发生时间晚于当前时间,请核对');
    const preview = input.preview === true;
    const items = await this.dataSource.transaction(async (em) => {
      const calendars = await this.calendar.hold(em);
      const event = await this.queries.held(em, actor, id);
      const { version, occurredAt } = event;
      if (version !== input.version) {
        const yours = { version: input.version, occurredAt: input.occurredAt };
        throw DomainError.stale(yours, { version, occurredAt });
      }
      if (new Date(occurredAt).getTime() === at.getTime()) {
        throw DomainError.invalid('event.same_moment', '更正后的发生时间与原来相同');
      }
      const duties = await this.duties(em, id);
      refuse(duties, at);
      const clocks = await this.clocks(em, id, at);
      const moves = clocks.flatMap((one) => moveOf(one, calendars) ?? []);
      if (!preview)
        await this.write(em, actor, now, event, at, input.reason.trim(), clocks, moves, calendars);
      return told(duties, moves);
    });
    return { preview, items, event: await this.queries.one(actor, id) };
  }

  /** All its duties, locked: by a statement of its own, so that what is read next is what stands after the wait. */
  private async duties(em: EntityManager, eventId: string): Promise<DutyRow[]> {
    await em.query('SELECT 1 FROM deadline WHERE event_id = $1 ORDER BY id FOR UPDATE', [eventId]);
    return em.query<DutyRow[]>(
      `SELECT d.id, d.rule_id AS "ruleId", r.title, u.name AS "unitName", d.due_on::text AS "dueOn", d.due_at AS "dueAt",
         d.provisional, d.done_on::text AS "doneOn", d.waived_at IS NOT NULL AS waived, d.voided_at IS NOT NULL AS voided,
         d.restarted_at AS "restartedAt", d.paused_on::text AS "pausedOn"
       FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id JOIN unit u ON u.id = d.unit_id
       WHERE d.event_id = $1 ORDER BY d.due_on, r.title, u.sort, u.name`,
      [eventId],
    );
  }

  /** The clocks that follow the event, as they run from the new moment. */
  private async clocks(em: EntityManager, eventId: string, at: Date): Promise<ClockedDeadline[]> {
    const clocks = await readClocks(
      em,
      `d.event_id = $1 AND d.done_on IS NULL AND d.waived_at IS NULL AND d.voided_at IS NULL AND d.restarted_at IS NULL`,
      [eventId],
    );
    const anchor = { date: dateInShanghai(at), at };
    return clocks.map((one) => ({ ...one, clock: { ...one.clock, anchor } }));
  }

  private async write(
    em: EntityManager,
    actor: Actor,
    now: Date,
    event: EventDto,
    at: Date,
    reason: string,
    clocks: readonly ClockedDeadline[],
    moves: readonly DeadlineMove[],
    calendars: UnitCalendars,
  ): Promise<void> {
    await this.setMoment(em, event.id, at);
    const cause = { cause: 'event' as const, reason, eventId: event.id };
    const made = await moveDeadlines(em, actor, now, cause, moves);
    await setWarningDays(em, innerDays(clocks, moves, calendars));
    const { typeName, subject, occurredAt } = event;
    const items: (string | null)[] = [...new Set(made.map(({ planItemId }) => planItemId))];
    await this.audit.record(
      em,
      actor,
      now,
      [null, ...items].map((planItemId) => ({
        action: 'event.correct',
        subjectType: 'trigger_event',
        subjectId: event.id,
        planItemId,
        before: { typeName, subject, occurredAt },
        after: {
          occurredAt: at.toISOString(),
          moved: made.filter((one) => planItemId === null || one.planItemId === planItemId).length,
        },
        cause: reason,
      })),
    );
    const liaisons = await this.directory.liaisonsOf(em, [...new Set(made.map(({ unitId }) => unitId))]);
    const moved = made.map((one) => ({
      id: one.deadlineId,
      ruleId: '',
      planItemId: one.planItemId,
      unitId: one.unitId,
      dueOn: one.afterDueOn,
      dueAt: one.afterDueAt,
      provisional: one.afterProvisional,
    }));
    await this.outbox.enqueue(em, now, correctionMessages(event, reason, moved, liaisons));
  }

  /** The index that keeps an event one refuses a moment at which the same is registered already. */
  private async setMoment(em: EntityManager, id: string, at: Date): Promise<void> {
    const [rows] = await em.query<[unknown[], number]>(
      `UPDATE trigger_event e SET occurred_at = $2, version = version + 1
       WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM trigger_event o WHERE o.owner_unit_id = e.owner_unit_id
         AND o.type_id = e.type_id AND o.subject = e.subject AND o.occurred_at = $2 AND o.voided_at IS NULL)
       RETURNING id`,
      [id, at],
    );
    if (rows.length === 0) {
      throw new DomainError(
        'event.duplicate',
        409,
        '更正后与另一条已登记的事项相同(类型、时间和具体事项),请核对后撤销其中一条',
      );
    }
  }
}

function refuse(duties: readonly DutyRow[], at: Date): void {
  for (const duty of duties) {
    const why = correctionRefusal(duty, at);
    if (why) throw DomainError.invalid('event.done_before', `不能更正:${duty.unitName}“${duty.title}”${why}`);
  }
}

/** Null where nothing of it changes. */
function moveOf(duty: ClockedDeadline, calendars: UnitCalendars): DeadlineMove | null {
  const dates = dueColumns(duty.clock, calendars.of(duty.unitId));
  const startOn = duty.clock.anchor.date;
  if (!dates) return null;
  const same =
    startOn === duty.startOn &&
    dates.dueOn === duty.dueOn &&
    dates.dueAt?.getTime() === duty.dueAt?.getTime() &&
    dates.nearOn === duty.nearOn &&
    dates.provisional === duty.provisional;
  return same ? null : { deadlineId: duty.id, ...dates, startOn };
}

/** The office's own day by its rule, counted anew from the new date; one that was set by hand moved along by as many days. */
function innerDays(
  clocks: readonly ClockedDeadline[],
  moves: readonly DeadlineMove[],
  calendars: UnitCalendars,
) {
  const moveOfDuty = new Map(moves.map((move) => [move.deadlineId, move]));
  return clocks.flatMap((one) => {
    const move = moveOfDuty.get(one.id);
    if (!move || one.dueAt || one.innerWorkdays === null) return [];
    const calendar = calendars.of(one.unitId);
    const by = (dates: Pick<Duty, 'dueOn' | 'startOn' | 'nearOn' | 'provisional'>) =>
      withInner({ occurrence: '', dueAt: null, nearAt: null, ...dates }, one.innerWorkdays, calendar);
    if ((by(one).innerDueOn ?? null) !== one.innerDueOn) return [];
    const inner = by({ ...move, startOn: move.startOn! });
    const { innerDueOn = null, innerNearOn = null, innerProvisional = false } = inner;
    return [{ deadlineId: one.id, nearOn: move.nearOn, innerDueOn, innerNearOn, innerProvisional }];
  });
}

function told(duties: readonly DutyRow[], moves: readonly DeadlineMove[]): CorrectedDeadlineDto[] {
  const moveOfDuty = new Map(moves.map((move) => [move.deadlineId, move]));
  return duties.map((duty) => {
    const after = moveOfDuty.get(duty.id) ?? duty;
    return {
      deadlineId: duty.id,
      title: duty.title,
      unitName: duty.unitName,
      beforeDueOn: duty.dueOn,
      beforeDueAt: duty.dueAt && duty.dueAt.toISOString(),
      afterDueOn: after.dueOn,
      afterDueAt: after.dueAt && after.dueAt.toISOString(),
      provisional: after.provisional,
      kept: keptBecause(duty),
    };
  });
}
