import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { World } from '../../../../test/world.js';
import { SYSTEM_ACTOR } from '../../common/actor.js';
import type { UnitDto, UnitGroupDto, UserDto } from './organization.dto.js';
import { UnitDirectory } from './unit-directory.js';

describe('organisation', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open('2026-03-02 09:00');
  });
  afterAll(() => world.close());

  it('expands a group to the units of its class that are active on the day, and to listed members', async () => {
    const zhou = await world.login('zhou');
    const units: UnitDto[] = (await zhou.get('units')).body.items;
    const taxi = units.find(({ id }) => id === world.unit.taxi)!;
    const ended = await zhou
      .patch(`units/${taxi.id}`)
      .send({ version: taxi.version, activeTo: '2026-07-01' });
    expect(ended.status).toBe(200);
    const expand = async (on: string) => {
      const { manager } = world.dataSource;
      const members = await world.get(UnitDirectory).expandGroups(manager, [world.group.allAffiliates], on);
      return members.get(world.group.allAffiliates);
    };
    const { roads, transport, taxi: cabs } = world.unit;
    expect(await expand('2026-06-30')).toEqual([roads, transport, cabs]);
    expect(await expand('2026-07-01')).toEqual([roads, transport]);
    const groups: UnitGroupDto[] = (await zhou.get('unit-groups')).body.items;
    const concerned = groups.find(({ id }) => id === world.group.concerned)!;
    expect(concerned.expandsTo).toEqual([]);
    const listed = await zhou.put(`unit-groups/${concerned.id}`).send({
      version: concerned.version,
      name: concerned.name,
      withinUnitId: concerned.withinUnitId,
      memberIds: [roads],
      aliases: ['有关单位'],
    });
    expect(listed.body.expandsTo).toEqual([roads]);
    expect(listed.body.aliases).toEqual(['有关单位']);
  });

  it('lets a coordinator keep units of the own subtree only', async () => {
    const stranger = await world.login('heCoordinator');
    const refused = await stranger
      .post('units')
      .send({ parentId: world.unit.bureau, name: '冒名处', unitClass: 'office' });
    expect(refused.status).toBe(403);
    const units: UnitDto[] = (await stranger.get('units')).body.items;
    const legal = units.find(({ id }) => id === world.unit.legal)!;
    expect(
      (await stranger.patch(`units/${legal.id}`).send({ version: legal.version, name: '改名处' })).status,
    ).toBe(403);
  });

  it('adds a unit, refuses a twin, and refuses an alias that belongs to another', async () => {
    const zhou = await world.login('zhou');
    const unit = { parentId: world.unit.bureau, name: '局安全处', shortName: '安全处', unitClass: 'office' };
    const made = await zhou.post('units').send(unit);
    expect(made.status).toBe(201);
    expect((await zhou.post('units').send(unit)).body.code).toBe('unit.duplicate');
    const blank = await zhou.post('units').send({ ...unit, name: '   ' });
    expect([blank.status, blank.body.detail]).toEqual([422, '单位名称为 2–60 个字']);
    const { id, version } = made.body as UnitDto;
    const named = await zhou.patch(`units/${id}`).send({ version, aliases: ['安监处'] });
    expect(named.body.aliases).toEqual(['安监处']);
    const units: UnitDto[] = (await zhou.get('units')).body.items;
    const roads = units.find((one) => one.id === world.unit.roads)!;
    const taken = await zhou.patch(`units/${roads.id}`).send({ version: roads.version, aliases: ['安监处'] });
    expect([taken.status, taken.body.code]).toEqual([422, 'unit.alias_taken']);
    const after: UnitDto[] = (await zhou.get('units')).body.items;
    expect(after.find((one) => one.id === roads.id)!.version).toBe(roads.version);
  });

  it('tells the second of two editors what has changed, and keeps the first one’s words', async () => {
    const [first, second] = [await world.login('zhou'), await world.login('wu')];
    const units: UnitDto[] = (await first.get('units')).body.items;
    const { id, version } = units.find((one) => one.id === world.unit.finance)!;
    const both = await Promise.all([
      first.patch(`units/${id}`).send({ version, shortName: '财务甲' }),
      second.patch(`units/${id}`).send({ version, shortName: '财务乙' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = both.find(({ status }) => status === 409)!;
    expect(lost.body.details.current.id).toBe(id);
    expect(lost.body.details.yours.shortName).toMatch(/^财务/);
  });

  it('creates a person with a password shown once, and keeps the last administrator from locking themselves out', async () => {
    const admin = await world.login('admin');
    const made = await admin.post('users').send({
      username: 'gao.ming',
      name: '高明',
      roles: [{ role: 'liaison', unitId: world.unit.roads }],
    });
    expect(made.status).toBe(201);
    expect(made.body.initialPassword).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    const login = await world
      .stranger()
      .post('/api/v1/session')
      .send({ username: 'gao.ming', password: made.body.initialPassword });
    expect(login.body.user.mustChangePassword).toBe(true);
    const me: UserDto = (await admin.get('users?q=冯')).body.items[0];
    const lockedOut = await admin
      .put(`users/${me.id}`)
      .send({ version: me.version, name: me.name, roles: [] });
    expect(lockedOut.body.code).toBe('user.self');
  });

  it('remembers an alias once, and says so in the trail once', async () => {
    const directory = world.get(UnitDirectory);
    const remember = () =>
      world.dataSource.transaction((em) =>
        directory.rememberAlias(em, SYSTEM_ACTOR, world.clock.now(), '总规处', {
          unitId: world.unit.planning,
        }),
      );
    await remember();
    await remember();
    const [{ count }] = await world.dataSource.query(
      `SELECT count(*)::int FROM audit_entry WHERE action = 'organization.remember_alias'`,
    );
    expect(count).toBe(1);
    const { units } = await directory.resolutionDirectory(world.dataSource.manager, world.unit.bureau);
    expect(units.find(({ id }) => id === world.unit.planning)!.aliases).toEqual(['总规处']);
    expect(units.some(({ id }) => id === world.unit.water)).toBe(false);
  });

  it('keeps a group inside its unit: nobody can be set to work through one by another bureau', async () => {
    const stranger = await world.login('heCoordinator');
    const group = { name: '全市各单位', withinUnitId: world.unit.water };
    const foreign = [world.unit.waterOffice, world.unit.legal];
    const refused = await stranger.post('unit-groups').send({ ...group, memberIds: foreign });
    expect([refused.status, refused.body.code]).toEqual([422, 'unit_group.outside']);
    expect(refused.body.detail).toContain('局政策法规处');
    const made = await stranger.post('unit-groups').send({ ...group, memberIds: [world.unit.waterOffice] });
    expect(made.status).toBe(201);
    const { id, version } = made.body as UnitGroupDto;
    const moved = await stranger
      .put(`unit-groups/${id}`)
      .send({ ...group, version, memberIds: [world.unit.legal] });
    expect(moved.body.code).toBe('unit_group.outside');
  });

  it('remembers a name for each bureau by itself, and takes none away from another', async () => {
    const directory = world.get(UnitDirectory);
    const remember = async (person: 'zhou' | 'heCoordinator', unitId: string) => {
      const actor = await world.actor(person);
      await world.dataSource.transaction((em) =>
        directory.rememberAlias(em, actor, world.clock.now(), '安委会办公室', { unitId }),
      );
      const rows = await world.dataSource.query<{ unit_id: string }[]>(
        `SELECT unit_id FROM name_alias WHERE alias = '安委会办公室'`,
      );
      return rows.map((alias) => alias.unit_id).sort();
    };
    const { office, legal, waterOffice } = world.unit;
    expect(await remember('zhou', office)).toEqual([office]);
    expect(await remember('heCoordinator', waterOffice)).toEqual([office, waterOffice].sort());
    expect(await remember('zhou', legal)).toEqual([legal, waterOffice].sort());
  });

  it('keeps the trail from being changed, even by SQL', async () => {
    await expect(world.dataSource.query('DELETE FROM audit_entry')).rejects.toThrow(/append-only/);
    await expect(world.dataSource.query(`UPDATE audit_entry SET actor_name = 'x'`)).rejects.toThrow(
      /append-only/,
    );
    const auditor = await world.login('auditor');
    const { items } = (await auditor.get('audit-entries?action=organization.')).body;
    expect(items.length).toBeGreaterThan(3);
    expect(items[0].actorName).toBeTruthy();
  });
});
