import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../common/project-root.js';
import { World, type Agent } from '../../../../test/world.js';
import type { DraftDto, DraftStateDto } from './draft.dto.js';

/** The real document, read from beside the project; the project itself holds no sentence of it. */
const shared = path.resolve(PROJECT_ROOT, process.env.DUBAN_SHARED ?? '../shared');
const folder = path.join(shared, 'documents');
const file = fs.existsSync(folder)
  ? fs.readdirSync(folder).find((name) => name.startsWith('000_') && name.endsWith('.txt'))
  : undefined;
if (!file) process.stdout.write('skipped: seed 000 through intake (no DUBAN_SHARED/documents)\n');

(file ? describe : describe.skip)('seed 000, from file to published plan', () => {
  let world: World;
  let zhou: Agent;
  beforeAll(async () => {
    world = await World.open('2018-06-04 09:00');
    zhou = await world.login('zhou');
  });
  afterAll(() => world.close());

  it('becomes a plan once a person has said what the document leaves open', async () => {
    const source = path.join(folder, file!);
    const { body: uploaded } = await zhou.post('drafts').attach('file', source).expect(201);
    const { body } = await zhou.get(`drafts/${uploaded.draftId}`).expect(200);
    let draft: DraftStateDto = body as DraftDto;
    const codes = new Set(draft.questions.map(({ code }) => code));
    for (const code of ['year_missing', 'issued_on_missing', 'name_unresolved', 'name_to_confirm']) {
      expect([...codes]).toContain(code);
    }
    expect(draft.questions.find(({ subject }) => subject === '总规处')).toMatchObject({
      code: 'name_to_confirm',
    });

    const name = async (body: object): Promise<void> => {
      const answer = await zhou
        .post(`drafts/${draft.id}/names`)
        .send({ version: draft.version, names: [body] });
      expect([body, answer.status]).toEqual([body, 200]);
      draft = answer.body as DraftStateDto;
    };
    await name({ name: '总规处', unitId: world.unit.planning });
    // What no unit bears yet: offices and groups are made in place, each once.
    for (;;) {
      const asked = draft.questions.find(({ code }) => code === 'name_unresolved');
      if (!asked) break;
      const finding = draft.items
        .flatMap(({ assignments }) => assignments)
        .find(({ key }) => key === asked.finding)!;
      const affiliated = !asked.subject!.startsWith('局') && !/^(审计|安全)处$/.test(asked.subject!);
      await name({
        name: asked.subject,
        ...(finding.collective
          ? { createGroup: { name: asked.subject, withinUnitId: world.unit.bureau } }
          : {
              create: {
                name: asked.subject,
                unitClass: affiliated ? 'affiliate' : 'office',
                parentId: world.unit.bureau,
              },
            }),
      });
    }
    const save = async (edits: object[]): Promise<void> => {
      const answer = await zhou
        .post(`drafts/${draft.id}/edits`)
        .send({ version: draft.version, edits })
        .expect(200);
      draft = answer.body as DraftStateDto;
    };
    await save([
      { type: 'setPlan', set: { year: 2018, issuedOn: '2018-06-01' } },
      { type: 'accept', items: draft.items.map(({ key }) => key) },
    ]);
    expect(draft.questions.filter(({ blocks }) => blocks).map(({ code }) => code)).toEqual([]);

    const clocks = draft.items.flatMap(({ deadlines }) => deadlines);
    const waiting = clocks.filter(({ spec }) => spec?.kind === 'relative' && spec.event);
    expect(waiting.map(({ spec }) => `${spec!.n} ${spec!.unit}`)).toEqual([
      '10 workday',
      '3 workday',
      '24 hour',
    ]);
    expect(waiting.every(({ eventTypeId }) => eventTypeId !== null)).toBe(true);

    const { body: confirmed } = await zhou
      .post(`drafts/${draft.id}/confirm`)
      .send({ version: draft.version })
      .expect(200);
    const { body: plan } = await zhou.get(`plans/${confirmed.planId}`).expect(200);
    const published = await zhou.post(`plans/${plan.id}/publish`).send({ version: plan.version });
    expect([published.status, published.body]).toEqual([200, expect.anything()]);

    const { body: again } = await zhou.post('drafts').attach('file', source).expect(201);
    expect(again).toMatchObject({ outcome: 'same_file', existingPlanId: plan.id });
  });
});
