import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../common/domain-error.js';
import { CalendarService } from './calendar.service.js';
import { explainDuties, type ToldDuty } from './duty-explanations.js';

/** A duty by its id, or those of a task by the number a person says, in a plan and of a unit where given. */
export interface DutyNaming {
  deadlineId: string | null;
  item: string | null;
  plan: string | null;
  unit: string | null;
}

interface ItemRow {
  id: string;
  path: string;
  title: string;
  planTitle: string;
  year: number;
  exact: boolean;
}

/** Duties as the command line names them. Whoever runs a command on the server's machine reads everything. */
@Injectable()
export class StoredDues {
  constructor(
    private readonly dataSource: DataSource,
    private readonly calendar: CalendarService,
  ) {}

  /**
   * How their dates came about, the earliest first; what is waived or voided is left out unless named by its id.
   * Throws `due.item_unknown` (404), `due.item_ambiguous` (422) with the candidates, `due.unit_unknown` (404).
   */
  async find({ deadlineId, item, plan, unit }: DutyNaming): Promise<ToldDuty[]> {
    const em = this.dataSource.manager;
    const calendars = await this.calendar.ofUnits();
    if (deadlineId) return explainDuties(em, calendars, 'd.id::text = $1', [deadlineId.toLowerCase()]);
    const itemId = await this.itemOf(item!, plan);
    const units = unit === null ? null : await this.unitsOf(unit);
    return explainDuties(
      em,
      calendars,
      `d.plan_item_id = $1 AND ($2::uuid[] IS NULL OR d.unit_id = ANY ($2)) AND d.waived_at IS NULL AND d.voided_at IS NULL`,
      [itemId, units],
    );
  }

  private async itemOf(item: string, plan: string | null): Promise<string> {
    const found = await this.dataSource.query<ItemRow[]>(
      `SELECT i.id, i.path, i.title, p.title AS "planTitle", p.year,
         (i.id::text = $1 OR i.path = $1) AS exact
       FROM plan_item i JOIN plan p ON p.id = i.plan_id
       WHERE p.status <> 'draft' AND i.retired_on IS NULL
         AND (i.id::text = $1 OR i.path = $1 OR rtrim(i.number, '.．、') = rtrim($1, '.．、'))
         AND ($2::text IS NULL OR p.id::text = $2 OR p.doc_no = $2 OR p.title LIKE $3)
       ORDER BY p.year DESC, p.title, i.position LIMIT 20`,
      [item, plan, plan && `%${plan.replace(/[\\%_]/g, '\\$&')}%`],
    );
    const sure = found.filter(({ exact }) => exact);
    const fitting = sure.length === 1 ? sure : found;
    if (fitting.length === 0) {
      throw new DomainError(
        'due.item_unknown',
        404,
        `没有找到编号为“${item}”的任务${plan ? `(计划“${plan}”)` : ''}`,
      );
    }
    if (fitting.length > 1) {
      const names = fitting.map(
        (row) => `${row.id} ${row.year} 年《${row.planTitle}》${row.path} ${row.title}`,
      );
      throw DomainError.invalid(
        'due.item_ambiguous',
        `“${item}”对应多项任务,请加 --plan,或在 --item 写明其编号:\n${names.join('\n')}`,
      );
    }
    return fitting[0].id;
  }

  private async unitsOf(unit: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      'SELECT id FROM unit WHERE id::text = $1 OR name = $1 OR short_name = $1',
      [unit],
    );
    if (rows.length === 0) throw new DomainError('due.unit_unknown', 404, `没有名为“${unit}”的单位`);
    return rows.map(({ id }) => id);
  }
}
