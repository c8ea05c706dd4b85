import { describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import { PROJECT_ROOT } from '../common/project-root.js';
import { addDays } from '../common/calendar-date.js';
import { parsePlanText } from '../modules/intake/domain/parse-plan-text.js';
import { resolveName, type ResolutionDirectory } from '../modules/organization/domain/name-resolution.js';
import { sampleDates, samplePlanDocument } from './plan-document.js';

const TODAY = '2026-11-20';
const organisation = JSON.parse(
  fs.readFileSync(`${PROJECT_ROOT}/seeds/organisation/sample.json`, 'utf8'),
) as {
  root: { name: string; shortName: string };
  units: { name: string; shortName: string }[];
  groups: { name: string; aliases: string[] }[];
};
const directory: ResolutionDirectory = {
  units: [
    { id: 'root', ...organisation.root, aliases: [], parentId: null },
    ...organisation.units.map((unit) => ({ id: unit.name, ...unit, aliases: [], parentId: 'root' })),
  ],
  groups: organisation.groups.map((group) => ({ id: group.name, ...group })),
};

describe('the sample plan document', () => {
  const dates = sampleDates(TODAY);
  const parsed = parsePlanText(samplePlanDocument(dates));
  const tasks = parsed.items.filter(({ kind }) => kind === 'task');

  it('reads as a plan that states everything', () => {
    expect(parsed.plan).toMatchObject({
      isPlan: true,
      title: '云陵市交通运输局2026年重点工作实施方案',
      issuer: '云陵市交通运输局',
      docNo: '云交发〔2026〕12号',
      year: 2026,
      date: dates.issuedOn,
    });
    expect(parsed.questions).toEqual([]);
  });

  it('gives each task but one its units, all of them known', () => {
    expect(tasks).toHaveLength(28);
    const without = tasks.filter(({ assignments }) => assignments.length === 0);
    expect(without.map(({ text }) => text.slice(0, 8))).toEqual(['做好年度工作总结']);
    const names = new Set(tasks.flatMap(({ assignments }) => assignments.map(({ unit }) => unit)));
    const unsure = [...names].filter((name) => resolveName(name, directory).certainty !== 'sure');
    expect(unsure).toEqual([]);
  });

  it('holds every kind of clock', () => {
    const found = tasks.flatMap(({ deadlines }) => deadlines.filter(({ kind }) => kind !== 'soft'));
    expect(found.filter(({ kind }) => kind === 'fixed').map(({ value }) => value)).toEqual(
      expect.arrayContaining([dates.overloadStation, dates.ringRoad, dates.responsibilityList]),
    );
    const relative = found.flatMap(({ kind, value }) => (kind === 'relative' ? [value] : []));
    expect(relative.map(({ n, unit }) => `${n} ${unit}`).sort()).toEqual([
      '1 workday',
      '10 workday',
      '24 hour',
      '3 workday',
      '3 year',
    ]);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(
      new Set(['fixed', 'relative', 'recurring', 'ongoing']),
    );
  });

  it('names no date twice', () => {
    expect(new Set(Object.values(dates)).size).toBe(Object.keys(dates).length);
    expect(dates.overloadStation).toBe(addDays(TODAY, 2));
  });
});
