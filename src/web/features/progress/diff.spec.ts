import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareTexts } from './diff.ts';

const text = (parts: { text: string }[]): string => parts.map((part) => part.text).join('');
const changed = (parts: { text: string; changed: boolean }[]): string[] =>
  parts.filter((part) => part.changed).map((part) => part.text);

describe('two filings side by side', () => {
  it('marks the clause that is new and the one that is gone', () => {
    const found = compareTexts('已修订 4 项,正在征求意见。', '已修订 12 项,正在征求意见。');
    expect(changed(found.before)).toEqual(['已修订 4 项,']);
    expect(changed(found.after)).toEqual(['已修订 12 项,']);
  });

  it('marks what was added at the end only', () => {
    const found = compareTexts('已完成初稿。', '已完成初稿。已报局长办公会。');
    expect(changed(found.before)).toEqual([]);
    expect(changed(found.after)).toEqual(['已报局长办公会。']);
  });

  const words = fc
    .array(fc.constantFrom('甲', '乙', ',', '。', '\n', '推进', '12 项'))
    .map((all) => all.join(''));

  it('loses nothing, marks nothing of a text against itself, and keeps the same on both sides', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const found = compareTexts(before, after);
        const same = (parts: typeof found.before) => text(parts.filter((part) => !part.changed));
        expect([text(found.before), text(found.after)]).toEqual([before, after]);
        expect(same(found.before)).toBe(same(found.after));
        expect(changed(compareTexts(after, after).after)).toEqual([]);
      }),
    );
  });
});
