import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { DomainError } from '../../common/domain-error.js';
import { weekdayName, weekdayOf, yearOf } from '../../common/calendar-date.js';
import { calendarYears, type NoticeRow } from './calendar-rows.js';
import { CalendarChanges, noticeSubject } from './calendar-changes.service.js';
import type {
  ApplyNoticeDto,
  CalendarAppliedDto,
  CalendarNoticeInputDto,
  CalendarPreviewDto,
  NoticeReadingDto,
  PreviewPageQuery,
  WithdrawNoticeDto,
} from './calendar-change.dto.js';
import { canLoadNotice } from './calendar.policy.js';
import { CalendarService } from './calendar.service.js';
import type { CalendarChange } from './deadline-recompute.service.js';
import { changedSpan } from './domain/calendar-change.js';
import { readNoticeText } from './domain/notice-text.js';
import { noticeName } from './domain/working-days.js';

/** 放假安排通知: read from their text, shown with their effect, loaded as a version, withdrawn. */
@Injectable()
export class CalendarNotices {
  constructor(
    private readonly calendar: CalendarService,
    private readonly changes: CalendarChanges,
  ) {}

  /** What a pasted text says; refused by `calendar.unreadable` where it names no year or no day. Writes nothing. */
  async read(actor: Actor, text: string): Promise<NoticeReadingDto> {
    requireLoad(actor);
    const national = await this.calendar.current();
    const known = national.knownYears.flatMap((year) => national.specialDays(year));
    const { year, problems, ...reading } = readNoticeText(text, known);
    if (year === null || (reading.days.length === 0 && problems.every(({ code }) => code !== 'weekday'))) {
      throw DomainError.invalid(
        'calendar.unreadable',
        problems[0]?.message ?? '没有读到放假或上班的日期,请粘贴通知全文',
        { problems },
      );
    }
    const lineOf = (at: number): number => text.slice(0, at).split('\n').length;
    return { year, ...reading, problems: problems.map((one) => ({ ...one, line: lineOf(one.span[0]) })) };
  }

  /** What loading it would move. */
  preview(actor: Actor, input: CalendarNoticeInputDto, page: PreviewPageQuery): Promise<CalendarPreviewDto> {
    requireLoad(actor);
    checkDays(input);
    return this.changes.preview(actor, page, async (em) => ({
      change: await this.with(em, input),
      shown: [null],
    }));
  }

  /** Loads it as a version that supersedes, and moves the open dates. */
  load(actor: Actor, input: ApplyNoticeDto): Promise<CalendarAppliedDto> {
    requireLoad(actor);
    checkDays(input);
    return this.changes.apply(actor, input.revision, async (em, now) => {
      // Before the row is there: what is read of the calendar from then on would hold it.
      const change = await this.news(em, input);
      const { year, scope, docNo = null, title, issuedOn = null, source = null, text = null } = input;
      const [{ id }] = await em.query<{ id: number }[]>(
        `INSERT INTO calendar_notice (year, scope, doc_no, title, issued_on, source, text, loaded_at, loaded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
        [year, scope, docNo || null, title, issuedOn, source || null, text, now, actor.userId],
      );
      await em.query(
        `INSERT INTO calendar_day (notice_id, date, kind, name)
         SELECT $1, date, kind, name FROM jsonb_to_recordset($2::jsonb) AS d(date date, kind text, name text)`,
        [id, JSON.stringify(input.days)],
      );
      return {
        change,
        reason: `载入${noticeName({ docNo, title, issuedOn, source })}`,
        noticeId: id,
        audit: {
          action: 'calendar.load_notice',
          subjectType: 'calendar_notice',
          subjectId: noticeSubject(id),
          after: { year, scope, docNo, title, issuedOn, days: input.days.length },
        },
      };
    });
  }

  /** What taking a version back would move. */
  previewWithdrawal(actor: Actor, id: number, page: PreviewPageQuery): Promise<CalendarPreviewDto> {
    requireLoad(actor);
    return this.changes.preview(actor, page, async (em) => ({
      change: await this.without(em, id),
      shown: [null],
    }));
  }

  /** Takes a version back, with the reason: what it superseded rules again, and open dates move back. */
  withdraw(actor: Actor, id: number, { revision, reason }: WithdrawNoticeDto): Promise<CalendarAppliedDto> {
    requireLoad(actor);
    return this.changes.apply(actor, revision, async (em, now) => {
      const change = await this.without(em, id);
      const [[row]] = await em.query<[{ docNo: string | null; title: string; year: number }[], number]>(
        `UPDATE calendar_notice SET withdrawn_at = $2, withdrawn_by = $3, withdraw_reason = $4
         WHERE id = $1 AND withdrawn_at IS NULL RETURNING doc_no AS "docNo", title, year`,
        [id, now, actor.userId, reason],
      );
      const { docNo, title, year } = row;
      return {
        change,
        reason: `撤回${noticeName({ docNo, title, issuedOn: null, source: null })}:${reason}`,
        noticeId: id,
        audit: {
          action: 'calendar.withdraw_notice',
          subjectType: 'calendar_notice',
          subjectId: noticeSubject(id),
          before: { year, docNo, title },
        },
      };
    });
  }

  /** The calendars before and after the notice is added behind all others. */
  private async with(em: EntityManager, input: CalendarNoticeInputDto): Promise<CalendarChange> {
    const before = await this.calendar.ofUnits(em);
    const { year, scope, title, docNo = null, issuedOn = null, source = null, days } = input;
    if (scope === 'days' && !before.national.knownYears.includes(year)) {
      throw DomainError.invalid(
        'calendar.no_year',
        `${year}年还没有全年的放假安排,请先载入该年的通知,再载入补充调整`,
      );
    }
    const id = Number.MAX_SAFE_INTEGER;
    const row: NoticeRow = { id, year, scope, withdrawn: false, title, docNo, issuedOn, source, days };
    return {
      before,
      after: before.with({ years: calendarYears([...(await this.calendar.notices(em)), row]) }),
    };
  }

  private async without(em: EntityManager, id: number): Promise<CalendarChange> {
    const before = await this.calendar.ofUnits(em);
    const rows = await this.calendar.notices(em);
    const row = rows.find((one) => one.id === id);
    if (!row) throw DomainError.notFound('该版本的日历');
    if (row.withdrawn) throw new DomainError('calendar.withdrawn', 409, '该版本已被撤回,请刷新后查看');
    return { before, after: before.with({ years: calendarYears(rows.filter((one) => one !== row)) }) };
  }

  /** The same notice again, or one that says what the calendar says already, is no version. */
  private async news(em: EntityManager, input: CalendarNoticeInputDto): Promise<CalendarChange> {
    const change = await this.with(em, input);
    if (changedSpan(change.before, change.after, [])) return change;
    throw new DomainError('calendar.no_change', 409, '这份安排与现行日历完全相同,不需要载入');
  }
}

function requireLoad(actor: Actor): void {
  if (!canLoadNotice(actor)) throw DomainError.forbidden('只有系统管理员可以更新放假安排');
}

/** Days that no notice for the year can rule are refused, each by its own sentence. */
function checkDays({ year, scope, days }: CalendarNoticeInputDto): void {
  const refuse = (message: string, date?: string): never => {
    throw DomainError.invalid('calendar.bad_days', message, { date });
  };
  if (days.length === 0) refuse('没有放假或补班的日期,请粘贴通知或在日历上点选');
  const seen = new Set<string>();
  for (const { date, kind } of days) {
    if (seen.has(date)) refuse(`${date}出现了两次`, date);
    seen.add(date);
    const previousDecember = yearOf(date) === year - 1 && date.slice(5) >= '12-20';
    if (yearOf(date) !== year && !previousDecember) refuse(`${date}不在${year}年的安排范围内`, date);
    if (kind === 'work' && weekdayOf(date) % 6 !== 0) {
      refuse(`${date}是${weekdayName(date)},本来就上班,不能设为补班`, date);
    }
    if (kind === 'plain' && scope === 'year') refuse(`${date}没有放假或补班,不必列入全年安排`, date);
  }
}
