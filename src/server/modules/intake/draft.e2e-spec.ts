import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { keyOf, MESSY_PLAN } from '../../../../test/factories/drafts.js';
import { World, type Agent } from '../../../../test/world.js';
import type { DraftDto } from './draft.dto.js';

/** A document of its own for each story: the same one again would open what exists. */
const plan = (title: string): string => MESSY_PLAN.replace('政务公开工作实施方案', `${title}工作实施方案`);

describe('drafts', () => {
  let world: World;
  let zhou: Agent;
  let wu: Agent;
  let eventTypeId: string;
  beforeAll(async () => {
    world = await World.open('2026-03-02 09:00');
    [zhou, wu] = [await world.login('zhou'), await world.login('wu')];
    [{ id: eventTypeId }] = await world.dataSource.query<{ id: string }[]>(
      `INSERT INTO event_type (code, name) VALUES ('hearing_closed', '听证会闭会') RETURNING id`,
    );
  });
  afterAll(() => world.close());

  const upload = (agent: Agent, content: string | Buffer, name = '工作方案(终稿).txt') =>
    agent.post('drafts').attach('file', Buffer.from(content), name);
  const read = async (agent: Agent, id: string): Promise<DraftDto> =>
    (await agent.get(`drafts/${id}`).expect(200)).body as DraftDto;
  const opened = async (title: string): Promise<DraftDto> => {
    const answer = await upload(zhou, plan(title)).expect(201);
    return read(zhou, (answer.body as { draftId: string }).draftId);
  };
  /** Answers everything that the messy document leaves open. */
  const answered = async (draft: DraftDto): Promise<DraftDto> => {
    const content = draft as never as Parameters<typeof keyOf>[0];
    const edits = [
      { type: 'setPlan', set: { year: 2026, issuedOn: '2026-02-10' } },
      { type: 'mapName', name: '总规处', unitId: world.unit.planning },
      { type: 'mapEvent', wording: '听证结束后', eventTypeId },
      {
        type: 'assign',
        items: [keyOf(content, '整理历史文件')],
        units: [{ unitId: world.unit.office, name: '局办公室', role: 'lead' }],
      },
    ];
    const answer = await zhou
      .post(`drafts/${draft.id}/edits`)
      .send({ version: draft.version, edits })
      .expect(200);
    return { ...draft, ...(answer.body as DraftDto) };
  };
  const count = async (table: string): Promise<number> => {
    const [{ n }] = await world.dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`);
    return n;
  };

  /** Sends requests that all come to a halt before writing the draft, then lets them go at once. */
  const together = <T>(draftId: string, requests: PromiseLike<T>[]): Promise<T[]> =>
    world.dataSource
      .transaction(async (em) => {
        await em.query('SELECT 1 FROM draft WHERE id = $1 FOR UPDATE', [draftId]);
        const answers = Promise.all(requests);
        // Not through `em`: a transaction sees the activity of its first look only.
        const waiting = `SELECT count(*)::int AS n FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        for (let n = 0; n < requests.length;)
          [{ n }] = await world.dataSource.query<{ n: number }[]>(waiting);
        return { answers };
      })
      .then(({ answers }) => answers);

  it('go from a file through questions to a plan; the same file again opens what exists', async () => {
    const text = plan('窗口服务');
    const first = await upload(zhou, text).expect(201);
    expect(first.body).toMatchObject({ outcome: 'created', existingPlanId: null });
    const id = (first.body as { draftId: string }).draftId;
    expect((await upload(wu, text).expect(201)).body).toMatchObject({ outcome: 'open_draft', draftId: id });

    const draft = await read(zhou, id);
    expect(draft).toMatchObject({
      fileName: '工作方案(终稿).txt',
      sourceText: text,
      ownerUnitId: world.unit.bureau,
      createdBy: '周敏',
      can: { edit: true, confirm: true, discard: true },
    });
    expect(draft.questions.map(({ code }) => code).sort()).toEqual([
      'deadline_unclear',
      'event_unmapped',
      'issued_on_missing',
      'name_to_confirm',
      'unassigned',
      'year_missing',
    ]);
    const [first_] = draft.items.filter(({ kind }) => kind === 'task');
    expect(text.slice(...(first_.span as [number, number]))).toContain('清单调整后10个工作日内');

    const early = await zhou.post(`drafts/${id}/confirm`).send({ version: draft.version });
    expect([early.status, early.body.code]).toEqual([422, 'intake.open_questions']);
    expect(early.body.details.questions).toHaveLength(6);

    const settled = await answered(draft);
    expect(settled.counts).toMatchObject({ tasks: 5, open: 0, blocking: 0 });
    const confirmed = await zhou.post(`drafts/${id}/confirm`).send({ version: settled.version }).expect(200);
    const planId = (confirmed.body as { planId: string }).planId;
    const leads = await world.dataSource.query<{ name: string }[]>(
      `SELECT unit.name FROM assignment JOIN plan_item i ON i.id = assignment.plan_item_id
       JOIN unit ON unit.id = assignment.unit_id
       WHERE i.plan_id = $1 AND role = 'lead' ORDER BY i.position, assignment.sort`,
      [planId],
    );
    expect(leads.map(({ name }) => name)).toEqual([
      '局人事处',
      '局政策法规处',
      '局财务处',
      '局综规处',
      '局办公室',
      '局办公室',
    ]);
    expect(await read(wu, id)).toMatchObject({
      status: 'confirmed',
      planId,
      can: { edit: false, confirm: false, discard: false },
    });

    expect((await upload(wu, text).expect(201)).body).toMatchObject({
      outcome: 'same_file',
      draftId: null,
      existingPlanId: planId,
    });
    const late = await wu
      .post(`drafts/${id}/edits`)
      .send({ version: settled.version + 1, edits: [{ type: 'accept', items: ['i1'] }] });
    expect([late.status, late.body.code]).toEqual([409, 'intake.not_open']);
  });

  it('know the document again in another file', async () => {
    const text =
      plan('信息档案').replace('工作实施方案', '2026年工作实施方案') + '\n云陵市交通运输局\n2026年2月10日\n';
    const { body } = await upload(zhou, text).expect(201);
    const draft = await answered(await read(zhou, body.draftId));
    const { body: confirmed } = await zhou
      .post(`drafts/${draft.id}/confirm`)
      .send({ version: draft.version })
      .expect(200);
    expect((await upload(wu, `${text}\n\n`)).body).toMatchObject({
      outcome: 'same_document',
      existingPlanId: confirmed.planId,
    });
  });

  it('take the first of two coordinators who save at once; the second loses nothing and sees both values', async () => {
    const draft = await opened('便民停车');
    const set = (agent: Agent, docNo: string) =>
      agent
        .post(`drafts/${draft.id}/edits`)
        .send({ version: draft.version, edits: [{ type: 'setPlan', set: { docNo } }] });
    // Both have read the draft and wait to write it: then they are let go.
    const answers = await together(draft.id, [set(zhou, '云交〔2026〕1号'), set(wu, '云交〔2026〕2号')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [won, lost] = answers[0].status === 200 ? answers : [answers[1], answers[0]];
    expect(lost.body.code).toBe('common.stale');
    expect(lost.body.details.yours.edits[0].set.docNo).not.toBe(won.body.plan.docNo);
    expect(lost.body.details.current).toMatchObject({
      version: draft.version + 1,
      plan: { docNo: won.body.plan.docNo },
    });
    expect((await read(wu, draft.id)).plan.docNo).toBe(won.body.plan.docNo);
  });

  it('are one draft when the same file is uploaded twice at once', async () => {
    const before = await count('draft');
    const answers = await Promise.all([zhou, wu, zhou].map((agent) => upload(agent, plan('候船设施'))));
    expect(answers.map(({ body }) => (body as { outcome: string }).outcome).sort()).toEqual([
      'created',
      'open_draft',
      'open_draft',
    ]);
    expect(await count('draft')).toBe(before + 1);
  });

  it('become one plan when confirmed twice at once', async () => {
    const draft = await answered(await opened('公交站牌'));
    const before = await count('plan');
    const answers = await Promise.all(
      [zhou, wu, zhou].map((agent) =>
        agent.post(`drafts/${draft.id}/confirm`).send({ version: draft.version }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await count('plan')).toBe(before + 1);
  });

  it('stay open, and leave no plan, when writing the plan fails midway', async () => {
    const draft = await answered(await opened('桥梁检查'));
    const before = [await count('plan'), await count('plan_item'), await count('audit_entry')];
    await world.dataSource.query(
      `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'power cut'; END $$;
       CREATE TRIGGER fail BEFORE INSERT ON assignment EXECUTE FUNCTION fail()`,
    );
    const confirm = () => zhou.post(`drafts/${draft.id}/confirm`).send({ version: draft.version });
    expect((await confirm()).status).toBe(500);
    expect([await count('plan'), await count('plan_item'), await count('audit_entry')]).toEqual(before);
    expect(await read(zhou, draft.id)).toMatchObject({
      status: 'open',
      planId: null,
      version: draft.version,
    });
    await world.dataSource.query('DROP FUNCTION fail CASCADE');
    expect((await confirm()).status).toBe(200);
  });

  it('learn a name once: the next document knows it; a new unit is made in place', async () => {
    const unknown = (title: string) => plan(title).replace(/总规处/g, '大桥管护所');
    const { body } = await upload(zhou, unknown('路口改造')).expect(201);
    const draft = await read(zhou, body.draftId);
    expect(draft.questions.map(({ subject }) => subject)).toContain('大桥管护所');
    const create = {
      name: '市大桥管护所',
      shortName: '大桥所',
      unitClass: 'affiliate',
      parentId: world.unit.bureau,
    };
    const none = await zhou
      .post(`drafts/${draft.id}/names`)
      .send({ version: draft.version, names: [{ name: '大桥管护所' }] });
    expect([none.status, none.body.code]).toEqual([422, 'intake.one_target']);
    const stale = await zhou
      .post(`drafts/${draft.id}/names`)
      .send({ version: 99, names: [{ name: '大桥管护所', create }] });
    expect(stale.status).toBe(409);
    const mapped = await zhou
      .post(`drafts/${draft.id}/names`)
      .send({ version: draft.version, names: [{ name: '大桥管护所', create }] })
      .expect(200);
    expect(mapped.body.questions.map(({ subject }: { subject: string }) => subject)).not.toContain(
      '大桥管护所',
    );
    expect(mapped.body.units.map(({ name }: { name: string }) => name)).toContain('市大桥管护所');
    expect(await world.dataSource.query(`SELECT 1 FROM unit WHERE name = '市大桥管护所'`)).toHaveLength(1);

    const next = await upload(zhou, unknown('路灯改造')).expect(201);
    const again = await read(zhou, next.body.draftId);
    const known = again.items.flatMap((item) => item.assignments).find(({ name }) => name === '大桥管护所');
    expect(known).toMatchObject({ certainty: 'sure' });
    expect(known!.unitId).not.toBeNull();
  });

  it('may leave tasks unassigned, but only when told so', async () => {
    const draft = await answered(await opened('护栏清洗'));
    const item = draft.items.find(({ text }) => text.startsWith('整理历史文件'))!;
    const { body } = await zhou
      .post(`drafts/${draft.id}/edits`)
      .send({
        version: draft.version,
        edits: [{ type: 'dropAssignment', item: item.key, assignment: item.assignments[0].key }],
      })
      .expect(200);
    expect((await zhou.post(`drafts/${draft.id}/confirm`).send({ version: body.version })).status).toBe(422);
    await zhou
      .post(`drafts/${draft.id}/confirm`)
      .send({ version: body.version, leaveUnassigned: true })
      .expect(200);
  });

  it('are given up, and the file can come again', async () => {
    const draft = await opened('噪声治理');
    const gone = await zhou.post(`drafts/${draft.id}/discard`).send({ version: draft.version }).expect(200);
    expect(gone.body.status).toBe('discarded');
    expect((await upload(zhou, plan('噪声治理')).expect(201)).body).toMatchObject({ outcome: 'created' });
  });

  it('are listed newest first, page by page, to those who coordinate the unit', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await wu.get(`drafts?limit=3${after}`).expect(200);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      after = body.next ? `&after=${body.next}` : '';
      expect(body.total).toBe(await count('draft'));
    } while (after);
    expect(new Set(seen).size).toBe(await count('draft'));
    expect(seen).toHaveLength(await count('draft'));
    const { body } = await wu.get('drafts?status=discarded').expect(200);
    expect(body.items.map(({ title }: { title: string }) => title)).toEqual([
      '云陵市交通运输局噪声治理工作实施方案',
    ]);
    await wu.get(`drafts?after=${Buffer.from('["x","y"]').toString('base64url')}`).expect(200);
  });

  it('are nobody else’s business', async () => {
    const draft = await opened('隧道照明');
    const he = await world.login('heCoordinator');
    expect((await he.get(`drafts/${draft.id}`)).status).toBe(404);
    expect((await he.get('drafts')).body).toMatchObject({ items: [], total: 0 });
    const edits = [{ type: 'setPlan', set: { year: 2026 } }];
    expect((await he.post(`drafts/${draft.id}/edits`).send({ version: draft.version, edits })).status).toBe(
      404,
    );
    expect((await he.post(`drafts/${draft.id}/confirm`).send({ version: draft.version })).status).toBe(404);
    const forBureau = he
      .post('drafts')
      .field('ownerUnitId', world.unit.bureau)
      .attach('file', Buffer.from(plan('他局')), 'a.txt');
    expect((await forBureau).status).toBe(403);
    const li = await world.login('li');
    expect((await li.get(`drafts/${draft.id}`)).status).toBe(403);
    const foreign = [{ type: 'mapName', name: '总规处', unitId: world.unit.waterOffice }];
    const refused = await zhou
      .post(`drafts/${draft.id}/edits`)
      .send({ version: draft.version, edits: foreign });
    expect([refused.status, refused.body.code]).toEqual([422, 'intake.unknown_unit']);
  });

  it('refuse in words what is no readable file', async () => {
    const pdf = await upload(zhou, '%PDF-1.7 …', '方案.pdf');
    expect(pdf.status).toBe(422);
    expect(pdf.headers['content-type']).toContain('application/problem+json');
    expect(pdf.body.detail).toMatch(/PDF/);
    expect((await upload(zhou, '', '空.txt')).status).toBe(422);
    expect((await zhou.post('drafts').field('ownerUnitId', '')).body.code).toBe('intake.no_file');
    expect((await upload(zhou, Buffer.alloc(21 * 1024 * 1024, 65))).status).toBe(413);
    expect((await upload(zhou, Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x00, 0x00]), '乱.txt')).status).toBe(
      422,
    );
  });

  it('refuse malformed edits by place and field, and change nothing', async () => {
    const draft = await opened('标线复划');
    const bad: unknown[] = [
      null,
      7,
      {},
      { type: 'toString' },
      { type: 'setPlan' },
      { type: 'setPlan', set: { year: '2026' } },
      { type: 'setPlan', set: { issuedOn: '2026-02-30' } },
      { type: 'setItem', item: 'i1', set: { text: 'a\u0000b' } },
      { type: 'assign', items: 'i1', units: [] },
      { type: 'assign', items: ['i1'], units: [{ unitId: 'x', name: 'x', role: 'lead' }] },
      { type: 'mapName', name: '总规处' },
      {
        type: 'setDeadline',
        item: 'i1',
        deadline: null,
        raw: '',
        spec: { kind: 'relative', n: -1, unit: 'day' },
      },
      { type: 'splitItem', item: 'i1', offset: 0.5 },
      { type: 'setKind', items: ['i404'], kind: 'task' },
    ];
    for (const edit of bad) {
      const edits = [{ type: 'accept', items: ['i1'] }, edit];
      const { status, body } = await zhou
        .post(`drafts/${draft.id}/edits`)
        .send({ version: draft.version, edits });
      expect([edit, status]).toEqual([edit, 422]);
      if (edit !== null && typeof edit === 'object') expect(body.details).toMatchObject({ index: 1 });
    }
    expect((await read(zhou, draft.id)).version).toBe(draft.version);
  });

  it('name the bad cells of a table, and import the good rows only when told to', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('任务分解表');
    sheet.addRows([
      ['云陵市交通运输局2026年重点任务分解表'],
      ['序号', '工作任务', '具体要求', '牵头单位', '配合单位', '责任单位', '完成时限'],
      [1, '修订应急预案', '报局长办公会审定', '局办公室', '局财务处', '', '2026-06-30'],
      [2, '更新桥梁档案', '一桥一档', '局综规处', '', '', '2026-13-40'],
      [3, '整修候车亭', '逐个排查', '局办公室', '', '', '等有空再说吧'],
    ]);
    const { body } = await upload(
      zhou,
      Buffer.from(await workbook.xlsx.writeBuffer()),
      '任务分解表.xlsx',
    ).expect(201);
    const draft = await read(zhou, body.draftId);
    expect(draft.badCells).toEqual([
      { row: 4, column: '完成时限', value: '2026-13-40', reason: expect.stringMatching(/\p{Script=Han}/u) },
    ]);
    expect(draft.counts.tasks).toBe(2);
    const unclear = draft.questions.find(({ code }) => code === 'deadline_unclear')!;
    expect(unclear.message).toContain('等有空再说吧');
    const edits = [
      { type: 'setPlan', set: { issuedOn: '2026-02-10' } },
      { type: 'dropDeadline', item: unclear.item, deadline: unclear.finding },
    ];
    const { body: dated } = await zhou
      .post(`drafts/${draft.id}/edits`)
      .send({ version: draft.version, edits })
      .expect(200);
    const refused = await zhou.post(`drafts/${draft.id}/confirm`).send({ version: dated.version });
    expect(refused.body.details.questions).toMatchObject([{ code: 'bad_cells', waiver: 'acceptGoodRows' }]);
    const { body: confirmed } = await zhou
      .post(`drafts/${draft.id}/confirm`)
      .send({ version: dated.version, acceptGoodRows: true })
      .expect(200);
    expect(confirmed.counts.tasks).toBe(2);
  });
});
