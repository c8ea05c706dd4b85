import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishPlan } from '../../../../test/factories/duties.js';
import { setLocalDays } from '../../../../test/factories/local-days.js';
import { World } from '../../../../test/world.js';
import { DeadlineClocks } from './deadline-clocks.service.js';
import { asksForStored } from './due-command.js';
import { runStoredDue, storedDueOptions } from './stored-due-command.js';
import { StoredDues } from './stored-dues.queries.js';

describe('duban due of a stored duty', () => {
  let world: World;
  let ids: string[];
  beforeAll(async () => {
    world = await World.open('2018-06-13 09:00');
    await publishPlan(world, [
      {
        title: '公开责任清单',
        units: [
          ['personnel', 'lead'],
          ['legal', 'lead'],
        ],
        rules: [{ spec: { kind: 'relative', n: 10, unit: 'workday', event: null }, raw: '十个工作日内' }],
      },
      { title: '另一项', units: [['legal', 'lead']] },
    ]);
    ids = (
      await world.dataSource.query<{ id: string }[]>(
        `SELECT d.id FROM deadline d JOIN unit u ON u.id = d.unit_id ORDER BY u.short_name = '人事处' DESC`,
      )
    ).map(({ id }) => id);
  });
  afterAll(() => world.close());

  async function due(...args: string[]) {
    const options = storedDueOptions(args);
    if (typeof options === 'string') return { code: 2, out: '', err: options };
    const sink = () => {
      const parts: string[] = [];
      const stream = new Writable({ write: (chunk, _, done) => (parts.push(String(chunk)), done()) });
      return Object.assign(stream, { text: () => parts.join('') });
    };
    const [stdout, stderr] = [sink(), sink()];
    const code = await runStoredDue(options, world.get(StoredDues), { stdout, stderr });
    return { code, out: stdout.text(), err: stderr.text() };
  }

  it('finds the duties of a task by its number, or one by its id', async () => {
    const { code, out, err } = await due('--item', '1');
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(
      [
        `2018-06-28\t局人事处\t\t公开责任清单\t${ids[0]}`,
        `2018-06-28\t局政策法规处\t\t公开责任清单\t${ids[1]}`,
        '',
      ].join('\n'),
    );
    expect((await due('--item', '1.', '--unit', '法规处')).out.split('\t').at(-1)).toBe(`${ids[1]}\n`);
    expect((await due('--deadline', ids[0].toUpperCase())).out).toContain('局人事处');
  });

  it('explains with what was decided of the clock, in the words of the endpoint', async () => {
    const zhou = await world.actor('zhou');
    await setLocalDays(world, 'zhou', 'legal', 2018, [{ date: '2018-06-27', kind: 'off', name: '处庆' }]);
    world.at('2018-06-20 09:00');
    const step = { deadlines: [{ id: ids[0], version: 1 }], reason: '征求意见' };
    await world.get(DeadlineClocks).pause(zhou, { ...step, on: '2018-06-20' });
    expect((await due('--deadline', ids[0])).err).toContain('暂停');
    world.at('2018-06-25 09:00');
    await world.get(DeadlineClocks).resume(zhou, {
      ...step,
      deadlines: [{ id: ids[0], version: 2 }],
      on: '2018-06-25',
    });
    const { out } = await due('--deadline', ids[0], '--explain');
    expect(out).toContain('2018-07-03\t局人事处');
    expect(out).toContain('文件用语:十个工作日内');
    expect(out).toContain('2018-06-21  不计  周四,暂停计时(征求意见)');
    expect(out).toContain(
      '2018-06-18  不计  周一,放假(端午节),依据《国务院办公厅关于2018年部分节假日安排的通知》',
    );
    const told = (await (await world.login('zhou')).get(`deadlines/${ids[0]}/explain`).expect(200)).body as {
      text: string;
      steps: unknown[];
    };
    expect(out).toContain(`\n${told.text}\n`);
    expect(out.split('\n').filter((line) => /^\d{4}-\d\d-\d\d {2}/.test(line))).toHaveLength(
      told.steps.length,
    );
    const legal = (await due('--deadline', ids[1], '--explain')).out;
    expect(legal).toContain('2018-06-29\t局政策法规处');
    expect(legal).toContain('2018-06-27  不计  周三,放假(处庆),依据本单位安排(法规处)');
  });

  it('says what it cannot find, and what was typed wrongly', async () => {
    expect(await due('--deadline', 'x')).toEqual({ code: 1, out: '', err: '没有该应办节点\n' });
    expect((await due('--item', '2')).code).toBe(1);
    await expect(due('--item', '7')).rejects.toMatchObject({ code: 'due.item_unknown' });
    await expect(due('--item', '1', '--unit', '无')).rejects.toMatchObject({ code: 'due.unit_unknown' });
    expect((await due('--plan', '要点')).err).toContain('--item');
    expect((await due('--deadline', ids[0], '--item', '1')).code).toBe(2);
    expect((await due('--item', '1', '--from', '2018-01-01')).code).toBe(2);
    expect(asksForStored(['--item=1'])).toBe(true);
    expect(asksForStored(['--from', '2018-01-01', '--n', '1', '--unit', 'day'])).toBe(false);
  });

  it('asks which plan is meant where a number stands in several', async () => {
    await publishPlan(world, [{ title: '第二份的任务' }], { title: '专项方案', docNo: '云交办〔2018〕7号' });
    await expect(due('--item', '1')).rejects.toMatchObject({ code: 'due.item_ambiguous' });
    expect((await due('--item', '1', '--plan', '工作要点')).out).toContain('公开责任清单');
    expect((await due('--item', '1', '--plan', '云交办〔2018〕7号')).code).toBe(1);
  });
});
