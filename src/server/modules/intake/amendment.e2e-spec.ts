import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { World, type Agent } from '../../../../test/world.js';
import { RecurringDeadlines } from '../deadline/recurring-deadlines.service.js';
import type { AmendmentPreviewDto } from './draft-amendment.dto.js';
import type { DraftDto } from './draft.dto.js';

const HEAD = `云陵市交通运输局2026年便民服务工作方案
云交字〔2026〕5号
一、重点任务
`;
const TAIL = `云陵市交通运输局
2026年2月10日
`;
const document = (tasks: string[]): string =>
  `${HEAD}${tasks.map((task, at) => `${'(一)(二)(三)(四)'.slice(at * 3, at * 3 + 3)}${task}`).join('\n')}\n${TAIL}`;
const FIRST = document([
  '完善窗口叫号。6月底前完成叫号设备改造。(局办公室牵头,局综规处配合)',
  '清理证明事项。公布取消的证明事项清单。(局政策法规处牵头)',
  '推进延时服务。在办事大厅试行午间不断岗。(局人事处牵头)',
]);
const SECOND = document([
  '公开服务承诺。在大厅公示服务承诺和监督电话。(局人事处牵头)',
  '完善窗口叫号。9月底前完成叫号设备改造。(局办公室、局政策法规处牵头)',
  '清理证明事项。公布取消的证明事项清单。(局政策法规处牵头)',
]);

describe('an amended document', () => {
  let world: World;
  let zhou: Agent;
  let planId: string;
  beforeAll(async () => {
    world = await World.open('2026-03-02 09:00');
    zhou = await world.login('zhou');
    const draft = await opened(FIRST);
    const { body } = await zhou
      .post(`drafts/${draft.id}/confirm`)
      .send({ version: draft.version })
      .expect(200);
    planId = body.planId;
    await zhou.post(`plans/${planId}/publish`).send({ version: 1 }).expect(200);
  });
  afterAll(() => world.close());

  const upload = (text: string, fields: Record<string, string> = {}) =>
    zhou.post('drafts').field(fields).attach('file', Buffer.from(text), '便民服务工作方案.txt');
  const opened = async (text: string, fields: Record<string, string> = {}): Promise<DraftDto> => {
    const { body } = await upload(text, fields).expect(201);
    expect(body.outcome).toBe('created');
    const draft = (await zhou.get(`drafts/${body.draftId}`).expect(200)).body as DraftDto;
    expect(draft.questions.filter(({ blocks }) => blocks)).toEqual([]);
    return draft;
  };
  const duties = async (): Promise<string[]> =>
    (
      await world.dataSource.query<{ line: string }[]>(
        `SELECT left(i.text, 6) || ' ' || u.short_name || ' ' || d.kind || ' ' || d.due_on
           || CASE WHEN d.waived_at IS NULL THEN '' ELSE ' 免' END AS line
         FROM deadline d JOIN plan_item i ON i.id = d.plan_item_id JOIN unit u ON u.id = d.unit_id
         WHERE d.plan_id = $1 AND (d.kind = 'deliver' OR d.occurrence = '2026-05')`,
        [planId],
      )
    )
      .map(({ line }) => line)
      .sort();

  it('of a published plan is offered as an amendment, and refused for a plan that is not', async () => {
    const { body } = await upload(SECOND).expect(201);
    expect(body).toMatchObject({ outcome: 'same_document', existingPlanId: planId, canAmend: true });
    const stranger = await world.login('heCoordinator');
    const refused = await stranger
      .post('drafts')
      .field({ amendsPlanId: planId })
      .attach('file', Buffer.from(SECOND), '方案.txt');
    expect(refused.status).toBe(404);
  });

  it('shows what it adds, takes out and changes, and does it with a reason, keeping what remains', async () => {
    const [kept] = await world.dataSource.query<{ id: string; deadline: string }[]>(
      `SELECT i.id, d.id AS deadline FROM plan_item i JOIN deadline d ON d.plan_item_id = i.id
       WHERE i.plan_id = $1 AND i.text LIKE '清理证明%' ORDER BY d.due_on LIMIT 1`,
      [planId],
    );
    world.at('2026-05-11 09:00');
    await world.get(RecurringDeadlines).extend('2026-05-11');
    zhou = await world.login('zhou');
    const draft = await opened(SECOND, { amendsPlanId: planId });
    expect(draft).toMatchObject({ purpose: 'amendment', amendsPlanId: planId });
    const preview = (await zhou.get(`drafts/${draft.id}/amendment`).expect(200)).body as AmendmentPreviewDto;
    const told = preview.changes.map(
      ({ before, after, fields }) =>
        `${(before ?? after)!.text.slice(0, 6)} ${before ? (after ? fields.join(' ') : '撤') : '增'}`,
    );
    expect(told).toEqual([
      '公开服务承诺 增',
      '完善窗口叫号 text number units times',
      '清理证明事项 number',
      '推进延时服务 撤',
    ]);
    expect(preview.changes.at(-1)!.openDuties).toBeGreaterThan(0);

    const bare = await zhou.post(`drafts/${draft.id}/confirm`).send({ version: draft.version });
    expect(bare.body.code).toBe('intake.no_reason');
    const body = { version: draft.version, reason: '上级要求变更' };
    const confirmed = await zhou.post(`drafts/${draft.id}/confirm`).send(body);
    expect([confirmed.status, confirmed.body.planId]).toEqual([200, planId]);

    const { body: plan } = await zhou.get(`plans/${planId}`).expect(200);
    expect(plan).toMatchObject({ status: 'published', tasks: 3, can: { amend: true } });
    const { body: outline } = await zhou.get(`plans/${planId}/items`).expect(200);
    expect(outline.items.map(({ text }: { text: string }) => text.slice(0, 4))).toEqual([
      '重点任务',
      '公开服务',
      '完善窗口',
      '清理证明',
    ]);
    expect(await duties()).toEqual(
      [
        '公开服务承诺 人事处 report 2026-05-25',
        '完善窗口叫号 办公室 deliver 2026-06-30 免',
        '完善窗口叫号 办公室 deliver 2026-09-30',
        '完善窗口叫号 办公室 report 2026-05-25',
        '完善窗口叫号 法规处 deliver 2026-09-30',
        '完善窗口叫号 法规处 report 2026-05-25',
        '清理证明事项 法规处 report 2026-05-25',
        '推进延时服务 人事处 report 2026-05-25 免',
      ].sort(),
    );
    const [same] = await world.dataSource.query<{ item: string }[]>(
      'SELECT plan_item_id AS item FROM deadline WHERE id = $1 AND waived_at IS NULL',
      [kept.deadline],
    );
    expect(same.item).toBe(kept.id);
    const { body: history } = await zhou.get(`plans/${planId}/amendments`).expect(200);
    expect(history.items).toEqual([
      expect.objectContaining({ reason: '上级要求变更', amendedBy: expect.any(String) }),
    ]);
    const { body: ledger } = await zhou.get(`ledger?plan=${planId}`).expect(200);
    expect(ledger.items).toHaveLength(3);
    const removed = preview.changes.at(-1)!.before!.key;
    const { body: timeline } = await zhou.get(`items/${removed}/timeline`).expect(200);
    expect(JSON.stringify(timeline)).toContain('撤销本任务');
  });

  it('imported once more, by either file, opens the plan; nothing that stayed is touched by the same again', async () => {
    for (const text of [FIRST, SECOND]) {
      const { body } = await upload(text, { amendsPlanId: planId }).expect(201);
      expect(body).toMatchObject({ outcome: 'same_file', existingPlanId: planId });
    }
    const before = await duties();
    // Names nobody for the second task: whoever has it keeps it.
    const third = SECOND.replace('监督电话', '监督电话号码').replace('(局政策法规处牵头)', '');
    const draft = await opened(third, { amendsPlanId: planId });
    const { body: preview } = await zhou.get(`drafts/${draft.id}/amendment`).expect(200);
    expect(preview).toMatchObject({ same: 2, changes: [{ fields: ['text'] }, { fields: ['text'] }] });
    await zhou
      .post(`drafts/${draft.id}/confirm`)
      .send({ version: draft.version, reason: '改正文字' })
      .expect(200);
    expect(await duties()).toEqual(before);
  });
});

describe("a superior's plan", () => {
  let world: World;
  let zhou: Agent;
  beforeAll(async () => {
    world = await World.open('2026-03-02 09:00');
    zhou = await world.login('zhou');
  });
  afterAll(() => world.close());

  const planOf = async (text: string, fields: Record<string, string>): Promise<string> => {
    const { body } = await zhou
      .post('drafts')
      .field(fields)
      .attach('file', Buffer.from(text), '文件.txt')
      .expect(201);
    const { body: draft } = await zhou.get(`drafts/${body.draftId}`).expect(200);
    const answer = await zhou.post(`drafts/${body.draftId}/confirm`).send({ version: draft.version });
    expect([answer.status, answer.body.detail]).toEqual([200, undefined]);
    return answer.body.planId;
  };

  it('is kept to compare with, is never handed out, and shows what nobody here carries out', async () => {
    const upstream = await planOf(
      `云陵市2026年政务服务工作要点
一、主要任务
(一)清理各类证明事项,公布取消清单。(市司法局牵头)
(二)举办老年人使用手机讲座。(市行政审批局牵头)
`,
      { purpose: 'upstream' },
    );
    const { body: kept } = await zhou.get(`plans/${upstream}`).expect(200);
    expect(kept).toMatchObject({ kind: 'upstream', status: 'draft', can: { publish: false, amend: false } });
    await zhou.post(`plans/${upstream}/publish`).send({ version: 1 }).expect(422);

    const planId = await planOf(FIRST, {});
    const { body: none } = await zhou.get(`plans/${planId}/coverage`).expect(200);
    expect(none).toMatchObject({ bases: [], choices: [{ id: upstream }] });
    const { body: named } = await zhou
      .post(`plans/${planId}/upstreams`)
      .send({ planId: upstream })
      .expect(200);
    expect(named.counts).toEqual({ all: 2, covered: 0, proposed: 1, uncovered: 1 });
    const [first] = named.items;
    expect(first.tasks).toMatchObject([
      { state: 'proposed', title: expect.stringContaining('清理证明事项') },
    ]);
    expect(first.tasks[0].reason).toMatch(/文字/);

    const decide = (decision: string | null) =>
      zhou
        .post(`plans/${planId}/links`)
        .send({ links: [{ itemId: first.tasks[0].itemId, upstreamItemId: first.id, decision }] })
        .expect(200);
    expect((await decide('accepted')).body.counts).toMatchObject({ covered: 1, proposed: 0 });
    expect((await decide('rejected')).body.counts).toMatchObject({ covered: 0, proposed: 0, uncovered: 2 });
    expect((await decide(null)).body.counts).toMatchObject({ covered: 0, proposed: 1 });

    const stranger = await world.login('heCoordinator');
    await stranger.get(`plans/${planId}/coverage`).expect(404);
    await zhou
      .post(`plans/${upstream}/links`)
      .send({ links: [{ itemId: first.id, upstreamItemId: first.id, decision: 'accepted' }] })
      .expect(409);
    expect((await zhou.delete(`plans/${planId}/upstreams/${upstream}`).expect(200)).body.items).toEqual([]);
  });
});
