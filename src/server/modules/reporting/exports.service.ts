import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Response } from 'express';
import { SYSTEM_ACTOR, type Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { ASSESSMENT_STATUS } from '../../../shared/vocabulary.js';
import { FailedRowsForm } from './form/failed-rows.service.js';
import { isForm, PlanForm } from './form/plan-form.service.js';
import { LedgerExport } from './ledger/ledger-export.service.js';
import { LedgerFilter } from './ledger/ledger.dto.js';
import { saveWorkbook, sendBytes, sendWorkbook } from './sheet/download.js';
import { AssessmentQueries } from '../assessment/assessment.queries.js';
import { Assessments } from '../assessment/assessments.service.js';
import type { ScoreBook } from '../assessment/score-book.js';
import { SCORE_FIELDS, writeScoreBook } from './score/score.sheet.js';
import { TemplateStore } from './sheet/template-store.js';

const SCORE_SHEET = '考核评分表';

/** Whoever may run commands on the machine reads everything; nothing is written in this name. */
const OPERATOR: Actor = { ...SYSTEM_ACTOR, principal: true };

/** Sheets on their way out: over HTTP, and to a file for the command line. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: LedgerExport,
    private readonly form: PlanForm,
    private readonly failedRows: FailedRowsForm,
    private readonly assessments: Assessments,
    private readonly assessmentQueries: AssessmentQueries,
    private readonly templates: TemplateStore,
    private readonly clock: Clock,
  ) {}

  async sendLedger(actor: Actor, filter: LedgerFilter, response: Response): Promise<void> {
    const sheet = await this.ledger.prepare(actor, filter);
    await sendWorkbook(response, sheet.fileName, sheet.write);
  }

  async sendForm(name: string, response: Response): Promise<void> {
    const form = name.replace(/\.xlsx$/, '');
    if (!isForm(form)) throw DomainError.notFound('该模板');
    sendBytes(response, `${form}.xlsx`, await this.form.make(form));
  }

  async sendFailedRows(actor: Actor, draftId: string, response: Response): Promise<void> {
    const { fileName, bytes } = await this.failedRows.make(actor, draftId);
    sendBytes(response, fileName, bytes);
  }

  /** 考核评分表 of a run: the ranking, and the sheets this person may open. */
  async sendAssessment(actor: Actor, id: string, response: Response): Promise<void> {
    const book = await this.assessmentQueries.scoreBook(this.dataSource.manager, actor, id);
    const specimens = await this.templates.load(SCORE_SHEET, SCORE_FIELDS);
    const now = this.clock.now();
    await sendWorkbook(response, scoreFileName(book), (out) => writeScoreBook(out, now, specimens, book));
  }

  /** `duban ledger`: the whole ledger of a plan into a file. `plan` as for `planIdOf`. Returns the rows written. */
  async saveLedger(plan: string, path: string): Promise<number> {
    const filter = Object.assign(new LedgerFilter(), { plan: await this.planIdOf(plan) });
    const sheet = await this.ledger.prepare(OPERATOR, filter);
    await saveWorkbook(path, sheet.write);
    return sheet.rows;
  }

  /** `duban assess`: the score book of a plan as of a day (today where null), computed and not kept. Returns the units ranked. */
  async saveAssessment(plan: string, asOf: string | null, path: string): Promise<number> {
    const planId = await this.planIdOf(plan);
    const book = await this.assessments.preview({ planId, ...(asOf ? { asOf } : {}) });
    const specimens = await this.templates.load(SCORE_SHEET, SCORE_FIELDS);
    const now = this.clock.now();
    await saveWorkbook(path, (out) => writeScoreBook(out, now, specimens, book));
    return book.units.length;
  }

  /**
   * The plan meant by an id, a 文号 or a part of its title. Throws `export.plan_unknown` (404) where none fits and
   * `export.plan_ambiguous` (422), naming the candidates, where several do.
   */
  private async planIdOf(plan: string): Promise<string> {
    const text = plan.trim();
    const found = await this.dataSource.query<{ id: string; title: string; year: number; exact: boolean }[]>(
      `SELECT p.id, p.title, p.year, (p.id::text = $1 OR p.doc_no = $1 OR p.title = $1) AS exact FROM plan p
       WHERE p.status <> 'draft' AND (p.id::text = $1 OR p.doc_no = $1 OR p.title LIKE $2)
       ORDER BY p.year DESC, p.title LIMIT 20`,
      [text, `%${text.replace(/[\\%_]/g, '\\$&')}%`],
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

/** A draft says so in its name: it must not pass for the published figures. */
const scoreFileName = ({ planTitle, asOf, status }: ScoreBook): string =>
  `${SCORE_SHEET}_${planTitle}_${asOf}${status === 'draft' ? `(${ASSESSMENT_STATUS.draft})` : ''}.xlsx`;
