import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import request from 'supertest';
import { publishedPlan } from '../../../../test/factories/plan.js';
import { World, type Agent } from '../../../../test/world.js';

type Parser = Parameters<request.Test['parse']>[0];
const asBuffer: Parser = (response, done) => {
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  response.on('end', () => done(null, Buffer.concat(parts)));
};

describe('触发事项登记表 over HTTP', () => {
  let world: World;
  let zhou: Agent;
  let form: Buffer;
  beforeAll(async () => {
    world = await World.open('2018-06-04 09:00');
    const event = 'list_adjusted';
    await publishedPlan(world, [
      {
        text: '公开清单。',
        units: [
          ['lead', 'personnel'],
          ['lead', 'legal'],
        ],
        rules: [{ spec: { kind: 'relative', n: 10, unit: 'workday', event }, event }],
      },
    ]);
    world.at('2018-06-20 10:00');
    zhou = await world.login('zhou');
    const url = `exports/templates/${encodeURIComponent('触发事项登记表')}`;
    const answer = await zhou.get(url).buffer(true).parse(asBuffer).expect(200);
    form = answer.body as Buffer;
  });
  afterAll(() => world.close());

  const filled = async (rows: unknown[][]): Promise<Buffer> => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(form as unknown as ExcelJS.Buffer);
    const sheet = book.getWorksheet('触发事项登记表')!;
    rows.forEach((cells, at) =>
      cells.forEach((value, column) => {
        sheet.getCell(5 + at, column + 1).value = value as ExcelJS.CellValue;
      }),
    );
    return Buffer.from(await book.xlsx.writeBuffer());
  };
  const send = (file: Buffer, lines?: string) => {
    const post = (zhou.post('events/import') as unknown as request.Test).attach('file', file, '登记表.xlsx');
    return lines === undefined ? post : post.field('lines', lines);
  };
  const day = (text: string) => new Date(`${text}T00:00:00Z`);

  it('the form offers the types and units of the office, and its example is passed over', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(form as unknown as ExcelJS.Buffer);
    const types = book.getWorksheet('事项类型名单')!;
    expect(types.getColumn(1).values).toContain('办事条件变化');
    const rule = book.getWorksheet('触发事项登记表')!.getCell('B9').dataValidation;
    expect(rule.formulae[0]).toContain(`$A$${types.rowCount}`);
    const { body } = await send(form).expect(200);
    expect(body).toEqual({ rows: [], bad: [], registered: null });
  });

  it('is looked at row by row, bad cells told; then the rows told are registered, once', async () => {
    const file = await filled([
      ['1', '清单调整', day('2018-06-13'), '09:00', '权责清单', ''],
      ['2', '不存在的类型', day('2018-06-13'), '', '某件事', ''],
      ['3', '清单调整', day('2018-06-13'), '9时', '权责清单', ''],
      ['4', '清单调整', day('2018-06-14'), '', '又一份清单', '法规处'],
      ['5', '清单调整', day('2018-06-14'), '', '第三份清单', '水利局办公室'],
    ]);
    const look = await send(file).expect(200);
    expect(
      (look.body.rows as { line: number; duties: { unitName: string; dueOn: string }[] }[]).map(
        ({ line, duties }) => [line, ...duties.map(({ unitName, dueOn }) => `${unitName} ${dueOn}`)],
      ),
    ).toEqual([
      [5, '局人事处 2018-06-28', '局政策法规处 2018-06-28'],
      [8, '局政策法规处 2018-06-29'],
    ]);
    expect(look.body.bad).toEqual([
      {
        row: 6,
        column: '事项类型',
        value: '不存在的类型',
        reason: expect.stringContaining('没有这个事项类型'),
      },
      { row: 7, column: '整行', value: '权责清单', reason: expect.stringContaining('第 5 行重复') },
      { row: 9, column: '涉及单位', value: '水利局办公室', reason: expect.stringContaining('没有这个单位') },
    ]);
    expect((await zhou.get('events').expect(200)).body.items).toEqual([]);
    expect((await send(file, '5,8').expect(200)).body.registered).toEqual({ events: 2, deadlines: 3 });
    expect((await send(file, '5,8').expect(409)).body.code).toBe('event.import_changed');
    expect((await zhou.get('events').expect(200)).body.items).toHaveLength(2);
  });

  it('says what to do with another sheet, and without one', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('表').addRow(['姓名', '电话']);
    const other = Buffer.from(await book.xlsx.writeBuffer());
    expect((await send(other).expect(422)).body.code).toBe('event.sheet_unknown');
    expect((await zhou.post('events/import').expect(422)).body.code).toBe('event.no_file');
  });

  it('an event is corrected over HTTP', async () => {
    const { body } = await zhou.get('events').expect(200);
    const event = (body.items as { id: string; version: number; deadlines: unknown[] }[]).find(
      ({ deadlines }) => deadlines.length === 2,
    )!;
    const url = `events/${event.id}/correct`;
    const sent = { version: event.version, occurredAt: '2018-06-15T09:00:00+08:00', reason: '日期有误' };
    const answer = await zhou.post(url).send(sent).expect(200);
    expect((answer.body.event.deadlines as { dueOn: string }[]).map(({ dueOn }) => dueOn)).toEqual([
      '2018-07-02',
      '2018-07-02',
    ]);
    expect(
      (
        await zhou
          .post(url)
          .send({ ...sent, occurredAt: '2018-06-14T09:00:00+08:00' })
          .expect(409)
      ).body.code,
    ).toBe('common.stale');
  });
});
