import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SYSTEM_ACTOR } from '../../common/actor.js';
import {
  addDays,
  dateInShanghai,
  instantInShanghai,
  isCalendarDate,
  type CalendarDate,
} from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { STAGES, type Stage } from '../../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { CalendarService } from '../deadline/calendar.service.js';
import type { UnitCalendars } from '../deadline/domain/unit-calendars.js';
import { LATE_STAGES, lateStages, NOTICE_OF_STAGE, type StagePolicy } from './domain/ladder.js';
import { noticeText } from './domain/notice-text.js';
import { NoticeDelivery } from './notice-delivery.service.js';
import { factsOf, insertNotices } from './notice-writer.js';
import { countCandidates, listCandidates, markCandidates, type Cutoff, type Mark } from './sweep.sql.js';
import { ADVISORY_LOCK } from '../../common/database/advisory-locks.js';

/** Rows of one transaction: what a crash loses is at most this much work, and none of it is ever half done. */
const CHUNK = 1000;
const PREVIEW = 200;

/** Something one sweep could not do; the next one tries again. */
export interface SetAside {
  deadlineId: string | null;
  /** For a plan whose stages make no sense: the due date left out. */
  dueOn: CalendarDate | null;
  /** In Chinese; the error itself stands in the log. */
  reason: string;
}

export interface SweepResult {
  date: CalendarDate;
  /** A date after today: says what would be marked and writes nothing. */
  dryRun: boolean;
  /** Newly marked (or, on a dry run, to be marked) by stage. */
  marked: Record<Stage, number>;
  notices: number;
  messages: number;
  /** Notices whose messages wait for office hours or for tomorrow's digest. */
  waiting: number;
  setAside: SetAside[];
  /** On a dry run: the first of what would be marked. */
  preview: Mark[];
}

/** Asks what is past its point and not yet marked; late, twice, or in several processes gives the same rows. */
@Injectable()
export class Sweep {
  private readonly logger = new Logger(Sweep.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendars: CalendarService,
    private readonly audit: AuditService,
    private readonly delivery: NoticeDelivery,
  ) {}

  /**
   * Marks every open duty of a published plan that has reached a stage by `date` (default: now), with a notice each.
   * A date before today marks what had been reached by its end; one after today is a dry run.
   */
  async run({
    now = this.clock.now(),
    date,
  }: { now?: Date; date?: CalendarDate } = {}): Promise<SweepResult> {
    const today = dateInShanghai(now);
    if (date !== undefined && !isCalendarDate(date)) {
      throw DomainError.invalid('supervision.bad_date', '日期应为 2026-01-31 这样的日期');
    }
    const day = date ?? today;
    const setAside: SetAside[] = [];
    const until = day === today ? now : instantInShanghai(addDays(day, 1));
    const calendars = await this.calendars.ofUnits();
    const points = await this.points(day, calendars, setAside);
    const cutoff: Cutoff = { today: day, until, points, unitKeys: calendars.unitKeys() };
    const result: SweepResult = {
      date: day,
      dryRun: day > today,
      marked: { near: 0, overdue: 0, pressed: 0, circular: 0 },
      notices: 0,
      messages: 0,
      waiting: 0,
      setAside,
      preview: [],
    };
    if (result.dryRun) {
      result.marked = { ...result.marked, ...(await countCandidates(this.dataSource.manager, cutoff)) };
      result.preview = await listCandidates(this.dataSource.manager, cutoff, PREVIEW);
      return result;
    }
    await this.markAll(now, cutoff, result);
    Object.assign(result, await this.delivery.send(now));
    return result;
  }

  /**
   * The few distinct due dates of late duties, each with the days on which its stages are reached, by the calendar of
   * the units that owe it.
   */
  private async points(
    day: CalendarDate,
    calendars: UnitCalendars,
    setAside: SetAside[],
  ): Promise<Cutoff['points']> {
    const dates = await this.dataSource.query<{ dueOn: CalendarDate; stages: string }[]>(
      `SELECT DISTINCT d.due_on::text AS "dueOn", p.stages::text AS stages
       FROM deadline d JOIN plan p ON p.id = d.plan_id AND p.status = 'published'
       WHERE d.done_on IS NULL AND d.waived_at IS NULL AND d.voided_at IS NULL AND d.due_on < $1`,
      [day],
    );
    return dates.flatMap(({ dueOn, stages }) => {
      try {
        const policy = JSON.parse(stages) as StagePolicy;
        return calendars.all().flatMap(({ key: calendarKey, calendar }) => {
          const reached = lateStages(dueOn, policy, calendar);
          return LATE_STAGES.filter((stage) => reached[stage] <= day).map((stage) => ({
            dueOn,
            stages,
            calendarKey,
            stage,
            reachedOn: reached[stage],
          }));
        });
      } catch (error) {
        this.logger.error(`stages of the duties due ${dueOn}: ${(error as Error).message}`);
        setAside.push({
          deadlineId: null,
          dueOn,
          reason: `应于 ${dueOn} 办结的事项:所属计划的督办阶段设置有误`,
        });
        return [];
      }
    });
  }

  private async markAll(now: Date, cutoff: Cutoff, result: SweepResult): Promise<void> {
    const aside: string[] = [];
    for (;;) {
      try {
        const marks = await this.markChunk(now, { ...cutoff, aside });
        count(result, marks);
        if (marks.length < CHUNK) return;
      } catch (error) {
        this.logger.warn(`a chunk of the sweep failed, going row by row: ${(error as Error).message}`);
        const failed = await this.markOneByOne(now, { ...cutoff, aside }, result);
        // Nothing poisoned: what failed was the moment (a lost connection), and it is over; else go on without them.
        if (
          failed === 0 &&
          (await listCandidates(this.dataSource.manager, { ...cutoff, aside }, 1)).length === 0
        )
          return;
      }
    }
  }

  /** One transaction: marks, their notices, the trail. */
  private markChunk(now: Date, cutoff: Cutoff): Promise<Mark[]> {
    return this.dataSource.transaction(async (em) => {
      await em.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCK.sweep]);
      const marks = await markCandidates(em, cutoff, now, CHUNK);
      if (marks.length > 0) await this.issue(em, now, marks);
      return marks;
    });
  }

  /** After a chunk failed: each duty on its own, and those that fail again set aside. */
  private async markOneByOne(now: Date, cutoff: Cutoff, result: SweepResult): Promise<number> {
    const candidates = await listCandidates(this.dataSource.manager, cutoff, CHUNK);
    let failed = 0;
    for (const deadlineId of new Set(candidates.map((mark) => mark.deadlineId))) {
      try {
        count(result, await this.markChunk(now, { ...cutoff, only: deadlineId }));
      } catch (error) {
        failed += 1;
        cutoff.aside!.push(deadlineId);
        this.logger.error(`duty ${deadlineId}: ${(error as Error).message}`);
        result.setAside.push({ deadlineId, dueOn: null, reason: '该事项写入失败,详见服务日志' });
      }
    }
    return failed;
  }

  private async issue(em: EntityManager, now: Date, marks: Mark[]): Promise<void> {
    const facts = await factsOf(em, [...new Set(marks.map(({ deadlineId }) => deadlineId))]);
    const rows = marks.map((mark) => ({ mark, duty: facts.get(mark.deadlineId)! }));
    await insertNotices(
      em,
      now,
      rows.map(({ mark, duty }) => ({
        kind: NOTICE_OF_STAGE[mark.stage],
        flipId: mark.id,
        duty,
        ...noticeText(mark.stage, duty),
      })),
    );
    await this.audit.record(
      em,
      SYSTEM_ACTOR,
      now,
      rows.map(({ mark, duty }) => ({
        action: `supervision.${mark.stage}`,
        subjectType: 'deadline',
        subjectId: mark.deadlineId,
        planItemId: duty.planItemId,
        after: { unitId: duty.unitId, dueOn: mark.dueOn, reachedOn: mark.reachedOn },
      })),
    );
  }
}

function count(result: SweepResult, marks: Mark[]): void {
  for (const stage of STAGES) result.marked[stage] += marks.filter((mark) => mark.stage === stage).length;
  result.notices += marks.length;
}
