import type { INestApplicationContext } from '@nestjs/common';
import fs from 'node:fs';
import path from 'node:path';
import { DataSource, type EntityManager } from 'typeorm';
import { SYSTEM_ACTOR, type Actor } from '../common/actor.js';
import { Clock } from '../common/clock.js';
import { PROJECT_ROOT } from '../common/project-root.js';
import type { UnitClass } from '../../shared/vocabulary.js';
import { AccountsService } from '../modules/auth/accounts.service.js';
import { ActorFactory } from '../modules/auth/actor.factory.js';
import { SampleAccount } from '../modules/auth/entities/sample-account.entity.js';
import { Unit } from '../modules/organization/entities/unit.entity.js';
import { UnitGroupsService } from '../modules/organization/unit-groups.service.js';
import { liaisonOf, SAMPLE_PASSWORD, SAMPLE_PEOPLE, type SamplePerson } from './people.js';

interface OrganisationFile {
  root: { name: string; shortName: string; unitClass: UnitClass };
  units: { name: string; shortName: string; unitClass: UnitClass }[];
  groups: { name: string; unitClass: UnitClass | null; aliases: string[] }[];
}

/** The fictional bureau with its people, made through the real services. */
export class SampleOffice {
  private constructor(
    readonly bureauId: string,
    private readonly actors: Map<string, Actor>,
    private readonly liaisons: Map<string, Actor>,
  ) {}

  static async found(app: INestApplicationContext): Promise<SampleOffice> {
    const file = path.join(PROJECT_ROOT, 'seeds/organisation/sample.json');
    const organisation = JSON.parse(fs.readFileSync(file, 'utf8')) as OrganisationFile;
    const dataSource = app.get(DataSource);
    const { unitIds, userIds } = await dataSource.transaction((em) => insertOffice(app, em, organisation));
    const build = async (userId: string): Promise<Actor> => (await app.get(ActorFactory).build(userId))!;
    const actors = new Map<string, Actor>();
    const liaisons = new Map<string, Actor>();
    for (const [username, userId] of userIds) {
      const actor = await build(userId);
      actors.set(username, actor);
      for (const unitId of actor.liaisonOf) liaisons.set(unitId, actor);
    }
    return new SampleOffice(unitIds.get(organisation.root.name)!, actors, liaisons);
  }

  person(username: string): Actor {
    return this.actors.get(username)!;
  }

  liaison(unitId: string): Actor {
    return this.liaisons.get(unitId)!;
  }
}

async function insertOffice(
  app: INestApplicationContext,
  em: EntityManager,
  { root, units, groups }: OrganisationFile,
) {
  const clock = app.get(Clock);
  const activeFrom = clock.today();
  const unitIds = new Map<string, string>();
  const add = async (
    unit: OrganisationFile['root'],
    parentId: string | null,
    sort: number,
  ): Promise<void> => {
    const { identifiers } = await em.insert(Unit, { ...unit, parentId, sort, activeFrom });
    unitIds.set(unit.name, identifiers[0].id as string);
  };
  await add(root, null, 0);
  const bureau = unitIds.get(root.name)!;
  for (const [index, unit] of units.entries()) await add(unit, bureau, index + 1);
  for (const group of groups) {
    await app
      .get(UnitGroupsService)
      .insert(em, SYSTEM_ACTOR, clock.now(), { ...group, withinUnitId: bureau });
  }
  const named = new Set(
    SAMPLE_PEOPLE.flatMap(({ roles }) => roles.map(([role, unit]) => (role === 'liaison' ? unit : null))),
  );
  const others = units
    .filter(({ name }) => !named.has(name))
    .map(({ name }, index) => liaisonOf(name, index));
  const userIds = new Map<string, string>();
  for (const person of [...SAMPLE_PEOPLE, ...others]) {
    userIds.set(
      person.username,
      await insertPerson(app, em, person, (unit) => unitIds.get(unit ?? root.name)!),
    );
  }
  return { unitIds, userIds };
}

function insertPerson(
  app: INestApplicationContext,
  em: EntityManager,
  person: SamplePerson,
  unitId: (name: string | null) => string,
): Promise<string> {
  const { username, name, principal = false, charge = [] } = person;
  const account = {
    username,
    name,
    principal,
    roles: person.roles.map(([role, unit]) => ({ role, unitId: unitId(unit) })),
    chargeUnitIds: charge.map(unitId),
  };
  return app
    .get(AccountsService)
    .insert(em, SYSTEM_ACTOR, app.get(Clock).now(), account, SAMPLE_PASSWORD, false);
}

/** Puts the accounts on the login page; the last act of a sample, so that nobody enters half a year. */
export async function publishAccounts(em: EntityManager): Promise<void> {
  const rows = SAMPLE_PEOPLE.filter(({ label }) => label).map(({ username, label }, sort) => ({
    username,
    password: SAMPLE_PASSWORD,
    label: label!,
    sort,
  }));
  await em.insert(SampleAccount, rows);
}
