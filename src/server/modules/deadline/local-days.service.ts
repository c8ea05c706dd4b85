import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { readableUnits, type Actor } from '../../common/actor.js';
import { yearOf } from '../../common/calendar-date.js';
import { DomainError } from '../../common/domain-error.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import { CalendarChanges, revisionOf } from './calendar-changes.service.js';
import type {
  ApplyLocalDaysDto,
  CalendarAppliedDto,
  CalendarPreviewDto,
  LocalDayDto,
  LocalDayListDto,
  LocalDaysInputDto,
  PreviewPageQuery,
} from './calendar-change.dto.js';
import { canSetLocalDaysOf } from './calendar.policy.js';
import { CalendarService } from './calendar.service.js';
import type { CalendarChange } from './deadline-recompute.service.js';

interface LocalRow extends Omit<LocalDayDto, 'setAt'> {
  unitId: string;
  unitName: string;
  setAt: Date;
}

/** 本单位安排: days that an office sets for itself and the units below it. */
@Injectable()
export class LocalDays {
  constructor(
    private readonly dataSource: DataSource,
    private readonly calendar: CalendarService,
    private readonly changes: CalendarChanges,
    private readonly directory: UnitDirectory,
  ) {}

  /** The local days of a year that rule a unit this person reads or may set them for: those of the units above it, too. */
  async list(actor: Actor, year: number): Promise<LocalDayListDto> {
    const readable = actor.roles.includes('admin') ? 'all' : readableUnits(actor);
    const scope = readable === 'all' ? '(TRUE)' : '(l.unit_id IN (SELECT id FROM above))';
    const rows = await this.dataSource.query<LocalRow[]>(
      `WITH RECURSIVE above AS (
         SELECT id, parent_id FROM unit WHERE id = ANY ($2::uuid[])
         UNION SELECT unit.id, unit.parent_id FROM unit JOIN above ON unit.id = above.parent_id
       )
       SELECT l.unit_id AS "unitId", u.name AS "unitName", l.date::text AS date, l.kind, l.name, l.source,
         p.name AS "setByName", l.set_at AS "setAt"
       FROM local_day l JOIN unit u ON u.id = l.unit_id JOIN app_user p ON p.id = l.set_by
       WHERE l.date BETWEEN make_date($1, 1, 1) AND make_date($1, 12, 31) AND ${scope}
       ORDER BY u.sort, u.name, l.unit_id, l.date`,
      [year, readable === 'all' ? [] : readable],
    );
    const items: LocalDayListDto['items'] = [];
    for (const { unitId, unitName, setAt, ...day } of rows) {
      const shown = { ...day, setAt: setAt.toISOString() };
      const last = items.at(-1);
      if (last?.unitId === unitId) last.days.push(shown);
      else items.push({ unitId, unitName, days: [shown], can: { set: canSetLocalDaysOf(actor, unitId) } });
    }
    return { items, revision: await revisionOf(this.dataSource.manager) };
  }

  /** What setting them would move, in the unit and below. */
  preview(actor: Actor, input: LocalDaysInputDto, page: PreviewPageQuery): Promise<CalendarPreviewDto> {
    requireSet(actor, input.unitId);
    return this.changes.preview(actor, page, async (em) => ({
      change: await this.changed(em, input),
      shown: [input.unitId],
    }));
  }

  /** Sets the unit's local days of a year to exactly these, and moves the open dates of the units that keep them. */
  set(actor: Actor, input: ApplyLocalDaysDto): Promise<CalendarAppliedDto> {
    requireSet(actor, input.unitId);
    const { unitId, year, days } = input;
    return this.changes.apply(actor, input.revision, async (em, now) => {
      const change = await this.changed(em, input);
      const [before] = await em.query<[{ date: string; kind: string; name: string }[], number]>(
        `DELETE FROM local_day WHERE unit_id = $1 AND date BETWEEN make_date($2, 1, 1) AND make_date($2, 12, 31)
         RETURNING date::text AS date, kind, name`,
        [unitId, year],
      );
      await em.query(
        `INSERT INTO local_day (unit_id, date, kind, name, source, set_by, set_at)
         SELECT $1, date, kind, name, NULLIF(source, ''), $3, $4
         FROM jsonb_to_recordset($2::jsonb) AS d(date date, kind text, name text, source text)`,
        [unitId, JSON.stringify(days), actor.userId, now],
      );
      const names = await this.directory.namesOf(em, [unitId]);
      return {
        change,
        reason: `本单位安排(${names.get(unitId)!.shortName})${year}年工作日调整`,
        noticeId: null,
        audit: {
          action: 'calendar.set_local_days',
          subjectType: 'unit',
          subjectId: unitId,
          before: { year, days: before },
          after: { year, days: days.map(({ date, kind, name }) => ({ date, kind, name })) },
        },
      };
    });
  }

  private async changed(
    em: EntityManager,
    { unitId, year, days }: LocalDaysInputDto,
  ): Promise<CalendarChange> {
    const [unit] = await em.query<{ parentId: string | null; shortName: string }[]>(
      'SELECT parent_id AS "parentId", short_name AS "shortName" FROM unit WHERE id = $1',
      [unitId],
    );
    if (!unit) throw DomainError.notFound('该单位');
    const before = await this.calendar.ofUnits(em);
    const above = unit.parentId ? before.of(unit.parentId) : before.national;
    const seen = new Set<string>();
    for (const { date, kind } of days) {
      const refuse = (message: string): never => {
        throw DomainError.invalid('local_day.bad', message, { date });
      };
      if (seen.has(date)) refuse(`${date}出现了两次`);
      seen.add(date);
      if (yearOf(date) !== year) refuse(`${date}不在${year}年`);
      const { text, workday } = above.dayReason(date);
      if (workday === (kind === 'work')) refuse(`${date}原本就是${text},不需要另行安排`);
    }
    const others = (await this.calendar.localDays(em)).filter(
      (day) => day.unitId !== unitId || yearOf(day.date) !== year,
    );
    const own = days.map(({ source = null, ...day }) => ({
      ...day,
      source,
      unitId,
      unitName: unit.shortName,
    }));
    return {
      before,
      after: await this.calendar.withLocalDays(em, before, [...others, ...own]),
      unitIds: await this.directory.subtree(em, [unitId]),
    };
  }
}

function requireSet(actor: Actor, unitId: string): void {
  if (!canSetLocalDaysOf(actor, unitId)) {
    throw DomainError.forbidden('只能为自己督办的单位设置本单位安排');
  }
}
