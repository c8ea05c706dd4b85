import { describe, expect, it } from '@jest/globals';
import { clashes, sharingItems } from './overtaken.ts';
import type { Draft, DraftEdit } from './useDraft.ts';

const item = (key: string, more: object = {}) => ({
  key,
  number: `(${key})`,
  kind: 'task',
  text: `第${key}项`,
  assignments: [{ name: '局综规处', role: 'lead', unitId: 'p', groupId: null, certainty: 'sure' }],
  deadlines: [],
  ...more,
});
const draft = (items: object[], plan: object = { docNo: '云交〔2026〕1号', year: 2026 }): Draft =>
  ({ plan, items, units: [{ id: 'p', shortName: '综规处' }], groups: [] }) as unknown as Draft;
const meets = (edits: object[], before: Draft, now: Draft): string[] =>
  clashes(edits as DraftEdit[], before, now).map(
    ({ where, what, yours, theirs }) => `${where} ${what}: ${yours} | ${theirs}`,
  );

describe("a colleague's change and ours", () => {
  const before = draft([item('a'), item('b')]);

  it('do not meet on other items, other sides of an item or other fields', () => {
    const now = draft([item('a', { text: '另一句' }), item('b')], { docNo: '云交〔2026〕2号', year: 2026 });
    const edits = [
      { type: 'setItem', item: 'b', set: { text: '改了' } },
      { type: 'setKind', items: ['a'], kind: 'section' },
      { type: 'setPlan', set: { year: 2027 } },
      { type: 'settleRemark', remark: 'r1' },
    ];
    expect(meets(edits, before, now)).toEqual([]);
  });

  it('meet where both changed the same: both values are told', () => {
    const now = draft([item('a', { text: '他的话', assignments: [] })], {
      docNo: '云交〔2026〕2号',
      year: 2026,
    });
    const edits = [
      { type: 'setPlan', set: { docNo: '云交〔2026〕3号', year: 2026 } },
      { type: 'setItem', item: 'a', set: { text: '我的话' } },
      { type: 'assign', items: ['a', 'b'], units: [{ role: 'support', name: '局办公室' }], replace: true },
      { type: 'mapName', name: '局综规处' },
    ];
    expect(meets(edits, before, now)).toEqual([
      '文件信息 文号: 云交〔2026〕3号 | 云交〔2026〕2号',
      '(a) 内容: 我的话 | 他的话',
      '(a) 单位: 配合 局办公室 | (无)',
      '(b) 整条: 配合 局办公室 | 已删除或并入其他条目',
      '(a) 单位: 对应“局综规处” | (无)',
      '(b) 整条: 对应“局综规处” | 已删除或并入其他条目',
    ]);
  });

  it('that come to the same are no clash', () => {
    const now = draft([item('a', { text: '同一句' }), item('b')]);
    expect(meets([{ type: 'setItem', item: 'a', set: { text: '同一句' } }], before, now)).toEqual([]);
  });

  it('leave the items that stayed the same objects', () => {
    const [a, b] = before.items;
    const next = sharingItems({ items: [structuredClone(a), { ...structuredClone(b), text: '新' }] }, before);
    expect([next.items[0] === a, next.items[1] === b, next.items[1].text]).toEqual([true, false, '新']);
  });
});
