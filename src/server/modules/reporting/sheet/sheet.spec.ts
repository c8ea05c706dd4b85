import { describe, expect, it } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { SheetWriter, type SheetRows } from './sheet-writer.js';
import { parseTemplate, type SheetFieldNames, type Specimen } from './template.js';
import { TemplateStore } from './template-store.js';
import { LEDGER_FIELDS } from '../ledger/ledger.sheet.js';
import { SCORE_FIELDS } from '../score/score.sheet.js';
import type { SheetFields } from './values.js';

const FIELDS: SheetFieldNames[] = [{ sheet: ['标题'], row: ['序号', '任务', '类别', '日期'] }];
const NOW = new Date('2026-03-15T02:30:00Z');

/** A small template, changed by `edit` before it is saved. */
async function template(
  edit: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => {},
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('表');
  sheet.mergeCells('A1:D1');
  sheet.getCell('A1').value = '{{标题}}';
  sheet.getRow(2).values = ['类别', '序号', '任务', '日期'];
  sheet.getRow(3).values = ['{{类别|合并}}', '{{序号}}', '{{任务}}', '{{日期}}'];
  for (let c = 1; c <= 4; c++) {
    sheet.getColumn(c).width = 20;
    sheet.getCell(3, c).alignment = { wrapText: true };
    sheet.getCell(3, c).font = { name: '宋体', size: 10 };
  }
  sheet.getCell('A4').value = '注:末行';
  sheet.autoFilter = 'A2:D2';
  sheet.views = [{ state: 'frozen', ySplit: 2 }];
  Object.assign(sheet.pageSetup, { printTitlesRow: '2:2', fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
  edit(sheet, book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function written(specimen: Specimen, fields: SheetFields, rows: SheetRows): Promise<ExcelJS.Worksheet> {
  const out = new PassThrough();
  const bytes = buffer(out);
  const writer = new SheetWriter(out, NOW);
  await writer.addSheet(specimen, fields, rows);
  await writer.finish();
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await bytes) as unknown as ExcelJS.Buffer);
  return book.worksheets[0];
}

const refusal = async (bytes: Buffer): Promise<string> =>
  parseTemplate(bytes, '某表.xlsx', FIELDS).then(
    () => '接受',
    (error: Error) => error.message,
  );

describe('a template is refused by name for', () => {
  it.each<[string, (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void, RegExp]>([
    ['a formula', (sheet) => (sheet.getCell('B4').value = { formula: 'SUM(B3:B3)', result: 0 }), /公式/],
    [
      'a conditional format',
      (sheet) =>
        sheet.addConditionalFormatting({
          ref: 'A3',
          rules: [{ type: 'expression', formulae: ['TRUE'], style: {}, priority: 1 }],
        }),
      /条件格式/,
    ],
    ['a comment', (sheet) => (sheet.getCell('A2').note = '批'), /批注/],
    [
      'an image',
      (sheet, book) =>
        sheet.addImage(book.addImage({ buffer: Buffer.from('x') as never, extension: 'png' }), 'A1:B2'),
      /图片/,
    ],
    [
      'a hyperlink',
      (sheet) => (sheet.getCell('A2').value = { text: 'x', hyperlink: 'https://example.cn' }),
      /超链接/,
    ],
    [
      'an unknown placeholder',
      (sheet) => (sheet.getCell('C3').value = '{{负责人}}'),
      /第 3 行.*\{\{负责人\}\}.*任务/,
    ],
    ['two body rows', (sheet) => (sheet.getCell('A5').value = '{{任务}}'), /第 3 行和第 5 行都是明细行/],
    ['a merge in the body row', (sheet) => sheet.mergeCells('B3:C3'), /第 3 行是明细行,不能有合并单元格/],
    ['no body row', (sheet) => sheet.spliceRows(3, 1), /没有明细行/],
    ['one sheet too many', (_, book) => book.addWorksheet('多'), /应有 1 张工作表,实有 2 张/],
  ])('%s', async (_, edit, message) => {
    expect(await refusal(await template(edit))).toMatch(message);
  });

  it('bytes that are no workbook', async () => {
    expect(await refusal(Buffer.from('not a zip'))).toMatch(/“某表.xlsx”不能使用:文件不是有效的/);
  });

  it('nothing, when it is as it should be', async () => {
    expect(await refusal(await template())).toBe('接受');
  });
});

describe('a written sheet', () => {
  it('holds text that looks like a formula as plain text', async () => {
    const [specimen] = await parseTemplate(await template(), 't', FIELDS);
    const texts = ['=1+1', '+86', '-5', '@SUM(A1)', '=HYPERLINK("http://x","y")'];
    const sheet = await written(
      specimen,
      { 标题: '=标题' },
      texts.map((任务, n) => ({ 序号: n + 1, 任务, 类别: n })),
    );
    const cells = texts.map((_, n) => sheet.getCell(3 + n, 3));
    expect(cells.map(({ value }) => value)).toEqual(texts);
    expect(cells.map(({ type }) => type)).toEqual(texts.map(() => ExcelJS.ValueType.String));
    expect(sheet.getCell('A1').type).toBe(ExcelJS.ValueType.String);
  });

  it('keeps real dates on their day', async () => {
    const [specimen] = await parseTemplate(await template(), 't', FIELDS);
    const rows = [{ 日期: { day: '2026-03-01' } }, { 日期: { moment: new Date('2026-02-28T16:30:00Z') } }];
    const sheet = await written(specimen, {}, rows);
    expect(sheet.getCell('D3').value).toEqual(new Date('2026-03-01T00:00:00Z'));
    expect(sheet.getCell('D3').numFmt).toBe('yyyy-mm-dd');
    // 00:30 of the next day in Shanghai.
    expect((sheet.getCell('D4').value as Date).toISOString().slice(0, 16)).toBe('2026-03-01T00:30');
    expect(sheet.getCell('D4').numFmt).toBe('yyyy-mm-dd hh:mm');
  });

  it('carries header, footer, filter over all rows, frozen panes and repeated header rows', async () => {
    const [specimen] = await parseTemplate(await template(), 't', FIELDS);
    const rows = Array.from({ length: 100 }, (_, n) => ({ 序号: n + 1, 任务: '事', 类别: n }));
    const sheet = await written(specimen, { 标题: '题' }, rows);
    expect([sheet.getCell('A1').value, sheet.getCell('A2').value]).toEqual(['题', '类别']);
    expect([sheet.getCell('B102').value, sheet.getCell('A103').value]).toEqual([100, '注:末行']);
    expect(sheet.autoFilter).toBe('A2:D102');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
    expect(sheet.pageSetup).toMatchObject({ printTitlesRow: '2:2', fitToWidth: 1, fitToHeight: 0 });
    expect(sheet.model.merges).toContain('A1:D1');
  });

  it('joins equal neighbours and makes room for what stands in them', async () => {
    const [specimen] = await parseTemplate(await template(), 't', FIELDS);
    const long = '任务办结'.repeat(40);
    const rows = [long, long, '乙', '丙', '丙', '丙'].map((类别, n) => ({ 类别, 序号: n }));
    const sheet = await written(specimen, {}, rows);
    expect(sheet.model.merges.filter((range) => range !== 'A1:D1').sort()).toEqual(['A3:A4', 'A6:A8']);
    expect(sheet.getRow(3).height + sheet.getRow(4).height).toBeGreaterThan(200);
    expect(sheet.getRow(5).height).toBeLessThan(30);
  });

  it('is no workbook when its rows fail midway', async () => {
    const [specimen] = await parseTemplate(await template(), 't', FIELDS);
    const out = new PassThrough();
    const chunks: Buffer[] = [];
    out.on('data', (chunk: Buffer) => chunks.push(chunk));
    const writer = new SheetWriter(out, NOW);
    const failing = async function* (): AsyncGenerator<SheetFields> {
      for (let n = 0; n < 200; n++) yield { 序号: n };
      throw new Error('database went away');
    };
    await expect(writer.addSheet(specimen, {}, failing())).rejects.toThrow('database went away');
    out.destroy();
    await expect(new ExcelJS.Workbook().xlsx.load(Buffer.concat(chunks) as never)).rejects.toThrow();
  });

  it('stops making rows when the reader goes away', async () => {
    const [specimen] = await parseTemplate(await template(), 't', FIELDS);
    const out = new PassThrough();
    out.resume();
    const writer = new SheetWriter(out, NOW);
    let made = 0;
    const many = function* (): Generator<SheetFields> {
      while (made < 2000) {
        if (++made === 500) out.destroy();
        yield { 序号: made };
      }
    };
    await expect(writer.addSheet(specimen, {}, many())).rejects.toThrow();
    expect(made).toBeLessThan(1000);
  });
});

describe('the shipped templates', () => {
  it('fit the sheets that use them', async () => {
    const store = new TemplateStore();
    const [ledger] = await store.load('督办台账', LEDGER_FIELDS);
    expect(ledger.body.cells.map(({ segments }) => segments)).toHaveLength(20);
    expect(ledger.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9, printTitlesRow: '3:3' });
    const [ranking, detail] = await store.load('考核评分表', SCORE_FIELDS);
    expect([ranking.name, detail.name]).toEqual(['考核排名', '{{单位}}']);
    expect(await store.load('督办台账', LEDGER_FIELDS)).toEqual([ledger]);
  });
});
