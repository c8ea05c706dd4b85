import { describe, expect, it } from '@jest/globals';
import { choicesOf, openNames } from './name-choices.ts';
import type { Draft } from './useDraft.ts';

const assignment = (key: string, name: string, more: object = {}) => ({
  key,
  name,
  collective: false,
  unitId: null,
  groupId: null,
  candidates: [],
  reason: null,
  ...more,
});
const asked = (finding: string, subject: string, code = 'name_unresolved') => ({ code, finding, subject });
const draft = {
  items: [
    {
      assignments: [
        assignment('a1', '总规处', { unitId: 'planning', reason: '与“综规处”只差一个字,可能是笔误' }),
        assignment('a2', '局基建处'),
        assignment('a3', '局基建处'),
        assignment('a4', '航道养护站'),
        assignment('a5', '局直各相关单位', { collective: true }),
        assignment('a6', '相关局直单位', { collective: true }),
      ],
    },
  ],
  questions: [
    asked('a1', '总规处', 'name_to_confirm'),
    asked('a2', '局基建处'),
    asked('a4', '航道养护站'),
    asked('a5', '局直各相关单位'),
    asked('a6', '相关局直单位'),
    { code: 'year_missing', finding: null, subject: null },
  ],
} as unknown as Draft;

describe('names that mean nobody yet', () => {
  it('come with a proposal each, and how often they occur', () => {
    expect(openNames(draft).map(({ name, times, proposal }) => `${name} ${times} ${proposal}`)).toEqual([
      '总规处 1 u:planning',
      '局基建处 2 new:office',
      '航道养护站 1 new:affiliate',
      '局直各相关单位 1 new:group',
      '相关局直单位 1 same:局直各相关单位',
    ]);
  });

  it('are sent as chosen; a name in other words follows the other', () => {
    const rows = openNames(draft).map(({ name, proposal }) => ({ name, choice: proposal }));
    expect(choicesOf(rows, 'bureau', true)).toEqual([
      { name: '总规处', unitId: 'planning', remember: true },
      {
        name: '局基建处',
        remember: true,
        create: { name: '局基建处', shortName: '基建处', parentId: 'bureau', unitClass: 'office' },
      },
      {
        name: '航道养护站',
        remember: true,
        create: { name: '航道养护站', shortName: '航道养护站', parentId: 'bureau', unitClass: 'affiliate' },
      },
      {
        name: '局直各相关单位',
        remember: true,
        createGroup: { name: '局直各相关单位', withinUnitId: 'bureau', unitClass: null, memberIds: [] },
      },
    ]);
  });
});
