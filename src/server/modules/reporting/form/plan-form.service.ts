import { Injectable } from '@nestjs/common';
import ExcelJS from 'exceljs';
import { DataSource } from 'typeorm';
import { Clock } from '../../../common/clock.js';
import { cellText } from '../sheet/cell-text.js';
import { TemplateStore } from '../sheet/template-store.js';

const TEMPLATE = '任务分解表';
/** Sheet of the template that holds the names the validation lists offer. */
const UNIT_SHEET = '单位名单';

/** The 任务分解表 to fill in: the office's own template with the units and groups that exist today as lists. */
@Injectable()
export class PlanForm {
  constructor(
    private readonly templates: TemplateStore,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async make(): Promise<Buffer> {
    const names = await this.names();
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await this.templates.bytes(TEMPLATE)) as unknown as ExcelJS.Buffer);
    const list = book.getWorksheet(UNIT_SHEET) ?? book.addWorksheet(UNIT_SHEET, { state: 'hidden' });
    list.state = 'hidden';
    // What the template held is only an example.
    for (let row = 1; row <= Math.max(list.rowCount, names.length); row++) {
      list.getCell(row, 1).value = names[row - 1] ?? null;
    }
    const range = `${UNIT_SHEET}!$A$1:$A$${Math.max(names.length, 1)}`;
    for (const sheet of book.worksheets) {
      for (const rule of validationsOf(sheet)) {
        if (rule.type === 'list' && String(rule.formulae[0]).includes(UNIT_SHEET)) rule.formulae = [range];
      }
    }
    Object.assign(book, { created: this.clock.now(), modified: this.clock.now() });
    return Buffer.from(await book.xlsx.writeBuffer());
  }

  /** Units active today in the office's order, then groups. */
  private async names(): Promise<string[]> {
    const rows = await this.dataSource.query<{ name: string }[]>(
      `WITH RECURSIVE tree AS (
         SELECT id, name, ARRAY[sort] AS place, ARRAY[name::text] AS names, active_from, active_to
         FROM unit WHERE parent_id IS NULL
         UNION ALL
         SELECT u.id, u.name, t.place || u.sort, t.names || u.name::text, u.active_from, u.active_to
         FROM unit u JOIN tree t ON t.id = u.parent_id
       )
       SELECT name FROM (
         SELECT DISTINCT ON (name) name, 0 AS kind, place, names FROM tree
         WHERE active_from <= $1::date AND (active_to IS NULL OR active_to >= $1::date)
         UNION ALL SELECT name, 1, ARRAY[0], ARRAY[name::text] FROM unit_group
       ) n ORDER BY kind, place, names`,
      [this.clock.today()],
    );
    return rows.map(({ name }) => cellText(name));
  }
}

/** exceljs keeps validations by address; one object may stand for many cells. */
function validationsOf(sheet: ExcelJS.Worksheet): ExcelJS.DataValidation[] {
  const { model } = (
    sheet as unknown as { dataValidations: { model: Record<string, ExcelJS.DataValidation> } }
  ).dataValidations;
  return [...new Set(Object.values(model))];
}
