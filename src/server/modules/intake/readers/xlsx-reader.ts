/** .xlsx → tables with merges, real dates and error values kept apart, and the text of all cells. */
import ExcelJS from 'exceljs';
import { DomainError } from '../../../common/domain-error.js';
import type { Cell } from '../domain/table-columns.js';
import { TextWriter } from './grid.js';
import type { ReadDocument, ReadTable } from './read-document.js';
import { readEntries } from './zip-entries.js';

const MAX_ROWS = 20_000;
/** In a sheet that may be hidden, where lists of choices lie. */
const MAX_BUILT_ROWS = 60_000;
const MAX_COLUMNS = 60;
const DAY_MS = 24 * 3_600_000;
/** More than 20 000 rows of a wide table merged cell by cell. */
const MAX_RANGE_CELLS = 1_000_000;

export async function readXlsx(content: Buffer): Promise<ReadDocument> {
  await checkSize(content);
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(content as unknown as ExcelJS.Buffer, {
      ignoreNodes: ['dataValidations', 'conditionalFormatting', 'drawing', 'picture'],
    });
  } catch {
    throw DomainError.invalid('file.broken', 'Excel 文件已损坏,打不开;请用 Excel 打开并另存为 .xlsx 后再试');
  }
  const writer = new TextWriter();
  const tables: ReadTable[] = [];
  const sheets = workbook.worksheets.filter((sheet) => sheet.state === 'visible');
  for (const sheet of sheets.length ? sheets : workbook.worksheets) {
    const start = writer.length;
    const rows = readSheet(sheet, writer);
    tables.push({ name: sheet.name, rows, span: [start, writer.length] });
  }
  return { kind: 'xlsx', text: writer.text(), tables };
}

/**
 * exceljs lays out every cell of a merge and of a named range: a few bytes could ask for seventeen thousand million. And
 * it builds every row before any can be counted.
 */
async function checkSize(content: Buffer): Promise<void> {
  const parts = await readEntries(
    content,
    (name) => name === 'xl/workbook.xml' || /^xl\/worksheets\/[^/]+\.xml$/.test(name),
  );
  let cells = 0;
  for (const xml of parts.values()) {
    if (filledRows(xml) > MAX_BUILT_ROWS) throw tooManyRows('Excel 文件中有工作表', MAX_BUILT_ROWS);
    for (const [, merged, named] of xml.matchAll(
      /<mergeCell\b[^>]*\bref\s*=\s*["']([^"']*)|<definedName\b[^>]*>([^<]*)/g,
    )) {
      cells += cellsOf(merged ?? named);
    }
  }
  if (cells > MAX_RANGE_CELLS) {
    throw DomainError.invalid(
      'file.too_wide',
      'Excel 文件中的合并单元格或命名区域过大,请取消整行整列的合并、删去多余的名称后再导入',
    );
  }
}

/** Rows with a value; styles alone reach down to the last row of many sheets. */
function filledRows(xml: string): number {
  let rows = 0;
  let filled = true;
  for (const [tag] of xml.matchAll(/<(?:\w+:)?(?:row|v|is)(?=[\s>])/g)) {
    if (tag.endsWith('row')) filled = false;
    else if (!filled) {
      filled = true;
      rows += 1;
    }
  }
  return rows;
}

const tooManyRows = (what: string, most: number): DomainError =>
  DomainError.invalid('file.too_many_rows', `${what}超过 ${most} 行,请删去空行或分成几份再导入`);

/** Cells of the ranges that a reference names; a colon written as an entity counts as one. */
function cellsOf(reference: string): number {
  const plain = reference.replace(/&#(?:x3a|0*58);/gi, ':');
  let cells = 0;
  for (const [, left, top, right, bottom] of plain.matchAll(
    /\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)/gi,
  )) {
    const columns = Math.abs(columnOf(right) - columnOf(left)) + 1;
    cells += columns * (Math.abs(Number(bottom) - Number(top)) + 1);
  }
  return cells;
}

const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);

function readSheet(sheet: ExcelJS.Worksheet, writer: TextWriter): Cell[][] {
  /** Where the words of a merge stand, by its first cell. */
  const spans = new Map<ExcelJS.Cell, [number, number]>();
  const rows: Cell[][] = [];
  let last = 0;
  sheet.eachRow({ includeEmpty: false }, (_row, number) => (last = number));
  if (last > MAX_ROWS) {
    throw tooManyRows(`工作表“${sheet.name}”`, MAX_ROWS);
  }
  const width = Math.min(sheet.columnCount, MAX_COLUMNS);
  for (let number = 1; number <= last; number += 1) {
    const row = sheet.getRow(number);
    const cells: Cell[] = [];
    for (let column = 1; column <= width; column += 1) {
      const cell = row.getCell(column);
      const read = valueOf(cell.master.value);
      if (cell.master !== cell) {
        const right = Number(cell.master.col) !== column;
        cells.push({ ...read, covered: right ? 'right' : 'down', span: spans.get(cell.master) });
        continue;
      }
      const span = writer.write(read.text);
      writer.write('\t');
      if (cell.isMerged) spans.set(cell, span);
      cells.push({ ...read, span });
    }
    writer.write('\n');
    rows.push(cells);
  }
  return rows;
}

function valueOf(value: ExcelJS.CellValue): Cell {
  if (value === null || value === undefined) return { text: '' };
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return { text: '', error: '无效日期' };
    const date = value.toISOString().slice(0, 10);
    const minutes = Math.round((((value.getTime() % DAY_MS) + DAY_MS) % DAY_MS) / 60_000);
    return minutes > 0 && minutes < 1440 ? { text: date, date, minutes } : { text: date, date };
  }
  if (typeof value === 'number') return { text: String(value), numeric: true };
  if (typeof value !== 'object') return { text: String(value) };
  if ('error' in value) return { text: String(value.error), error: String(value.error) };
  if ('richText' in value) return { text: value.richText.map((run) => run.text).join('') };
  if ('text' in value) return valueOf(value.text as ExcelJS.CellValue);
  if ('result' in value) return valueOf(value.result as ExcelJS.CellValue);
  return { text: '' };
}
