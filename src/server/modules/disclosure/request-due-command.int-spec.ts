import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { World } from '../../../../test/world.js';
import { asksForRequest, requestDueOptions, runRequestDue } from './request-due-command.js';
import { RequestDues } from './request-dues.queries.js';
import { DisclosureRequests } from './requests.service.js';

/** The days are those of `domain/steps.spec.ts`. */
describe('duban due of a request of the register', () => {
  let world: World;
  let id: string;
  beforeAll(async () => {
    world = await World.open('2026-09-16 10:00');
    id = await register('2026-1');
  });
  afterAll(() => world.close());

  async function register(number: string, more: object = {}): Promise<string> {
    const request = await world.get(DisclosureRequests).register(await world.actor('zhou'), {
      number,
      unitId: world.unit.legal,
      applicantKind: 'person',
      applicantName: '林晓月',
      content: '公交线网论证材料',
      channel: 'signed_post',
      arrivedOn: '2026-09-16',
      ...more,
    });
    return request.id;
  }

  async function due(...args: string[]) {
    const options = requestDueOptions(args);
    if (typeof options === 'string') return { code: 2, out: '', err: options };
    const sink = () => {
      const parts: string[] = [];
      const stream = new Writable({ write: (chunk, _, done) => (parts.push(String(chunk)), done()) });
      return Object.assign(stream, { text: () => parts.join('') });
    };
    const [stdout, stderr] = [sink(), sink()];
    const code = await runRequestDue(options, world.get(RequestDues), { stdout, stderr });
    return { code, out: stdout.text(), err: stderr.text() };
  }

  it('gives each step that has a date, by number or id', async () => {
    const { code, out, err } = await due('--request', '2026-1');
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(
      [
        '2026-09-24\t局政策法规处\t可以进行\t告知补正\t2026-1',
        '2026-10-20\t局政策法规处\t可以进行\t延长答复期限\t2026-1',
        '2026-10-20\t局政策法规处\t进行中\t答复申请人\t2026-1',
        '',
      ].join('\n'),
    );
    expect((await due('--request', id.toUpperCase(), '--unit', '法规处')).out).toBe(out);
  });

  it('explains each in the words of the endpoint, with what stopped the clock', async () => {
    world.at('2026-09-21 09:00');
    const wang = await world.actor('wang');
    const letter = { kind: 'third_party' as const, name: '陈立' };
    const { consultations } = await world.get(DisclosureRequests).consult(wang, id, {
      version: 1,
      ...letter,
      sentOn: '2026-09-18',
      deliveredOn: '2026-09-21',
    });
    const { out, err } = await due('--request', '2026-1', '--explain');
    expect(err).toBe('推算:按对方在最后一日答复推算\n');
    expect(out).toContain('2026-11-12(推算)\t局政策法规处\t进行中\t答复申请人\t2026-1');
    expect(out).toContain('依据:《政府信息公开条例》第三十二条\n起算:对方收到征求意见书之日');
    expect(out).toContain('2026-10-01  不计  周四,放假(国庆节)');
    expect(out).not.toContain('陈');
    const client = await world.login('wang');
    let days = 0;
    for (const key of [consultations[0].id, 'extension', 'answer']) {
      const answer = await client.get(`disclosure-requests/${id}/steps/${key}/explain`).expect(200);
      const told = answer.body as { text: string; steps: unknown[] };
      expect(out).toContain(`\n${told.text}\n`);
      days += told.steps.length;
    }
    expect(out.split('\n').filter((line) => /^\d{4}-\d\d-\d\d {2}/.test(line))).toHaveLength(days);
  });

  it('says what has no date yet, what is not there, and which of several is meant', async () => {
    await register('2026-2', { channel: 'network' });
    expect(await due('--request', '2026-2')).toEqual({
      code: 1,
      out: '',
      err: '该申请尚无期限,接下来:与申请人确认收到申请\n',
    });
    await expect(due('--request', '2026-9')).rejects.toMatchObject({ code: 'due.request_unknown' });
    await expect(due('--request', '2026-1', '--unit', '人事处')).rejects.toMatchObject({
      code: 'due.request_unknown',
    });
    await world.dataSource.query(
      `INSERT INTO disclosure_request (id, number, unit_id, applicant_kind, applicant_name, content, channel, arrived_on, lengths, registered_at, registered_by)
       SELECT gen_random_uuid(), number, $2, applicant_kind, applicant_name, content, channel, arrived_on, lengths, registered_at, registered_by
       FROM disclosure_request WHERE id = $1`,
      [id, world.unit.waterOffice],
    );
    await expect(due('--request', '2026-1')).rejects.toMatchObject({ code: 'due.request_ambiguous' });
    expect((await due('--request', '2026-1', '--unit', '水利办')).out).toContain('水利局办公室');
    expect((await due('--request', ' ')).code).toBe(2);
    expect((await due('--request', '2026-1', '--plan', '要点')).code).toBe(2);
    expect([asksForRequest(['--request=1']), asksForRequest(['--item', '1'])]).toEqual([true, false]);
  });
});
