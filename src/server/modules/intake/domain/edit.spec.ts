import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DraftContent, DraftItem } from './draft-content.js';
import { keyOf, messyDraft } from '../../../../../test/factories/drafts.js';
import { applyEdits, EditRefused, type Edit } from './edit.js';
import { openQuestions } from './open-questions.js';

const item = (content: DraftContent, key: string): DraftItem => content.items.find((one) => one.key === key)!;
const office = { unitId: 'office', groupId: null };

describe('edits of a draft', () => {
  it('leave the given content as it was', () => {
    const before = messyDraft();
    const copy = structuredClone(before);
    const keys = before.items.map(({ key }) => key);
    applyEdits(before, [
      { type: 'setPlan', set: { title: '另一个标题', year: 2026 } },
      { type: 'assign', items: keys, units: [{ ...office, name: '局办公室', role: 'lead' }], replace: true },
      { type: 'mergeItems', items: keys.slice(-2) },
      { type: 'accept', items: keys.slice(0, 3) },
    ]);
    expect(before).toEqual(copy);
  });

  it('assign units to many items at once, once each, and make tasks of them', () => {
    const content = messyDraft();
    const [a, b] = [keyOf(content, '推进财务公开'), keyOf(content, '工作目标')];
    const units = [
      { ...office, name: '局办公室', role: 'lead' as const },
      { ...office, name: '办公室', role: 'lead' as const },
    ];
    const added = applyEdits(content, [{ type: 'assign', items: [a, b], units, replace: false }]);
    expect(item(added, a).assignments.map(({ name }) => name)).toEqual(['局财务处', '局综规处', '局办公室']);
    expect(new Set(item(added, a).assignments.map(({ key }) => key)).size).toBe(3);
    expect(item(added, b)).toMatchObject({
      kind: 'task',
      assignments: [{ unitId: 'office', certainty: 'sure' }],
    });
    const replaced = applyEdits(content, [{ type: 'assign', items: [a], units, replace: true }]);
    expect(item(replaced, a).assignments.map(({ name }) => name)).toEqual(['局办公室']);
  });

  it('drop a section and lift what stood under it', () => {
    const content = messyDraft();
    const chapter = keyOf(content, '重点任务');
    const task = keyOf(content, '推进清单公开');
    expect(item(content, task).parent).toBe(chapter);
    const dropped = applyEdits(content, [{ type: 'dropItems', items: [chapter] }]);
    expect(item(dropped, chapter)).toBeUndefined();
    expect(item(dropped, task).parent).toBeNull();
  });

  it('split a text: what only one half names goes with that half', () => {
    const content = messyDraft();
    const key = keyOf(content, '推进财务公开');
    const offset = item(content, key).text.indexOf(',6月底前') + 1;
    const split = applyEdits(content, [{ type: 'splitItem', item: key, offset }]);
    const [head, tail] = split.items.slice(split.items.findIndex((one) => one.key === key));
    expect(head.deadlines.map(({ raw }) => raw).join()).toContain('每季度');
    expect(tail.deadlines.map(({ raw }) => raw).join()).toContain('6月底前');
    expect(tail.text.startsWith('6月底前')).toBe(true);
    expect(tail.parent).toBe(head.parent);
    expect(new Set(split.items.map((one) => one.key)).size).toBe(content.items.length + 1);
  });

  it('merge items into the first in reading order, whatever order they are named in', () => {
    const content = messyDraft();
    const keys = ['推进规划公开', '推进财务公开'].map((start) => keyOf(content, start));
    const merged = applyEdits(content, [{ type: 'mergeItems', items: keys }]);
    const first = item(merged, keys[1]);
    expect(merged.items).toHaveLength(content.items.length - 1);
    expect(first.text).toMatch(/^推进财务公开[^]*推进规划公开/);
    expect(first.assignments.map(({ name, role }) => `${name} ${role}`)).toEqual([
      '局财务处 lead',
      '局综规处 support',
      '局综规处 lead',
      '总规处 support',
    ]);
    expect(first.span).toEqual([item(content, keys[1]).span![0], item(content, keys[0]).span![1]]);
  });

  it('add an item at its place with a key of its own', () => {
    const content = messyDraft();
    const after = keyOf(content, '推进清单公开');
    const parent = item(content, after).parent;
    const added = applyEdits(content, [
      { type: 'addItem', after, parent, number: '(二)', text: '补充事项', kind: 'task' },
    ]);
    const index = added.items.findIndex(({ key }) => key === after) + 1;
    expect(added.items[index]).toMatchObject({ text: '补充事项', level: 2, parent, span: null });
    expect(new Set(added.items.map(({ key }) => key)).size).toBe(added.items.length);
  });

  it('accept takes over proposals and leaves what has none', () => {
    const content = messyDraft();
    const keys = ['推进规划公开', '推进财务公开'].map((start) => keyOf(content, start));
    const accepted = applyEdits(content, [{ type: 'accept', items: keys }]);
    const named = (name: string) =>
      accepted.items.flatMap(({ assignments }) => assignments).find((one) => one.name === name);
    expect(named('总规处')).toMatchObject({ unitId: 'planning', certainty: 'sure' });
    expect(named('局财务处')).toMatchObject({ unitId: null, certainty: 'ask' });
  });

  it('set, add and drop a clock', () => {
    const content = messyDraft();
    const key = keyOf(content, '回应群众关切');
    const spec = { kind: 'fixed', date: '2026-09-30' } as const;
    const clock = { raw: '9月底前', spec, eventTypeId: null };
    const [old] = item(content, key).deadlines;
    const set = applyEdits(content, [{ type: 'setDeadline', item: key, deadline: old.key, ...clock }]);
    expect(item(set, key).deadlines).toMatchObject([{ key: old.key, spec, certainty: 'sure' }]);
    const added = applyEdits(content, [{ type: 'setDeadline', item: key, deadline: null, ...clock }]);
    expect(item(added, key).deadlines).toHaveLength(2);
    const dropped = applyEdits(content, [{ type: 'dropDeadline', item: key, deadline: old.key }]);
    expect(item(dropped, key).deadlines).toEqual([]);
  });

  const refused: [string, Edit[]][] = [
    ['an item that is gone', [{ type: 'setKind', items: ['i99'], kind: 'task' }]],
    ['a parent that comes later', [{ type: 'setItem', item: 'i1', set: { parent: 'i3' } }]],
    ['itself as its parent', [{ type: 'setItem', item: 'i2', set: { parent: 'i2' } }]],
    ['a split at the edge', [{ type: 'splitItem', item: 'i2', offset: 0 }]],
    ['a merge of one', [{ type: 'mergeItems', items: ['i2', 'i2'] }]],
    ['a name nobody wrote', [{ type: 'mapName', name: '不存在处', target: office }]],
    ['a wording nobody wrote', [{ type: 'mapEvent', wording: '月圆后', eventTypeId: 'x' }]],
    ['an empty text', [{ type: 'setItem', item: 'i2', set: { text: '  ' } }]],
  ];
  it.each(refused)('refuse %s', (_what, edits) => {
    expect(() => applyEdits(messyDraft(), edits)).toThrow(EditRefused);
  });

  it('say which of them does not fit', () => {
    const edits: Edit[] = [
      { type: 'accept', items: ['i1'] },
      { type: 'dropItems', items: ['i99'] },
    ];
    expect(() => applyEdits(messyDraft(), edits)).toThrow(expect.objectContaining({ index: 1 }));
  });
});

describe('any edits in any order', () => {
  const key = fc.nat({ max: 14 }).map((n) => `i${n}`);
  const keys = fc.uniqueArray(key, { minLength: 1, maxLength: 4 });
  const kind = fc.constantFrom('task', 'section');
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({ type: fc.constant('dropItems'), items: keys }),
    fc.record({ type: fc.constant('mergeItems'), items: keys }),
    fc.record({ type: fc.constant('splitItem'), item: key, offset: fc.nat({ max: 30 }) }),
    fc.record({ type: fc.constant('setKind'), items: keys, kind }),
    fc.record({ type: fc.constant('setItem'), item: key, set: fc.record({ parent: fc.option(key) }) }),
    fc.record({
      type: fc.constant('addItem'),
      after: fc.option(key),
      parent: fc.option(key),
      number: fc.constantFrom('', '1.', '(三)'),
      text: fc.constant('新增事项'),
      kind,
    }),
    fc.record({
      type: fc.constant('assign'),
      items: keys,
      units: fc.constant([{ ...office, name: '局办公室', role: 'lead' as const }]),
      replace: fc.boolean(),
    }),
  ) as fc.Arbitrary<Edit>;

  it('keep keys unique, parents before their children, and every text and name that is not dropped', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
        let content = messyDraft();
        for (const one of edits) {
          try {
            content = applyEdits(content, [one]);
          } catch (error) {
            if (!(error instanceof EditRefused)) throw error;
          }
        }
        const seen = new Set<string>();
        for (const { key: own, parent, text, assignments, deadlines } of content.items) {
          expect(parent === null || seen.has(parent)).toBe(true);
          expect(seen.has(own)).toBe(false);
          seen.add(own);
          expect(text.trim()).not.toBe('');
          for (const list of [assignments, deadlines]) {
            expect(new Set(list.map((finding) => finding.key)).size).toBe(list.length);
          }
        }
        for (const { item: about, settled } of content.remarks) {
          expect(settled || about === null || seen.has(about)).toBe(true);
        }
        // Whatever was done, the questions can be asked.
        openQuestions(content);
      }),
      { numRuns: 100 },
    );
  });
});
