import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../../../../test/world.js';
import { World } from '../../../../test/world.js';
import { StatutoryClocks } from '../deadline/statutory-clocks.service.js';
import { OutboxService } from '../notification/outbox.service.js';
import { JobsService } from '../supervision/jobs.service.js';
import type { RequestDto } from './disclosure.dto.js';
import { RequestFilter, type RegisterRequestDto } from './disclosure-input.dto.js';
import { RequestQueries } from './request.queries.js';
import { DisclosureRequests } from './requests.service.js';

const filter = (values: Partial<RequestFilter> = {}): RequestFilter =>
  Object.assign(new RequestFilter(), values);

/** The days are those of `domain/steps.spec.ts`, counted by hand across 国庆 2026. */
describe('the register of requests for information', () => {
  let world: World;
  let requests: DisclosureRequests;
  let queries: RequestQueries;
  beforeAll(async () => {
    world = await World.open('2026-09-16 10:00');
    requests = world.get(DisclosureRequests);
    queries = world.get(RequestQueries);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.at('2026-09-16 10:00');
    await world.dataSource.query('DELETE FROM disclosure_request');
    await world.dataSource.query('TRUNCATE outbox_message, inbox_message');
  });

  let serial = 0;
  const register = async (
    input: Partial<RegisterRequestDto> = {},
    by: Person = 'zhou',
  ): Promise<RequestDto> =>
    requests.register(await world.actor(by), {
      number: `2026-${++serial}`,
      unitId: world.unit.legal,
      applicantKind: 'person',
      applicantName: '林晓月',
      applicantContact: '13800000000',
      content: '二〇二五年公交线网调整的论证材料',
      channel: 'signed_post',
      arrivedOn: '2026-09-16',
      ...input,
    });
  const as = (person: Person) => world.actor(person);

  it('follows a request from receipt over a third party that is silent to an answer that is put off', async () => {
    const { id, version, dueOn } = await register();
    expect(dueOn).toBe('2026-10-20');
    world.at('2026-09-21 09:00');
    const wang = await as('wang');
    const letter = {
      kind: 'third_party' as const,
      name: '陈立',
      sentOn: '2026-09-18',
      deliveredOn: '2026-09-21',
    };
    const asked = await requests.consult(wang, id, { version, ...letter });
    expect(asked).toMatchObject({
      stage: 'consulting',
      light: 'paused',
      dueOn: '2026-11-12',
      expected: true,
    });
    world.at('2026-10-20 09:00');
    const silent = await queries.one(wang, id);
    expect(silent).toMatchObject({
      stage: 'handling',
      light: 'normal',
      dueOn: '2026-11-12',
      expected: false,
    });
    world.at('2026-11-11 09:00');
    const extended = await requests.extend(wang, id, {
      version: asked.version,
      extensionDays: 5,
      extensionDecidedOn: '2026-11-10',
      extensionToldOn: '2026-11-11',
      extensionApprover: '孙志远',
    });
    expect(extended.dueOn).toBe('2026-11-19');
    const again = requests.extend(wang, id, {
      version: extended.version,
      extensionDays: 5,
      extensionDecidedOn: '2026-11-11',
      extensionToldOn: '2026-11-11',
      extensionApprover: '孙志远',
    });
    await expect(again).rejects.toMatchObject({ code: 'disclosure.extended_once' });
    world.at('2026-11-20 09:00');
    const answered = await requests.answer(wang, id, {
      version: extended.version,
      answeredOn: '2026-11-19',
      answerKind: 'partial',
      answerNote: '答〔2026〕1号',
    });
    expect(answered).toMatchObject({ stage: 'answered', light: 'done', next: null, workdaysLeft: null });
    expect(
      answered.steps.map(({ key, status }) => [key === asked.consultations[0].id ? 'letter' : key, status]),
    ).toEqual([
      ['received', 'done'],
      ['letter', 'lapsed'],
      ['extension', 'done'],
      ['answer', 'done'],
    ]);
    expect(answered.records.map(({ action }) => action)).toEqual([
      'disclosure.register',
      'disclosure.consult',
      'disclosure.extend',
      'disclosure.answer',
    ]);
    expect(Object.values(answered.can)).toEqual(Array(14).fill(false));
  });

  it('begins anew with the correction, and gives one notice only', async () => {
    const { id, version } = await register();
    world.at('2026-09-22 09:00');
    const wang = await as('wang');
    const notice = {
      version,
      correctionSentOn: '2026-09-22',
      correctionDueOn: '2026-10-09',
      correctionMatter: '请写明所需材料的名称',
    };
    const waiting = await requests.requestCorrection(wang, id, notice);
    expect(waiting).toMatchObject({ stage: 'correcting', light: 'paused', dueOn: null });
    world.at('2026-10-09 09:00');
    const back = await requests.correct(wang, id, { version: waiting.version, correctedOn: '2026-09-30' });
    expect(back).toMatchObject({ stage: 'handling', dueOn: '2026-11-03' });
    await expect(
      requests.requestCorrection(wang, id, { ...notice, version: back.version }),
    ).rejects.toMatchObject({ code: 'disclosure.corrected_once' });
  });

  it('counts a request from the internet from its confirmation', async () => {
    const { id, version, stage, dueOn, light } = await register({
      channel: 'network',
      arrivedOn: '2026-09-13',
    });
    expect([stage, dueOn, light]).toEqual(['unconfirmed', null, 'none']);
    const confirmed = await requests.confirm(await as('wang'), id, { version, confirmedOn: '2026-09-16' });
    expect(confirmed).toMatchObject({ receivedOn: '2026-09-16', dueOn: '2026-10-20' });
  });

  it('is judged by the lengths of its day, whatever becomes of the templates', async () => {
    const clocks = world.get(StatutoryClocks);
    const admin = await as('admin');
    const old = await register();
    const { items } = await clocks.list(admin);
    const { version, title, law, article, note } = items.find(({ code }) => code === 'request_answer')!;
    const edited = await clocks.save(admin, 'request_answer', {
      version,
      title,
      law,
      article,
      note,
      n: 15,
      unit: 'workday',
    });
    expect((await register()).dueOn).toBe('2026-10-13');
    expect((await queries.one(admin, old.id).catch(() => null)) ?? 'not theirs').toBe('not theirs');
    expect((await queries.one(await as('zhou'), old.id)).dueOn).toBe('2026-10-20');
    await clocks.reset(admin, 'request_answer', { version: edited.version });
  });

  it('is entered by who coordinates the unit, handled by its liaison too, read by its leader, and nobody else’s', async () => {
    const { id, version } = await register({ unitId: world.unit.personnel });
    await expect(register({ unitId: world.unit.waterOffice })).rejects.toMatchObject({ status: 403 });
    await expect(register({ unitId: world.unit.legal }, 'wang')).rejects.toMatchObject({ status: 403 });
    const can = async (person: Person) => (await queries.one(await as(person), id)).can;
    expect(await can('li')).toMatchObject({ answer: true, consult: true, amend: false });
    expect(await can('zhou')).toMatchObject({ answer: true, amend: true });
    expect(Object.values(await can('qian'))).toEqual(Array(14).fill(false));
    for (const person of ['wang', 'heCoordinator', 'luLiaison'] as const) {
      await expect(queries.one(await as(person), id)).rejects.toMatchObject({ status: 404 });
      expect((await queries.list(await as(person), filter())).items).toEqual([]);
    }
    const answer = { version, answeredOn: '2026-09-16', answerKind: 'granted' as const };
    await expect(requests.answer(await as('qian'), id, answer)).rejects.toMatchObject({ status: 403 });
    await expect(requests.answer(await as('wang'), id, answer)).rejects.toMatchObject({ status: 404 });
  });

  it('keeps names from who does not handle it, and out of every trail and message', async () => {
    const { id, version } = await register({ unitId: world.unit.personnel });
    const letter = { kind: 'third_party' as const, name: '陈立', sentOn: '2026-09-16' };
    await requests.consult(await as('li'), id, { version, ...letter });
    const seen = await queries.one(await as('qian'), id);
    expect([seen.applicantName, seen.applicantContact, seen.consultations[0].name]).toEqual([
      '林*',
      null,
      '陈*',
    ]);
    expect((await queries.one(await as('li'), id)).applicantContact).toBe('13800000000');
    expect((await queries.list(await as('qian'), filter({ text: '林晓' }))).total).toBe(0);
    expect((await queries.list(await as('li'), filter({ text: '林晓' }))).total).toBe(1);
    const [{ trail }] = await world.dataSource.query<{ trail: string }[]>(
      `SELECT string_agg(COALESCE(before::text, '') || COALESCE(after::text, ''), '') AS trail FROM audit_entry
       WHERE subject_type = 'disclosure_request' AND subject_id = $1`,
      [id],
    );
    expect(trail).not.toMatch(/林晓月|13800000000|陈立/);
  });

  it('refuses a number that the office has given, a stale write, and an action that its stage does not know', async () => {
    const { id, version } = await register({ number: '同号' });
    await expect(register({ number: '同号', unitId: world.unit.finance })).rejects.toMatchObject({
      code: 'disclosure.number_taken',
    });
    const wang = await as('wang');
    await requests.answer(wang, id, { version, answeredOn: '2026-09-16', answerKind: 'granted' });
    await expect(requests.withdraw(wang, id, { version, withdrawnOn: '2026-09-16' })).rejects.toMatchObject({
      code: 'common.stale',
    });
    await expect(
      requests.withdraw(wang, id, { version: version + 1, withdrawnOn: '2026-09-16' }),
    ).rejects.toMatchObject({ code: 'flow.not_allowed' });
  });

  it('is put right by the coordinator with a reason, an answer taken back among it', async () => {
    const { id, version } = await register();
    const zhou = await as('zhou');
    const answered = await requests.answer(zhou, id, {
      version,
      answeredOn: '2026-09-16',
      answerKind: 'granted',
    });
    const amended = await requests.amend(zhou, id, {
      version: answered.version,
      reason: '答复登记到了别的申请',
      arrivedOn: '2026-09-15',
      answeredOn: null,
      answerKind: null,
    });
    expect(amended).toMatchObject({ stage: 'handling', receivedOn: '2026-09-15', dueOn: '2026-10-19' });
    expect(amended.records.at(-1)).toMatchObject({
      action: 'disclosure.amend',
      cause: '答复登记到了别的申请',
    });
    await expect(
      requests.amend(await as('wang'), id, {
        version: amended.version,
        reason: '改一改',
        arrivedOn: '2026-09-14',
      }),
    ).rejects.toMatchObject({ status: 403 });
  });

  it('lists open requests by when they are due and ended ones after them, page by page, with totals by light', async () => {
    const zhou = await as('zhou');
    const days = ['2026-09-14', '2026-09-16', '2026-09-15'];
    for (const arrivedOn of days) await register({ arrivedOn });
    const done = await register({ arrivedOn: '2026-09-10' });
    await requests.answer(zhou, done.id, {
      version: done.version,
      answeredOn: '2026-09-16',
      answerKind: 'refused',
    });
    const seen: string[] = [];
    for (let after: string | undefined; seen.length < 10;) {
      const page = await queries.list(zhou, filter({ limit: 1, after }));
      seen.push(...page.items.map(({ arrivedOn }) => arrivedOn));
      if (!page.next) break;
      after = page.next;
    }
    expect(seen).toEqual(['2026-09-14', '2026-09-15', '2026-09-16', '2026-09-10']);
    const { totals, total } = await queries.list(zhou, filter({ light: ['done'] }));
    expect([totals.normal, totals.done, total]).toEqual([3, 1, 1]);
    expect((await queries.list(zhou, filter({ year: '2025' }))).total).toBe(0);
    expect((await queries.list(zhou, filter({ stage: 'answered' }))).total).toBe(1);
  });

  it('tells its people once when the answer is near and once when it is overdue; a later date is only tried', async () => {
    const { id, number } = await register();
    const jobs = world.get(JobsService);
    const inbox = async (person: Person) =>
      (
        await world.dataSource.query<{ title: string }[]>(
          'SELECT title FROM inbox_message WHERE user_id = $1 ORDER BY id',
          [world.user[person]],
        )
      ).map(({ title }) => title.replace(`依申请公开 ${number}:`, ''));
    expect((await jobs.sweep('2026-10-15')).requests).toBe(1);
    expect((await jobs.sweep('2026-10-14')).requests).toBe(0);
    world.at('2026-10-14 09:00');
    await jobs.sweep();
    expect(await inbox('wang')).toEqual([]);
    world.at('2026-10-15 07:00');
    await jobs.sweep();
    expect(await inbox('wang')).toEqual([]);
    world.at('2026-10-15 09:00');
    await jobs.sweep();
    await jobs.sweep();
    expect([await inbox('wang'), await inbox('zhou')]).toEqual([['答复临期'], []]);
    world.at('2026-10-21 09:00');
    await jobs.sweep();
    world.at('2026-10-22 09:00');
    await jobs.sweep();
    expect([await inbox('wang'), await inbox('zhou')]).toEqual([['答复临期', '答复逾期'], ['答复逾期']]);
    const { version } = await queries.one(await as('zhou'), id);
    await requests.answer(await as('wang'), id, { version, answeredOn: '2026-10-22', answerKind: 'granted' });
    expect((await jobs.sweep()).requests).toBe(0);
    await world.get(OutboxService).deliver();
  });

  it('tells them when an opinion did not come and it is their turn again', async () => {
    const { id, version } = await register();
    world.at('2026-09-21 09:00');
    const letter = {
      kind: 'co_producer' as const,
      name: '市水利局',
      sentOn: '2026-09-18',
      deliveredOn: '2026-09-21',
    };
    await requests.consult(await as('wang'), id, { version, ...letter });
    world.at('2026-10-20 09:00');
    await world.get(JobsService).sweep();
    const [message] = await world.dataSource.query<{ title: string; body: string; link: string }[]>(
      'SELECT title, body, link FROM inbox_message WHERE user_id = $1',
      [world.user.wang],
    );
    expect(message.title).toContain('征求共同制作机关意见期满');
    expect(message.body).toContain('视为同意公开');
    expect(message.link).toBe(`/disclosure-requests/${id}`);
  });

  it('explains the date of each step day by day', async () => {
    const { id } = await register();
    const zhou = await as('zhou');
    const answer = await queries.explain(zhou, id, 'answer');
    expect(answer).toMatchObject({ dueOn: '2026-10-20', provisional: false });
    expect(answer.steps.filter(({ counted }) => counted)).toHaveLength(20);
    expect(answer.steps.find(({ date }) => date === '2026-10-10')!.reason).toContain('补班');
    expect((await queries.explain(zhou, id, 'correction')).dueOn).toBe('2026-09-24');
    await expect(queries.explain(zhou, id, 'received')).rejects.toMatchObject({ status: 404 });
  });

  describe('what was entered wrongly of a letter', () => {
    const consulting = async () => {
      const { id, version } = await register();
      world.at('2026-09-21 09:00');
      return requests.consult(await as('wang'), id, {
        version,
        kind: 'third_party',
        name: '陈立',
        sentOn: '2026-09-17',
        deliveredOn: '2026-09-18',
      });
    };

    it('is put right with a reason by the coordinator, and the dates follow', async () => {
      const { id, version, consultations, dueOn } = await consulting();
      const [letter] = consultations;
      const zhou = await as('zhou');
      const later = { version, deliveredOn: '2026-09-21', sentOn: '2026-09-18', reason: '回执日期看错' };
      await expect(requests.amendLetter(await as('wang'), id, letter.id, later)).rejects.toMatchObject({
        status: 403,
      });
      const right = await requests.amendLetter(zhou, id, letter.id, later);
      expect(right.dueOn).toBe('2026-11-12');
      expect(dueOn).not.toBe('2026-11-12');
      expect(right.records.at(-1)).toMatchObject({
        action: 'disclosure.amend_letter',
        cause: '回执日期看错',
      });
      const said = await requests.amendLetter(zhou, id, letter.id, {
        version: right.version,
        answeredOn: '2026-09-21',
        opinion: 'agree',
        reason: '补登意见',
      });
      expect(said.stage).toBe('handling');
      const back = await requests.amendLetter(zhou, id, letter.id, {
        version: said.version,
        answeredOn: null,
        opinion: null,
        reason: '误登意见',
      });
      expect(back).toMatchObject({ stage: 'consulting', dueOn: '2026-11-12' });
      await expect(
        requests.amendLetter(zhou, id, letter.id, {
          version: back.version,
          opinion: 'agree',
          reason: '只写一半',
        }),
      ).rejects.toMatchObject({ code: 'disclosure.opinion' });
      await expect(
        requests.amendLetter(zhou, id, letter.id, {
          version: back.version,
          sentOn: '2026-09-10',
          reason: '早于收到',
        }),
      ).rejects.toMatchObject({ code: 'disclosure.order' });
      await expect(requests.amendLetter(zhou, id, id, later)).rejects.toMatchObject({ status: 409 });
    });

    it('or taken out, and the answer is due as if it had not been', async () => {
      const { id, version, consultations } = await consulting();
      const [letter] = consultations;
      const zhou = await as('zhou');
      const without = await requests.dropLetter(zhou, id, letter.id, { version, reason: '实际未发出' });
      expect(without).toMatchObject({ stage: 'handling', dueOn: '2026-10-20', consultations: [] });
      expect(without.can).toMatchObject({ amendLetter: false, dropLetter: false, requestCorrection: true });
      const [entry] = await world.dataSource.query<{ before: Record<string, unknown>; cause: string }[]>(
        `SELECT before, cause FROM audit_entry WHERE action = 'disclosure.drop_letter' AND subject_id = $1`,
        [id],
      );
      expect(entry).toMatchObject({
        cause: '实际未发出',
        before: { sentOn: '2026-09-17', name: '(个人信息,不记入)' },
      });
      await expect(
        requests.dropLetter(zhou, id, letter.id, { version: without.version, reason: '再撤一次' }),
      ).rejects.toMatchObject({ status: 404 });
    });
  });

  it('asks for the reason of plainly too many requests, and answers by the day it then sets (Art. 35)', async () => {
    const { id, version, can } = await register();
    expect(can).toMatchObject({ askReason: true, giveReason: false, delay: false });
    const wang = await as('wang');
    world.at('2026-09-18 09:00');
    const asked = await requests.askReason(wang, id, { version, reasonAskedOn: '2026-09-18' });
    // The law stops no clock for it.
    expect(asked).toMatchObject({ light: 'normal', dueOn: '2026-10-20' });
    world.at('2026-10-19 09:00');
    const given = await requests.giveReason(wang, id, {
      version: asked.version,
      reasonGivenOn: '2026-09-25',
    });
    expect(given).toMatchObject({ light: 'near', can: { delay: true } });
    const delay = (input: { delayedTo: string; delayToldOn: string }) =>
      requests.delay(wang, id, { version: given.version, ...input });
    await expect(delay({ delayedTo: '2026-10-20', delayToldOn: '2026-10-19' })).rejects.toMatchObject({
      code: 'disclosure.delay',
    });
    const delayed = await delay({ delayedTo: '2026-12-18', delayToldOn: '2026-10-19' });
    expect(delayed).toMatchObject({
      light: 'normal',
      dueOn: '2026-12-18',
      can: { extend: false, delay: false },
    });
    expect(delayed.steps.map(({ key, article }) => [key, article])).toContainEqual(['delay', '第三十五条']);
    const why = await queries.explain(wang, id, 'answer');
    expect(why).toMatchObject({ dueOn: '2026-12-18', steps: [] });
    expect(why.text).toContain('第三十五条');
    world.at('2026-12-18 09:00');
    const answered = await requests.answer(wang, id, {
      version: delayed.version,
      answeredOn: '2026-12-18',
      answerKind: 'granted',
    });
    expect(answered.light).toBe('done');
    // Told too late, it does not hold.
    const late = await register();
    world.at('2026-12-21 09:00');
    const one = await requests.askReason(wang, late.id, {
      version: late.version,
      reasonAskedOn: '2026-12-18',
    });
    const two = await requests.giveReason(wang, late.id, {
      version: one.version,
      reasonGivenOn: '2026-12-21',
    });
    await expect(
      requests.delay(wang, late.id, {
        version: two.version,
        delayedTo: '2027-03-01',
        delayToldOn: '2026-12-21',
      }),
    ).rejects.toMatchObject({ code: 'disclosure.delay' });
  });
});
