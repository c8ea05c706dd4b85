import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { decodeCursor, encodeCursor } from '../../common/page.dto.js';
import { AuditService } from '../audit/audit.service.js';
import { AppUser, LeaderCharge, RoleGrant } from './entities/app-user.entity.js';
import type {
  CreateUserDto,
  SaveUserDto,
  UpdateUserDto,
  UserDto,
  UserPageDto,
  UserQuery,
} from './organization.dto.js';

const SELECT_USER = `
  SELECT u.id, u.username, u.name, u.phone, u.active, u.principal, u.version,
    COALESCE((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id) ORDER BY g.role, g.unit_id)
              FROM role_grant g WHERE g.user_id = u.id), '[]') AS roles,
    COALESCE((SELECT array_agg(l.unit_id) FROM leader_charge l WHERE l.user_id = u.id), '{}') AS "chargeUnitIds"
  FROM app_user u`;

@Injectable()
export class UsersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /** People by username, with a search over name and username. */
  async list(query: UserQuery): Promise<UserPageDto> {
    const after = decodeCursor(query.after, ['text'])?.[0] ?? null;
    const filter = `($1::text IS NULL OR u.username ILIKE $1 OR u.name ILIKE $1)
      AND ($2::uuid IS NULL OR EXISTS (SELECT 1 FROM role_grant g WHERE g.user_id = u.id AND g.unit_id = $2))`;
    const q = query.q ? `%${query.q.replace(/[\\%_]/g, '\\$&')}%` : null;
    const rows = await this.dataSource.query<UserDto[]>(
      `${SELECT_USER} WHERE ${filter} AND ($3::text IS NULL OR u.username > $3) ORDER BY u.username LIMIT $4`,
      [q, query.unitId ?? null, after, query.limit + 1],
    );
    const [{ total }] = await this.dataSource.query<{ total: number }[]>(
      `SELECT count(*)::int AS total FROM app_user u WHERE ${filter}`,
      [q, query.unitId ?? null],
    );
    const items = rows.slice(0, query.limit);
    return {
      items,
      total,
      next: rows.length > query.limit ? encodeCursor([items[items.length - 1].username]) : null,
    };
  }

  /** Adds a person in the caller's transaction; the credential is `auth`'s. */
  async insert(em: EntityManager, actor: Actor, now: Date, input: CreateUserDto): Promise<string> {
    if (await em.existsBy(AppUser, { username: input.username })) {
      throw DomainError.invalid('user.duplicate', `用户名“${input.username}”已被使用`, {
        username: input.username,
      });
    }
    const { identifiers } = await em.insert(AppUser, {
      username: input.username,
      name: input.name.trim(),
      phone: input.phone ?? null,
      principal: input.principal ?? false,
    });
    const id = identifiers[0].id as string;
    await this.writeRoles(em, id, input);
    await this.audit.record(em, actor, now, {
      action: 'organization.create_user',
      subjectType: 'app_user',
      subjectId: id,
      after: input,
    });
    return id;
  }

  async update(actor: Actor, id: string, input: UpdateUserDto): Promise<UserDto> {
    return this.dataSource.transaction(async (em) => {
      const before = await this.one(em, id);
      if (
        id === actor.userId &&
        (input.active === false || !input.roles.some(({ role }) => role === 'admin'))
      ) {
        throw DomainError.invalid(
          'user.self',
          '不能停用自己的账号或取消自己的系统管理员角色,请由另一位系统管理员操作',
        );
      }
      const { version } = input;
      const result = await em.update(
        AppUser,
        { id, version },
        {
          name: input.name.trim(),
          phone: input.phone ?? null,
          principal: input.principal ?? false,
          active: input.active ?? before.active,
          version: version + 1,
        },
      );
      if (result.affected !== 1) throw DomainError.stale(input, before);
      await this.writeRoles(em, id, input);
      const after = await this.one(em, id);
      await this.audit.record(em, actor, this.clock.now(), {
        action: 'organization.update_user',
        subjectType: 'app_user',
        subjectId: id,
        before,
        after,
      });
      return after;
    });
  }

  async one(em: EntityManager, id: string): Promise<UserDto> {
    const [user] = await em.query<UserDto[]>(`${SELECT_USER} WHERE u.id = $1`, [id]);
    if (!user) throw DomainError.notFound('用户');
    return user;
  }

  private async writeRoles(em: EntityManager, userId: string, input: SaveUserDto): Promise<void> {
    await em.delete(RoleGrant, { userId });
    const grants = new Map(
      input.roles.map(({ role, unitId }) => [`${role} ${unitId}`, { userId, role, unitId }]),
    );
    if (grants.size > 0) await em.insert(RoleGrant, [...grants.values()]);
    await em.delete(LeaderCharge, { userId });
    const charge = [...new Set(input.chargeUnitIds ?? [])];
    if (charge.length > 0)
      await em.insert(
        LeaderCharge,
        charge.map((unitId) => ({ userId, unitId })),
      );
  }
}
