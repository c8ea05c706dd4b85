import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Response } from 'supertest';
import { AssessedPlan } from '../../../../../test/factories/assessed-plan.js';
import { World, type Agent, type Person } from '../../../../../test/world.js';
import type { AssessmentDetailDto } from '../../assessment/assessment.dto.js';
import { ExportsService } from '../exports.service.js';
import { runAssess, sheetOptions } from '../sheet-commands.js';

describe('考核评分表', () => {
  let world: World;
  let planId: string;
  let kept: AssessmentDetailDto;
  beforeAll(async () => {
    world = await World.open('2018-07-10 09:00');
    const plan = await AssessedPlan.publishedOn(world, '2018-06-04');
    planId = plan.id;
    const lists = await plan.task('责任清单动态公开', [
      ['personnel', 'lead'],
      ['legal', 'lead'],
    ]);
    const late = await plan.duty(lists, { unit: 'legal', dueOn: '2018-06-28' });
    await plan.duty(lists, { unit: 'legal', kind: 'report', dueOn: '2018-06-25', occurrence: '2018-06' });
    await plan.duty(lists, { unit: 'legal', kind: 'report', dueOn: '2018-07-09', occurrence: '2018-07' });
    await plan.filing(late, {
      submitted: '2018-07-02',
      returned: ['2018-07-03'],
      doneOn: '2018-06-29',
      approved: '2018-07-05',
    });
    kept = (await (await world.login('zhou')).post('assessments').send({ planId })).body;
  });
  afterAll(() => world.close());

  const pull = async (agent: Agent, id = kept.id): Promise<Response> =>
    agent
      .get(`exports/assessments/${id}`)
      .buffer()
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      });
  const read = async (bytes: Buffer): Promise<ExcelJS.Workbook> => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    return book;
  };
  const rowsOf = (sheet: ExcelJS.Worksheet): unknown[][] => {
    const rows: unknown[][] = [];
    sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
    return rows;
  };

  it('holds the ranking of the screen and a sheet per unit, each point with its dates', async () => {
    const answer = await pull(await world.login('zhou'));
    expect(answer.status).toBe(200);
    expect(decodeURIComponent(answer.headers['content-disposition'])).toContain(
      '考核评分表_政务公开工作计划_2018-07-10(草稿).xlsx',
    );
    const book = await read(answer.body as Buffer);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['考核排名', '局人事处', '局政策法规处']);
    const [ranking, , legal] = book.worksheets.map(rowsOf);
    expect(ranking.slice(3).map((row) => [row[0], row[1], row[5], row[6], row[7]])).toEqual(
      kept.ranking.map(({ rank, unitName, deducted, score, grade }) => [
        rank,
        unitName,
        deducted,
        score,
        grade,
      ]),
    );
    const entries = legal.filter((row) => typeof row[13] === 'number');
    expect(entries.map((row) => [row[2], row[3], row[5], row[7], row[8], row[13]])).toEqual([
      ['任务逾期', 60, 1, 2, 58, -2],
      ['迟报漏报', 30, 2, 2, 28, -1],
      ['迟报漏报', 30, 2, 2, 28, -1],
      ['报送退回', 10, 1, 0.5, 9.5, -0.5],
    ]);
    expect(entries[0][9]).toBe(
      '“责任清单动态公开”应于 2018-06-28 办结,实际 2018-06-29 办结,逾期 1 个工作日,扣 2 分',
    );
    expect(entries[0].slice(11, 13)).toEqual([new Date('2018-06-28'), new Date('2018-06-29')]);
  });

  it.each<[Person, string[] | number]>([
    ['sun', ['考核排名', '局人事处', '局政策法规处']],
    ['qian', ['考核排名', '局人事处']],
    ['wang', 404],
    ['heCoordinator', 404],
    ['admin', 403],
  ])('gives %s what they see', async (person, sheets) => {
    const answer = await pull(await world.login(person));
    if (typeof sheets === 'number') expect(answer.status).toBe(sheets);
    else expect((await read(answer.body as Buffer)).worksheets.map(({ name }) => name)).toEqual(sheets);
  });

  it('comes from the command line as of any day, and is not kept', async () => {
    const out = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'duban-sheet-')), '评分.xlsx');
    const options = sheetOptions(['--plan', '政务公开', '--as-of', '2018-07-04', '--out', out], true);
    if (typeof options === 'string') throw new Error(options);
    const said: string[] = [];
    const io = { stdout: { write: (text: string) => said.push(text) }, stderr: { write: () => true } };
    expect(await runAssess(options, world.get(ExportsService), io)).toBe(0);
    expect(said).toEqual([`${out}\n`]);
    const legal = rowsOf((await read(fs.readFileSync(out))).worksheets[2]);
    expect(legal.flat()).toContainEqual(expect.stringContaining('截至 2018-07-04 尚未办结'));
    expect(await world.dataSource.query('SELECT count(*)::int AS count FROM assessment')).toEqual([
      { count: 1 },
    ]);
    fs.rmSync(path.dirname(out), { recursive: true });
  });

  it.each([
    [['--out', 'x.xlsx'], '--plan'],
    [['--plan', 'p', '--out', 'x.xls'], '--out'],
    [['--plan', 'p', '--out', 'x.xlsx', '--as-of', '6月底'], '--as-of'],
    [['--plan', 'p', '--when', 'now'], '参数无法识别'],
  ])('refuses %j', (args, words) => {
    expect(sheetOptions(args, true)).toContain(words);
  });
});
