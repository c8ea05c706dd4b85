import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { CalendarDate } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { decodeCursor, encodeCursor } from '../../common/page.dto.js';
import { CalendarService } from './calendar.service.js';
import type { DutyCountDto, DutyCountPageDto, DutyCountQuery } from './deadline.dto.js';
import { visibleUnits } from './deadline.policy.js';
import { paceOf } from './domain/pace.js';
import type { UnitCalendars } from './domain/unit-calendars.js';
import type { WorkCalendar } from './domain/working-days.js';
import { liveSql } from './light.sql.js';

type Row = Omit<DutyCountDto, 'workdaysLeft' | 'expected' | 'behind'> & { ownerUnitId: string };

/** Duties that a rule asks for so many times in a period, counted: who has done how many, and what is left of the time. */
@Injectable()
export class DeadlineCounts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendar: CalendarService,
  ) {}

  /**
   * The periods that have begun of the rules of published plans which recur by count, for the units this person may
   * read: those still running, and past ones in which something is missing; the earliest due first.
   */
  async list(actor: Actor, query: DutyCountQuery): Promise<DutyCountPageDto> {
    const today = this.clock.today();
    const params: unknown[] = [today];
    const where = [visibleUnits(actor, 'd.unit_id', params)];
    if (query.planId) where.push(`d.plan_id = $${params.push(query.planId)}::uuid`);
    if (query.itemId) where.push(`d.plan_item_id = $${params.push(query.itemId)}::uuid`);
    const missing = `bool_or(u.done < u.needed)`;
    const shown = query.missing === 'true' ? missing : `(${missing} OR max(u.due_on) >= $1::date)`;
    const after = decodeCursor(query.after, ['date', 'uuid', 'text']);
    const beyond = after
      ? `AND (max(u.due_on), u.rule_id, u.period) > (${[`$${params.push(after[0])}::date`, `$${params.push(after[1])}::uuid`, `$${params.push(after[2])}::text`].join(', ')})`
      : '';
    const rows = await this.dataSource.query<Row[]>(
      `WITH u AS (
         SELECT d.rule_id, d.unit_id, split_part(d.occurrence, '#', 1) AS period, min(d.start_on) AS start_on,
           max(d.due_on) AS due_on, count(*)::int AS needed, count(d.done_on)::int AS done
         FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id JOIN plan p ON p.id = d.plan_id
         WHERE r.spec->>'kind' = 'recurring' AND p.status = 'published' AND d.start_on <= $1::date AND ${liveSql('d')}
           AND ${where.join(' AND ')}
         GROUP BY d.rule_id, d.unit_id, 3
       ), counted AS (
         SELECT u.rule_id, u.period, min(u.start_on) AS start_on, max(u.due_on) AS due_on, max(u.needed) AS needed,
           jsonb_agg(jsonb_build_object('unitId', n.id, 'unitName', n.short_name, 'done', u.done, 'needed', u.needed)
             ORDER BY u.done, n.sort, n.name) AS units
         FROM u JOIN unit n ON n.id = u.unit_id
         GROUP BY u.rule_id, u.period HAVING ${shown} ${beyond}
         ORDER BY max(u.due_on), u.rule_id, u.period LIMIT ${query.limit + 1}
       )
       SELECT c.rule_id AS "ruleId", r.plan_id AS "planId", r.plan_item_id AS "planItemId", r.title, r.raw, r.policy, c.period,
         c.start_on::text AS "startOn", c.due_on::text AS "dueOn", c.needed, c.units, p.owner_unit_id AS "ownerUnitId"
       FROM counted c JOIN deadline_rule r ON r.id = c.rule_id JOIN plan p ON p.id = r.plan_id ORDER BY c.due_on, c.rule_id, c.period`,
      params,
    );
    const calendars = await this.calendar.ofUnits();
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map(({ ownerUnitId, ...row }) => ({
        ...row,
        ...forecast({ ...row, ownerUnitId }, today, calendars),
      })),
      next: rows.length > query.limit && last ? encodeCursor([last.dueOn, last.ruleId, last.period]) : null,
    };
  }
}

/**
 * What is left of the time and who is behind: each unit by its own working days. The line's own figures are those of its
 * units where these agree, else those of the unit that the plan belongs to.
 */
function forecast(
  { startOn, dueOn, needed, units, ownerUnitId }: Row,
  today: CalendarDate,
  calendars: UnitCalendars,
): Pick<DutyCountDto, 'workdaysLeft' | 'expected' | 'behind'> {
  const pace = (calendar: WorkCalendar) => {
    const left = calendar.workdaysBetween(today, dueOn);
    return { left, expected: paceOf({ needed, workdays: calendar.workdaysBetween(startOn, dueOn), left }) };
  };
  const own = units.map(({ unitId }) => pace(calendars.of(unitId)));
  const alike = own.every(({ left, expected }) => left === own[0].left && expected === own[0].expected);
  const { left, expected } = alike ? own[0] : pace(calendars.of(ownerUnitId));
  const behind = units.filter(({ done }, index) => done < own[index].expected).length;
  return { workdaysLeft: left, expected, behind };
}
