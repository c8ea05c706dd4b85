import { describe, expect, it } from '@jest/globals';
import { occurrenceParts, periodWords } from './period-words.js';

describe('the words for a period', () => {
  it.each([
    ['2026', '2026年'],
    ['2026H2', '2026年下半年'],
    ['2026Q2', '2026年二季度'],
    ['2026-06', '2026年6月'],
    ['2026W03', '2026年第3周'],
    ['2026-06-04', '2026年6月4日'],
    ['2026#2', '2026年第2次'],
    ['2026Q4#11', '2026年四季度第11次'],
    ['once', ''],
    ['6f1c0000-0000-4000-8000-000000000000', ''],
  ])('%s: %s', (occurrence, words) => {
    expect(periodWords(occurrence)).toBe(words);
  });

  it('tells the period from which of several it is', () => {
    expect(occurrenceParts('2026#2')).toEqual({ period: '2026', nth: 2 });
    expect(occurrenceParts('2026-06')).toEqual({ period: '2026-06', nth: null });
  });
});
