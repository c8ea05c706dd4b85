import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock as SystemTime } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import type { DeadlineChangeCause } from '../../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { OutboxService } from '../notification/outbox.service.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import { CalendarService } from './calendar.service.js';
import { clockMessages } from './clock-messages.js';
import { writeExtension, writePause, writeRestart, writeResume, type NextClock } from './clock-writer.js';
import type { ClockMovesDto, ClockStepDto, DatedClockStepDto, ExtendClockDto } from './clock.dto.js';
import { canMoveClock } from './clock.policy.js';
import { managedClocks, type ManagedClock } from './clock.queries.js';
import { dueColumns, moveDeadlines, type DeadlineMove } from './deadline-moves.js';
import { extend, momentOf, pause, restart, resume } from './domain/clock-steps.js';
import type { Present } from './domain/light.js';
import type { Clock } from './domain/stopping.js';

/** One kind of decision: what it makes of a clock, and how that is written. */
interface Step {
  cause: Extract<DeadlineChangeCause, 'pause' | 'resume' | 'restart' | 'extension'>;
  /** What was decided, for the trail. */
  decided: Record<string, unknown>;
  next(duty: ManagedClock, present: Present): Clock;
  write(em: EntityManager, now: Date, next: NextClock[]): Promise<void>;
}

/** 暂停计时、恢复计时、重新起算、延期: decided by the plan's coordinators, each with its reason. */
@Injectable()
export class DeadlineClocks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly time: SystemTime,
    private readonly calendar: CalendarService,
    private readonly directory: UnitDirectory,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
  ) {}

  /** The clocks stand still from a day on (征求意见期间不计入). The date stays until the clock runs again and it is known. */
  pause(actor: Actor, input: DatedClockStepDto): Promise<ClockMovesDto> {
    return this.decide(actor, input, {
      cause: 'pause',
      decided: { on: input.on },
      next: (duty, present) => pause(duty, momentOf(duty, input.on, input.time ?? null, present), present),
      write: (em, now, next) => writePause(em, actor, now, input.reason, next),
    });
  }

  /** The clocks run again from a day on: the due dates are put off by the time in which they stood. */
  resume(actor: Actor, input: DatedClockStepDto): Promise<ClockMovesDto> {
    return this.decide(actor, input, {
      cause: 'resume',
      decided: { on: input.on },
      next: (duty, present) => resume(duty, momentOf(duty, input.on, input.time ?? null, present), present),
      write: (em, now, next) => writeResume(em, actor, now, next),
    });
  }

  /** The whole length counts anew from a day, as after the correction of a request (30); only for relative clocks. */
  restart(actor: Actor, input: DatedClockStepDto): Promise<ClockMovesDto> {
    return this.decide(actor, input, {
      cause: 'restart',
      decided: { on: input.on },
      next: (duty, present) => restart(duty, momentOf(duty, input.on, input.time ?? null, present), present),
      write: (em, now, next) => writeRestart(em, actor, now, next),
    });
  }

  /** The one extension, by at most the ceiling of the rule or the plan, before the clock has run out (33). */
  extend(actor: Actor, input: ExtendClockDto): Promise<ClockMovesDto> {
    return this.decide(actor, input, {
      cause: 'extension',
      decided: { n: input.n },
      next: (duty, present) => extend(duty, input.n, present),
      write: (em, now, next) => writeExtension(em, actor, now, input.reason, next),
    });
  }

  /**
   * Takes one decision on all the duties named, or on none: 404 for one that is not there to this person, 403 for one of
   * another's plan, 409 for one that changed since it was looked at or is owed no longer.
   */
  private async decide(actor: Actor, input: ClockStepDto, step: Step): Promise<ClockMovesDto> {
    const present: Present = { now: this.time.now(), today: this.time.today() };
    return this.dataSource.transaction(async (em) => {
      const calendars = await this.calendar.hold(em);
      const duties = await this.hold(em, actor, input);
      const next = duties.map((duty) => ({
        id: duty.id,
        clock: named(duty, () => step.next(duty, present)),
      }));
      const moves = next.map(({ id, clock }, index): DeadlineMove => {
        const { dueOn, dueAt, nearOn, nearAt, provisional } = duties[index];
        // A clock that stands still keeps its dates: the end of the pause is not known.
        const dates =
          step.cause === 'pause'
            ? { dueOn, dueAt, nearOn, nearAt, provisional }
            : dueColumns(clock, calendars.of(duties[index].unitId))!;
        return { deadlineId: id, ...dates, startOn: step.cause === 'restart' ? clock.anchor.date : null };
      });
      if (!input.preview) await this.write(em, actor, present.now, input, step, duties, next, moves);
      return {
        preview: input.preview === true,
        items: duties.map(({ id, unitId, unitName, dueOn, dueAt }, index) => ({
          deadlineId: id,
          unitId,
          unitName,
          beforeDueOn: dueOn,
          afterDueOn: moves[index].dueOn,
          beforeDueAt: dueAt && dueAt.toISOString(),
          afterDueAt: moves[index].dueAt && moves[index].dueAt.toISOString(),
          provisional: moves[index].provisional,
        })),
      };
    });
  }

  /** The duties, locked: what is decided is decided on what the person saw. */
  private async hold(em: EntityManager, actor: Actor, input: ClockStepDto): Promise<ManagedClock[]> {
    const versions = new Map(input.deadlines.map(({ id, version }) => [id, version]));
    // By a statement of its own: one that waits for the lock would still read the stops of before it waited.
    await em.query('SELECT 1 FROM deadline WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE', [
      [...versions.keys()],
    ]);
    const duties = await managedClocks(em, actor, [...versions.keys()]);
    if (duties.length !== versions.size) throw DomainError.notFound('应办节点');
    for (const duty of duties) {
      const { id, open, version, dueOn, pausedOn } = duty;
      if (!canMoveClock(actor, duty)) throw DomainError.forbidden('只有该计划的督办员可以调整计时');
      if (!open)
        throw new DomainError(
          'deadline.not_open',
          409,
          `${duty.unitName}的应办节点已办结或已取消,请刷新后核对`,
        );
      if (version !== versions.get(id)) {
        throw DomainError.stale({ version: versions.get(id) }, { version, dueOn, pausedOn });
      }
    }
    return duties;
  }

  private async write(
    em: EntityManager,
    actor: Actor,
    now: Date,
    { reason }: ClockStepDto,
    step: Step,
    duties: ManagedClock[],
    next: NextClock[],
    moves: DeadlineMove[],
  ): Promise<void> {
    await step.write(em, now, next);
    const made = await moveDeadlines(em, actor, now, { cause: step.cause, reason }, moves);
    const dutyOf = new Map(duties.map((duty) => [duty.id, duty]));
    await this.audit.record(
      em,
      actor,
      now,
      made.map((move) => ({
        action: `deadline.${step.cause}`,
        subjectType: 'deadline',
        subjectId: move.deadlineId,
        planItemId: move.planItemId,
        before: { dueOn: move.beforeDueOn, dueAt: move.beforeDueAt },
        after: { ...step.decided, unitId: move.unitId, dueOn: move.afterDueOn, dueAt: move.afterDueAt },
        cause: reason,
      })),
    );
    const liaisons = await this.directory.liaisonsOf(em, [...new Set(duties.map(({ unitId }) => unitId))]);
    const told = made.map((move) => ({ ...move, ...dutyOf.get(move.deadlineId)! }));
    await this.outbox.enqueue(em, now, clockMessages(step.cause, reason, told, liaisons));
  }
}

/** Where one of many duties is refused, the sentence says which. */
function named<T>({ unitName, title }: ManagedClock, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.code, error.status, `${unitName}“${title}”${error.message}`, error.details);
  }
}
