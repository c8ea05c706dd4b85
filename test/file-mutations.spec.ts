import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { DomainError } from '../src/server/common/domain-error.js';
import { readPlan } from '../src/server/modules/intake/parse-command.js';
import { mutated, mutatedWithin, randomOf } from './factories/mutations.js';
import { pdfLines, pdfOf } from './factories/pdf.js';
import { requireSound } from './factories/sound-reading.js';
import { docxOf, wordParagraph, wordTable } from './factories/zip.js';

/** More of them, or others: `FILE_MUTATIONS=20 FILE_SEED=7 npm test -- file-mutations` makes twenty times as many. */
const TIMES = Number(process.env.FILE_MUTATIONS ?? 1);
const SEED = Number(process.env.FILE_SEED ?? 1);
/** Where to note, before each reading, what is read: after a fall or a hang it tells which one it was. */
const NOTE = process.env.FILE_NOTE;

const LINES = [
  '云溪市水利局2026年工作要点',
  '一、防汛备汛',
  '(一)修订预案。组织各科室对照新的雨情水情逐条修订预案,6月底前完成。(防汛处牵头,办公室配合)',
  '(二)开展演练。每年不少于2次。(防汛处负责)',
];
const TABLE = [
  ['序号', '工作任务', '牵头单位', '配合单位', '完成时限'],
  ['1', '改造水厂', '供水处', '财务处、办公室', '2026年6月底前'],
  ['^', '更换管网', '管网处', '', '年底前'],
  ['2', '整理“一张图”', '信息中心', '', '每季度'],
];

const html = `<!doctype html><html><head><meta charset="utf-8"><title>要点</title></head><body><nav><a href="/">首页</a></nav>${LINES.map(
  (line) => `<p style="text-indent:2em">${line}</p>`,
).join('')}<table border="1">${TABLE.map(
  (row) => `<tr>${row.map((cell) => `<td colspan="1" rowspan="1">${cell}</td>`).join('')}</tr>`,
).join('')}</table></body></html>`;

async function workbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('任务分解表');
  sheet.addRows([
    ['云溪市水利局2026年任务分解表'],
    ...TABLE.map((row) => row.map((cell) => (cell === '^' ? '' : cell))),
  ]);
  sheet.mergeCells('A1:E1');
  sheet.mergeCells('A3:A4');
  sheet.getCell('E4').value = new Date(Date.UTC(2026, 11, 31));
  sheet.getCell('D5').value = { formula: 'B3&"x"', result: '办公室' };
  return Buffer.from(await book.xlsx.writeBuffer());
}

function wordFile(): Buffer {
  const numbering = (name: string, body: string): string =>
    `<w:${name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${body}</w:${name}>`;
  const numbered = `<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>供水保障</w:t></w:r></w:p>`;
  return docxOf(LINES.map(wordParagraph).join('') + numbered + numbered + wordTable(TABLE), {
    'word/numbering.xml': numbering(
      'numbering',
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ),
    'word/styles.xml': numbering(
      'styles',
      '<w:style w:styleId="a"><w:basedOn w:val="b"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="b"/>',
    ),
  });
}

const texts = LINES.join('\r\n');
const csv = TABLE.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n');
const FILES: [ending: string, times: number, whole: () => Buffer | Promise<Buffer>][] = [
  ['docx', 150, wordFile],
  ['xlsx', 80, workbook],
  ['doc', 200, () => readFileSync(join(import.meta.dirname, 'fixtures/plan.doc'))],
  [
    'pdf',
    150,
    () =>
      pdfOf([
        {
          texts: pdfLines(LINES),
          rules: [
            [73, 700, 523, 700],
            [73, 600, 523, 600],
          ],
        },
      ]),
  ],
  ['html', 200, () => Buffer.from(html)],
  ['csv', 200, () => Buffer.from(csv)],
  ['txt', 200, () => Buffer.from(texts)],
  ['txt in UTF-16', 100, () => Buffer.from(`\ufeff${texts}`, 'utf16le')],
];

describe.each(FILES)('a file that came to harm on its way: %s', (ending, times, whole) => {
  let content: Buffer;
  beforeAll(async () => {
    content = await whole();
  });
  const read = async (bytes: Buffer): Promise<'read' | string> => {
    try {
      const { text, parsed } = await readPlan(bytes, `任务.${ending.slice(0, 4).trim()}`);
      requireSound(text, parsed);
      return 'read';
    } catch (error) {
      if (error instanceof DomainError && /\p{Script=Han}/u.test(error.message)) return error.code;
      throw error;
    }
  };

  it('is read as long as it is whole', async () => {
    expect(await read(content)).toBe('read');
  });

  it(
    'is read or refused in Chinese, whatever the harm',
    async () => {
      const failures: string[] = [];
      const outcomes = new Map<string, number>();
      for (let index = 0; index < times * TIMES && failures.length < 5; index += 1) {
        const random = randomOf((SEED * 7_919 + index) * 2_654_435_761 + 1);
        // Half the accidents of a zip happen inside of it: from without they rarely get past unpacking.
        const within = /^(?:docx|xlsx)$/.test(ending) && index % 4 !== 0;
        const bytes = within ? await mutatedWithin(content, random) : mutated(content, random);
        if (NOTE) writeFileSync(NOTE, `${ending} ${index} of seed ${SEED}`);
        try {
          const outcome = await read(bytes);
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        } catch (error) {
          failures.push(`${ending} ${index} of seed ${SEED}: ${(error as Error).stack?.slice(0, 600)}`);
        }
      }
      if (NOTE) console.log(ending, Object.fromEntries(outcomes), process.memoryUsage().rss >> 20);
      expect(failures).toEqual([]);
      // Harm that is always read or always refused would prove nothing.
      expect(outcomes.size).toBeGreaterThan(1);
    },
    60_000 * TIMES,
  );
});
