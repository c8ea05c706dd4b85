import { describe, expect, it } from '@jest/globals';
import type { DraftContent } from './draft-content.js';
import { resolveAgain } from './draft-of.js';
import { directoryOf, keyOf, messyDraft, NAMES } from '../../../../../test/factories/drafts.js';
import { applyEdits } from './edit.js';
import { countsOf, openQuestions } from './open-questions.js';

const codesOf = (content: DraftContent): string[] =>
  openQuestions(content)
    .map(({ code, subject }) => (subject ? `${code} ${subject}` : code))
    .sort();
const question = (content: DraftContent, code: string) =>
  openQuestions(content).find((asked) => asked.code === code);

describe('a draft of a messy document', () => {
  it('asks about exactly what is not known', () => {
    expect(codesOf(messyDraft())).toEqual([
      'deadline_unclear',
      'event_unmapped 听证结束后',
      'issued_on_missing',
      'name_to_confirm 总规处',
      'name_unresolved 局财务处',
      'unassigned',
      'year_missing',
    ]);
    expect(openQuestions(messyDraft()).every(({ blocks }) => blocks)).toBe(true);
  });

  it('resolves the sure names and proposes, without deciding, the probable slip', () => {
    const content = messyDraft();
    const lists = content.items.find(({ key }) => key === keyOf(content, '推进清单公开'))!;
    expect(lists.assignments.map(({ unitId, role }) => [unitId, role])).toEqual([
      ['personnel', 'lead'],
      ['legal', 'lead'],
      ['office', 'support'],
    ]);
    expect(question(content, 'name_to_confirm')).toMatchObject({ subject: '总规处' });
    const slip = content.items.flatMap((item) => item.assignments).find(({ name }) => name === '总规处');
    expect(slip).toMatchObject({ unitId: 'planning', certainty: 'ask' });
  });

  it('is settled by answers, one for each question', () => {
    const settled = applyEdits(messyDraft(), [
      { type: 'setPlan', set: { year: 2026, issuedOn: '2026-02-10' } },
      { type: 'mapName', name: '总规处', target: { unitId: 'planning', groupId: null } },
      { type: 'mapName', name: '局财务处', target: { unitId: 'finance', groupId: null } },
      { type: 'mapEvent', wording: '听证结束后', eventTypeId: 'hearing' },
      {
        type: 'assign',
        items: [keyOf(messyDraft(), '整理历史文件')],
        units: [{ unitId: 'office', groupId: null, name: '局办公室', role: 'lead' }],
        replace: true,
      },
    ]);
    expect(codesOf(settled)).toEqual([]);
  });

  it('dates 6月底 by the year of the plan, again when the year is corrected, and asks again without it', () => {
    const dated = (content: DraftContent) =>
      content.items.flatMap((item) => item.deadlines).find(({ raw }) => raw.includes('6月'))!.spec;
    const first = applyEdits(messyDraft(), [{ type: 'setPlan', set: { year: 2025 } }]);
    expect(dated(first)).toEqual({ kind: 'fixed', date: '2025-06-30' });
    const second = applyEdits(first, [{ type: 'setPlan', set: { year: 2026 } }]);
    expect(dated(second)).toEqual({ kind: 'fixed', date: '2026-06-30' });
    const third = applyEdits(second, [{ type: 'setPlan', set: { year: null } }]);
    expect(codesOf(third)).toContain('deadline_unclear');
  });

  it('names what a waiver of the confirmation may lift, and nothing else', () => {
    const waivers = openQuestions(messyDraft()).flatMap(({ code, waiver }) =>
      waiver ? [`${code} ${waiver}`] : [],
    );
    expect(waivers).toEqual(['unassigned leaveUnassigned']);
    const table = { ...messyDraft(), badCells: [{ row: 7, column: '完成时限', value: '六月', reason: '…' }] };
    expect(question(table, 'bad_cells')).toMatchObject({ blocks: true, waiver: 'acceptGoodRows' });
  });

  it('does not ask about sections, and keeps the clock of a goal', () => {
    const content = messyDraft();
    const goal = content.items.find(({ key }) => key === keyOf(content, '工作目标'))!;
    expect(goal.kind).toBe('section');
    expect(goal.deadlines.map(({ spec }) => spec)).toEqual([{ kind: 'fixed', date: '2020-12-31' }]);
    const flipped = applyEdits(content, [
      { type: 'setKind', items: content.items.map(({ key }) => key), kind: 'section' },
    ]);
    expect(codesOf(flipped)).toEqual(['issued_on_missing', 'no_tasks', 'year_missing']);
  });

  it('counts what the review bar shows', () => {
    const content = messyDraft();
    expect(countsOf(content, openQuestions(content))).toEqual({
      tasks: 5,
      assignments: 9,
      deadlines: 5,
      sure: 10,
      likely: 0,
      unclear: 3,
      open: 7,
      blocking: 7,
    });
  });

  it('does not ask again what was put off, until it is asked for', () => {
    const put = (on: boolean, content = messyDraft()) =>
      applyEdits(content, [{ type: 'waive', waiver: 'leaveUnassigned', on }]);
    expect(codesOf(put(true))).not.toContain('unassigned');
    expect(codesOf(put(false, put(true)))).toContain('unassigned');
  });

  it('lets units be kept where an amended document names none', () => {
    const asked = openQuestions({ ...messyDraft(), purpose: 'amendment' });
    expect(asked.find(({ code }) => code === 'unassigned')).toMatchObject({ blocks: false });
  });

  it("asks of a superior's plan only what comparing needs", () => {
    expect(codesOf({ ...messyDraft(), purpose: 'upstream' })).toEqual([]);
    const untitled = messyDraft();
    untitled.plan.title = null;
    expect(codesOf({ ...untitled, purpose: 'upstream' })).toEqual(['title_missing']);
  });

  it('looks up again what meant nobody, and touches nothing that is decided', () => {
    const decided = applyEdits(messyDraft(), [
      { type: 'mapName', name: '总规处', target: { unitId: 'office', groupId: null } },
    ]);
    const finance = { id: 'finance', name: '局财务处', shortName: '财务处', aliases: [], parentId: 'bureau' };
    const again = resolveAgain(decided, directoryOf({ ...NAMES, units: [...NAMES.units, finance] }));
    const by = (name: string) =>
      again.items.flatMap((item) => item.assignments).find((assignment) => assignment.name === name);
    expect(by('局财务处')).toMatchObject({ unitId: 'finance', certainty: 'sure' });
    expect(by('总规处')).toMatchObject({ unitId: 'office', certainty: 'sure' });
  });
});
