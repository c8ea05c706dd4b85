import { describe, expect, it } from '@jest/globals';
import { countSentence, paceSentence, pressing, type Count } from './counts.js';

const count = (workdaysLeft: number, done: number[], expected = 1): Count => ({
  needed: 2,
  workdaysLeft,
  expected,
  behind: done.filter((times) => times < expected).length,
  units: done.map((times, index) => ({ unitId: String(index), unitName: '处', done: times, needed: 2 })),
});

describe('a count in words', () => {
  it.each([
    [count(45, [0, 0, 1, 2]), '2 个单位为 0 次、1 个单位为 1 次、1 个单位已完成,应各 2 次,还剩 45 个工作日'],
    [count(0, [1]), '处已完成 1 次,应 2 次,今天到期'],
    [count(-3, [0, 0]), '2 个单位为 0 次,应各 2 次,已过期 3 个工作日'],
  ])('%#', (given, words) => {
    expect(countSentence(given)).toBe(words);
  });

  it('presses where somebody is behind, then where time runs out', () => {
    const counts = [count(29, [1]), count(6, [1]), count(45, [0, 1]), count(-1, [1], 2)];
    expect(pressing(counts)).toEqual([counts[3], counts[2], counts[1]]);
  });

  it('warns of those behind the pace while there is time', () => {
    expect(paceSentence(count(45, [0, 0, 1]))).toBe('按时间进度应已有 1 次,2 个单位落后');
    expect(paceSentence(count(45, [1, 2]))).toBe('');
    expect(paceSentence(count(-1, [0], 2))).toBe('');
  });
});
