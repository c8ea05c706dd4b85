import { describe, expect, it } from '@jest/globals';
import { isPast } from './past.ts';

describe('a date that is past when it is made', () => {
  const now = Date.parse('2026-11-22T16:30:00Z');
  it('a day is past from the next day in Shanghai on', () => {
    expect(isPast({ dueOn: '2026-11-23', dueAt: null }, now)).toBe(false);
    expect(isPast({ dueOn: '2026-11-22', dueAt: null }, now)).toBe(true);
  });
  it('an hour is past from its minute on', () => {
    expect(isPast({ dueOn: '2026-11-23', dueAt: '2026-11-22T16:31:00Z' }, now)).toBe(false);
    expect(isPast({ dueOn: '2026-11-23', dueAt: '2026-11-22T16:29:00Z' }, now)).toBe(true);
  });
});
