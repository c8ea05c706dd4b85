import { describe, expect, it } from '@jest/globals';
import { resolveName, type ResolutionDirectory } from './name-resolution.js';

const unit = (
  id: string,
  name: string,
  parentId: string | null = 'bureau',
  more: Partial<ResolutionDirectory['units'][number]> = {},
) => ({
  id,
  name,
  shortName: name,
  aliases: [],
  parentId,
  ...more,
});
const DIRECTORY: ResolutionDirectory = {
  units: [
    unit('bureau', '云溪市水利局', null, { shortName: '市水利局' }),
    unit('office', '办公室'),
    unit('law', '政策法规处', 'bureau', { aliases: ['法规处'] }),
    unit('plan', '综合规划处', 'bureau', { shortName: '综规处' }),
    unit('road', '路政处'),
    unit('brigade', '廊沧路政大队'),
    unit('brigade2', '京台路政大队'),
    unit('highway', '廊沧高速'),
    unit('transport', '运管处'),
    unit('works', '工管处'),
    unit('finance', '市财政局', null),
  ],
  groups: [
    { id: 'part', name: '局直相关单位', aliases: [] },
    { id: 'whole', name: '局直各单位', aliases: ['各直属单位'] },
    { id: 'offices', name: '局机关各处室', aliases: [] },
  ],
};
const resolve = (name: string) => resolveName(name, DIRECTORY);

describe('resolveName', () => {
  it.each([
    ['办公室', 'exact', 'office'],
    ['综规处', 'exact', 'plan'],
    ['综合规划处', 'exact', 'plan'],
    ['法规处', 'alias', 'law'],
    ['局办公室', 'prefix', 'office'],
    ['局政策法规处', 'prefix', 'law'],
    ['云溪市水利局办公室', 'prefix', 'office'],
    ['市水利局综规处', 'prefix', 'plan'],
    ['局机关办公室', 'prefix', 'office'],
    ['局法规处', 'prefix', 'law'],
    ['局 综规处', 'prefix', 'plan'],
    ['路政处', 'exact', 'road'],
    ['廊沧路政大队', 'exact', 'brigade'],
  ])('%s is %s %s, surely', (name, kind, unitId) => {
    expect(resolve(name)).toMatchObject({ kind, unitId, certainty: 'sure' });
  });

  it('proposes a name at another level of government, likely', () => {
    expect(resolve('财政局')).toMatchObject({ kind: 'prefix', unitId: 'finance', certainty: 'likely' });
  });

  it.each(['总规处', '局总规处'])('proposes a slip with its reason and leaves it to a person: %s', (name) => {
    const resolution = resolve(name);
    expect(resolution).toMatchObject({ kind: 'similar', unitId: 'plan', certainty: 'ask' });
    expect(resolution.reason).toContain('只差一个字');
  });

  it.each(['局直各相关单位', '各相关局直单位', '相关局直单位', '局直有关单位'])(
    '%s is 局直相关单位 in other words',
    (name) => {
      expect(resolve(name)).toMatchObject({ kind: 'group', groupId: 'part', certainty: 'likely' });
    },
  );

  it.each([
    ['局直各单位', 'whole', 'sure'],
    ['各直属单位', 'whole', 'sure'],
    ['机关各处室', 'offices', 'likely'],
  ])('%s is the group %s', (name, groupId, certainty) => {
    expect(resolve(name)).toMatchObject({ kind: 'group', groupId, certainty });
  });

  it.each(['相关单位', '局机关相关处室', '各县区人民政府'])(
    '%s is a collective without a group: asked',
    (name) => {
      const resolution = resolve(name);
      expect(resolution).toMatchObject({ kind: 'group', certainty: 'ask' });
      expect(resolution.groupId).toBeUndefined();
    },
  );

  it.each(['廊沧路政处', '廊坊路政大队支队', '审计处', '省财政局', '京沧高速公路'])(
    '%s is nobody here',
    (name) => {
      expect(resolve(name)).toMatchObject({ kind: 'unknown', certainty: 'ask', candidates: [] });
    },
  );

  it('keeps apart what only sounds related', () => {
    expect(resolve('路政处').unitId).not.toBe(resolve('廊沧路政大队').unitId);
    expect(resolve('廊沧路政大队').unitId).not.toBe(resolve('京台路政大队').unitId);
    expect(resolve('廊沧高速').unitId).toBe('highway');
    expect(resolve('局直各单位').groupId).not.toBe(resolve('局直相关单位').groupId);
  });

  it('asks where two units bear the name', () => {
    const two = { ...DIRECTORY, units: [...DIRECTORY.units, unit('other', '办公室', 'brigade')] };
    const resolution = resolveName('办公室', two);
    expect(resolution).toMatchObject({ certainty: 'ask' });
    expect(resolution.unitId).toBeUndefined();
    expect(resolution.candidates).toHaveLength(2);
  });
});
