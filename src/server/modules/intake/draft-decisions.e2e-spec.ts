import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { World, type Agent } from '../../../../test/world.js';
import type { AmendmentPreviewDto } from './draft-amendment.dto.js';
import type { DraftDto, DraftItemDto } from './draft.dto.js';

const document = (tasks: string[]): string =>
  `云陵市交通运输局2026年路网运行工作方案
云交字〔2026〕8号
一、重点任务
${tasks.map((task, at) => `(${'一二三四五'[at]})${task}`).join('\n')}
云陵市交通运输局
2026年2月10日
`;
const SIGNALS = '更新信号设施。6月30日前完成路口信号灯更新。(局办公室牵头)';
const REPORTS = '通报运行情况。发现拥堵点及时通报。(局综规处牵头)';
const FIRST = document([SIGNALS, REPORTS, '编制绕行方案。编印绕行示意图并向社会发放。(局人事处牵头)']);
/** The last task is the same matter in quite other words. */
const SECOND = document([SIGNALS, REPORTS, '做好导行服务。制作导航提示,推送替代路线。(局人事处牵头)']);

describe('what a person decides about a draft', () => {
  let world: World;
  let zhou: Agent;
  let draft: DraftDto;
  let planId: string;
  beforeAll(async () => {
    world = await World.open('2026-03-02 09:00');
    zhou = await world.login('zhou');
    draft = await opened(FIRST);
  });
  afterAll(() => world.close());

  const opened = async (text: string, fields: Record<string, string> = {}): Promise<DraftDto> => {
    const upload = zhou.post('drafts').field(fields).attach('file', Buffer.from(text), '路网方案.txt');
    const { body } = await upload.expect(201);
    expect(body.outcome).toBe('created');
    return (await zhou.get(`drafts/${body.draftId}`).expect(200)).body as DraftDto;
  };
  const send = (edits: object[]) =>
    zhou.post(`drafts/${draft.id}/edits`).send({ version: draft.version, edits });
  const save = async (...edits: object[]): Promise<void> => {
    const answer = await send(edits);
    expect([answer.status, answer.body.detail]).toEqual([200, undefined]);
    draft = { ...draft, ...(answer.body as DraftDto) };
  };
  const task = (words: string): DraftItemDto => draft.items.find(({ text }) => text.startsWith(words))!;
  const confirm = (more: object = {}) =>
    zhou.post(`drafts/${draft.id}/confirm`).send({ version: draft.version, ...more });
  const inner = () =>
    world.dataSource.query<{ raw: string; policy: string | null; due: string; inner: string | null }[]>(
      `SELECT r.raw, r.policy, d.due_on::text AS due, d.inner_due_on::text AS inner FROM deadline d
       JOIN deadline_rule r ON r.id = d.rule_id
       WHERE d.plan_id = $1 AND d.kind = 'deliver' AND d.waived_at IS NULL ORDER BY r.raw`,
      [planId],
    );

  it('takes nothing that was only inferred for certain, until somebody says so of each or of all', async () => {
    const likely = draft.questions.find(({ code }) => code === 'likely_to_check')!;
    expect(likely).toMatchObject({ blocks: true, items: [task('通报运行情况').key] });
    const refused = await confirm();
    expect([refused.status, refused.body.code]).toEqual([422, 'intake.open_questions']);
    const [soon] = task('通报运行情况').deadlines;
    expect(soon).toMatchObject({ raw: '及时', certainty: 'likely' });
    // Of another item's findings alone nothing is decided.
    await save({ type: 'accept', items: likely.items, findings: [task('更新信号设施').deadlines[0].key] });
    expect(task('通报运行情况').deadlines[0].certainty).toBe('likely');
    await save({ type: 'accept', items: likely.items, findings: [soon.key] });
    expect(draft.questions.filter(({ blocks }) => blocks)).toEqual([]);
    expect(draft.counts).toMatchObject({ likely: 0, unclear: 0 });
  });

  it("lets the office add rules of its own to the plan and to one task, and refuses what can't be counted", async () => {
    const { key: item, deadlines } = task('通报运行情况');
    const soft = {
      type: 'setDeadline',
      item,
      deadline: deadlines[0].key,
      raw: '及时',
      spec: { kind: 'soft' },
    };
    const wrong: [object, string][] = [
      [{ type: 'setPlan', set: { innerWorkdays: 0 } }, 'innerWorkdays'],
      [{ type: 'setPlan', set: { softPolicy: [{ word: '及时' }] } }, 'n'],
      [{ ...soft, policy: { n: 400, unit: 'day' } }, 'n'],
      [{ ...soft, spec: { kind: 'fixed', date: '2026-06-30' }, policy: { n: 5, unit: 'workday' } }, 'policy'],
    ];
    for (const [edit, field] of wrong) {
      const answer = await send([edit]);
      expect([answer.status, answer.body.details?.field]).toEqual([422, field]);
    }
    const [june] = task('更新信号设施').deadlines;
    await save(
      { type: 'setPlan', set: { innerWorkdays: 2, softPolicy: [{ word: '及时', per: 'month' }] } },
      { ...soft, policy: { n: 5, unit: 'workday' } },
      {
        type: 'setDeadline',
        item: task('更新信号设施').key,
        deadline: june.key,
        raw: june.raw,
        spec: june.spec,
        innerWorkdays: 4,
      },
    );
    ({ planId } = (await confirm().expect(200)).body as { planId: string });
    const { body: plan } = await zhou.get(`plans/${planId}`).expect(200);
    expect(plan).toMatchObject({ innerWorkdays: 2, softPolicy: [{ word: '及时', per: 'month' }] });
    const { body: outline } = await zhou.get(`plans/${planId}/items`).expect(200);
    expect(outline.items.flatMap(({ requirements }: { requirements: object[] }) => requirements)).toEqual([
      expect.objectContaining({ raw: '6月30日前', innerWorkdays: 4, policy: null }),
      expect.objectContaining({ raw: '及时', policy: '“及时”按印发后5个工作日内办理' }),
    ]);
    await zhou.post(`plans/${planId}/publish`).send({ version: plan.version }).expect(200);
    expect(await inner()).toEqual([
      { raw: '6月30日前', policy: null, due: '2026-06-30', inner: '2026-06-24' },
      {
        raw: '及时',
        policy: '“及时”按印发后5个工作日内办理',
        due: '2026-02-24',
        inner: '2026-02-13',
      },
    ]);
  });

  it('pairs an item of the amended document with the one it was, by hand, and takes it apart again', async () => {
    draft = await opened(SECOND, { amendsPlanId: planId });
    expect(draft.plan).toMatchObject({ innerWorkdays: 2, softPolicy: [{ word: '及时', per: 'month' }] });
    const preview = async (): Promise<AmendmentPreviewDto> =>
      (await zhou.get(`drafts/${draft.id}/amendment`).expect(200)).body as AmendmentPreviewDto;
    const told = async (): Promise<string[]> =>
      (await preview()).changes.map(
        ({ before, after, fields, byHand }) =>
          `${before?.text.slice(0, 4) ?? '-'} ${after?.text.slice(0, 4) ?? '-'} ${fields.join(' ')}${byHand ? '!' : ''}`,
      );
    expect(await told()).toEqual(['- 做好导行 ', '编制绕行 - ']);
    const gone = (await preview()).changes.at(-1)!.before!.key;
    const item = task('做好导行').key;
    const stranger = await send([{ type: 'pairItem', item, was: world.unit.office }]);
    expect([stranger.status, stranger.body.code]).toEqual([422, 'intake.unknown_item']);

    await save({ type: 'pairItem', item, was: gone });
    expect(await told()).toEqual(['编制绕行 做好导行 text!']);
    // Said of another one: the first goes back to what the words say.
    await save({ type: 'pairItem', item: task('通报运行情况').key, was: gone });
    expect(task('做好导行').was).toBeUndefined();
    await save({ type: 'pairItem', item: task('通报运行情况').key, was: null });
    expect(await told()).toEqual(['- 通报运行 !', '- 做好导行 ', '通报运行 - ', '编制绕行 - ']);
    const undo = () => zhou.post(`drafts/${draft.id}/undo`).send({ version: draft.version }).expect(200);
    for (let n = 0; n < 2; n += 1) draft = { ...draft, ...((await undo()).body as DraftDto) };
    expect(await told()).toEqual(['编制绕行 做好导行 text!']);
    const [kept] = await world.dataSource.query<{ id: string }[]>(
      `SELECT id FROM plan_item WHERE plan_id = $1 AND text LIKE '编制绕行%'`,
      [planId],
    );
    expect(gone).toBe(kept.id);
  });

  it("changes the office's own rules with it: said before, done after, but for days set by hand", async () => {
    const [byHand] = await world.dataSource.query<{ id: string; version: number }[]>(
      `SELECT d.id, d.version FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id WHERE d.plan_id = $1 AND r.raw = '及时'`,
      [planId],
    );
    const day = { deadlines: [byHand], innerDueOn: '2026-02-12' };
    await zhou.post('deadlines/inner').send(day).expect(200);
    const { key: item, deadlines } = task('更新信号设施');
    const [{ key: deadline, raw, spec }] = deadlines;
    await save(
      { type: 'accept', items: draft.items.map(({ key }) => key) },
      { type: 'setDeadline', item, deadline, raw, spec, innerWorkdays: null },
      { type: 'setPlan', set: { innerWorkdays: 6, softPolicy: [] } },
    );
    const { body: preview } = await zhou.get(`drafts/${draft.id}/amendment`).expect(200);
    expect(preview.plan).toEqual([
      { field: 'innerWorkdays', before: '比文件时限提前 2 个工作日', after: '比文件时限提前 6 个工作日' },
      { field: 'softPolicy', before: '“及时”按每月至少1次', after: '' },
    ]);
    await confirm({ reason: '改用导航提示' }).expect(200);
    const { body: plan } = await zhou.get(`plans/${planId}`).expect(200);
    expect(plan).toMatchObject({ innerWorkdays: 6, softPolicy: [] });
    // The task's own words outlive a document that knows nothing of them; its day follows the plan again.
    expect(await inner()).toEqual([
      expect.objectContaining({ raw: '6月30日前', inner: '2026-06-22' }),
      expect.objectContaining({ raw: '及时', policy: '“及时”按印发后5个工作日内办理', inner: '2026-02-12' }),
    ]);
    const { body: history } = await zhou.get(`plans/${planId}/amendments`).expect(200);
    expect(history.items[0].planChanges).toHaveLength(2);
    const { body: outline } = await zhou.get(`plans/${planId}/items`).expect(200);
    expect(outline.items.at(-1)).toMatchObject({ text: expect.stringMatching(/^做好导行/) });
  });
});
