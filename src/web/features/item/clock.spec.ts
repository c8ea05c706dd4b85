import { describe, expect, it } from '@jest/globals';
import { extensionWords, pauseWords, stepsOf } from './clock.js';
import type { Duty } from './duties.js';

const NONE = { pause: false, resume: false, restart: false, extend: false };
const duty = (over: Partial<Duty>): Duty => ({ id: 'd', can: NONE, ...over }) as Duty;

describe('what may be decided on clocks', () => {
  it('names each decision once, with the duties it concerns', () => {
    const running = duty({ id: 'a', can: { ...NONE, pause: true, extend: true } });
    const paused = duty({ id: 'b', can: { ...NONE, resume: true, extend: true } });
    expect(
      stepsOf([running, paused, duty({})]).map(({ step, duties }) => [step, duties.map(({ id }) => id)]),
    ).toEqual([
      ['pause', ['a']],
      ['resume', ['b']],
      ['extend', ['a', 'b']],
    ]);
    expect(stepsOf([duty({})])).toEqual([]);
  });

  it('says since when and why a clock stands still, and by how much it was extended', () => {
    expect(pauseWords(duty({ pausedOn: '2026-03-09', pauseReason: '征求意见' }))).toBe(
      '自 2026-03-09 起暂停计时(征求意见)',
    );
    expect(pauseWords(duty({ pausedOn: null }))).toBe('');
    expect(extensionWords(duty({ extension: { n: 10, unit: 'workday' } }))).toBe('延期 10 个工作日');
    expect(extensionWords(duty({ extension: null }))).toBe('');
  });
});
