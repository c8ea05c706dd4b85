import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import { UnitGroup, UnitGroupMember } from './entities/unit-group.entity.js';
import type {
  SaveUnitGroupDto,
  UnitGroupDto,
  UnitGroupListDto,
  UpdateUnitGroupDto,
} from './organization.dto.js';
import { requireManageUnit } from './organization.policy.js';
import { UnitDirectory } from './unit-directory.js';
import { UnitsService } from './units.service.js';

const SELECT_GROUP = `
  SELECT g.id, g.name, g.unit_class AS "unitClass", g.within_unit_id AS "withinUnitId", g.version,
    COALESCE((SELECT array_agg(alias ORDER BY alias) FROM name_alias WHERE group_id = g.id), '{}') AS aliases,
    COALESCE((SELECT array_agg(unit_id) FROM unit_group_member WHERE group_id = g.id), '{}') AS "memberIds"
  FROM unit_group g`;

@Injectable()
export class UnitGroupsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly directory: UnitDirectory,
    private readonly units: UnitsService,
  ) {}

  async list(): Promise<UnitGroupListDto> {
    const rows = await this.dataSource.query<UnitGroupDto[]>(
      `${SELECT_GROUP} ORDER BY g.name COLLATE "zh-x-icu"`,
    );
    return { items: await this.expanded(this.dataSource.manager, rows) };
  }

  async create(actor: Actor, input: SaveUnitGroupDto): Promise<UnitGroupDto> {
    requireManageUnit(actor, input.withinUnitId);
    return this.dataSource.transaction(async (em) => {
      const id = await this.insert(em, actor, this.clock.now(), input);
      return this.one(em, id);
    });
  }

  /** Adds a group in the caller's transaction; policies are the caller's. */
  async insert(em: EntityManager, actor: Actor, now: Date, input: SaveUnitGroupDto): Promise<string> {
    await this.requireFreeName(em, input, null);
    const { identifiers } = await em.insert(UnitGroup, {
      name: input.name.trim(),
      unitClass: input.unitClass ?? null,
      withinUnitId: input.withinUnitId,
    });
    const id = identifiers[0].id as string;
    await this.writeParts(em, id, input);
    await this.audit.record(em, actor, now, {
      action: 'organization.create_group',
      subjectType: 'unit_group',
      subjectId: id,
      after: input,
    });
    return id;
  }

  async update(actor: Actor, id: string, input: UpdateUnitGroupDto): Promise<UnitGroupDto> {
    return this.dataSource.transaction(async (em) => {
      const before = await this.one(em, id);
      requireManageUnit(actor, before.withinUnitId);
      requireManageUnit(actor, input.withinUnitId);
      await this.requireFreeName(em, input, id);
      const { version } = input;
      const result = await em.update(
        UnitGroup,
        { id, version },
        {
          name: input.name.trim(),
          unitClass: input.unitClass ?? null,
          withinUnitId: input.withinUnitId,
          version: version + 1,
        },
      );
      if (result.affected !== 1) throw DomainError.stale(input, before);
      await this.writeParts(em, id, { ...input, memberIds: input.memberIds ?? before.memberIds });
      const after = await this.one(em, id);
      await this.audit.record(em, actor, this.clock.now(), {
        action: 'organization.update_group',
        subjectType: 'unit_group',
        subjectId: id,
        before,
        after,
      });
      return after;
    });
  }

  private async writeParts(em: EntityManager, groupId: string, input: SaveUnitGroupDto): Promise<void> {
    if (input.memberIds) {
      await em.delete(UnitGroupMember, { groupId });
      const unitIds = [...new Set(input.memberIds)];
      await this.requireInside(em, input.withinUnitId, unitIds);
      if (unitIds.length > 0)
        await em.insert(
          UnitGroupMember,
          unitIds.map((unitId) => ({ groupId, unitId })),
        );
    }
    if (input.aliases) await this.units.replaceAliases(em, { groupId }, input.aliases);
  }

  /** Who keeps a unit's groups may not set others to work through them. */
  private async requireInside(em: EntityManager, withinUnitId: string, unitIds: string[]): Promise<void> {
    const inside = new Set(await this.directory.subtree(em, [withinUnitId]));
    const outside = unitIds.filter((id) => !inside.has(id));
    if (outside.length === 0) return;
    const names = [...(await this.directory.namesOf(em, outside)).values()].map(({ name }) => name);
    throw DomainError.invalid(
      'unit_group.outside',
      `以下单位不在该集合的所属单位之内:${names.join('、') || '所选单位'}`,
      { unitIds: outside },
    );
  }

  private async requireFreeName(
    em: EntityManager,
    { name, withinUnitId }: SaveUnitGroupDto,
    except: string | null,
  ): Promise<void> {
    const twin = await em.findOneBy(UnitGroup, { name: name.trim(), withinUnitId });
    if (twin && twin.id !== except) {
      throw DomainError.invalid('unit_group.duplicate', `已有集合单位“${name.trim()}”`, { name });
    }
  }

  private async one(em: EntityManager, id: string): Promise<UnitGroupDto> {
    const rows = await em.query<UnitGroupDto[]>(`${SELECT_GROUP} WHERE g.id = $1`, [id]);
    if (rows.length === 0) throw DomainError.notFound('集合单位');
    return (await this.expanded(em, rows))[0];
  }

  private async expanded(em: EntityManager, groups: UnitGroupDto[]): Promise<UnitGroupDto[]> {
    const members = await this.directory.expandGroups(
      em,
      groups.map(({ id }) => id),
      this.clock.today(),
    );
    return groups.map((group) => ({ ...group, expandsTo: members.get(group.id)! }));
  }
}
