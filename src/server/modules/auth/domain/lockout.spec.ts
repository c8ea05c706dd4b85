import { describe, expect, it } from '@jest/globals';
import { waitAfterFailures } from './lockout.js';

describe('waitAfterFailures', () => {
  it.each([
    [1, 0],
    [2, 0],
    [3, 2],
    [4, 4],
    [7, 32],
    [8, 900],
    [50, 900],
  ])('after %i failures waits %i seconds', (failures, seconds) => {
    expect(waitAfterFailures(failures)).toBe(seconds);
  });
});
