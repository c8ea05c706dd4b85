import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { docxOf, wordParagraph, wordTable, zipOf } from '../../../../test/factories/zip.js';
import { parseFile, readPlan, runParse } from './parse-command.js';
import { readEntries } from './readers/zip-entries.js';
import { printedPlan } from './domain/parsed-plan.js';

const PLAN = '云溪市水利局2026年工作要点\n一、主要任务\n(一)修订预案。6月底前完成。(防汛处牵头,办公室配合)\n';

/** PLAN in GB18030 is long to write down; the encoder of the test is the decoder turned round. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, [number, number]>();
  for (let high = 0xa1; high <= 0xf7; high += 1) {
    for (let low = 0xa1; low <= 0xfe; low += 1)
      table.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  }
  return Buffer.from([...text].flatMap((character) => table.get(character) ?? [character.charCodeAt(0)]));
}

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const refusal = async (content: Buffer, name: string) =>
  parseFile(content, name).then(
    () => 'read',
    (error: { code?: string; message: string; status?: number }) => ({
      code: error.code,
      message: error.message,
    }),
  );

/** The same zip with one part rewritten. */
async function withPart(content: Buffer, name: string, change: (xml: string) => string): Promise<Buffer> {
  const parts = await readEntries(content, () => true);
  const before = parts.get(name)!;
  const after = change(before);
  if (after === before) throw new Error(`nothing to change in ${name}`);
  return zipOf({ ...Object.fromEntries(parts), [name]: after });
}

describe('text', () => {
  it.each([
    ['UTF-8', Buffer.from(PLAN)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${PLAN}`)],
    ['UTF-16LE with its mark', Buffer.from(`\ufeff${PLAN}`, 'utf16le')],
    ['UTF-16BE with its mark', utf16be(`\ufeff${PLAN}`)],
    ['UTF-16LE', Buffer.from(PLAN, 'utf16le')],
    ['UTF-16BE', utf16be(PLAN)],
    ['GB18030', gb18030(PLAN)],
  ])('%s', async (_name, content) => {
    const { parsed, text } = await readPlan(content, 'plan.txt');
    expect(parsed.plan).toMatchObject({ isPlan: true, title: '云溪市水利局2026年工作要点', year: 2026 });
    const task = parsed.items[1];
    expect(task.assignments.map(({ unit, role }) => `${role} ${unit}`)).toEqual([
      'lead 防汛处',
      'support 办公室',
    ]);
    expect(text.slice(...task.assignments[0].span)).toBe('防汛处');
    expect(task.deadlines).toMatchObject([{ kind: 'fixed', value: '2026-06-30' }]);
  });

  it('is what its bytes say, whatever its name', async () => {
    expect((await readPlan(Buffer.from(PLAN), 'plan.docx')).kind).toBe('text');
    expect((await readPlan(docxOf(wordParagraph('一、任务')), 'plan.txt')).kind).toBe('docx');
  });

  it('is a web page where one was copied and pasted, with its tables', async () => {
    const copied =
      '<!doctype html><meta charset="utf-8"><html><body><!--StartFragment--><p>云溪市水利局2026年工作要点</p>' +
      "<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>一、</span><![endif]><span>整治河道<o:p></o:p></span></p>" +
      '<table><tr><td>序号</td><td>工作任务</td><td>牵头单位</td></tr><tr><td>1</td><td>清理淤泥</td><td>防汛处</td></tr></table>' +
      '<!--EndFragment--></body></html>';
    const { kind, parsed } = await readPlan(Buffer.from(copied), '云溪市水利局(粘贴).html');
    expect(kind).toBe('html');
    expect(parsed.items.map(({ number, text }) => `${number}${text}`)).toEqual(['一、整治河道', '1清理淤泥']);
    expect(parsed.items[1].assignments).toMatchObject([{ unit: '防汛处', role: 'lead' }]);
  });

  it('prints the fields of the contract and no others', async () => {
    const printed = printedPlan(await parseFile(Buffer.from(PLAN), 'plan.txt')) as {
      plan: object;
      items: { assignments: object[]; deadlines: object[] }[];
      questions: object[];
    };
    expect(Object.keys(printed)).toEqual(['plan', 'items', 'questions']);
    expect(Object.keys(printed.plan).sort()).toEqual([
      'date',
      'docNo',
      'indexNo',
      'isPlan',
      'issuer',
      'openness',
      'title',
      'upstream',
      'year',
    ]);
    const task = printed.items[1];
    expect(Object.keys(task).sort()).toEqual([
      'assignments',
      'certainty',
      'deadlines',
      'kind',
      'level',
      'number',
      'parent',
      'span',
      'text',
    ]);
    expect(Object.keys(task.assignments[0]).sort()).toEqual([
      'certainty',
      'group',
      'role',
      'rule',
      'span',
      'unit',
    ]);
    expect(Object.keys(task.deadlines[0]).sort()).toEqual([
      'certainty',
      'kind',
      'raw',
      'rule',
      'span',
      'value',
    ]);
  });
});

describe('Word', () => {
  it('reads paragraphs as the text does', async () => {
    const { parsed, text } = await readPlan(
      docxOf(PLAN.trim().split('\n').map(wordParagraph).join('')),
      'plan.docx',
    );
    expect(parsed.items[1].assignments).toHaveLength(2);
    expect(text.slice(...parsed.items[1].assignments[1].span)).toBe('办公室');
  });

  it('reads the numbers that Word counts by itself', async () => {
    const level = (index: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '(%2)')}${level(2, 'decimal', '%3.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
    const numbered = (index: number, text: string) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${index}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const body =
      wordParagraph('云溪市水利局2026年工作要点') +
      numbered(0, '防汛') +
      numbered(1, '预案') +
      numbered(2, '修订预案。(防汛处负责)') +
      numbered(2, '开展演练。(防汛处负责)') +
      numbered(0, '供水') +
      numbered(1, '改造水厂。(供水处负责)');
    const content = docxOf(body, {
      'word/numbering.xml': numbering,
      'word/_rels/document.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>',
    });
    const { parsed } = await readPlan(content, 'plan.docx');
    expect(parsed.items.map(({ number, parent }) => [number, parent])).toEqual([
      ['一、', null],
      ['(一)', 0],
      ['1.', 1],
      ['2.', 1],
      ['二、', null],
      ['(一)', 4],
    ]);
  });

  it('reads a task table among the paragraphs, merged cells and all', async () => {
    const body =
      wordParagraph('云溪市水利局2026年工作要点') +
      wordParagraph('一、总体要求') +
      wordTable([
        ['序号', '工作任务', '具体要求', '责任单位', '完成时限'],
        ['1', '提升供水能力', '改造水厂', '供水处', '6月底前'],
        ['^', '^', '更换管网', '管网处', '年底前'],
      ]);
    const { parsed, text } = await readPlan(docxOf(body), 'plan.docx');
    expect(parsed.items.map(({ text: words, parent }) => [words, parent])).toEqual([
      ['总体要求', null],
      ['提升供水能力', 0],
      ['改造水厂', 1],
      ['更换管网', 1],
    ]);
    expect(parsed.items[3].deadlines).toMatchObject([{ kind: 'fixed', value: '2026-12-31' }]);
    expect(text.slice(...parsed.items[3].assignments[0].span)).toBe('管网处');
  });
});

describe('Excel', () => {
  async function workbook(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> {
    const book = new ExcelJS.Workbook();
    fill(book.addWorksheet('任务分解表'));
    return Buffer.from(await book.xlsx.writeBuffer());
  }

  it('reads titles, merges, real dates and rich text', async () => {
    const content = await workbook((sheet) => {
      sheet.addRow(['云溪市水利局2026年任务分解表']);
      sheet.mergeCells('A1:E1');
      sheet.addRow(['序号', '工作任务', '具体要求', '牵头单位', '完成时限']);
      sheet.addRow([1, '提升供水能力', '改造水厂', '供水处', new Date(Date.UTC(2026, 5, 30))]);
      sheet.addRow([null, null, '更换管网', { richText: [{ text: '管网' }, { text: '处' }] }, '每季度']);
      sheet.mergeCells('A3:A4');
      sheet.mergeCells('B3:B4');
    });
    const { parsed, rowErrors, text } = await readPlan(content, '任务.xlsx');
    expect(rowErrors).toEqual([]);
    expect(parsed.items.map(({ text: words }) => words)).toEqual(['提升供水能力', '改造水厂', '更换管网']);
    expect(parsed.items[1].deadlines).toMatchObject([{ kind: 'fixed', value: '2026-06-30' }]);
    expect(parsed.items[2].assignments).toMatchObject([{ unit: '管网处', role: 'lead' }]);
    expect(text.slice(...parsed.items[2].assignments[0].span)).toBe('管网处');
  });

  it('reports bad cells by row, and the command prints them as questions', async () => {
    const content = await workbook((sheet) => {
      sheet.addRow(['工作任务', '牵头单位', '完成时限']);
      sheet.addRow(['改造水厂', '供水处', '2026年13月1日前']);
      sheet.addRow(['更换管网', '管网处', '年底前']);
    });
    const { parsed, rowErrors } = await readPlan(content, '任务.xlsx', { year: 2026 });
    expect(parsed.items.map(({ text }) => text)).toEqual(['更换管网']);
    expect(rowErrors).toMatchObject([{ row: 2, column: '完成时限', value: '2026年13月1日前' }]);
    const printed = await parseFile(content, '任务.xlsx', { year: 2026 });
    expect(printed.questions).toContainEqual(expect.objectContaining({ code: 'row_error' }));
  });

  it('says what is missing where no sheet holds a task table', async () => {
    const content = await workbook((sheet) => sheet.addRow(['姓名', '电话']));
    expect(await refusal(content, 'a.xlsx')).toMatchObject({ code: 'file.no_task_table' });
  });
});

describe('.csv', () => {
  const read = async (content: Buffer, name = '任务.csv') => {
    const { kind, parsed, text } = await readPlan(content, name, { year: 2026 });
    return {
      kind,
      title: parsed.plan.title,
      items: parsed.items.map((item) => [
        `${item.number}|${item.text}`,
        ...item.assignments.map(({ role, span }) => `${role} ${text.slice(...span)}`),
        ...item.deadlines.map(({ value }) => value),
      ]),
    };
  };
  const expected = {
    kind: 'csv',
    title: '水利局任务分解表',
    items: [
      ['1|改造水厂,更换管网', 'lead 供水处', 'support 财务处', 'support 办公室', '2026-06-30'],
      ['2|整理“一张图”', 'lead 信息中心', '2026-12-31'],
    ],
  };
  const rows = (separator: string, title: string) =>
    [
      title,
      ['序号', '工作任务', '牵头单位', '配合单位', '完成时限'].join(separator),
      ['1', '"改造水厂,更换管网"', '供水处', '"财务处\n办公室"', '2026年6月底前'].join(separator),
      ['2', '整理“一张图”', '信息中心', '', '年底前'].join(separator),
    ].join('\r\n');

  it.each([
    ['commas', ',', (text: string) => Buffer.from(text)],
    ['commas, with the mark of Excel', ',', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['commas in GB18030', ',', gb18030],
    ['tabs', '\t', (text: string) => Buffer.from(text)],
    [
      'tabs in UTF-16, as Excel writes Unicode text',
      '\t',
      (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    ],
    ['semicolons', ';', (text: string) => Buffer.from(text)],
  ])('with %s', async (_how, separator, encode) => {
    expect(await read(encode(rows(separator, `水利局任务分解表${separator.repeat(4)}`)))).toEqual(expected);
  });

  it('under a title that fills one cell, whatever the name', async () => {
    expect(await read(Buffer.from(rows(',', '水利局任务分解表')), '任务.txt')).toEqual(expected);
  });

  it('without task headings is refused, and prose with commas is prose', async () => {
    const people = Buffer.from('姓名,电话\n张三,123\n李四,456\n');
    expect(await refusal(people, 'a.csv')).toMatchObject({ code: 'file.no_task_table' });
    const prose =
      '水利局2026年工作要点\n一、重点工作,落实责任\n(一)修订预案,做好衔接\n(二)开展演练,压实责任\n';
    expect(await readPlan(Buffer.from(prose), 'a.txt')).toMatchObject({ kind: 'text' });
  });
});

describe('what is refused, by name and with what to do', () => {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  it.each([
    ['.doc', Buffer.concat([ole, Buffer.alloc(600)]), 'a.doc', 'file.unsupported_ole', '.doc'],
    ['.wps', Buffer.concat([ole, Buffer.alloc(600)]), 'a.wps', 'file.unsupported_ole', '.wps'],
    ['.xls', Buffer.concat([ole, Buffer.alloc(600)]), 'a.xls', 'file.unsupported_ole', '.xls'],
    ['.et', Buffer.concat([ole, Buffer.alloc(600)]), 'a.et', 'file.unsupported_ole', '.et'],
    [
      'a password',
      Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]),
      'a.docx',
      'file.unsupported_encrypted',
      '密码',
    ],
    ['.pdf', Buffer.from('%PDF-1.7\n'), 'a.txt', 'file.broken', 'PDF'],
    ['.rtf', Buffer.from('{\\rtf1 x}'), 'a.doc', 'file.unsupported_rtf', '.rtf'],
    ['.ofd', zipOf({ 'OFD.xml': '<a/>' }), 'a.ofd', 'file.unsupported_ofd', 'OFD'],
    ['.zip', zipOf({ 'a.txt': 'x' }), 'a.zip', 'file.unsupported_zip', '压缩包'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'a.png', 'file.unsupported_image', '图片'],
    ['a saved page', Buffer.from('MIME-Version: 1.0\r\n\r\nx'), 'a.mht', 'file.unsupported_mht', '.mht'],
    ['other markup', Buffer.from('<?xml version="1.0"?><a/>'), 'a.xml', 'file.unsupported_xml', 'XML'],
    ['noise', Buffer.from([0, 1, 2, 3, 0, 255, 254, 0, 9]), 'a.txt', 'file.unsupported_binary', '.docx'],
    ['nothing', Buffer.alloc(0), 'a.txt', 'file.empty', '空'],
    ['blanks', Buffer.from(' \n\u3000\n'), 'a.txt', 'file.no_words', '没有文字'],
    ['a page of pictures', Buffer.from('<p><img src="a.png"></p>'), 'a.html', 'file.no_words', '没有文字'],
    ['a document of pictures', docxOf('<w:p><w:r/></w:p>'), 'a.docx', 'file.no_words', '没有文字'],
    ['too much', Buffer.alloc(21 * 1024 * 1024, 0x61), 'a.txt', 'file.too_large', '20MB'],
    ['macros', docxOf('', { 'word/vbaProject.bin': 'x' }), 'a.docx', 'file.macro', '宏'],
    ['a torn file', docxOf(wordParagraph('一')).subarray(0, 300), 'a.docx', 'file.broken', '损坏'],
    [
      'a bomb',
      docxOf('', { 'word/media/a.bin': Buffer.alloc(8 * 1024 * 1024) }),
      'a.docx',
      'file.zip_bomb',
      '拒绝',
    ],
    [
      'too many entries',
      zipOf(Object.fromEntries(Array.from({ length: 2_100 }, (_, index) => [`word/${index}.xml`, '']))),
      'a.docx',
      'file.zip_bomb',
      '拒绝',
    ],
  ])('%s', async (_what, content, name, code, words) => {
    const answer = await refusal(content, name);
    expect(answer).toMatchObject({ code });
    expect((answer as { message: string }).message).toContain(words);
  });

  it('a merge or a name of millions of cells, before anything lays it out', async () => {
    const properties = '<w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>';
    const wide = `<w:tbl><w:tr><w:tc>${properties}${wordParagraph('工作任务')}</w:tc><w:tc>${wordParagraph('单位')}</w:tc></w:tr></w:tbl>`;
    expect(await refusal(docxOf(wide), 'a.docx')).toMatchObject({ code: 'file.too_wide' });
    const book = new ExcelJS.Workbook();
    book.addWorksheet('任务').addRow(['工作任务', '牵头单位']);
    const whole = Buffer.from(await book.xlsx.writeBuffer());
    for (const range of ['A1:XFD1048576', 'A1&#58;XFD1048576']) {
      const merged = await withPart(whole, 'xl/worksheets/sheet1.xml', (xml) =>
        xml.replace('</sheetData>', `</sheetData><mergeCells><mergeCell ref="${range}"/></mergeCells>`),
      );
      expect(await refusal(merged, 'a.xlsx')).toMatchObject({ code: 'file.too_wide' });
      const named = await withPart(whole, 'xl/workbook.xml', (xml) =>
        xml.replace(
          '</sheets>',
          `</sheets><definedNames><definedName name="x">任务!${range}</definedName></definedNames>`,
        ),
      );
      expect(await refusal(named, 'a.xlsx')).toMatchObject({ code: 'file.too_wide' });
    }
  });

  it('an entry that is larger than it claims', async () => {
    const content = zipOf(
      { 'word/document.xml': Buffer.alloc(3 * 1024 * 1024) },
      { name: 'word/document.xml', size: 100 },
    );
    expect(await refusal(content, 'a.docx')).toMatchObject({ code: 'file.broken' });
  });
});

describe('duban parse', () => {
  const run = async (...args: string[]) => {
    const said = { stdout: '', stderr: '' };
    const sink = (name: 'stdout' | 'stderr') =>
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          said[name] += chunk.toString();
          done();
        },
      });
    const code = await runParse(args, { stdout: sink('stdout'), stderr: sink('stderr') });
    return { code, ...said };
  };

  it('prints the plan and nothing else on stdout', async () => {
    const folder = await mkdtemp(join(tmpdir(), '督办 '));
    const file = join(folder, '要点 一.txt');
    await writeFile(file, PLAN);
    const { code, stdout, stderr } = await run(file);
    await rm(folder, { recursive: true });
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ plan: { isPlan: true }, items: [{}, { number: '(一)' }] });
  });

  it('says what is wrong on stderr', async () => {
    expect(await run()).toMatchObject({ code: 2, stdout: '' });
    expect(await run('a.txt', '--fast')).toMatchObject({ code: 2, stdout: '' });
    const missing = await run('没有这个文件.txt');
    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toContain('打不开文件');
  });
});
