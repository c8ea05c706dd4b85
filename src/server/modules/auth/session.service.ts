import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { holds, type Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { PERMISSIONS, type Permission } from '../../../shared/permissions.js';
import { AuditService } from '../audit/audit.service.js';
import { ActorFactory } from './actor.factory.js';
import type {
  ChangePasswordDto,
  LoginDto,
  SampleAccountDto,
  SessionDto,
  SessionRoleDto,
} from './auth.dto.js';
import { waitAfterFailures } from './domain/lockout.js';
import { Credential } from './entities/credential.entity.js';
import { SampleAccount } from './entities/sample-account.entity.js';
import { hashPassword, requireStrong, verifyNobody, verifyPassword } from './passwords.js';
import type { RequestWithActor } from '../../common/access.decorator.js';
import './session-data.js';

type LoginOutcome = { ok: true; userId: string } | { ok: false; waitSeconds: number };

@Injectable()
export class SessionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly actors: ActorFactory,
  ) {}

  /** Who is logged in; also what the login page needs. Never fails for a stranger. */
  async current(request: RequestWithActor): Promise<SessionDto> {
    const { userId, since, csrf } = request.session ?? {};
    const actor = userId && since ? await this.actors.build(userId, new Date(since)) : null;
    if (!actor) return { user: null, csrfToken: null, sampleAccounts: await this.sampleAccounts() };
    return this.describe(actor, csrf!);
  }

  /**
   * Checks the password under a row lock on the credential, so that parallel guesses are counted one by one. Errors:
   * `auth.wrong` (401), `auth.locked` (429, with the seconds to wait).
   */
  async login(request: RequestWithActor, input: LoginDto): Promise<SessionDto> {
    const now = this.clock.now();
    const username = input.username.trim().toLowerCase();
    const outcome = await this.dataSource.transaction(async (em): Promise<LoginOutcome> => {
      const [found] = await em.query<
        {
          userId: string;
          passwordHash: string;
          failures: number;
          lockedUntil: Date | null;
          active: boolean;
        }[]
      >(
        `SELECT c.user_id AS "userId", c.password_hash AS "passwordHash", c.failures, c.locked_until AS "lockedUntil", u.active
         FROM credential c JOIN app_user u ON u.id = c.user_id WHERE u.username = $1 FOR UPDATE OF c`,
        [username],
      );
      if (!found) {
        await verifyNobody(input.password);
        return { ok: false, waitSeconds: 0 };
      }
      const { userId, failures, lockedUntil } = found;
      if (lockedUntil && lockedUntil > now) return { ok: false, waitSeconds: secondsUntil(lockedUntil, now) };
      const right = (await verifyPassword(found.passwordHash, input.password)) && found.active;
      if (right) {
        await em.update(Credential, { userId }, { failures: 0, lockedUntil: null });
        return { ok: true, userId };
      }
      const wait = waitAfterFailures(failures + 1);
      const until = wait > 0 ? new Date(now.getTime() + wait * 1000) : null;
      await em.update(Credential, { userId }, { failures: failures + 1, lockedUntil: until });
      await this.audit.record(em, anonymous(userId, username), now, {
        action: 'auth.login_failed',
        subjectType: 'app_user',
        subjectId: userId,
        after: { failures: failures + 1, lockedUntil: until },
      });
      return { ok: false, waitSeconds: wait };
    });
    if (!outcome.ok) throw refusal(outcome.waitSeconds);
    return this.open(request, outcome.userId, now);
  }

  async logout(request: RequestWithActor, actor: Actor): Promise<void> {
    await new Promise<void>((done, fail) =>
      request.session.destroy((error) => (error ? fail(error) : done())),
    );
    await this.audit.record(this.dataSource.manager, actor, this.clock.now(), {
      action: 'auth.logout',
      subjectType: 'app_user',
      subjectId: actor.userId,
    });
  }

  /** Ends every other session of the person; this one goes on under a new id. */
  async changePassword(
    request: RequestWithActor,
    actor: Actor,
    input: ChangePasswordDto,
  ): Promise<SessionDto> {
    const now = this.clock.now();
    await this.dataSource.transaction(async (em) => {
      const [row] = await em.query<{ username: string; passwordHash: string }[]>(
        `SELECT u.username, c.password_hash AS "passwordHash" FROM credential c JOIN app_user u ON u.id = c.user_id
         WHERE c.user_id = $1 FOR UPDATE OF c`,
        [actor.userId],
      );
      if (!(await verifyPassword(row.passwordHash, input.current))) {
        throw DomainError.invalid('auth.wrong_current', '原密码不正确');
      }
      if (input.current === input.next)
        throw DomainError.invalid('auth.same_password', '新密码不能与原密码相同');
      requireStrong(input.next, row.username);
      const passwordHash = await hashPassword(input.next);
      await em.update(
        Credential,
        { userId: actor.userId },
        { passwordHash, mustChange: false, changedAt: now },
      );
      await em.delete(SampleAccount, { username: row.username });
      await this.audit.record(em, actor, now, {
        action: 'auth.change_password',
        subjectType: 'app_user',
        subjectId: actor.userId,
      });
    });
    return this.open(request, actor.userId, now);
  }

  /** Rotates the session id, so that an id planted before login is worth nothing. */
  private async open(request: RequestWithActor, userId: string, now: Date): Promise<SessionDto> {
    await new Promise<void>((done, fail) =>
      request.session.regenerate((error) => (error ? fail(error) : done())),
    );
    const csrf = randomBytes(24).toString('base64url');
    Object.assign(request.session, { userId, since: now.toISOString(), csrf });
    await new Promise<void>((done, fail) => request.session.save((error) => (error ? fail(error) : done())));
    const actor = await this.actors.build(userId, now);
    if (!actor) throw refusal(0);
    await this.audit.record(this.dataSource.manager, actor, now, {
      action: 'auth.login',
      subjectType: 'app_user',
      subjectId: userId,
    });
    return this.describe(actor, csrf);
  }

  private async describe(actor: Actor, csrfToken: string): Promise<SessionDto> {
    const [row] = await this.dataSource.query<{ username: string; roles: SessionRoleDto[] }[]>(
      `SELECT u.username, COALESCE((
         SELECT jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id, 'unitName', unit.name) ORDER BY g.role, unit.sort)
         FROM role_grant g JOIN unit ON unit.id = g.unit_id WHERE g.user_id = u.id), '[]') AS roles
       FROM app_user u WHERE u.id = $1`,
      [actor.userId],
    );
    const permissions = (Object.keys(PERMISSIONS) as Permission[]).filter((permission) =>
      holds(actor, permission),
    );
    return {
      user: {
        id: actor.userId,
        username: row.username,
        name: actor.name,
        principal: actor.principal,
        roles: row.roles,
        permissions,
        mustChangePassword: actor.mustChangePassword,
      },
      csrfToken,
      sampleAccounts: [],
    };
  }

  private sampleAccounts(): Promise<SampleAccountDto[]> {
    return this.dataSource.query('SELECT username, password, label FROM sample_account ORDER BY sort');
  }
}

const secondsUntil = (until: Date, now: Date): number => Math.ceil((until.getTime() - now.getTime()) / 1000);

function refusal(waitSeconds: number): DomainError {
  if (waitSeconds === 0) return new DomainError('auth.wrong', 401, '用户名或密码不正确');
  const wait = waitSeconds >= 60 ? `${Math.ceil(waitSeconds / 60)} 分钟` : `${waitSeconds} 秒`;
  return new DomainError('auth.locked', 429, `用户名或密码多次不正确,请在 ${wait}后再试`, { waitSeconds });
}

/** A failed login has no actor yet: the trail names the account that was tried. */
const anonymous = (userId: string, username: string): Actor => ({
  userId,
  name: username,
  roles: [],
  coordinates: [],
  liaisonOf: [],
  inCharge: [],
  principal: false,
  mustChangePassword: false,
});
