import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import 'reflect-metadata';
import request from 'supertest';
import { DataSource } from 'typeorm';
import type { Actor } from '../src/server/common/actor.js';
import { instantInShanghai } from '../src/server/common/calendar-date.js';
import { SimulatedClock } from '../src/server/common/clock.js';
import { loadConfig } from '../src/server/common/config.js';
import { createApp } from '../src/server/create-app.js';
import { ActorFactory } from '../src/server/modules/auth/actor.factory.js';
import { Credential } from '../src/server/modules/auth/entities/credential.entity.js';
import { hashPassword } from '../src/server/modules/auth/passwords.js';
import {
  AppUser,
  LeaderCharge,
  RoleGrant,
} from '../src/server/modules/organization/entities/app-user.entity.js';
import { UnitGroup } from '../src/server/modules/organization/entities/unit-group.entity.js';
import { Unit } from '../src/server/modules/organization/entities/unit.entity.js';
import type { PersonRole, UnitClass } from '../src/shared/vocabulary.js';
import { createTestDatabase } from './setup/database.js';

/**
 * The cast of every test on a database. One city with two bureaus; the story plays in 交通局, and whoever is of 水利局 must
 * never see any of it.
 */
const UNITS = {
  city: { name: '云陵市人民政府', shortName: '云陵市', unitClass: 'government', parent: null },
  bureau: { name: '云陵市交通运输局', shortName: '市交通局', unitClass: 'government', parent: 'city' },
  office: { name: '局办公室', shortName: '办公室', unitClass: 'office', parent: 'bureau' },
  personnel: { name: '局人事处', shortName: '人事处', unitClass: 'office', parent: 'bureau' },
  legal: { name: '局政策法规处', shortName: '法规处', unitClass: 'office', parent: 'bureau' },
  planning: { name: '局综规处', shortName: '综规处', unitClass: 'office', parent: 'bureau' },
  finance: { name: '局财务处', shortName: '财务处', unitClass: 'office', parent: 'bureau' },
  roads: { name: '路政处', shortName: '路政处', unitClass: 'affiliate', parent: 'bureau' },
  transport: { name: '运管处', shortName: '运管处', unitClass: 'affiliate', parent: 'bureau' },
  taxi: { name: '出租处', shortName: '出租处', unitClass: 'affiliate', parent: 'bureau' },
  water: { name: '云陵市水利局', shortName: '市水利局', unitClass: 'government', parent: 'city' },
  waterOffice: { name: '水利局办公室', shortName: '水利办', unitClass: 'office', parent: 'water' },
} as const satisfies Record<
  string,
  { name: string; shortName: string; unitClass: UnitClass; parent: string | null }
>;
export type CastUnit = keyof typeof UNITS;

const GROUPS = {
  allOffices: { name: '机关各处室', unitClass: 'office' },
  allAffiliates: { name: '局直各单位', unitClass: 'affiliate' },
  /** No machine can expand it. */
  concerned: { name: '相关单位', unitClass: null },
} as const satisfies Record<string, { name: string; unitClass: UnitClass | null }>;
export type CastGroup = keyof typeof GROUPS;

interface CastPerson {
  name: string;
  roles: [role: PersonRole, unit: CastUnit][];
  charge?: CastUnit[];
  principal?: boolean;
  mustChange?: boolean;
}

const PEOPLE = {
  /** 督办员, and liaison of the office itself: the office coordinates and leads tasks of its own. */
  zhou: {
    name: '周敏',
    roles: [
      ['coordinator', 'bureau'],
      ['liaison', 'office'],
    ],
  },
  /** A second 督办员 of the same bureau, for two people at once. */
  wu: { name: '吴桐', roles: [['coordinator', 'bureau']] },
  li: { name: '李建', roles: [['liaison', 'personnel']] },
  wang: { name: '王芳', roles: [['liaison', 'legal']] },
  zhao: { name: '赵强', roles: [['liaison', 'transport']] },
  /** 局长 */
  sun: { name: '孙志远', roles: [['leader', 'bureau']], principal: true },
  /** 副局长, 分管人事处、运管处 */
  qian: { name: '钱卫东', roles: [['leader', 'bureau']], charge: ['personnel', 'transport'] },
  admin: { name: '冯系统', roles: [['admin', 'city']] },
  auditor: { name: '陈审计', roles: [['auditor', 'city']] },
  /** The strangers of 水利局. */
  heCoordinator: { name: '何水', roles: [['coordinator', 'water']] },
  luLiaison: { name: '陆江', roles: [['liaison', 'waterOffice']] },
  /** Came yesterday and has not changed the initial password. */
  newcomer: { name: '新来的', roles: [['liaison', 'personnel']], mustChange: true },
} as const satisfies Record<string, CastPerson>;
export type Person = keyof typeof PEOPLE;
export const EVERYONE = Object.keys(PEOPLE) as Person[];

export const PASSWORD = 'gongzuo-2026';

export interface Agent {
  get(url: string): request.Test;
  post(url: string): request.Test;
  put(url: string): request.Test;
  patch(url: string): request.Test;
  delete(url: string): request.Test;
}

export class World {
  private constructor(
    readonly app: NestExpressApplication,
    readonly clock: SimulatedClock,
    readonly dataSource: DataSource,
    /** Ids of the cast's units, groups and people. */
    readonly unit: Record<CastUnit, string>,
    readonly group: Record<CastGroup, string>,
    readonly user: Record<Person, string>,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  /** A whole application on a database of its own, its clock standing at `now` (Shanghai time). */
  static async open(now = '2026-03-02 09:00'): Promise<World> {
    const database = await createTestDatabase();
    const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'duban-world-'));
    const [date, time] = now.split(' ');
    const clock = new SimulatedClock(instantInShanghai(date, time));
    const config = loadConfig({
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      JOBS: 'off',
      SESSION_SECRET: 'x'.repeat(40),
    });
    const app = await createApp({ config, databaseUrl: database.url, clock });
    const dataSource = app.get(DataSource);
    const cast = await insertCast(dataSource, clock);
    return new World(app, clock, dataSource, cast.unit, cast.group, cast.user, async () => {
      await app.close();
      await database.drop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    });
  }

  close(): Promise<void> {
    return this.cleanUp();
  }

  get<T>(token: Type<T> | (abstract new (...args: never[]) => T)): T {
    return this.app.get(token as Type<T>);
  }

  /** Sets the clock, in Shanghai time: `world.at('2018-06-13 10:00')`. */
  at(moment: string): void {
    const [date, time] = moment.split(' ');
    this.clock.set(instantInShanghai(date, time ?? '09:00'));
  }

  /** The person as the guard would build them. */
  async actor(person: Person): Promise<Actor> {
    const actor = await this.get(ActorFactory).build(this.user[person]);
    if (!actor) throw new Error(`no such person: ${person}`);
    return actor;
  }

  /** The person in a browser: logged in, writes carry the token. Paths are below `/api/v1`. */
  async login(person: Person): Promise<Agent> {
    const agent = request.agent(this.app.getHttpServer());
    const answer = await agent
      .post('/api/v1/session')
      .send({ username: person.toLowerCase(), password: PASSWORD });
    if (answer.status !== 200) throw new Error(`login of ${person} failed: ${answer.text}`);
    const token = (answer.body as { csrfToken: string }).csrfToken;
    const at = (url: string): string => `/api/v1/${url}`;
    return {
      get: (url) => agent.get(at(url)),
      post: (url) => agent.post(at(url)).set('X-CSRF-Token', token),
      put: (url) => agent.put(at(url)).set('X-CSRF-Token', token),
      patch: (url) => agent.patch(at(url)).set('X-CSRF-Token', token),
      delete: (url) => agent.delete(at(url)).set('X-CSRF-Token', token),
    };
  }

  /** Somebody who is not logged in. */
  stranger(): ReturnType<typeof request> {
    return request(this.app.getHttpServer());
  }
}

async function insertCast(dataSource: DataSource, clock: SimulatedClock) {
  const unit = {} as Record<CastUnit, string>;
  const group = {} as Record<CastGroup, string>;
  const user = {} as Record<Person, string>;
  const passwordHash = await hashPassword(PASSWORD);
  await dataSource.transaction(async (em) => {
    let sort = 0;
    for (const [key, { parent, ...columns }] of Object.entries(UNITS)) {
      const parentId = parent === null ? null : unit[parent];
      const { identifiers } = await em.insert(Unit, {
        ...columns,
        parentId,
        sort: ++sort,
        activeFrom: '2010-01-01',
      });
      unit[key as CastUnit] = identifiers[0].id as string;
    }
    for (const [key, columns] of Object.entries(GROUPS)) {
      const { identifiers } = await em.insert(UnitGroup, { ...columns, withinUnitId: unit.bureau });
      group[key as CastGroup] = identifiers[0].id as string;
    }
    for (const [key, person] of Object.entries(PEOPLE) as [Person, CastPerson][]) {
      const { name, principal = false } = person;
      const { identifiers } = await em.insert(AppUser, { username: key.toLowerCase(), name, principal });
      const userId = identifiers[0].id as string;
      user[key] = userId;
      await em.insert(
        RoleGrant,
        person.roles.map(([role, at]) => ({ userId, role, unitId: unit[at] })),
      );
      const charge = (person.charge ?? []).map((at) => ({ userId, unitId: unit[at] }));
      if (charge.length > 0) await em.insert(LeaderCharge, charge);
      await em.insert(Credential, {
        userId,
        passwordHash,
        mustChange: person.mustChange ?? false,
        changedAt: new Date(clock.now().getTime() - 1000),
      });
    }
  });
  return { unit, group, user };
}
