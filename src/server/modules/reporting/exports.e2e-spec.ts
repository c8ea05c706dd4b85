import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { World } from '../../../../test/world.js';
import { sheetOptions } from './sheet-commands.js';
import { safeFileName } from './sheet/download.js';

describe('exports over HTTP', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  it('give the form with the units and groups that exist', async () => {
    const agent = await world.login('zhou');
    const answer = await agent
      .get(`exports/templates/${encodeURIComponent('任务分解表')}`)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-disposition']).toContain(
      `filename*=UTF-8''${encodeURIComponent('任务分解表.xlsx')}`,
    );
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(answer.body as ExcelJS.Buffer);
    expect(book.getWorksheet('任务分解表')!.getRow(3).values).toEqual([
      undefined,
      '序号',
      '工作任务',
      '具体要求',
      '牵头单位',
      '配合单位',
      '责任单位',
      '完成时限',
    ]);
    const list = book.getWorksheet('单位名单')!;
    const names = list.getColumn(1).values.filter(Boolean);
    expect(list.state).toBe('hidden');
    expect(names).toEqual(expect.arrayContaining(['局办公室', '路政处', '机关各处室']));
    expect(book.getWorksheet('任务分解表')!.getCell('D5').dataValidation).toMatchObject({
      type: 'list',
      formulae: [`单位名单!$A$1:$A$${names.length}`],
    });
  });

  it('give an empty ledger as a whole workbook, and refuse what does not exist', async () => {
    const agent = await world.login('zhou');
    const answer = await agent.get('exports/ledger').buffer(true);
    expect([answer.status, answer.headers['content-type']]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    expect((await agent.get('exports/templates/nothing')).status).toBe(404);
    expect((await agent.get('exports/assessments/00000000-0000-4000-8000-000000000009')).status).toBe(404);
    expect((await agent.get('ledger?light=purple')).status).toBe(422);
    expect((await agent.get('ledger?light=overdue,near&sort=unit')).body).toMatchObject({
      items: [],
      total: 0,
    });
  });
});

describe('names and options', () => {
  it('make a file name that every system takes', () => {
    expect(safeFileName('督办台账_a/b:c*_2026.xlsx')).toBe('督办台账_a_b_c__2026.xlsx');
  });

  it.each([
    [['--plan', '要点', '--out', 'x.xls'], /应是 \.xlsx 文件/],
    [['--out', 'x.xlsx'], /--plan/],
    [['--plan', 'p', '--out', 'x.xlsx', '--as-of', '2026-02-30'], /应是日期/],
    [['--plan', 'p', '--wrong'], /无法识别/],
  ])('say what is wrong with %j', (args, message) => {
    expect(sheetOptions(args, true)).toMatch(message);
  });
});
