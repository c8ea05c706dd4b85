import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changesBetween, pairItems, type AmendableItem } from './amendment.js';

const item = (key: string, path: string, text: string, more: Partial<AmendableItem> = {}): AmendableItem => ({
  key,
  number: `${path}.`,
  path,
  kind: 'task',
  text,
  units: [],
  times: [],
  ...more,
});
const compareItems = (
  before: AmendableItem[],
  after: AmendableItem[],
  given: Record<string, string | null> = {},
) => changesBetween(before, after, pairItems(before, after, new Map(Object.entries(given))));
const lines = (changes: ReturnType<typeof compareItems>): string[] =>
  changes.map(
    ({ before, after, fields }) =>
      `${before?.key ?? '-'} ${after?.key ?? '-'}${fields.length ? ` ${fields.join(' ')}` : ''}`,
  );

describe('an amended document against the plan', () => {
  const plan = [
    item('a', '1', '每季度公布一次桥梁检测结果。', { units: ['牵头 养护处'], times: ['每季度'] }),
    item('b', '2', '完成农村客运站点改造并向社会公布名单。'),
    item('c', '3', '组织开展公交线路优化意见征集。'),
  ];

  it('finds what was added, taken out and changed, whatever the new numbers', () => {
    const amended = [
      item('x', '1', '建立出租汽车服务质量公示制度。'),
      item('y', '2', '每季度公布一次桥梁检测结果。', {
        units: ['牵头 养护处', '配合 办公室'],
        times: ['每季度'],
      }),
      item('z', '3', '完成农村客运站点改造,并于年底前向社会公布名单和进度。'),
    ];
    expect(lines(compareItems(plan, amended))).toEqual(['- x', 'a y number units', 'b z text number', 'c -']);
  });

  it('takes other marks and spaces for the same words', () => {
    const [, same] = compareItems(plan, [plan[0], item('y', '2', '完成农村客运站点改造, 并向社会公布名单')]);
    expect(same).toMatchObject({ before: { key: 'b' }, fields: [] });
  });

  it('does not take a new task in the old place for the old one', () => {
    expect(lines(compareItems([plan[1]], [item('n', '2', '清理历史欠费。')]))).toEqual(['- n', 'b -']);
  });

  it('takes what a person says before the words: another partner, or none', () => {
    const [bridges, stops] = [item('x', '1', '公布桥梁检测结果。'), item('y', '2', plan[1].text)];
    const bare = plan.map((one) => ({ ...one, units: [], times: [] }));
    expect(lines(compareItems(bare, [bridges, stops]))).toEqual(['a x text', 'b y', 'c -']);
    const swapped = compareItems(bare, [bridges, stops], { x: 'c', y: null });
    expect(lines(swapped)).toEqual(['c x text number', '- y', 'a -', 'b -']);
    // An item that has left the plan meanwhile cannot be meant any more: the words decide.
    expect(lines(compareItems(bare, [bridges], { x: 'gone' }))[0]).toBe('a x text');
  });

  it('keeps apart two tasks with the same words by their places', () => {
    const twins = [item('p', '一1', '做好宣传。'), item('q', '二1', '做好宣传。')];
    const turned = [item('r', '二1', '做好宣传。'), item('s', '一1', '做好宣传。')];
    expect(lines(compareItems(twins, turned))).toEqual(['q r', 'p s']);
  });

  it('names every item of both sides exactly once, and the same document changes nothing', () => {
    const words = fc.constantFrom(...plan.map(({ text }) => text), '做好宣传。', '开展检查。', '');
    const items = fc
      .array(fc.tuple(words, fc.integer({ min: 1, max: 4 })), { maxLength: 8 })
      .map((list) => list.map(([text, n], at) => item(`k${at}`, String(n), text)));
    fc.assert(
      fc.property(items, items, (before, after) => {
        const changes = compareItems(before, after);
        expect(changes.flatMap((change) => change.before?.key ?? []).sort()).toEqual(
          before.map(({ key }) => key).sort(),
        );
        expect(changes.flatMap((change) => change.after?.key ?? []).sort()).toEqual(
          after.map(({ key }) => key).sort(),
        );
        expect(compareItems(before, before).every(({ before: was, after: is }) => was && is)).toBe(true);
      }),
    );
  });
});
