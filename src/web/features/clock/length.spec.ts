import { describe, expect, it } from '@jest/globals';
import { lengthWords } from './length.ts';

describe('a statutory length in words', () => {
  it.each([
    [{ n: 20, unit: 'workday', by: null }, false, '20 个工作日'],
    [{ n: 20, unit: 'workday', by: null }, true, '不超过 20 个工作日'],
    [{ n: 5, unit: 'hour', by: null }, false, '5 小时'],
    [{ n: null, unit: null, by: '01-31' }, false, '每年 1 月 31 日前'],
  ])('%j, at most %s: %s', (length, atMost, words) => {
    expect(lengthWords(length, atMost)).toBe(words);
  });
});
