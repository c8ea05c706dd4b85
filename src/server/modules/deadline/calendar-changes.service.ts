import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { readableUnits, SYSTEM_ACTOR, type Actor } from '../../common/actor.js';
import { dateInShanghai, type CalendarDate } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { ADVISORY_LOCK } from '../../common/database/advisory-locks.js';
import { DomainError } from '../../common/domain-error.js';
import { decodeCursor, encodeCursor } from '../../common/page.dto.js';
import { DEADLINE_KIND, type DeadlineKind } from '../../../shared/vocabulary.js';
import { AuditService, type AuditRecord } from '../audit/audit.service.js';
import type {
  CalendarAppliedDto,
  CalendarEffectDto,
  CalendarPreviewDto,
  MovedDateDto,
  PreviewPageQuery,
} from './calendar-change.dto.js';
import { calendarYears } from './calendar-rows.js';
import { CalendarService } from './calendar.service.js';
import { CalendarMessages } from './calendar-messages.js';
import { DatedMatters, type DateMove, type MatterMove } from './dated-matters.js';
import { DeadlineRecompute, type CalendarChange } from './deadline-recompute.service.js';
import type { MadeMove, MoveCause } from './deadline-moves.js';
import { changedDays } from './domain/calendar-change.js';

/** A change that was written and is now to take effect. */
export interface WrittenChange {
  change: CalendarChange;
  /** Its sentence, as the log of each moved date and the messages say it. */
  reason: string;
  noticeId: number | null;
  audit: Omit<AuditRecord, 'cause'>;
}

/** What every change of the calendar has in common: its effect shown first, then applied in one transaction. */
@Injectable()
export class CalendarChanges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendar: CalendarService,
    private readonly recompute: DeadlineRecompute,
    private readonly matters: DatedMatters,
    private readonly messages: CalendarMessages,
    private readonly audit: AuditService,
  ) {}

  /**
   * What the change would do to open dates, a page of them listed; `make` reads what the change starts from. Writes
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
      const matters = await this.matters.moves(em, change, today);
      const moved: DateMove[] = [...matters.moves];
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
        examined: (await this.recompute.count(em, touched)) + matters.examined,
        nearOnly,
        revision: await revisionOf(em),
        days: changedDays(calendars[0], calendars[1]).map(({ date, before, after }) => ({
          date,
          before: before.text,
          after: after.text,
        })),
        items: await this.described(em, actor, moved.slice(from, end), matters.moves),
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
    // Before the first calendar no date was computed: a new installation is no change of one.
    if (added === 0 || before.national.knownYears.length === 0) return added;
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
    const matters = await this.matters.apply(em, actor, now, change, reason);
    const duties = made.map(moveOf);
    const effect = {
      ...effectOf([...duties, ...matters.moves], dateInShanghai(now)),
      examined: examined + matters.examined,
      nearOnly,
    };
    const revision = await nextRevision(em);
    await this.audit.record(em, actor, now, {
      ...audit,
      after: { ...(audit.after as object), ...effect },
      cause: reason,
    });
    const told = await this.messages.tell(em, now, { revision, reason }, duties, matters.moves);
    return { ...effect, revision, noticeId, told };
  }

  /** With unit and title in words; the title only for those who read the unit's business. */
  private async described(
    em: EntityManager,
    actor: Actor,
    moved: readonly DateMove[],
    matters: readonly MatterMove[],
  ): Promise<MovedDateDto[]> {
    const duties = await em.query<
      { id: string; kind: DeadlineKind; title: string; planItemId: string | null; period: string | null }[]
    >(
      `SELECT d.id, d.kind, r.title, d.plan_item_id AS "planItemId",
         CASE WHEN d.event_id IS NULL AND d.occurrence <> 'once' THEN d.occurrence END AS period
       FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id WHERE d.id::text = ANY ($1::text[])`,
      [moved.map(({ id }) => id)],
    );
    const named = new Map(
      [
        ...duties.map(({ kind, ...duty }) => ({ ...duty, what: `${DEADLINE_KIND[kind]}节点` })),
        ...matters.map(({ id, title, what }) => ({ id, title, what, planItemId: null, period: null })),
      ].map((one) => [one.id, one]),
    );
    const units = await em.query<{ id: string; name: string }[]>(
      'SELECT id, name FROM unit WHERE id = ANY ($1::uuid[])',
      [moved.map(({ unitId }) => unitId)],
    );
    const unitNames = new Map(units.map(({ id, name }) => [id, name]));
    const readable = readableUnits(actor);
    return moved.map(({ id, unitId, beforeDueOn, afterDueOn, beforeProvisional, afterProvisional }) => {
      const { what, title, planItemId, period } = named.get(id)!;
      const may = readable === 'all' || readable.includes(unitId);
      return {
        id,
        unitId,
        unitName: unitNames.get(unitId)!,
        what,
        period,
        title: may ? title : null,
        planItemId: may ? planItemId : null,
        beforeDueOn,
        afterDueOn,
        beforeProvisional,
        afterProvisional,
      };
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

const movedBy = (
  deadline: { id: string; unitId: string; dueOn: CalendarDate; provisional: boolean },
  after: { dueOn: CalendarDate; provisional: boolean },
): DateMove => ({
  id: deadline.id,
  unitId: deadline.unitId,
  beforeDueOn: deadline.dueOn,
  afterDueOn: after.dueOn,
  beforeProvisional: deadline.provisional,
  afterProvisional: after.provisional,
});

const moveOf = ({ deadlineId, ...move }: MadeMove): DateMove => ({ ...move, id: deadlineId });

const stands = ({ beforeDueOn, afterDueOn }: DateMove): number => (beforeDueOn === afterDueOn ? 1 : 0);
const byImportance = (a: DateMove, b: DateMove): number =>
  stands(a) - stands(b) ||
  (a.beforeDueOn < b.beforeDueOn ? -1 : a.beforeDueOn > b.beforeDueOn ? 1 : a.id < b.id ? -1 : 1);

function effectOf(
  moved: readonly DateMove[],
  today: CalendarDate,
): Omit<CalendarEffectDto, 'examined' | 'nearOnly'> {
  const count = (is: (one: DateMove) => boolean): number => moved.filter(is).length;
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
