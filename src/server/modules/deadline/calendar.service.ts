import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../common/domain-error.js';
import { toWorkCalendar, type NoticeRow } from './calendar-rows.js';
import type { CalendarYearDto, SpecialDayDto } from './calendar.dto.js';
import { noticeName, type CalendarNotice, type WorkCalendar } from './domain/working-days.js';

/** The office's calendar, from its table. One instance per process, rebuilt when a notice was added. */
@Injectable()
export class CalendarService {
  private cached: { stamp: string; calendar: WorkCalendar } | null = null;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * The calendar as it stands. Pass the transaction's manager where there is one: a use case must not wait for a
   * second connection while it holds the first.
   */
  async current(em: EntityManager = this.dataSource.manager): Promise<WorkCalendar> {
    const [{ stamp }] = await em.query<{ stamp: string }[]>(
      `SELECT (SELECT COALESCE(max(id), 0) FROM calendar_notice) || '/' || (SELECT count(*) FROM calendar_day) AS stamp`,
    );
    if (this.cached?.stamp !== stamp) {
      const rows = await em.query<NoticeRow[]>(
        `SELECT n.id, n.year, n.doc_no AS "docNo", n.title, n.issued_on::text AS "issuedOn", n.source,
           COALESCE(json_agg(json_build_object('date', d.date, 'name', d.name, 'kind', d.kind) ORDER BY d.date)
             FILTER (WHERE d.date IS NOT NULL), '[]') AS days
         FROM calendar_notice n LEFT JOIN calendar_day d ON d.notice_id = n.id GROUP BY n.id ORDER BY n.year, n.id`,
      );
      this.cached = { stamp, calendar: toWorkCalendar(rows) };
    }
    return this.cached.calendar;
  }

  /** The special days of a year with the notices behind them; `known: false` where no notice covers it yet. */
  async year(year: number): Promise<CalendarYearDto> {
    if (year < 1949 || year > 2199) throw DomainError.notFound('该年日历');
    const notices = await this.dataSource.query<CalendarNotice[]>(
      `SELECT doc_no AS "docNo", title, issued_on::text AS "issuedOn", source FROM calendar_notice
       WHERE year = $1 ORDER BY id`,
      [year],
    );
    // The last days of December belong to the next year's notice, so days are asked by date and not by notice.
    const days = await this.dataSource.query<(Omit<SpecialDayDto, 'notice'> & CalendarNotice)[]>(
      `SELECT DISTINCT ON (d.date) d.date::text AS date, d.kind, d.name, n.doc_no AS "docNo", n.title
       FROM calendar_day d JOIN calendar_notice n ON n.id = d.notice_id
       WHERE d.date BETWEEN make_date($1, 1, 1) AND make_date($1, 12, 31) ORDER BY d.date, n.year DESC, n.id DESC`,
      [year],
    );
    return {
      year,
      known: notices.length > 0,
      notices,
      days: days.map(({ date, kind, name, ...notice }) => ({ date, kind, name, notice: noticeName(notice) })),
    };
  }
}
