import { describe, expect, it } from '@jest/globals';
import { bandWords, minus, toneOf } from './grades.js';

const bands = [
  { name: '优秀', from: 90 },
  { name: '良好', from: 75 },
  { name: '合格', from: 60 },
  { name: '不合格', from: 0 },
];

describe('grade bands', () => {
  it('go from green to red by their points, not by their names', () => {
    expect(bands.map(({ name }) => toneOf([...bands].reverse(), name))).toEqual([
      'green',
      'blue',
      'yellow',
      'red',
    ]);
    expect(toneOf([{ name: '达标', from: 0 }], '达标')).toBe('green');
  });

  it('say from where to where', () => {
    expect(bands.map((_, at) => bandWords(bands, at))).toEqual([
      '90 分及以上',
      '75–90 分',
      '60–75 分',
      '60 分以下',
    ]);
  });

  it('writes a deduction with its sign', () => expect([minus(2.5), minus(0)]).toEqual(['−2.5', '0']));
});
