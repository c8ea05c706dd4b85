import { Injectable } from '@nestjs/common';
import ExcelJS from 'exceljs';
import { DataSource } from 'typeorm';
import { Clock } from '../../../common/clock.js';
import { cellText } from '../sheet/cell-text.js';
import { TemplateStore } from '../sheet/template-store.js';

/** Sheets of the templates that hold the names the validation lists offer. */
const UNIT_SHEET = '单位名单';
const TYPE_SHEET = '事项类型名单';

/** The forms there are, and the sheets of each that hold names. */
const FORMS: Record<string, readonly string[]> = {
  任务分解表: [UNIT_SHEET],
  触发事项登记表: [UNIT_SHEET, TYPE_SHEET],
};
export const isForm = (name: string): boolean => Object.hasOwn(FORMS, name);

/** A form to fill in: the office's own template with the units, groups and event types that exist today as lists. */
@Injectable()
export class PlanForm {
  constructor(
    private readonly templates: TemplateStore,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async make(name: string): Promise<Buffer> {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await this.templates.bytes(name)) as unknown as ExcelJS.Buffer);
    for (const sheet of FORMS[name]) {
      fillList(book, sheet, sheet === UNIT_SHEET ? await this.names() : await this.types());
    }
    Object.assign(book, { created: this.clock.now(), modified: this.clock.now() });
    return Buffer.from(await book.xlsx.writeBuffer());
  }

  private async types(): Promise<string[]> {
    const rows = await this.dataSource.query<{ name: string }[]>(
      'SELECT name FROM event_type WHERE retired_at IS NULL ORDER BY name COLLATE "zh-x-icu"',
    );
    return rows.map(({ name }) => cellText(name));
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

/** Writes the names into the hidden sheet, and lets the lists that offer it offer all of them. */
function fillList(book: ExcelJS.Workbook, sheetName: string, names: readonly string[]): void {
  const list = book.getWorksheet(sheetName) ?? book.addWorksheet(sheetName, { state: 'hidden' });
  list.state = 'hidden';
  // What the template held is only an example.
  for (let row = 1; row <= Math.max(list.rowCount, names.length); row++) {
    list.getCell(row, 1).value = names[row - 1] ?? null;
  }
  const range = `${sheetName}!$A$1:$A$${Math.max(names.length, 1)}`;
  for (const sheet of book.worksheets) {
    for (const rule of validationsOf(sheet)) {
      const offers = String(rule.formulae[0]).replaceAll("'", '').startsWith(`${sheetName}!`);
      if (rule.type === 'list' && offers) rule.formulae = [range];
    }
  }
}

/** exceljs keeps validations by address; one object may stand for many cells. */
function validationsOf(sheet: ExcelJS.Worksheet): ExcelJS.DataValidation[] {
  const { model } = (
    sheet as unknown as { dataValidations: { model: Record<string, ExcelJS.DataValidation> } }
  ).dataValidations;
  return [...new Set(Object.values(model))];
}
