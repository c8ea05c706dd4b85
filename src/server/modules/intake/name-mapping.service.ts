import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { requireManageUnit } from '../organization/organization.policy.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import { UnitGroupsService } from '../organization/unit-groups.service.js';
import { UnitsService } from '../organization/units.service.js';
import type { Target } from './domain/edit.js';
import { DraftDirectory } from './draft-directory.js';
import type { DraftStateDto } from './draft.dto.js';
import { DraftService } from './draft.service.js';
import type { DraftNameChoiceDto, MapDraftNamesDto } from './name-mapping.dto.js';
import type { LearntName } from './entities/draft-change.entity.js';

/** Says once whom a written name means: for the whole draft and, remembered as an alias, for the next document. */
@Injectable()
export class NameMappingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly drafts: DraftService,
    private readonly directory: DraftDirectory,
    private readonly unitDirectory: UnitDirectory,
    private readonly units: UnitsService,
    private readonly groups: UnitGroupsService,
  ) {}

  /**
   * All names or none, in one transaction and as one change: for each exactly one of a unit, a group, a unit to create
   * and a group to create; creating and mapping are one.
   */
  async map(actor: Actor, id: string, { version, names }: MapDraftNamesDto): Promise<DraftStateDto> {
    for (const choice of names) requireOneTarget(choice);
    return this.dataSource.transaction(async (em) => {
      const now = this.clock.now();
      const draft = await this.drafts.open(em, actor, id, version, {
        mapName: names.map(({ name }) => name),
      });
      const targets: Target[] = [];
      for (const choice of names) targets.push(await this.targetOf(em, actor, now, choice));
      await this.directory.requireKnown(em, draft, {
        unitIds: [...new Set(targets.flatMap(({ unitId }) => unitId ?? []))],
        groupIds: [...new Set(targets.flatMap(({ groupId }) => groupId ?? []))],
        eventTypeIds: [],
        planItemIds: [],
      });
      const learnt: LearntName[] = [];
      for (const [index, { name, remember = true }] of names.entries()) {
        const target = targets[index];
        if (!remember || (await this.isOwnName(em, name, target))) continue;
        if (await this.unitDirectory.rememberAlias(em, actor, now, name, target))
          learnt.push({ alias: name, ...target });
      }
      const edits = names.map(({ name }, index) => ({
        type: 'mapName' as const,
        name,
        target: targets[index],
      }));
      return this.drafts.apply(em, actor, now, draft, edits, learnt);
    });
  }

  private async targetOf(
    em: EntityManager,
    actor: Actor,
    now: Date,
    input: DraftNameChoiceDto,
  ): Promise<Target> {
    if (input.create) {
      requireManageUnit(actor, input.create.parentId);
      return { unitId: await this.units.insert(em, actor, now, input.create), groupId: null };
    }
    if (input.createGroup) {
      requireManageUnit(actor, input.createGroup.withinUnitId);
      return { unitId: null, groupId: await this.groups.insert(em, actor, now, input.createGroup) };
    }
    return { unitId: input.unitId ?? null, groupId: input.groupId ?? null };
  }

  /** A unit's own name needs no alias. */
  private async isOwnName(em: EntityManager, name: string, { unitId, groupId }: Target): Promise<boolean> {
    const rows = await em.query<unknown[]>(
      `SELECT 1 FROM unit WHERE id = $1 AND $3 IN (name, short_name)
       UNION ALL SELECT 1 FROM unit_group WHERE id = $2 AND name = $3`,
      [unitId, groupId, name],
    );
    return rows.length > 0;
  }
}

function requireOneTarget({ name, unitId, groupId, create, createGroup }: DraftNameChoiceDto): void {
  if ([unitId, groupId, create, createGroup].filter(Boolean).length === 1) return;
  throw DomainError.invalid('intake.one_target', `请为“${name}”选择一个已有单位,或新建一个`);
}
