import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keyOf, messyDraft } from '../../../../../test/factories/drafts.js';
import { applyEdits, EditRefused, type Edit } from './edit.js';
import type { DraftContent } from './draft-content.js';
import { inverseOf, undone } from './undo.js';

const keys = messyDraft().items.map(({ key }) => key);
const anyKey = fc.constantFrom(...keys);
const target = { unitId: 'office', groupId: null };
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.integer({ min: 2020, max: 2030 }).map((year): Edit => ({ type: 'setPlan', set: { year } })),
  anyKey.map((item): Edit => ({ type: 'setItem', item, set: { text: '改过的要求。' } })),
  anyKey.map((item): Edit => ({ type: 'dropItems', items: [item] })),
  fc.tuple(anyKey, fc.nat(30)).map(([item, offset]): Edit => ({ type: 'splitItem', item, offset })),
  fc.tuple(anyKey, anyKey).map(([a, b]): Edit => ({ type: 'mergeItems', items: [a, b] })),
  anyKey.map((item): Edit => ({
    type: 'assign',
    items: [item],
    units: [{ ...target, name: '局办公室', role: 'lead' }],
    replace: true,
  })),
  anyKey.map((after): Edit => ({
    type: 'addItem',
    after,
    parent: null,
    number: '9.',
    text: '另加一项。',
    kind: 'task',
  })),
  fc.boolean().map((on): Edit => ({ type: 'waive', waiver: 'leaveUnassigned', on })),
  fc.constant<Edit>({ type: 'mapName', name: '总规处', target }),
);

describe('taking a change back', () => {
  it('gives the draft as it was, change after change', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 12 }), (edits) => {
        const steps: { before: DraftContent; after: DraftContent }[] = [];
        let content: DraftContent = { ...messyDraft(), waived: [] };
        for (const edit of edits) {
          try {
            const after = applyEdits(content, [edit]);
            steps.push({ before: content, after });
            content = after;
          } catch (error) {
            if (!(error instanceof EditRefused)) throw error;
          }
        }
        for (const { before, after } of steps.toReversed()) {
          content = undone(content, inverseOf(before, after));
          expect(content).toEqual(before);
        }
      }),
    );
  });

  it('keeps of the draft only what the change touched', () => {
    const before = messyDraft();
    const item = keyOf(before, '推进财务公开');
    const inverse = inverseOf(
      before,
      applyEdits(before, [{ type: 'setKind', items: [item], kind: 'section' }]),
    );
    expect(inverse.items.map(({ key }) => key)).toEqual([item]);
    expect(Object.keys(inverse)).toEqual(['items']);
  });
});
