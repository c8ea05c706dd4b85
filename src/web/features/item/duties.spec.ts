import { describe, expect, it } from '@jest/globals';
import { dutyWords, groupDuties, type Duty } from './duties.js';

const duty = (over: Partial<Duty>): Duty => ({
  id: 'd',
  unitId: 'u',
  unitName: '局人事处',
  kind: 'report',
  occurrence: '2026-06',
  eventSubject: null,
  raw: null,
  policy: null,
  innerDueOn: null,
  innerProvisional: false,
  version: 1,
  pausedOn: null,
  pauseReason: null,
  extension: null,
  extensionCeiling: null,
  can: { pause: false, resume: false, restart: false, extend: false },
  startOn: '2026-06-01',
  dueOn: '2026-06-25',
  dueAt: null,
  originalDueOn: '2026-06-25',
  provisional: false,
  doneOn: null,
  doneAt: null,
  waivedAt: null,
  waiveReason: null,
  voidedAt: null,
  light: 'normal',
  ...over,
});

describe('duties of a task', () => {
  it('come together when only the unit differs, with the worst light', () => {
    const groups = groupDuties([
      duty({ id: 'a' }),
      duty({ id: 'b', light: 'overdue' }),
      duty({ id: 'c', dueOn: '2026-06-26' }),
      duty({ id: 'd', light: null }),
    ]);
    expect(groups.map(({ members, light }) => [members.map(({ id }) => id), light])).toEqual([
      [['a', 'b', 'd'], 'overdue'],
      [['c'], 'normal'],
    ]);
  });

  it('have no light once waived', () => {
    expect(groupDuties([duty({ light: null })])[0].light).toBeNull();
  });

  it.each<[Partial<Duty>, string]>([
    [{}, '2026年6月报送'],
    [{ kind: 'deliver', occurrence: 'once' }, '办结'],
    [{ kind: 'deliver', occurrence: '2026Q2' }, '办结(2026年二季度)'],
    [{ kind: 'deliver', occurrence: '0b8f', eventSubject: '责任清单', raw: null }, '办结(责任清单)'],
    [
      { kind: 'deliver', occurrence: '0b8f', eventSubject: '清单', raw: '10个工作日内' },
      '办结:10个工作日内(清单)',
    ],
  ])('%j is %s', (over, words) => expect(dutyWords(duty(over))).toBe(words));
});
