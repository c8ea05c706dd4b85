import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { World, type Agent } from '../../../../test/world.js';
import type { RequestDto, RequestPageDto, StepExplanationDto } from './disclosure.dto.js';

/** One request over HTTP: entered, sent back for correction, answered; seen by its unit, by the leader, and in the sheet. */
describe('a request for information over HTTP', () => {
  let world: World;
  let zhou: Agent;
  let li: Agent;
  let request: RequestDto;
  beforeAll(async () => {
    world = await World.open('2026-09-16 10:00');
    [zhou, li] = [await world.login('zhou'), await world.login('li')];
  });
  afterAll(() => world.close());

  const entered = () => ({
    number: '2026-015',
    unitId: world.unit.personnel,
    applicantKind: 'person',
    applicantName: '林晓月',
    content: '=1+1 二〇二五年干部交流情况',
    channel: 'in_person',
    arrivedOn: '2026-09-16',
  });

  it('is entered by the coordinator, with the days of its steps', async () => {
    const answer = await zhou.post('disclosure-requests').send(entered());
    expect(answer.status).toBe(201);
    request = answer.body as RequestDto;
    expect(request).toMatchObject({
      receivedOn: '2026-09-16',
      dueOn: '2026-10-20',
      light: 'normal',
      version: 1,
    });
    expect(request.steps.map(({ key }) => key)).toEqual(['received', 'correction', 'extension', 'answer']);
  });

  it('refuses what cannot be by field and by sentence', async () => {
    const bad = await zhou
      .post('disclosure-requests')
      .send({ ...entered(), channel: 'pigeon', arrivedOn: '2026-02-30' });
    expect(bad.status).toBe(422);
    const future = await zhou
      .post('disclosure-requests')
      .send({ ...entered(), number: '2026-016', arrivedOn: '2026-09-17' });
    expect([future.status, (future.body as { code: string }).code]).toEqual([422, 'disclosure.future']);
  });

  it('is worked on by the unit it was given to, step by step', async () => {
    const url = `disclosure-requests/${request.id}`;
    const notice = await li.post(`${url}/correction-notice`).send({
      version: 1,
      correctionSentOn: '2026-09-16',
      correctionDueOn: '2026-10-09',
      correctionMatter: '请写明年份和单位',
    });
    expect(notice.body).toMatchObject({ stage: 'correcting', light: 'paused', dueOn: null });
    world.at('2026-09-30 15:00');
    const corrected = await li.post(`${url}/correction`).send({ version: 2, correctedOn: '2026-09-30' });
    expect(corrected.body).toMatchObject({ stage: 'handling', dueOn: '2026-11-03' });
    const why = (await li.get(`${url}/steps/answer/explain`)).body as StepExplanationDto;
    expect(why).toMatchObject({ dueOn: '2026-11-03', start: '收到补正之日' });
    world.at('2026-11-04 09:00');
    const page = (await li.get('disclosure-requests?light=overdue')).body as RequestPageDto;
    expect(page.items.map(({ number, workdaysLeft }) => [number, workdaysLeft])).toEqual([['2026-015', -1]]);
    const answered = await li
      .post(`${url}/answer`)
      .send({ version: 3, answeredOn: '2026-11-04', answerKind: 'partial', answerNote: '答〔2026〕3号' });
    expect(answered.body).toMatchObject({ stage: 'answered', light: 'done_late' });
    const twice = await li
      .post(`${url}/answer`)
      .send({ version: 4, answeredOn: '2026-11-04', answerKind: 'granted' });
    expect(twice.status).toBe(409);
  });

  it('is nobody else’s: another unit and another bureau do not find it', async () => {
    for (const person of ['wang', 'heCoordinator'] as const) {
      const agent = await world.login(person);
      expect((await agent.get(`disclosure-requests/${request.id}`)).status).toBe(404);
      expect(((await agent.get('disclosure-requests')).body as RequestPageDto).total).toBe(0);
    }
    expect((await (await world.login('auditor')).get('disclosure-requests')).status).toBe(403);
  });

  it('goes out as a sheet of what the page shows, the name masked for the leader and no text a formula', async () => {
    const sheetOf = async (agent: Agent) => {
      const answer = await agent
        .get('exports/disclosure?year=2026')
        .buffer(true)
        .parse((stream, done) => {
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('end', () => done(null, Buffer.concat(parts)));
        });
      expect(answer.status).toBe(200);
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(answer.body as ExcelJS.Buffer);
      return book.worksheets[0];
    };
    const sheet = await sheetOf(zhou);
    const row = (sheet.getRow(4).values as unknown[]).slice(1);
    expect(sheet.getCell('A1').value).toBe('2026年依申请公开登记台账');
    expect(row.slice(0, 8)).toEqual([
      1,
      '2026-015',
      new Date(Date.UTC(2026, 8, 16)),
      '当面提交',
      '林晓月',
      '自然人',
      expect.stringContaining('=1+1'),
      '局人事处',
    ]);
    expect(row[12]).toEqual(new Date(Date.UTC(2026, 10, 3)));
    expect(row[14]).toBe('部分公开');
    expect(row[15]).toContain('逾期办结');
    const leaders = await sheetOf(await world.login('sun'));
    expect(leaders.getCell('E4').value).toBe('林*');
  });
});
