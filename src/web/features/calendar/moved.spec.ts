import { describe, expect, it } from '@jest/globals';
import { movedWords } from './moved.js';

describe('a date that moves', () => {
  const filing = { what: '报送节点', title: '修订应急预案', period: '2026-12' };
  const delivery = { what: '办结节点', title: '修订应急预案', period: null };

  it('is named by its task, and by the period where it comes again', () => {
    expect(movedWords(filing)).toBe('修订应急预案 · 2026年12月报送节点');
    expect(movedWords(delivery)).toBe('修订应急预案');
    expect(movedWords({ ...delivery, period: '2026#2' })).toBe('修订应急预案 · 2026年第2次办结节点');
  });

  it('is still a filing of a month, or a delivery, to who may not read the task', () => {
    expect(movedWords({ ...filing, title: null })).toBe('2026年12月报送节点');
    expect(movedWords({ ...delivery, title: null })).toBe('办结节点');
  });
});
