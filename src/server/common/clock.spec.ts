import { describe, expect, it } from '@jest/globals';
import { SimulatedClock, SystemClock } from './clock.js';

describe('clock', () => {
  it('gives the Shanghai date of its instant', () => {
    expect(new SimulatedClock(new Date('2018-06-12T15:59:59Z')).today()).toBe('2018-06-12');
    expect(new SimulatedClock(new Date('2018-06-12T16:00:00Z')).today()).toBe('2018-06-13');
  });

  it('stands still until it is moved, and is not moved through the dates it gave out', () => {
    const clock = new SimulatedClock(new Date('2018-06-13T00:00:00Z'));
    clock.now().setFullYear(1999);
    expect(clock.now().toISOString()).toBe('2018-06-13T00:00:00.000Z');
    clock.advanceTo(new Date('2018-06-14T00:00:00Z'));
    expect(clock.today()).toBe('2018-06-14');
    clock.set(new Date('2018-06-01T00:00:00Z'));
    expect(clock.today()).toBe('2018-06-01');
  });

  it('refuses to advance backwards and refuses what is no instant', () => {
    const clock = new SimulatedClock(new Date('2018-06-13T00:00:00Z'));
    expect(() => clock.advanceTo(new Date('2018-06-12T23:59:59Z'))).toThrow(RangeError);
    expect(() => clock.set(new Date('nonsense'))).toThrow(RangeError);
    expect(() => new SimulatedClock(new Date('nonsense'))).toThrow(RangeError);
  });

  it('reads the machine clock in the system form', () => {
    const before = Date.now();
    expect(new SystemClock().now().getTime()).toBeGreaterThanOrEqual(before);
  });
});
