import { Injectable } from '@nestjs/common';
import ExcelJS from 'exceljs';
import type { Actor } from '../../../common/actor.js';
import { Clock } from '../../../common/clock.js';
import { DomainError } from '../../../common/domain-error.js';
import type { FailedCell, FailedRow, FailedTable } from '../../intake/domain/failed-rows.js';
import { headingOf, TASK_TABLE_COLUMNS } from '../../intake/domain/table-columns.js';
import { DraftQueries } from '../../intake/draft.queries.js';
import { cellText, heightOf, MAX_ROW_HEIGHT, sheetName } from '../sheet/cell-text.js';

/** Right of the rows, where the importer passes over it: which row it was, and why it did not go in. */
const REASON = { title: '原因', width: 40 };
const NOTE =
  '改正标红之处后,可将本表直接上传,各行成为一份新的计划;其余各行已成为计划的,请把改好的行抄回原表,再上传原表并选“按新文稿调整”。“原因”一列不会被导入。';
/** Width of a column that the form does not know. */
const OTHER_WIDTH = 16;
const FONT = { name: '宋体', size: 11 };
const RED = 'FFC00000';
const PINK: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFDE9E7' } };
const GREY: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEFF2' } };
const THIN = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const ERROR_VALUE = /^#(?:N\/A|REF!|NAME\?|DIV\/0!|NULL!|VALUE!|NUM!)$/;

/** 未导入的行: the rows that a task table could not give, in the table's own columns, with what to correct beside them. */
@Injectable()
export class FailedRowsForm {
  constructor(
    private readonly drafts: DraftQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws 404 where the draft has no such rows. */
  async make(actor: Actor, draftId: string): Promise<{ fileName: string; bytes: Buffer }> {
    const { title, tables } = await this.drafts.failedTables(actor, draftId);
    if (tables.length === 0) throw DomainError.notFound('未导入的行');
    const now = this.clock.now();
    const book = new ExcelJS.Workbook();
    Object.assign(book, { creator: '督办', lastModifiedBy: '督办', created: now, modified: now });
    const taken = new Set<string>();
    for (const table of tables) addTable(book.addWorksheet(sheetName('未导入的行', taken)), title, table);
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    return { fileName: `${title.replace(/\.[a-z]{3,4}$/i, '')}(未导入的行).xlsx`, bytes };
  }
}

function addTable(sheet: ExcelJS.Worksheet, title: string, { headings, rows }: FailedTable): void {
  const widths = [...headings.map(widthOf), REASON.width];
  sheet.columns = widths.map((width) => ({ width }));
  const head = sheet.addRow([cellText(`${title}(未导入的行)`)]);
  head.font = { ...FONT, size: 16, bold: true };
  head.alignment = { horizontal: 'center', vertical: 'middle' };
  head.height = 30;
  sheet.mergeCells(1, 1, 1, widths.length);
  const note = sheet.addRow([NOTE]);
  note.height = heightOf(
    NOTE,
    widths.reduce((sum, width) => sum + width, 0),
    FONT.size,
  );
  note.font = { ...FONT, color: { argb: 'FF666666' } };
  note.alignment = { wrapText: true, vertical: 'middle' };
  sheet.mergeCells(2, 1, 2, widths.length);
  const names = sheet.addRow([...headings.map(cellText), REASON.title]);
  names.height = 24;
  names.eachCell((cell) => {
    cell.font = { ...FONT, bold: true };
    cell.fill = GREY;
    cell.border = BORDER;
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  });
  for (const row of rows) addFailed(sheet, widths, row);
  sheet.views = [{ state: 'frozen', ySplit: 3 }];
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  };
  sheet.pageSetup.printTitlesRow = '3:3';
}

function addFailed(
  sheet: ExcelJS.Worksheet,
  widths: readonly number[],
  { row, cells, problems }: FailedRow,
): void {
  const reasons = problems.map(({ column, reason }) => `${column}:${reason}`);
  const values = [...cells.map(valueOf), cellText([`原表第 ${row} 行`, ...reasons].join('\n'))];
  const added = sheet.addRow(values);
  const bad = new Set(problems.flatMap(({ at }) => (at === null ? [] : [at + 1])));
  for (let column = 1; column <= values.length; column += 1) {
    const cell = added.getCell(column);
    const red = bad.has(column) || column === values.length;
    cell.font = red ? { ...FONT, color: { argb: RED } } : FONT;
    if (bad.has(column)) cell.fill = PINK;
    cell.border = BORDER;
    cell.alignment = { vertical: 'middle', wrapText: true };
    // As text, so that what begins with = stays words when somebody edits it.
    if (typeof cell.value === 'string') cell.numFmt = '@';
  }
  const needed = values.map((value, at) => heightOf(String(value), widths[at], FONT.size));
  added.height = Math.min(Math.max(...needed), MAX_ROW_HEIGHT);
}

/** A number stays a number and an error an error: what was wrong with a cell must not be cured by the copy. */
function valueOf(cell: FailedCell): ExcelJS.CellValue {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'string') return cellText(cell);
  return ERROR_VALUE.test(cell.error) ? (cell as ExcelJS.CellErrorValue) : cellText(cell.error);
}

function widthOf(heading: string): number {
  const key = headingOf(heading);
  return TASK_TABLE_COLUMNS.find((column) => column.key === key)?.width ?? OTHER_WIDTH;
}
