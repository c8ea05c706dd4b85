import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shortened, wordDiff, type DiffPart } from './word-diff.ts';

const shown = (parts: DiffPart[]): string =>
  parts.map(({ kind, text }) => ({ same: text, gone: `[-${text}-]`, new: `[+${text}+]` })[kind]).join('');
const without = (parts: DiffPart[], kind: DiffPart['kind']): string =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join('');

describe('two wordings as one text', () => {
  it('shows the words that were changed and leaves the rest alone', () => {
    // Whether 6 or 6月 is one word is the dictionary's business.
    expect(shown(wordDiff('6月底前完成设备改造。', '9月底前完成设备和线路改造。'))).toMatch(
      /^\[-6月?-\]\[\+9月?\+\]月?底前完成设备\[\+和线路\+\]改造。$/,
    );
    expect(shown(wordDiff('同一句话。', '同一句话。'))).toBe('同一句话。');
    expect(shown(wordDiff('', '新写的话'))).toBe('[+新写的话+]');
  });

  it('takes two changes around a lone word for one', () => {
    const parts = wordDiff('建立旧的制度并公布', '健全新的体系并公布');
    expect(parts.map(({ kind }) => kind)).toEqual(['gone', 'new', 'same']);
  });

  it('gives both texts back, whatever they are', () => {
    const text = fc.array(fc.constantFrom('公开', '的', '清单', ',', '。', '定期', '检查', '10个工作日'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [before, after] = [a.join(''), b.join('')];
        const parts = wordDiff(before, after);
        expect([without(parts, 'new'), without(parts, 'gone')]).toEqual([before, after]);
      }),
    );
  });

  it('of unmanageable length are shown whole', () => {
    const [before, after] = ['头' + '甲乙'.repeat(4000) + '尾', '头' + '丙丁'.repeat(4000) + '尾'];
    const parts = wordDiff(before, after);
    expect([without(parts, 'new'), without(parts, 'gone')]).toEqual([before, after]);
  });

  it('leaves out the middle of a long stretch that stayed, never of a change', () => {
    const long = '一二三四五六七八九十'.repeat(20);
    const parts = shortened(wordDiff(`旧${long}`, `新${long}尾`));
    expect(parts.some(({ text }) => text.includes('…'))).toBe(true);
    expect(
      parts
        .filter(({ kind }) => kind !== 'same')
        .map(({ text }) => text)
        .join(),
    ).toContain('新');
  });
});
