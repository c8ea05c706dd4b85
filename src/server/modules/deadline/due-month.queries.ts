import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { lastDayOfMonth } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { LIGHTS_BY_SEVERITY } from '../../../shared/lights.js';
import { visibleUnits } from './deadline.policy.js';
import type { DueDayDutyDto, DueDayLightDto, DueMonthDto, DueMonthQuery } from './due-month.dto.js';
import { DutyLag } from './duty-lag.js';
import { lightRankSql, liveSql } from './light.sql.js';

/** Duties that a cell of the month names. */
const NAMED = 3;

interface LightRow {
  date: string;
  rank: number;
  duties: number;
}
type NamedRow = Omit<DueDayDutyDto, 'light'> & { date: string; rank: number };

/** The due dates of a month, for the units a person may read: waived duties and those of voided events are none. */
@Injectable()
export class DueMonthQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly lag: DutyLag,
  ) {}

  async month(actor: Actor, { month, unitId, planId }: DueMonthQuery): Promise<DueMonthDto> {
    const today = this.clock.today();
    const [year, number] = month.split('-').map(Number);
    const params: unknown[] = [today, this.clock.now(), `${month}-01`, lastDayOfMonth(year, number)];
    const scope = [visibleUnits(actor, 'd.unit_id', params)];
    if (unitId) scope.push(`d.unit_id = $${params.push(unitId)}::uuid`);
    if (planId) scope.push(`d.plan_id = $${params.push(planId)}::uuid`);
    const duty = `WITH duty AS MATERIALIZED (
      SELECT d.id, d.plan_item_id AS "planItemId", d.rule_id, d.unit_id, d.kind, d.provisional, d.due_on AS date,
        ${lightRankSql('d', '$1', '$2', this.lag.of('d'))} AS rank
      FROM deadline d WHERE d.due_on BETWEEN $3::date AND $4::date AND ${liveSql('d')} AND ${scope.join(' AND ')})`;
    const [counts, named] = await Promise.all([
      this.dataSource.query<LightRow[]>(
        `${duty} SELECT date::text, rank, count(*)::int AS duties FROM duty GROUP BY date, rank ORDER BY date, rank`,
        params,
      ),
      this.dataSource.query<NamedRow[]>(
        `${duty} SELECT n.id, n."planItemId", r.title, n.kind, n.provisional, u.name AS "unitName", n.date::text, n.rank
         FROM (SELECT duty.*, row_number() OVER (PARTITION BY date ORDER BY rank, kind, id) AS nr FROM duty) n
         JOIN deadline_rule r ON r.id = n.rule_id JOIN unit u ON u.id = n.unit_id
         WHERE n.nr <= ${NAMED} ORDER BY n.date, n.nr`,
        params,
      ),
    ]);
    const dates = [...new Set(counts.map(({ date }) => date))];
    return {
      month,
      today,
      duties: total(counts),
      lights: byLight(counts),
      days: dates.map((date) => {
        const its = counts.filter((row) => row.date === date);
        const first = named
          .filter((row) => row.date === date)
          .map(({ date: _, rank, ...row }) => ({ ...row, light: LIGHTS_BY_SEVERITY[rank] }));
        return { date, duties: total(its), lights: byLight(its), first };
      }),
    };
  }
}

const total = (rows: LightRow[]): number => rows.reduce((sum, { duties }) => sum + duties, 0);

function byLight(rows: LightRow[]): DueDayLightDto[] {
  return LIGHTS_BY_SEVERITY.map((light, rank) => ({
    light,
    duties: total(rows.filter((row) => row.rank === rank)),
  })).filter(({ duties }) => duties > 0);
}
