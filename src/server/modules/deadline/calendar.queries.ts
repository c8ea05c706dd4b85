import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { ADVISORY_LOCK } from '../../common/database/advisory-locks.js';
import { DomainError } from '../../common/domain-error.js';
import { noticesInForce } from './calendar-rows.js';
import type { RecomputeProgressDto } from './calendar-change.dto.js';
import { DeadlineRecompute } from './deadline-recompute.service.js';
import type { CalendarNoticeDto, CalendarYearDto } from './calendar.dto.js';
import { canLoadNotice, canSetLocalDays } from './calendar.policy.js';
import { CalendarService } from './calendar.service.js';
import { noticeName } from './domain/working-days.js';

type VersionRow = Omit<CalendarNoticeDto, 'inForce' | 'loadedAt' | 'withdrawnAt'> & {
  loadedAt: Date | null;
  withdrawnAt: Date | null;
};

/** The calendar as people see it. */
@Injectable()
export class CalendarQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly calendar: CalendarService,
    private readonly recompute: DeadlineRecompute,
  ) {}

  /**
   * How far a recomputation is: with figures where this process does it; where another does (its transaction cannot be
   * looked into), only that one runs, by the lock that it holds.
   */
  async progress(): Promise<RecomputeProgressDto> {
    const { progress } = this.recompute;
    if (progress) return { running: true, total: progress.total, done: progress.done };
    const [{ running }] = await this.dataSource.query<{ running: boolean }[]>(
      `SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND classid = 0 AND objid = $1) AS running`,
      [ADVISORY_LOCK.calendar],
    );
    return { running, total: 0, done: 0 };
  }

  /**
   * The special days of a year with the versions behind them, those of a unit with its local days; `known: false` where
   * no notice covers it yet.
   */
  async year(actor: Actor, year: number, unitId?: string): Promise<CalendarYearDto> {
    if (year < 1949 || year > 2199) throw DomainError.notFound('该年日历');
    const calendars = await this.calendar.ofUnits();
    const calendar = unitId ? calendars.of(unitId) : calendars.national;
    const versions = await this.versions(year);
    const inForce = new Set(
      noticesInForce(versions.map((one) => ({ ...one, withdrawn: one.withdrawnAt !== null }))).map(
        ({ id }) => id,
      ),
    );
    const [{ revision }] = await this.dataSource.query<{ revision: number }[]>(
      'SELECT revision FROM calendar_state',
    );
    return {
      year,
      known: calendar.knownYears.includes(year),
      endOpen: !calendar.knownYears.includes(year + 1),
      revision,
      notices: versions.map(({ loadedAt, withdrawnAt, ...version }) => ({
        ...version,
        inForce: inForce.has(version.id),
        loadedAt: loadedAt && loadedAt.toISOString(),
        withdrawnAt: withdrawnAt && withdrawnAt.toISOString(),
      })),
      days: calendar.specialDays(year).map(({ notice, ...day }) => ({ ...day, notice: noticeName(notice) })),
      can: { load: canLoadNotice(actor), setLocalDays: canSetLocalDays(actor) },
    };
  }

  private versions(year: number): Promise<VersionRow[]> {
    return this.dataSource.query<VersionRow[]>(
      `SELECT n.id, n.year, n.scope, n.doc_no AS "docNo", n.title, n.issued_on::text AS "issuedOn", n.source,
         (SELECT count(*)::int FROM calendar_day d WHERE d.notice_id = n.id AND d.kind = 'off') AS "offDays",
         (SELECT count(*)::int FROM calendar_day d WHERE d.notice_id = n.id AND d.kind = 'work') AS "workDays",
         n.loaded_at AS "loadedAt", l.name AS "loadedByName", n.withdrawn_at AS "withdrawnAt",
         w.name AS "withdrawnByName", n.withdraw_reason AS "withdrawReason"
       FROM calendar_notice n LEFT JOIN app_user l ON l.id = n.loaded_by LEFT JOIN app_user w ON w.id = n.withdrawn_by
       WHERE n.year = $1 ORDER BY n.id DESC`,
      [year],
    );
  }
}
