import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { readableUnits, SYSTEM_ACTOR, type Actor } from '../../common/actor.js';
import { dateInShanghai, type CalendarDate } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { ADVISORY_LOCK } from '../../common/database/advisory-locks.js';
import { DomainError } from '../../common/domain-error.js';
import { decodeCursor, encodeCursor } from '../../common/page.dto.js';
import { AuditService, type AuditRecord } from '../audit/audit.service.js';
import { OutboxService } from '../notification/outbox.service.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import type {
  CalendarAppliedDto,
  CalendarEffectDto,
  CalendarPreviewDto,
  MovedDeadlineDto,
  PreviewPageQuery,
} from './calendar-change.dto.js';
import { calendarYears } from './calendar-rows.js';
import { CalendarService } from './calendar.service.js';
import { calendarMessages, listedMoves } from './calendar-messages.js';
import { DeadlineRecompute, type CalendarChange } from './deadline-recompute.service.js';
import type { MoveCause } from './deadline-moves.js';
import { changedDays } from './domain/calendar-change.js';

/** A change that was written and is now to take effect. */
export interface WrittenChange {
  change: CalendarChange;
  /** Its sentence, as the log of each moved date and the messages say it. */
  reason: string;
  noticeId: number | null;
  audit: Omit<AuditRecord, 'cause'>;
}

type Moved = Pick<
  MovedDeadlineDto,
  'deadlineId' | 'unitId' | 'beforeDueOn' | 'afterDueOn' | 'beforeProvisional' | 'afterProvisional'
>;

/** What every change of the calendar has in common: its effect shown first, then applied in one transaction. */
@Injectable()
export class CalendarChanges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendar: CalendarService,
    private readonly recompute: DeadlineRecompute,
    private readonly directory: UnitDirectory,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * What the change would do to the open duties, a page of them listed; `make` reads what the change starts from. Writes
   * nothing, and sees one moment of the data throughout.
   */
  async preview(
    actor: Actor,
    page: PreviewPageQuery,
    make: (em: EntityManager) => Promise<{ change: CalendarChange; shown: [unitId: string | null] }>,
  ): Promise<CalendarPreviewDto> {
    const today = this.clock.today();
    return this.dataSource.transaction('REPEATABLE READ', async (em) => {
      await em.query('SET TRANSACTION READ ONLY');
      const { change, shown } = await make(em);
      const moved: Moved[] = [];
      let nearOnly = 0;
      const touched = await this.recompute.touched(em, change);
      for await (const part of this.recompute.changes(em, change, touched)) {
        for (const { deadline, after, logged } of part) {
          if (!logged) nearOnly += 1;
          else moved.push(movedBy(deadline, after));
        }
      }
      moved.sort(byImportance);
      const from = Number(decodeCursor(page.after, ['int'])?.[0] ?? 0);
      const end = from + page.limit;
      const [unitId] = shown;
      const calendars = [change.before, change.after].map((one) => (unitId ? one.of(unitId) : one.national));
      return {
        ...effectOf(moved, today),
        examined: await this.recompute.count(em, touched),
        nearOnly,
        revision: await revisionOf(em),
        days: changedDays(calendars[0], calendars[1]).map(({ date, before, after }) => ({
          date,
          before: before.text,
          after: after.text,
        })),
        items: await this.described(em, actor, moved.slice(from, end)),
        next: moved.length > end ? encodeCursor([end]) : null,
      };
    });
  }

  /**
   * Writes a change and moves every open date that it touches, all in one transaction, with the log of each move, one
   * audit row and one message per person. Whoever computes a date at the same moment either is waited for or waits
   * (`CalendarService.hold`); readers see the old calendar until the end. `revision` is that of the preview: after any
   * other change it is refused by `calendar.stale` (409).
   */
  async apply(
    actor: Actor,
    revision: number,
    write: (em: EntityManager, now: Date) => Promise<WrittenChange>,
  ): Promise<CalendarAppliedDto> {
    const now = this.clock.now();
    return this.dataSource.transaction(async (em) => {
      await em.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCK.calendar]);
      const current = await revisionOf(em);
      if (current !== revision) {
        throw new DomainError('calendar.stale', 409, '日历刚刚被他人更新,请重新预览后再应用', {
          yours: revision,
          current,
        });
      }
      return this.takeEffect(em, actor, now, await write(em, now));
    });
  }

  /** `load` adds the notices that came with a release; open dates that they rule move with them. */
  async loadShipped(em: EntityManager, load: () => Promise<number>): Promise<number> {
    await em.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCK.calendar]);
    const before = await this.calendar.ofUnits(em);
    const added = await load();
    const [{ duties }] = await em.query<{ duties: boolean }[]>(
      'SELECT EXISTS (SELECT 1 FROM deadline) AS duties',
    );
    if (added === 0 || !duties) return added;
    await this.takeEffect(em, SYSTEM_ACTOR, this.clock.now(), {
      change: { before, after: before.with({ years: calendarYears(await this.calendar.notices(em)) }) },
      reason: '载入随系统更新的放假安排',
      noticeId: null,
      audit: {
        action: 'calendar.load_shipped',
        subjectType: 'calendar_notice',
        subjectId: noticeSubject(0),
        after: { notices: added },
      },
    });
    return added;
  }

  /** Moves the open dates that a written change touches, and tells. The caller holds the lock. */
  private async takeEffect(
    em: EntityManager,
    actor: Actor,
    now: Date,
    { change, reason, noticeId, audit }: WrittenChange,
  ): Promise<CalendarAppliedDto> {
    const cause: MoveCause = { cause: 'calendar', reason, noticeId };
    const { examined, made, nearOnly } = await this.recompute.apply(em, actor, now, change, cause);
    const effect = { ...effectOf(made, dateInShanghai(now)), examined, nearOnly };
    const revision = await nextRevision(em);
    await this.audit.record(em, actor, now, {
      ...audit,
      after: { ...(audit.after as object), ...effect },
      cause: reason,
    });
    const liaisons = await this.directory.liaisonsOf(em, [...new Set(made.map(({ unitId }) => unitId))]);
    const titles = await titlesOf(em, listedMoves(made));
    const told = await this.outbox.enqueue(
      em,
      now,
      calendarMessages({ revision, reason }, made, titles, liaisons),
    );
    return { ...effect, revision, noticeId, told };
  }

  /** With unit and task in words; the task only for those who read the unit's business. */
  private async described(em: EntityManager, actor: Actor, moved: Moved[]): Promise<MovedDeadlineDto[]> {
    const rows = await em.query<
      Pick<MovedDeadlineDto, 'deadlineId' | 'kind' | 'title' | 'planItemId' | 'unitName'>[]
    >(
      `SELECT d.id AS "deadlineId", d.kind, r.title, d.plan_item_id AS "planItemId", u.name AS "unitName"
       FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id JOIN unit u ON u.id = d.unit_id
       WHERE d.id = ANY ($1::uuid[])`,
      [moved.map(({ deadlineId }) => deadlineId)],
    );
    const byId = new Map(rows.map((row) => [row.deadlineId, row]));
    const readable = readableUnits(actor);
    return moved.map((one) => {
      const row = byId.get(one.deadlineId)!;
      const may = readable === 'all' || readable.includes(one.unitId);
      return { ...one, ...row, title: may ? row.title : null, planItemId: may ? row.planItemId : null };
    });
  }
}

/** The trail names its subjects by uuid, a notice has a number. */
export const noticeSubject = (id: number): string =>
  `00000000-0000-0000-0001-${String(id).padStart(12, '0')}`;

export async function revisionOf(em: EntityManager): Promise<number> {
  const [{ revision }] = await em.query<{ revision: number }[]>('SELECT revision FROM calendar_state');
  return revision;
}

async function nextRevision(em: EntityManager): Promise<number> {
  const [[{ revision }]] = await em.query<[{ revision: number }[], number]>(
    'UPDATE calendar_state SET revision = revision + 1 RETURNING revision',
  );
  return revision;
}

async function titlesOf(em: EntityManager, deadlineIds: string[]): Promise<Map<string, string>> {
  const rows = await em.query<{ id: string; title: string }[]>(
    'SELECT d.id, r.title FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id WHERE d.id = ANY ($1::uuid[])',
    [deadlineIds],
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}

const movedBy = (
  deadline: { id: string; unitId: string; dueOn: CalendarDate; provisional: boolean },
  after: { dueOn: CalendarDate; provisional: boolean },
): Moved => ({
  deadlineId: deadline.id,
  unitId: deadline.unitId,
  beforeDueOn: deadline.dueOn,
  afterDueOn: after.dueOn,
  beforeProvisional: deadline.provisional,
  afterProvisional: after.provisional,
});

const stands = ({ beforeDueOn, afterDueOn }: Moved): number => (beforeDueOn === afterDueOn ? 1 : 0);
const byImportance = (a: Moved, b: Moved): number =>
  stands(a) - stands(b) ||
  (a.beforeDueOn < b.beforeDueOn
    ? -1
    : a.beforeDueOn > b.beforeDueOn
      ? 1
      : a.deadlineId < b.deadlineId
        ? -1
        : 1);

function effectOf(
  moved: readonly Moved[],
  today: CalendarDate,
): Omit<CalendarEffectDto, 'examined' | 'nearOnly'> {
  const count = (is: (one: Moved) => boolean): number => moved.filter(is).length;
  return {
    moved: count((one) => one.beforeDueOn !== one.afterDueOn),
    later: count((one) => one.afterDueOn > one.beforeDueOn),
    earlier: count((one) => one.afterDueOn < one.beforeDueOn),
    settled: count((one) => one.beforeProvisional && !one.afterProvisional),
    unsettled: count((one) => !one.beforeProvisional && one.afterProvisional),
    becomeOverdue: count((one) => one.beforeDueOn >= today && one.afterDueOn < today),
    units: new Set(moved.map(({ unitId }) => unitId)).size,
  };
}
