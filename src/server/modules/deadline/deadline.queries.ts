import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { addDays } from '../../common/calendar-date.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { decodeCursor, encodeCursor } from '../../common/page.dto.js';
import { CalendarService } from './calendar.service.js';
import type { DeadlineDto, DeadlineExplanationDto, DeadlinePageDto, DeadlineQuery } from './deadline.dto.js';
import { visibleUnits } from './deadline.policy.js';
import { explainDuties } from './duty-explanations.js';
import { lightOf } from './domain/light.js';
import { DutyLag } from './duty-lag.js';
import { behindSql, liveSql, openSql } from './light.sql.js';

interface DeadlineRow extends Omit<DeadlineDto, 'light' | 'workdaysLeft' | 'dueAt' | 'doneAt'> {
  dueAt: Date | null;
  nearAt: Date | null;
  innerNearOn: string | null;
  doneAt: Date | null;
  behind: boolean | null;
}

/** `behind` is an expression over `d`. */
const selectSql = (behind: string): string => `
  SELECT d.id, d.plan_id AS "planId", d.plan_item_id AS "planItemId", d.rule_id AS "ruleId", r.title, r.raw, r.policy,
    d.unit_id AS "unitId", u.name AS "unitName", d.kind, d.principal, d.occurrence, d.event_id AS "eventId",
    d.start_on::text AS "startOn", d.due_on::text AS "dueOn", d.due_at AS "dueAt", d.original_due_on::text AS "originalDueOn",
    d.inner_due_on::text AS "innerDueOn", d.inner_near_on::text AS "innerNearOn",
    d.inner_provisional AS "innerProvisional",
    d.near_on::text AS "nearOn", d.near_at AS "nearAt", d.paused_on::text AS "pausedOn",
    d.provisional, d.done_on::text AS "doneOn", d.done_at AS "doneAt", d.waived_at AS "waivedAt", d.waive_reason AS "waiveReason", d.voided_at AS "voidedAt", d.version,
    ${behind} AS behind
  FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id JOIN unit u ON u.id = d.unit_id`;

@Injectable()
export class DeadlineQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendar: CalendarService,
    private readonly lag: DutyLag,
  ) {}

  /** Duties of the units this person may read, the earliest due first. */
  async list(actor: Actor, query: DeadlineQuery): Promise<DeadlinePageDto> {
    const params: unknown[] = [];
    const where = this.conditions(actor, query, params);
    const [{ total }] = await this.dataSource.query<{ total: number }[]>(
      `SELECT count(*)::int AS total FROM deadline d WHERE ${where.join(' AND ')}`,
      params,
    );
    return this.page(query, params, where, total);
  }

  /** How the due date of one duty came about, day by day, with the notices behind it. */
  async explain(actor: Actor, id: string): Promise<DeadlineExplanationDto> {
    const params: unknown[] = [id];
    const scope = visibleUnits(actor, 'd.unit_id', params);
    const calendars = await this.calendar.ofUnits();
    const [told] = await explainDuties(this.dataSource.manager, calendars, `d.id = $1 AND ${scope}`, params);
    if (!told) throw DomainError.notFound('应办节点');
    return told.explanation;
  }

  private conditions(actor: Actor, query: DeadlineQuery, params: unknown[]): string[] {
    const where = [visibleUnits(actor, 'd.unit_id', params)];
    const add = (condition: string, value: string | undefined) => {
      if (value === undefined) return;
      params.push(value);
      where.push(condition.replace('?', `$${params.length}`));
    };
    add('d.unit_id = ?::uuid', query.unitId);
    add('d.plan_id = ?::uuid', query.planId);
    add('d.plan_item_id = ?::uuid', query.itemId);
    add('d.event_id = ?::uuid', query.eventId);
    add('d.kind = ?', query.kind);
    add('d.due_on >= ?::date', query.from);
    add('d.due_on <= ?::date', query.to);
    if (query.live === 'true') where.push(liveSql('d'));
    if (query.open !== undefined) where.push(query.open === 'true' ? openSql('d') : `NOT ${openSql('d')}`);
    return where;
  }

  private async page(
    query: DeadlineQuery,
    params: unknown[],
    where: string[],
    total: number,
  ): Promise<DeadlinePageDto> {
    const present = { now: this.clock.now(), today: this.clock.today() };
    const all = [...params];
    const conditions = [...where];
    const after = decodeCursor(query.after, ['date', 'uuid']);
    if (after) {
      all.push(after[0], after[1]);
      conditions.push(`(d.due_on, d.id) > ($${all.length - 1}::date, $${all.length}::uuid)`);
    }
    all.push(present.today, query.limit + 1);
    const behind = behindSql('d', `$${all.length - 1}`, this.lag.of('d'));
    const rows = await this.dataSource.query<DeadlineRow[]>(
      `${selectSql(behind)} WHERE ${conditions.join(' AND ')} ORDER BY d.due_on, d.id LIMIT $${all.length}`,
      all,
    );
    const calendars = await this.calendar.ofUnits();
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => ({ ...shown(row), ...derived(row, present, calendars.of(row.unitId)) })),
      next: rows.length > query.limit && last ? encodeCursor([last.dueOn, last.id]) : null,
      total,
    };
  }
}

type Present = { now: Date; today: string };

const shown = ({ nearAt: _, behind: __, innerNearOn: ___, ...row }: DeadlineRow) => ({
  ...row,
  dueAt: row.dueAt && row.dueAt.toISOString(),
  doneAt: row.doneAt && row.doneAt.toISOString(),
});

/** A duty that was waived or whose event was voided is dated no longer. */
function derived(
  row: DeadlineRow,
  present: Present,
  calendar: { workdaysBetween(a: string, b: string): number },
): Pick<DeadlineDto, 'light' | 'workdaysLeft'> {
  if (row.waivedAt || row.voidedAt) return { light: 'none', workdaysLeft: null };
  // A clock that stands still has what it had left on the day before.
  const from = row.pausedOn ? addDays(row.pausedOn, -1) : present.today;
  const left = row.doneOn ? null : calendar.workdaysBetween(from, row.dueOn);
  return { light: lightOf({ ...row, behind: row.behind === true }, present), workdaysLeft: left };
}
