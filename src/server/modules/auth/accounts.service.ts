import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import { UsersService } from '../organization/users.service.js';
import type { CreateAccountDto, CreatedAccountDto, ResetPasswordDto } from './auth.dto.js';
import { Credential } from './entities/credential.entity.js';
import { hashPassword, oneTimePassword } from './passwords.js';

/** A person together with the password that lets them in. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly users: UsersService,
  ) {}

  async create(actor: Actor, input: CreateAccountDto): Promise<CreatedAccountDto> {
    return this.dataSource.transaction(async (em) => {
      const initialPassword = oneTimePassword();
      const id = await this.insert(em, actor, this.clock.now(), input, initialPassword, true);
      return { user: await this.users.one(em, id), initialPassword };
    });
  }

  /** Adds person and credential in the caller's transaction; returns the person's id. */
  async insert(
    em: EntityManager,
    actor: Actor,
    now: Date,
    input: CreateAccountDto,
    password: string,
    mustChange: boolean,
  ): Promise<string> {
    const userId = await this.users.insert(em, actor, now, input);
    await em.insert(Credential, {
      userId,
      passwordHash: await hashPassword(password),
      mustChange,
      changedAt: now,
    });
    return userId;
  }

  /** Gives a new one-time password, unlocks the account and ends its sessions. */
  async resetPassword(actor: Actor, userId: string): Promise<ResetPasswordDto> {
    const now = this.clock.now();
    const initialPassword = oneTimePassword();
    const passwordHash = await hashPassword(initialPassword);
    await this.dataSource.transaction(async (em) => {
      const result = await em.update(
        Credential,
        { userId },
        { passwordHash, mustChange: true, failures: 0, lockedUntil: null, changedAt: now },
      );
      if (result.affected !== 1) throw DomainError.notFound('用户');
      await this.audit.record(em, actor, now, {
        action: 'auth.reset_password',
        subjectType: 'app_user',
        subjectId: userId,
      });
    });
    return { initialPassword };
  }
}
