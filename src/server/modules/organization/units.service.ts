import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import { bureauOf } from './bureau.js';
import { NameAlias } from './entities/name-alias.entity.js';
import { Unit } from './entities/unit.entity.js';
import type { CreateUnitDto, UnitDto, UnitListDto, UpdateUnitDto } from './organization.dto.js';
import { requireManageUnit } from './organization.policy.js';

const SELECT_UNIT = `
  SELECT unit.id, unit.parent_id AS "parentId", unit.name, unit.short_name AS "shortName", unit.unit_class AS "unitClass",
    unit.sort, unit.active_from AS "activeFrom", unit.active_to AS "activeTo", unit.version,
    COALESCE((SELECT array_agg(alias ORDER BY alias) FROM name_alias WHERE unit_id = unit.id), '{}') AS aliases
  FROM unit`;

@Injectable()
export class UnitsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /** The whole tree, parents before children, siblings as the office lists them. */
  async list(actor: Actor): Promise<UnitListDto> {
    const items = await this.dataSource.query<UnitDto[]>(
      `${SELECT_UNIT} ORDER BY unit.parent_id NULLS FIRST, unit.sort, unit.name COLLATE "zh-x-icu"`,
    );
    return { items, can: { manage: actor.roles.includes('admin') || actor.coordinates.length > 0 } };
  }

  async create(actor: Actor, input: CreateUnitDto): Promise<UnitDto> {
    requireManageUnit(actor, input.parentId);
    return this.dataSource.transaction(async (em) => {
      const id = await this.insert(em, actor, this.clock.now(), input);
      return this.one(em, id);
    });
  }

  /** Adds a unit in the caller's transaction; policies are the caller's. */
  async insert(em: EntityManager, actor: Actor, now: Date, input: CreateUnitDto): Promise<string> {
    const parent = await em.findOneBy(Unit, { id: input.parentId });
    if (!parent) throw DomainError.notFound('上级单位');
    await this.requireFreeName(em, input.parentId, input.name);
    const sort = input.sort ?? (await em.countBy(Unit, { parentId: input.parentId })) + 1;
    const { identifiers } = await em.insert(Unit, {
      parentId: input.parentId,
      name: input.name.trim(),
      shortName: (input.shortName ?? input.name).trim(),
      unitClass: input.unitClass,
      sort,
      activeFrom: this.clock.today(),
      activeTo: null,
    });
    const id = identifiers[0].id as string;
    await this.audit.record(em, actor, now, {
      action: 'organization.create_unit',
      subjectType: 'unit',
      subjectId: id,
      after: { ...input, sort },
    });
    return id;
  }

  async update(actor: Actor, id: string, input: UpdateUnitDto): Promise<UnitDto> {
    return this.dataSource.transaction(async (em) => {
      const before = await this.one(em, id);
      requireManageUnit(actor, id);
      const { version, aliases, ...change } = input;
      if (change.name && change.name !== before.name)
        await this.requireFreeName(em, before.parentId, change.name);
      const result = await em.update(Unit, { id, version }, { ...change, version: version + 1 });
      if (result.affected !== 1) throw DomainError.stale(input, before);
      if (aliases) await this.replaceAliases(em, { unitId: id }, aliases);
      const after = await this.one(em, id);
      await this.audit.record(em, actor, this.clock.now(), {
        action: 'organization.update_unit',
        subjectType: 'unit',
        subjectId: id,
        before,
        after,
      });
      return after;
    });
  }

  /** Makes `aliases` the other names of a unit or a group; a name that another one bears is refused by name. */
  async replaceAliases(
    em: EntityManager,
    target: { unitId: string } | { groupId: string },
    aliases: string[],
  ): Promise<void> {
    const names = [...new Set(aliases.map((alias) => alias.trim()).filter(Boolean))];
    await em.delete(NameAlias, target);
    const withinUnitId = await bureauOf(em, target);
    const taken = await em.query<{ alias: string }[]>(
      'SELECT alias FROM name_alias WHERE alias = ANY ($1::text[]) AND within_unit_id = $2',
      [names, withinUnitId],
    );
    if (taken.length > 0) {
      const list = taken.map(({ alias }) => alias).join('、');
      throw DomainError.invalid('unit.alias_taken', `别名“${list}”已属于其他单位,请先在那里删除`, {
        aliases: list,
      });
    }
    if (names.length > 0)
      await em.insert(
        NameAlias,
        names.map((alias) => ({ alias, withinUnitId, ...target })),
      );
  }

  private async requireFreeName(em: EntityManager, parentId: string | null, name: string): Promise<void> {
    const twin = await em.existsBy(Unit, { parentId: parentId ?? IsNull(), name: name.trim() });
    if (twin) throw DomainError.invalid('unit.duplicate', `同一上级单位下已有“${name.trim()}”`, { name });
  }

  private async one(em: EntityManager, id: string): Promise<UnitDto> {
    const [unit] = await em.query<UnitDto[]>(`${SELECT_UNIT} WHERE unit.id = $1`, [id]);
    if (!unit) throw DomainError.notFound('单位');
    return unit;
  }
}
