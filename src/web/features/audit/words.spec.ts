import { describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { actionWords, AUDIT_AREA, causeWords, changesOf, subjectWords } from './words.js';

const SERVER = path.resolve('src/server');

/** Every literal of `action:` and `subjectType:` that the server writes to the trail. */
function written(property: string): string[] {
  const found = new Set<string>();
  for (const file of fs.readdirSync(SERVER, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || /spec\.ts$/.test(file)) continue;
    const source = fs.readFileSync(path.join(SERVER, file), 'utf8');
    for (const [, value] of source.matchAll(new RegExp(`\\b${property}: '([a-z_.]+)'`, 'g')))
      found.add(value);
  }
  return [...found].sort();
}

describe('the trail in words', () => {
  it('has a word for every action that is written, and its area', () => {
    const actions = written('action').filter((action) => action.includes('.'));
    expect(actions.length).toBeGreaterThan(20);
    expect(actions.filter((action) => actionWords(action) === action)).toEqual([]);
    expect(actions.filter((action) => !AUDIT_AREA[action.split('.')[0]])).toEqual([]);
  });

  it('has a word for every subject', () => {
    const subjects = written('subjectType');
    expect(subjects.length).toBeGreaterThan(8);
    expect(subjects.filter((subject) => subjectWords(subject) === subject)).toEqual([]);
  });

  it('shows a code that has no word yet', () => expect(actionWords('x.y')).toBe('x.y'));

  it('has a word for every way to correct a draft', () => {
    const source = fs.readFileSync(path.join(SERVER, 'modules/intake/domain/edit.ts'), 'utf8');
    const types = [...source.matchAll(/^ +(?:\| \{ )?type: '(\w+)'/gm)].map(([, type]) => type);
    expect(types.length).toBeGreaterThan(10);
    expect(types.filter((type) => causeWords('intake.edit', type) === type)).toEqual([]);
    expect(causeWords('intake.edit', 'setPlan mapName')).toBe('计划信息、对应单位名称');
    expect(causeWords('progress.return', '退回 理由')).toBe('退回 理由');
  });

  it('lays before and after side by side', () => {
    expect(changesOf({ status: 'draft', name: 'a' }, { name: 'a', roles: ['x', 'y'] })).toEqual([
      { field: '状态', before: '草稿', after: '—', changed: true },
      { field: '名称', before: 'a', after: 'a', changed: false },
      { field: '角色', before: '—', after: 'x、y', changed: true },
    ]);
  });
});
