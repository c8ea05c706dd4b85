import { describe, expect, it } from '@jest/globals';
import { feedEntries, type FeedDuty } from './feed.js';

const duty = (fields: Partial<FeedDuty>): FeedDuty => ({
  id: 'd',
  planId: 'plan',
  planItemId: 'item',
  title: '公开权责清单',
  unitName: '局人事处',
  kind: 'deliver',
  dueOn: '2026-03-02',
  dueAt: null,
  provisional: false,
  light: 'normal',
  ...fields,
});

describe('a subscribed calendar', () => {
  it('names a task once, with all its units and the worst light', () => {
    const [entry, ...others] = feedEntries([
      duty({}),
      duty({ id: 'e', unitName: '局法规处', light: 'overdue' }),
    ]);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ summary: '逾期 · 公开权责清单', path: '/items/item', dueOn: '2026-03-02' });
    expect(entry.description).toContain('局人事处、局法规处');
  });

  it('names the filings of a plan for one day once, and leads to that day', () => {
    const filings = ['一', '二', '三'].map((n) =>
      duty({ id: n, planItemId: n, title: `任务${n}`, kind: 'report', dueOn: '2026-03-25' }),
    );
    const [entry, other] = feedEntries([...filings, duty({ ...filings[0], planId: 'another' })]);
    expect(entry).toMatchObject({
      summary: '正常 · 报送进展:3 项任务',
      path: '/calendar/month?month=2026-03&day=2026-03-25',
    });
    expect(entry.description).toContain('· 任务二');
    expect(other.summary).toBe('正常 · 报送进展:任务一');
    expect(new Set([entry.id, other.id]).size).toBe(2);
  });

  it('keeps moments of hour clocks apart and says what is provisional', () => {
    const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
    const entries = feedEntries([duty({ dueAt: at(1) }), duty({ dueAt: at(5), provisional: true })]);
    expect(entries.map(({ dueAt }) => dueAt?.getUTCHours())).toEqual([1, 5]);
    expect(entries[1].summary).toBe('正常(暂定) · 公开权责清单');
    expect(entries[1].description).toContain('暂定');
  });
});
