import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { publishPlan } from '../../../../test/factories/duties.js';
import { World, type Agent } from '../../../../test/world.js';
import { Config } from '../../common/config.js';

describe('filing over HTTP', () => {
  let world: World;
  let planItemId: string;
  let wang: Agent;
  let reportId: string;
  let version: number;

  beforeAll(async () => {
    world = await World.open('2026-03-02 09:00');
    const plan = await publishPlan(world, [
      {
        units: [['legal', 'lead']],
        rules: [{ kind: 'report', spec: { kind: 'cadence', per: 'month', day: 25, roll: 'previous' } }],
      },
    ]);
    [planItemId] = plan.items;
    wang = await world.login('wang');
    const opened = await wang.post('reports').send({ planItemId, unitId: world.unit.legal });
    expect(opened.status).toBe(201);
    ({ id: reportId, version } = opened.body as { id: string; version: number });
  });
  afterAll(() => world.close());

  const upload = (name: string, content: Buffer) =>
    wang.post(`reports/${reportId}/evidence/file`).attach('file', content, name);
  const kept = () =>
    fs
      .readdirSync(path.join(world.get(Config).dataDir, 'evidence'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /[0-9a-f]{64}$/.test(name));
  const incoming = () => fs.readdirSync(path.join(world.get(Config).dataDir, 'evidence', 'incoming'));

  it('keeps a file by its content and gives it back under its own name, as a download', async () => {
    const content = Buffer.from('%PDF-1.7 公示');
    const added = await upload('公示 第1号.pdf', content);
    expect(added.status).toBe(201);
    const [evidence] = added.body.evidence as { id: string; title: string; size: number }[];
    expect(evidence).toMatchObject({ title: '公示 第1号.pdf', size: content.length });
    expect(kept()).toHaveLength(1);
    expect(incoming()).toEqual([]);
    const answer = await wang.get(`evidence/${evidence.id}/file`);
    expect(Buffer.from(answer.body as Buffer)).toEqual(content);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="__ _1_.pdf"; filename*=UTF-8''%E5%85%AC%E7%A4%BA%20%E7%AC%AC1%E5%8F%B7.pdf`,
      'x-content-type-options': 'nosniff',
    });
  });

  it('gives it to nobody who may not see the filing', async () => {
    const [{ id }] = await world.dataSource.query<{ id: string }[]>('SELECT id FROM evidence LIMIT 1');
    for (const person of ['zhao', 'luLiaison', 'heCoordinator', 'zhou'] as const) {
      const agent = await world.login(person);
      // A draft is its unit's own, even for the coordinator.
      expect([person, (await agent.get(`evidence/${id}/file`)).status]).toEqual([person, 404]);
    }
  });

  it('refuses pages, programs and empty files, and keeps nothing of them', async () => {
    const before = kept();
    for (const [name, content] of [
      ['公示.txt', '<html><script>'],
      ['图.svg', '<svg/>'],
      ['工具.exe', 'x'],
    ]) {
      const answer = await upload(name, Buffer.from(content));
      expect([answer.status, answer.body.code]).toEqual([422, 'evidence.refused']);
    }
    expect((await upload('空.txt', Buffer.alloc(0))).body.code).toBe('evidence.empty');
    expect(kept()).toEqual(before);
    expect(incoming()).toEqual([]);
  });

  it('refuses what is over the limit, and leaves nothing of it', async () => {
    const answer = await upload('大.pdf', Buffer.alloc(20 * 1024 * 1024 + 1, '%PDF'));
    expect([answer.status, answer.body.code]).toEqual([413, 'common.too_large']);
    expect(incoming()).toEqual([]);
  });

  it('refuses an upload to a filing that is not one’s own, and leaves nothing of it', async () => {
    const zhao = await world.login('zhao');
    const answer = await zhao
      .post(`reports/${reportId}/evidence/file`)
      .attach('file', Buffer.from('x'), '说明.txt');
    expect(answer.status).toBe(404);
    expect(incoming()).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'ftp://a.cn/x', 'data:text/html,x', '不是链接'])(
    'refuses the link %s',
    async (url) => {
      const answer = await wang.post(`reports/${reportId}/evidence`).send({ url, title: '链接' });
      expect([answer.status, answer.body.code]).toEqual([422, 'common.invalid']);
    },
  );

  it('goes from draft to approved, and takes no more evidence once submitted', async () => {
    const saved = await wang
      .patch(`reports/${reportId}`)
      .send({ version, progress: '已修订 6 项', percent: 50 });
    expect(saved.status).toBe(200);
    const submitted = await wang.post(`reports/${reportId}/submit`).send({ version: saved.body.version });
    expect([submitted.status, submitted.body.status]).toEqual([200, 'submitted']);
    expect((await upload('补充.txt', Buffer.from('x'))).status).toBe(409);
    const zhou = await world.login('zhou');
    const queue = await zhou.get('reports?queue=review');
    expect(queue.body.items.map((row: { id: string }) => row.id)).toEqual([reportId]);
    const blank = await zhou
      .post(`reports/${reportId}/return`)
      .send({ version: submitted.body.version, reason: '  ' });
    expect(blank.status).toBe(422);
    const approved = await zhou.post(`reports/${reportId}/approve`).send({ version: submitted.body.version });
    expect([approved.status, approved.body.status]).toEqual([200, 'approved']);
  });

  it('does not know a wrong id', async () => {
    const nonsense = await wang.get('reports/nonsense');
    expect(nonsense.status).toBeGreaterThanOrEqual(400);
    expect(nonsense.status).toBeLessThan(500);
    expect(nonsense.headers['content-type']).toMatch('application/problem+json');
    expect((await wang.get(`reports/${world.unit.legal}`)).status).toBe(404);
  });
});
