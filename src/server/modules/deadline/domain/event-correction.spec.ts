import { describe, expect, it } from '@jest/globals';
import { instantInShanghai } from '../../../common/calendar-date.js';
import { correctionRefusal, keptBecause, type CorrectedDuty } from './event-correction.js';

const OPEN: CorrectedDuty = { doneOn: null, waived: false, voided: false, restartedAt: null, pausedOn: null };
const at = instantInShanghai('2026-06-15', '09:00');

describe('what a corrected event does to a duty', () => {
  it.each<[string, Partial<CorrectedDuty>, string | null, string | null]>([
    ['open', {}, null, null],
    ['done on the new first day', { doneOn: '2026-06-15' }, null, '办结'],
    ['done the day before it', { doneOn: '2026-06-14' }, '已于2026年6月14日(周日)办结', '办结'],
    ['taken back', { voided: true, restartedAt: instantInShanghai('2026-06-01') }, null, '取消'],
    ['begun anew later', { restartedAt: instantInShanghai('2026-06-18') }, null, '重新起算'],
    ['begun anew before', { restartedAt: instantInShanghai('2026-06-12') }, '重新起算', '重新起算'],
    ['paused on the new first day', { pausedOn: '2026-06-15' }, null, null],
    ['paused before it', { pausedOn: '2026-06-12' }, '请先恢复计时', null],
  ])('%s', (_, facts, refused, kept) => {
    const duty = { ...OPEN, ...facts };
    const [why, because] = [correctionRefusal(duty, at), keptBecause(duty)];
    if (refused) expect(why).toContain(refused);
    else expect(why).toBeNull();
    if (kept) expect(because).toContain(kept);
    else expect(because).toBeNull();
  });
});
