import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ADVISORY_LOCK } from '../../common/database/advisory-locks.js';
import { calendarYears, type NoticeRow } from './calendar-rows.js';
import { UnitCalendars, type UnitLocalDay } from './domain/unit-calendars.js';
import type { WorkCalendar } from './domain/working-days.js';

/** The office's calendar, from its tables. One instance per process, read anew whenever another process changed it. */
@Injectable()
export class CalendarService {
  private cached: { stamp: string; calendars: UnitCalendars } | null = null;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * The calendar of the notices as it stands. Pass the transaction's manager where there is one: a use case must not
   * wait for a second connection while it holds the first. For a date that is stored take `hold`.
   */
  async current(em: EntityManager = this.dataSource.manager): Promise<WorkCalendar> {
    return (await this.ofUnits(em)).national;
  }

  /** The calendar of each unit: the notices with the local days of the unit and of those above it. */
  async ofUnits(em: EntityManager = this.dataSource.manager): Promise<UnitCalendars> {
    const stamp = await this.stamp(em);
    if (this.cached?.stamp !== stamp) this.cached = { stamp, calendars: await this.read(em) };
    return this.cached.calendars;
  }

  /**
   * The same for whoever stores a date computed by it: no notice and no local day takes effect until this transaction
   * ends, so that what is stored is never a date of yesterday's calendar that no recomputation saw. Call it before any
   * row of `deadline` is locked or changed: a change of the calendar that waits for this transaction locks them next.
   */
  async hold(em: EntityManager): Promise<UnitCalendars> {
    await em.query('SELECT pg_advisory_xact_lock_shared($1)', [ADVISORY_LOCK.calendar]);
    return this.ofUnits(em);
  }

  /** Every version of every year, withdrawn ones too, in the order of loading. */
  notices(em: EntityManager): Promise<NoticeRow[]> {
    return em.query<NoticeRow[]>(
      `SELECT n.id, n.year, n.scope, n.doc_no AS "docNo", n.title, n.issued_on::text AS "issuedOn", n.source,
         n.withdrawn_at IS NOT NULL AS withdrawn,
         COALESCE(json_agg(json_build_object('date', d.date, 'name', d.name, 'kind', d.kind) ORDER BY d.date)
           FILTER (WHERE d.date IS NOT NULL), '[]') AS days
       FROM calendar_notice n LEFT JOIN calendar_day d ON d.notice_id = n.id GROUP BY n.id ORDER BY n.year, n.id`,
    );
  }

  localDays(em: EntityManager): Promise<UnitLocalDay[]> {
    return em.query<UnitLocalDay[]>(
      `SELECT l.unit_id AS "unitId", u.short_name AS "unitName", l.date::text AS date, l.kind, l.name, l.source
       FROM local_day l JOIN unit u ON u.id = l.unit_id ORDER BY l.unit_id, l.date`,
    );
  }

  /** The same notices under other local days: for a change of these. */
  async withLocalDays(
    em: EntityManager,
    calendars: UnitCalendars,
    local: UnitLocalDay[],
  ): Promise<UnitCalendars> {
    return calendars.with({ local, parents: await this.parents(em) });
  }

  /** Changes with the calendar and, where there are local days, with the tree of units that they pass down. */
  private async stamp(em: EntityManager): Promise<string> {
    const [{ stamp }] = await em.query<{ stamp: string }[]>(
      `SELECT (SELECT revision FROM calendar_state) || '/' || (SELECT count(*) FROM calendar_notice) || CASE
         WHEN EXISTS (SELECT 1 FROM local_day)
         THEN (SELECT md5(string_agg(id::text || COALESCE(parent_id::text, '') || short_name, ',' ORDER BY id)) FROM unit)
         ELSE '' END AS stamp`,
    );
    return stamp;
  }

  private async read(em: EntityManager): Promise<UnitCalendars> {
    const local = await this.localDays(em);
    const parents = local.length === 0 ? new Map<string, null>() : await this.parents(em);
    return new UnitCalendars(calendarYears(await this.notices(em)), local, parents);
  }

  private async parents(em: EntityManager): Promise<Map<string, string | null>> {
    const units = await em.query<{ id: string; parentId: string | null }[]>(
      'SELECT id, parent_id AS "parentId" FROM unit',
    );
    return new Map(units.map(({ id, parentId }) => [id, parentId]));
  }
}
