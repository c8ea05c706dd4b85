import { describe, expect, it } from '@jest/globals';
import { waitsForReview } from './duties.js';

type Report = Parameters<typeof waitsForReview>[0];

describe('a filing under review that is opened to report something done', () => {
  const report = (over: Partial<Report>): Report => ({
    status: 'submitted',
    period: '2026-11',
    answers: [],
    can: { edit: false, submit: false, withdraw: true, approve: false, return: false },
    ...over,
  });

  it('says to take it back first, or to wait where that cannot be', () => {
    expect(waitsForReview(report({}), 'd')).toContain('2026年11月报送正在审核');
    expect(waitsForReview(report({}), 'd')).toContain('请先撤回修改');
    const others = report({ can: { ...report({}).can, withdraw: false } });
    expect(waitsForReview(others, 'd')).not.toContain('撤回');
  });

  it('says nothing where it reports that already, is not under review, or is only read', () => {
    const told = report({ answers: [{ deadlineId: 'd' }] as Report['answers'] });
    expect(waitsForReview(told, 'd')).toBeNull();
    expect(waitsForReview(report({ status: 'returned' }), 'd')).toBeNull();
    expect(waitsForReview(report({}), undefined)).toBeNull();
  });
});
