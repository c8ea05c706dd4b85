import { describe, expect, it } from '@jest/globals';
import { pdfLines, pdfOf, type PdfPage } from '../../../../../test/factories/pdf.js';
import { readPlan } from '../parse-command.js';
import { readPdf } from './pdf-reader.js';

const TITLE = { x: 185, y: 800, text: '云溪市水利局2026年工作要点', size: 18 };
const LONG =
  '(一)修订预案。组织各科室对照新的雨情水情逐条修订防汛预案,补齐短板弱项,明确预警、响应、转移各个环节的责任。2026年6月底前完成。(防汛处牵头,办公室配合)';
const foot = (number: number) => ({ x: 285, y: 40, text: `—${number}—` });
const head = { x: 420, y: 820, text: '云溪市水利局文件', size: 9 };

const read = async (pages: PdfPage[]) => readPlan(pdfOf(pages), 'a.pdf');
const refusal = (content: Buffer) =>
  readPdf(content, 'a.pdf').then(
    () => 'read',
    (error: { code: string; message: string }) => `${error.code} ${error.message}`,
  );

describe('a PDF', () => {
  it('gives paragraphs, without page numbers and running heads, across pages too', async () => {
    const all = pdfLines(['一、防汛备汛', LONG]);
    const [cut, rest] = [all.slice(0, 3), all.slice(3)];
    const { text, parsed } = await read([
      { texts: [head, TITLE, ...cut, foot(1)] },
      { texts: [head, ...rest.map((line) => ({ ...line, y: line.y + 84 })), foot(2)] },
      { texts: [head, ...pdfLines(['(二)开展演练。每年不少于2次。(防汛处负责)']), foot(3)] },
    ]);
    expect(text).toBe(
      `云溪市水利局2026年工作要点\n一、防汛备汛\n${LONG}\n(二)开展演练。每年不少于2次。(防汛处负责)\n`,
    );
    expect(parsed.items[1].assignments.map(({ span }) => text.slice(...span))).toEqual(['防汛处', '办公室']);
  });

  it('gives a ruled table with its merges, going on over the page', async () => {
    const columns = [73, 113, 273, 393, 523];
    const levels = [700, 670, 640, 580, 550];
    const across = (y: number): [number, number, number, number] => [73, y, 523, y];
    const down = (x: number, from: number, to: number): [number, number, number, number] => [x, from, x, to];
    const cell = (column: number, y: number, text: string) => ({ x: columns[column] + 4, y, text, size: 12 });
    const { parsed, text } = await read([
      {
        texts: [
          TITLE,
          ...['序号', '工作任务', '牵头单位', '完成时限'].map((words, at) => cell(at, 680, words)),
          cell(0, 650, '一、供水保障'),
          cell(0, 610, '1'),
          cell(1, 620, '改造城东水厂,更换老旧管'),
          cell(1, 600, '网'),
          cell(2, 620, '供水处'),
          cell(2, 600, '财务处'),
          cell(3, 610, '6月底前'),
          cell(1, 560, '建设水文站'),
          cell(0, 560, '2'),
          cell(2, 560, '水文处'),
        ],
        rules: [
          ...levels.map(across),
          ...[73, 523].map((x) => down(x, 550, 700)),
          ...columns.slice(1, -1).flatMap((x) => [down(x, 670, 700), down(x, 550, 640)]),
        ],
      },
      {
        texts: [cell(0, 760, '3'), cell(1, 760, '巡查堤防'), cell(2, 760, '河道处'), cell(3, 760, '每季度')],
        rules: [
          across(780),
          across(750),
          ...columns.map((x) => down(x, 750, 780)),
          across(720),
          ...columns.map((x) => down(x, 720, 750)),
        ],
      },
    ]);
    expect(parsed.items.map(({ number, text: words, parent }) => [number, words, parent])).toEqual([
      ['一、', '供水保障', null],
      ['1', '改造城东水厂,更换老旧管网', 0],
      ['2', '建设水文站', 0],
      ['3', '巡查堤防', 0],
    ]);
    expect(parsed.items[1].assignments.map(({ unit }) => unit)).toEqual(['供水处', '财务处']);
    expect(parsed.items[3].deadlines).toMatchObject([{ kind: 'recurring' }]);
    expect(text).toContain('改造城东水厂');
  });

  it('is refused by name: scans, passwords, tears', async () => {
    expect(await refusal(pdfOf([{ picture: true }, { picture: true }]))).toMatch(
      /^file\.unsupported_pdf .*扫描件/,
    );
    expect(await refusal(pdfOf([{ texts: [TITLE] }]).subarray(0, 40))).toMatch(/^file\.broken .*损坏/);
    const locked = pdfOf([{ texts: [TITLE] }])
      .toString('latin1')
      .replace(
        '/Root 1 0 R',
        `/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >>`,
      );
    expect(await refusal(Buffer.from(locked, 'latin1'))).toMatch(/^file\.unsupported_encrypted .*密码/);
    expect(await refusal(pdfOf(Array.from({ length: 301 }, () => ({}))))).toMatch(
      /^file\.too_large .*300 页/,
    );
  });
});
