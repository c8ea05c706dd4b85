import { describe, expect, it } from '@jest/globals';
import { paceOf } from './pace.js';

describe('the pace of a count', () => {
  it.each([
    [2, 250, 250, 0],
    [2, 250, 126, 0],
    [2, 250, 125, 1],
    [2, 250, 1, 1],
    [2, 250, 0, 2],
    [2, 250, -3, 2],
    [1, 60, 1, 0],
    [1, 60, -1, 1],
    [12, 240, 45, 9],
    [3, 0, 0, 0],
    // Begun before its period: nothing is asked for yet.
    [2, 250, 300, 0],
  ])('%i times in %i working days, %i left: %i by now', (needed, workdays, left, expected) => {
    expect(paceOf({ needed, workdays, left })).toBe(expected);
  });
});
