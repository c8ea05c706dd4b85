import type { INestApplication } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SYSTEM_ACTOR } from '../common/actor.js';
import { Clock } from '../common/clock.js';
import type { Config } from '../common/config.js';
import { AccountsService } from '../modules/auth/accounts.service.js';
import { oneTimePassword } from '../modules/auth/passwords.js';
import { Unit } from '../modules/organization/entities/unit.entity.js';

/** On an empty database: a root unit and the first administrator, whose one-time password is printed once. */
export async function firstStart(
  app: INestApplication,
  _config: Config,
  log: (words: string) => void,
): Promise<void> {
  const dataSource = app.get(DataSource);
  const clock = app.get(Clock);
  await dataSource.transaction(async (em) => {
    await em.query('LOCK TABLE unit IN SHARE ROW EXCLUSIVE MODE');
    if (await em.exists(Unit)) return;
    const { identifiers } = await em.insert(Unit, {
      parentId: null,
      name: '本单位',
      shortName: '本单位',
      unitClass: 'government',
      activeFrom: clock.today(),
    });
    const password = oneTimePassword();
    await app.get(AccountsService).insert(
      em,
      SYSTEM_ACTOR,
      clock.now(),
      {
        username: 'admin',
        name: '系统管理员',
        roles: [{ role: 'admin', unitId: identifiers[0].id as string }],
      },
      password,
      true,
    );
    log(`首次启动:系统管理员用户名 admin,一次性密码 ${password}(首次登录须修改,此处只显示这一次)`);
  });
}
