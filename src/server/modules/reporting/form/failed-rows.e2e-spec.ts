import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { writeFile } from 'node:fs/promises';
import request from 'supertest';
import { readEntries } from '../../intake/readers/zip-entries.js';
import { World, type Agent } from '../../../../../test/world.js';
import type { DraftDto } from '../../intake/draft.dto.js';

type Parser = Parameters<request.Test['parse']>[0];
const asBuffer: Parser = (response, done) => {
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  response.on('end', () => done(null, Buffer.concat(parts)));
};

const HEADINGS = ['完成时限', '序号', '工作任务', '具体要求', '牵头单位', '责任人'];

describe('未导入的行 over HTTP', () => {
  let world: World;
  let zhou: Agent;
  beforeAll(async () => {
    world = await World.open('2026-03-02 09:00');
    zhou = await world.login('zhou');
  });
  afterAll(() => world.close());

  const workbook = async (rows: ExcelJS.CellValue[][]): Promise<Buffer> => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('任务分解表').addRows(rows);
    return Buffer.from(await book.xlsx.writeBuffer());
  };
  const uploaded = async (content: Buffer, name: string): Promise<DraftDto & { message: string }> => {
    const { body } = await zhou.post('drafts').attach('file', content, name).expect(201);
    const { draftId, message } = body as { draftId: string; message: string };
    return { ...((await zhou.get(`drafts/${draftId}`).expect(200)).body as DraftDto), message };
  };
  const failedRows = (id: string) =>
    zhou.get(`exports/drafts/${id}/failed-rows`).buffer(true).parse(asBuffer);

  it('come back as they stood, marked and with their reasons; corrected, they are read', async () => {
    const draft = await uploaded(
      await workbook([
        ['云陵市交通运输局2026年桥梁任务分解表'],
        HEADINGS,
        ['2026-06-30', 1, '修订应急预案', '报局长办公会审定', '局办公室', '张三'],
        ['2026-13-40', 2, '=HYPERLINK("http://example.com")', '一桥一档', '局综规处', '李四'],
        ['每季度', 3, 20260, '逐个排查', 7, ''],
        ['6月底前', 4, '整修候车亭', { error: '#REF!' } as ExcelJS.CellErrorValue, '局办公室', '王五'],
        ['', 5, '', '', '局办公室', ''],
      ]),
      '桥梁.xlsx',
    );
    expect(draft.message).toContain('表格中有 4 行未能读入');
    const answer = await failedRows(draft.id).expect(200);
    expect(answer.headers['content-disposition']).toContain(
      encodeURIComponent('云陵市交通运输局2026年桥梁任务分解表(未导入的行).xlsx')
        .replaceAll('(', '%28')
        .replaceAll(')', '%29'),
    );
    const bytes = answer.body as Buffer;
    if (process.env.KEEP_SHEET) await writeFile(process.env.KEEP_SHEET, bytes);
    const xml = [...(await readEntries(bytes, (name) => /sheet\d+\.xml$/.test(name))).values()];
    expect(xml).toHaveLength(1);
    expect(xml[0]).not.toContain('<f>');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    const sheet = book.worksheets[0];
    const row = (number: number): unknown[] => (sheet.getRow(number).values as unknown[]).slice(1);
    expect(row(3)).toEqual([...HEADINGS, '原因']);
    expect(row(4).slice(0, 6)).toEqual([
      '2026-13-40',
      2,
      '=HYPERLINK("http://example.com")',
      '一桥一档',
      '局综规处',
      '李四',
    ]);
    expect(row(4)[6]).toMatch(/^原表第 4 行\n完成时限:.*日期/);
    expect(row(5).slice(0, 5)).toEqual(['每季度', 3, 20260, '逐个排查', 7]);
    expect(row(5)[6]).toMatch(/^原表第 5 行\n牵头单位:/);
    expect(row(6)[3]).toEqual({ error: '#REF!' });
    expect(row(7)[6]).toBe('原表第 7 行\n工作任务:没有填写工作任务,请补填,或删去这一行');
    const pink = (address: string): boolean =>
      (sheet.getCell(address).fill as ExcelJS.FillPattern | undefined)?.pattern === 'solid';
    expect(['A4', 'B4', 'C4', 'C5', 'E5', 'D6', 'A6', 'C7'].map(pink)).toEqual([
      true,
      false,
      false,
      false,
      true,
      true,
      false,
      true,
    ]);

    // As it came, it is refused for the very same reasons; nothing is cured by the copy.
    const again = await uploaded(bytes, '改前.xlsx');
    expect(again.badCells.map(({ column, reason }) => [column, reason])).toEqual(
      draft.badCells.map(({ column, reason }) => [column, reason]),
    );
    for (const [address, value] of [
      ['A4', '2026-12-31'],
      ['E5', '局办公室'],
      ['D6', '逐个'],
      ['C7', '补录'],
    ])
      sheet.getCell(address).value = value;
    const corrected = await uploaded(Buffer.from(await book.xlsx.writeBuffer()), '改后.xlsx');
    expect(corrected.badCells).toEqual([]);
    expect(corrected.plan).toMatchObject({ year: 2026 });
    expect(corrected.items.filter(({ kind }) => kind === 'task')).toHaveLength(4);
    expect(JSON.stringify(corrected.items)).not.toMatch(/原表第|原因/);
  });

  it('are still there after the other rows have become a plan; back in the whole table they are added to it', async () => {
    const title = ['云陵市交通运输局2026年隧道任务分解表'];
    const good = ['2026-06-30', 1, '修订隧道应急预案', '报局长办公会审定', '局办公室', ''];
    const draft = await uploaded(
      await workbook([title, HEADINGS, good, ['2026-02-30', 2, '逐洞检查照明', '一洞一档', '局综规处', '']]),
      '隧道.xlsx',
    );
    const edits = [{ type: 'setPlan', set: { issuedOn: '2026-02-10' } }];
    const { body: dated } = await zhou
      .post(`drafts/${draft.id}/edits`)
      .send({ version: draft.version, edits })
      .expect(200);
    const { body: plan } = await zhou
      .post(`drafts/${draft.id}/confirm`)
      .send({ version: dated.version, acceptGoodRows: true })
      .expect(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await failedRows(draft.id).expect(200)).body as ExcelJS.Buffer);
    expect(book.worksheets[0].getCell('C4').value).toBe('逐洞检查照明');

    const { body: state } = await zhou.get(`plans/${plan.planId}`).expect(200);
    await zhou.post(`plans/${plan.planId}/publish`).send({ version: state.version }).expect(200);
    const whole = await workbook([
      title,
      HEADINGS,
      good,
      ['2026-03-30', 2, '逐洞检查照明', '一洞一档', '局综规处', ''],
    ]);
    const { body: amended } = await zhou
      .post('drafts')
      .field('amendsPlanId', plan.planId)
      .attach('file', whole, '隧道(改后).xlsx')
      .expect(201);
    const { body: preview } = await zhou.get(`drafts/${amended.draftId}/amendment`).expect(200);
    expect(preview).toMatchObject({ changes: [{ before: null }] });
    expect(preview.same).toBeGreaterThan(0);
  });

  it('are nobody else’s business, and absent where every row went in', async () => {
    const whole = await uploaded(
      await workbook([HEADINGS, ['2026-06-30', 1, '修订预案', '报审', '局办公室', '']]),
      '全.xlsx',
    );
    expect((await failedRows(whole.id)).status).toBe(404);
    const bad = await uploaded(
      await workbook([
        HEADINGS,
        ['2026-02-30', 1, '修订预案', '报审', '局办公室', ''],
        ['', 2, '整改', '', '局办公室', ''],
      ]),
      '坏.xlsx',
    );
    expect((await failedRows(bad.id)).status).toBe(200);
    const liaison = await world.login('li');
    expect([403, 404]).toContain((await liaison.get(`exports/drafts/${bad.id}/failed-rows`)).status);
  });
});
