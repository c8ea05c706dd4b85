import ExcelJS from 'exceljs';
import { DomainError } from '../../../common/domain-error.js';
import { namesIn, parsePlaceholders, type Segment } from './placeholders.js';
import { forbiddenParts } from './template-parts.js';

/** One cell of the specimen: what it says and how it looks. The style object is shared by every cell made from it. */
export interface SpecimenCell {
  column: number;
  segments: Segment[];
  style: Partial<ExcelJS.Style>;
}

export interface SpecimenRow {
  /** Points; undefined: as tall as its text needs. */
  height?: number;
  cells: SpecimenCell[];
  /** Merges that begin in this row: last row (relative to it) and columns. */
  merges: { left: number; right: number; down: number }[];
}

/** A sheet of a template: header block, one row to repeat, what follows it, and the print setup. */
export interface Specimen {
  name: string;
  widths: number[];
  head: SpecimenRow[];
  body: SpecimenRow;
  foot: SpecimenRow[];
  pageSetup: Partial<ExcelJS.PageSetup>;
  headerFooter: Partial<ExcelJS.HeaderFooter>;
  views: Partial<ExcelJS.WorksheetView>[];
  /** Row of the filter buttons and the columns they span; null: no filter. */
  filter: { row: number; left: number; right: number } | null;
}

/** The fields a sheet offers: those of the whole sheet, and those of each row. */
export interface SheetFieldNames {
  sheet: readonly string[];
  row: readonly string[];
}

/**
 * Reads a template. `offered` names the fields of its sheets in order; `file` is the name used in messages.
 * Throws `export.template` (422) that names, in Chinese, each thing a template may not contain and each placeholder
 * that nothing fills.
 */
export async function parseTemplate(
  bytes: Buffer,
  file: string,
  offered: readonly SheetFieldNames[],
): Promise<Specimen[]> {
  const refuse = (problems: string[]): never => {
    throw DomainError.invalid('export.template', `模板“${file}”不能使用:${problems.join(';')}`, { problems });
  };
  let forbidden: string[];
  const workbook = new ExcelJS.Workbook();
  try {
    forbidden = await forbiddenParts(bytes);
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  } catch {
    return refuse(['文件不是有效的 .xlsx 工作簿']);
  }
  if (forbidden.length > 0) refuse(forbidden.map((name) => `模板中不能有${name}`));
  if (workbook.worksheets.length !== offered.length) {
    refuse([`应有 ${offered.length} 张工作表,实有 ${workbook.worksheets.length} 张`]);
  }
  const problems: string[] = [];
  const specimens = workbook.worksheets.map((sheet, index) => readSheet(sheet, offered[index], problems));
  if (problems.length > 0) refuse(problems);
  return specimens as Specimen[];
}

function readSheet(
  sheet: ExcelJS.Worksheet,
  offered: SheetFieldNames,
  problems: string[],
): Specimen | undefined {
  const where = `工作表“${sheet.name}”`;
  const rows: SpecimenRow[] = [];
  let bodyAt = -1;
  const columnCount = sheet.columnCount;
  for (let r = 1; r <= sheet.rowCount; r++) {
    const { row, names } = readRow(sheet.getRow(r), columnCount);
    for (const name of names) {
      if (!offered.sheet.includes(name) && !offered.row.includes(name)) {
        problems.push(
          `${where}第 ${r} 行的占位符 {{${name}}} 无法识别,可用的有:${[...offered.sheet, ...offered.row].join('、')}`,
        );
      }
    }
    if (names.some((name) => offered.row.includes(name))) {
      if (bodyAt >= 0) problems.push(`${where}第 ${bodyAt + 1} 行和第 ${r} 行都是明细行,只能有一行`);
      bodyAt = r - 1;
    }
    rows.push(row);
  }
  for (const name of namesIn(parsePlaceholders(sheet.name))) {
    if (!offered.sheet.includes(name)) problems.push(`${where}名称中的占位符 {{${name}}} 无法识别`);
  }
  if (bodyAt < 0) {
    problems.push(`${where}没有明细行(含 {{${offered.row[0]}}} 等占位符的一行)`);
    return undefined;
  }
  for (const { top, bottom, left, right } of mergesOf(sheet)) {
    if (top - 1 <= bodyAt && bottom - 1 >= bodyAt) {
      problems.push(`${where}第 ${bodyAt + 1} 行是明细行,不能有合并单元格`);
    } else {
      rows[top - 1].merges.push({ left, right, down: bottom - top });
    }
  }
  return {
    name: sheet.name,
    widths: Array.from({ length: columnCount }, (_, index) => sheet.getColumn(index + 1).width ?? 9),
    head: rows.slice(0, bodyAt),
    body: rows[bodyAt],
    foot: rows.slice(bodyAt + 1),
    pageSetup: printable(sheet.pageSetup),
    headerFooter: { ...sheet.headerFooter },
    views: sheet.views.map((view) => ({ ...view })),
    filter: filterOf(sheet),
  };
}

function readRow(source: ExcelJS.Row, columnCount: number): { row: SpecimenRow; names: string[] } {
  const row: SpecimenRow = { height: source.height || undefined, cells: [], merges: [] };
  const names: string[] = [];
  for (let column = 1; column <= columnCount; column++) {
    const cell = source.getCell(column);
    const slave = cell.isMerged && cell.master !== cell;
    const text = slave ? '' : textOf(cell.value);
    const segments = parsePlaceholders(text);
    names.push(...namesIn(segments));
    row.cells.push({ column, segments: segments ?? (text ? [text] : []), style: { ...cell.style } });
  }
  return { row, names };
}

function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object' && 'richText' in value) return value.richText.map((run) => run.text).join('');
  return typeof value === 'object' ? '' : String(value);
}

function mergesOf(sheet: ExcelJS.Worksheet): { top: number; left: number; bottom: number; right: number }[] {
  return sheet.model.merges.map((range) => {
    const [from, to] = range.split(':').map((address) => sheet.getCell(address).fullAddress);
    return { top: from.row, left: from.col, bottom: to.row, right: to.col };
  });
}

/** The print area would end at the specimen row; it is dropped, so that everything prints. */
function printable(setup: Partial<ExcelJS.PageSetup>): Partial<ExcelJS.PageSetup> {
  const { printArea: _dropped, ...kept } = setup;
  return { ...kept };
}

function filterOf(sheet: ExcelJS.Worksheet): Specimen['filter'] {
  const filter = sheet.autoFilter;
  if (!filter) return null;
  const [from, to] =
    typeof filter === 'string'
      ? filter.split(':').map((address) => sheet.getCell(address).fullAddress)
      : [filter.from, filter.to].map((end) =>
          typeof end === 'string' ? sheet.getCell(end).fullAddress : { row: end.row, col: end.column },
        );
  return { row: from.row, left: from.col, right: (to ?? from).col };
}
