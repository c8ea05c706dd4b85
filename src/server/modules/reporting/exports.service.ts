import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Response } from 'express';
import type { Actor } from '../../common/actor.js';
import { DomainError } from '../../common/domain-error.js';
import { PlanForm } from './form/plan-form.service.js';
import { LedgerExport } from './ledger/ledger-export.service.js';
import { LedgerFilter } from './ledger/ledger.dto.js';
import { disposition, saveWorkbook, sendWorkbook, XLSX } from './sheet/download.js';
import { SqlParams } from './sql-params.js';
import { visibleTasks } from './visible-items.js';

const FORM = '任务分解表';

/** Sheets on their way out: over HTTP, and to a file for the command line. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: LedgerExport,
    private readonly form: PlanForm,
  ) {}

  async sendLedger(actor: Actor, filter: LedgerFilter, response: Response): Promise<void> {
    const sheet = await this.ledger.prepare(actor, filter);
    await sendWorkbook(response, sheet.fileName, sheet.write);
  }

  async sendForm(name: string, response: Response): Promise<void> {
    if (name.replace(/\.xlsx$/, '') !== FORM) throw DomainError.notFound('该模板');
    const bytes = await this.form.make();
    response.setHeader('Content-Type', XLSX);
    response.setHeader('Content-Disposition', disposition(`${FORM}.xlsx`));
    response.setHeader('Cache-Control', 'no-store');
    response.end(bytes);
  }

  /** `duban ledger --plan P --out F.xlsx`: returns the rows written. `plan` as for `planIdOf`. */
  async saveLedger(actor: Actor, plan: string, path: string): Promise<number> {
    const filter = Object.assign(new LedgerFilter(), { plan: await this.planIdOf(actor, plan) });
    const sheet = await this.ledger.prepare(actor, filter);
    await saveWorkbook(path, sheet.write);
    return sheet.rows;
  }

  /**
   * The plan meant by an id, a 文号 or a part of its title. Throws `export.plan_unknown` (404) where none fits and
   * `export.plan_ambiguous` (422), naming the candidates, where several do.
   */
  async planIdOf(actor: Actor, plan: string): Promise<string> {
    const params = new SqlParams();
    const text = plan.trim();
    const exact = params.add(text);
    const part = params.add(`%${text.replace(/[\\%_]/g, '\\$&')}%`);
    const scope = visibleTasks(actor, 'i', 'p', params);
    const found = await this.dataSource.query<{ id: string; title: string; year: number; exact: boolean }[]>(
      `SELECT p.id, p.title, p.year, (p.id::text = ${exact} OR p.doc_no = ${exact} OR p.title = ${exact}) AS exact
       FROM plan p
       WHERE p.status <> 'draft' AND (p.id::text = ${exact} OR p.doc_no = ${exact} OR p.title LIKE ${part})
         AND EXISTS (SELECT 1 FROM plan_item i WHERE i.plan_id = p.id AND ${scope})
       ORDER BY p.year DESC, p.title LIMIT 20`,
      params.values,
    );
    const sure = found.filter((row) => row.exact);
    const fitting = sure.length === 1 ? sure : found;
    if (text === '' || fitting.length === 0) {
      throw new DomainError('export.plan_unknown', 404, `没有找到已发布的工作计划“${plan}”`);
    }
    if (fitting.length > 1) {
      const names = fitting.map((row) => `${row.id} ${row.year} 年《${row.title}》`);
      throw DomainError.invalid(
        'export.plan_ambiguous',
        `“${plan}”对应多个工作计划,请写明编号:\n${names.join('\n')}`,
        { plans: fitting.map(({ id, title, year }) => ({ id, title, year })) },
      );
    }
    return fitting[0].id;
  }
}
