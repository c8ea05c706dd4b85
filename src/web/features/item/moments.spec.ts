import { describe, expect, it } from '@jest/globals';
import { momentsOf } from './moments.js';

const step = (at: string, text: string, kind: 'notice' | 'filing' = 'notice', actorName = '系统') => ({
  at: `2026-04-01T00:${at}.000Z`,
  ...{ text, kind, actorName },
});

describe('moments of a timeline', () => {
  it('take what a run did at once together, in order', () => {
    const moments = momentsOf([
      step('00:00', '临期'),
      step('00:30', '逾期'),
      step('01:00', '督办'),
      step('01:00', '报送', 'filing', '李建'),
      step('01:00', '通报'),
    ]);
    expect(moments.map(({ texts }) => texts)).toEqual([['临期', '逾期'], ['督办'], ['报送'], ['通报']]);
  });
});
