import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readableUnits, type Actor } from '../../../common/actor.js';
import {
  addDays,
  addMonths,
  calendarDate,
  monthOf,
  weekdayOf,
  yearOf,
  type CalendarDate,
} from '../../../common/calendar-date.js';
import { Clock } from '../../../common/clock.js';
import { LIGHT_CODES, LIGHTS_BY_SEVERITY } from '../../../../shared/lights.js';
import { CalendarService } from '../../deadline/calendar.service.js';
import { LIGHT_RANK } from '../../deadline/light.sql.js';
import { LedgerQuery, type LightTotalsDto } from '../ledger/ledger.dto.js';
import { LedgerQueries } from '../ledger/ledger.queries.js';
import { SqlParams } from '../sql-params.js';
import { visibleItems } from '../../plan/plan.policy.js';
import type {
  CoordinatorDeskDto,
  DeskDraftDto,
  DeskDto,
  DeskDutyDto,
  DeskQuery,
  DeskReviewDto,
  DeskTaskDto,
  DeskUnitLightsDto,
  LeaderDeskDto,
  LiaisonDeskDto,
} from './desk.dto.js';
import {
  COORDINATOR_COUNTS_SQL,
  DRAFTS_SQL,
  dutiesSql,
  overdueOnSql,
  rankSql,
  TO_REVIEW_SQL,
  unitLightsSql,
  UNSIGNED_SQL,
} from './desk.sql.js';

interface Moment {
  today: CalendarDate;
  now: Date;
}
type DutyRow = Omit<DeskDutyDto, 'light' | 'workdaysLeft' | 'dueAt'> & { rank: number; dueAt: Date | null };

const REDS = 10;

/** 工作台: what each role comes for. */
@Injectable()
export class DeskQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly ledger: LedgerQueries,
    private readonly calendars: CalendarService,
  ) {}

  async desk(actor: Actor, { year }: DeskQuery = {}): Promise<DeskDto> {
    const moment = { today: this.clock.today(), now: this.clock.now() };
    const has = (role: Actor['roles'][number]): boolean => actor.roles.includes(role);
    return {
      asOf: moment.today,
      liaison: has('liaison') ? await this.liaison(actor, moment) : null,
      coordinator: has('coordinator') ? await this.coordinator(actor, moment, year) : null,
      leader: has('leader') ? await this.leader(actor, moment, year) : null,
    };
  }

  private async liaison(actor: Actor, { today, now }: Moment): Promise<LiaisonDeskDto> {
    const units = [...actor.liaisonOf];
    const duties = await this.duties(dutiesSql('d.unit_id = ANY ($3::uuid[])'), [today, now, units], today);
    const sunday = addDays(today, (7 - weekdayOf(today)) % 7);
    const monthEnd = addDays(addMonths(calendarDate(yearOf(today), monthOf(today), 1), 1), -1);
    const groups: LiaisonDeskDto = {
      overdue: [],
      thisWeek: [],
      thisMonth: [],
      paused: [],
      later: 0,
      toSign: [],
    };
    for (const duty of duties) {
      if (duty.light === 'paused') groups.paused.push(duty);
      else if (duty.light === 'overdue') groups.overdue.push(duty);
      else if (duty.dueOn <= sunday || isNearDelivery(duty)) groups.thisWeek.push(duty);
      else if (duty.kind === 'report' && duty.dueOn <= monthEnd) groups.thisMonth.push(duty);
      else groups.later += 1;
    }
    groups.toSign = await this.dataSource.query<DeskTaskDto[]>(UNSIGNED_SQL, [units]);
    return groups;
  }

  private async coordinator(
    actor: Actor,
    { today, now }: Moment,
    year: number | undefined,
  ): Promise<CoordinatorDeskDto> {
    const units = [...actor.coordinates];
    type Counts = Pick<
      CoordinatorDeskDto,
      'toReviewCount' | 'draftCount' | 'unassigned' | 'overdueDuties' | 'nearDuties'
    >;
    const [[counts], toReview, drafts, [{ unsigned }], { lights }] = await Promise.all([
      this.dataSource.query<Counts[]>(COORDINATOR_COUNTS_SQL, [
        units,
        today,
        now,
        year ?? null,
        actor.userId,
      ]),
      this.dataSource.query<DeskReviewDto[]>(TO_REVIEW_SQL, [units, actor.userId]),
      this.dataSource.query<DeskDraftDto[]>(DRAFTS_SQL, [units]),
      this.dataSource.query<{ unsigned: number }[]>(
        `SELECT count(*)::int AS unsigned FROM (${UNSIGNED_SQL}) waiting`,
        [units],
      ),
      this.ledger.page(actor, Object.assign(new LedgerQuery(), { limit: 1, year })),
    ]);
    return { ...counts, toReview, drafts, unsigned, lights };
  }

  private async leader(
    actor: Actor,
    { today, now }: Moment,
    year: number | undefined,
  ): Promise<LeaderDeskDto> {
    const query = Object.assign(new LedgerQuery(), { limit: 1, year });
    const { lights, total } = await this.ledger.page(actor, query);
    const [units, overdueWeekAgo, reds] = await Promise.all([
      this.unitLights(actor, { today, now }, year),
      this.overdueOn(actor, addDays(today, -7), year),
      this.reds(actor, { today, now }, year),
    ]);
    return { lights, total, overdueWeekAgo, units, reds };
  }

  private async unitLights(
    actor: Actor,
    { today, now }: Moment,
    year: number | undefined,
  ): Promise<DeskUnitLightsDto[]> {
    const params = new SqlParams();
    const [day, instant] = [params.add(today), params.add(now)];
    const scope = scopeOf(actor, year, params);
    const own = ownUnits(actor, params);
    const rows = await this.dataSource.query<{ unitId: string; unitName: string; rank: number; n: number }[]>(
      unitLightsSql(scope, day, instant, own),
      params.values,
    );
    const units = new Map<string, DeskUnitLightsDto>();
    for (const { unitId, unitName, rank, n } of rows) {
      const unit = units.get(unitId) ?? { unitId, unitName, tasks: 0, lights: noLights() };
      unit.lights[LIGHTS_BY_SEVERITY[rank]] = n;
      unit.tasks += n;
      units.set(unitId, unit);
    }
    return [...units.values()];
  }

  private async overdueOn(actor: Actor, day: CalendarDate, year: number | undefined): Promise<number> {
    const params = new SqlParams();
    const on = params.add(day);
    const scope = scopeOf(actor, year, params);
    const [{ n }] = await this.dataSource.query<{ n: number }[]>(overdueOnSql(scope, on), params.values);
    return n;
  }

  private async reds(actor: Actor, { today, now }: Moment, year: number | undefined): Promise<DeskDutyDto[]> {
    const params = new SqlParams();
    const [day, instant] = [params.add(today), params.add(now)];
    const scope = `${scopeOf(actor, year, params)} AND ${ownUnits(actor, params)}`;
    const overdue = `${rankSql(day, instant)} = ${LIGHT_RANK.overdue}`;
    return this.duties(dutiesSql(`${scope} AND ${overdue}`, `LIMIT ${REDS}`), params.values, today);
  }

  private async duties(sql: string, params: unknown[], today: CalendarDate): Promise<DeskDutyDto[]> {
    const rows = await this.dataSource.query<DutyRow[]>(sql, params);
    const calendars = await this.calendars.ofUnits();
    return rows.map(({ rank, dueAt, ...row }) => ({
      ...row,
      dueAt: dueAt?.toISOString() ?? null,
      light: LIGHTS_BY_SEVERITY[rank],
      workdaysLeft: calendars.of(row.unitId).workdaysBetween(today, row.dueOn),
    }));
  }
}

/** What this person may see of that year, as one bracketed condition over `i` and `p`. */
function scopeOf(actor: Actor, year: number | undefined, params: SqlParams): string {
  const visible = visibleItems(actor, 'i', params.values);
  return year === undefined ? visible : `(${visible} AND p.year = ${params.add(year)})`;
}

/** A duty of a unit this person reads: a shared task does not open the desk of the other unit. */
function ownUnits(actor: Actor, params: SqlParams): string {
  const units = readableUnits(actor);
  return units === 'all' ? '(TRUE)' : `(d.unit_id = ANY (${params.add(units)}::uuid[]))`;
}

const isNearDelivery = ({ kind, light }: DeskDutyDto): boolean => kind === 'deliver' && light === 'near';

const noLights = (): LightTotalsDto =>
  Object.fromEntries(LIGHT_CODES.map((light) => [light, 0])) as unknown as LightTotalsDto;
