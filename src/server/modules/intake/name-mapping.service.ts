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
import type { DraftStateDto, MapDraftNameDto } from './draft.dto.js';
import { DraftService } from './draft.service.js';

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

  /** Exactly one of a unit, a group, a unit to create and a group to create is named; creating and mapping are one. */
  async map(actor: Actor, id: string, input: MapDraftNameDto): Promise<DraftStateDto> {
    const { version, name, remember = true } = input;
    const chosen = [input.unitId, input.groupId, input.create, input.createGroup].filter(Boolean);
    if (chosen.length !== 1) {
      throw DomainError.invalid('intake.one_target', `请为“${name}”选择一个已有单位,或新建一个`);
    }
    return this.dataSource.transaction(async (em) => {
      const now = this.clock.now();
      const draft = await this.drafts.open(em, actor, id, version, { mapName: name });
      const target = await this.targetOf(em, actor, now, input);
      await this.directory.requireKnown(em, draft.ownerUnitId, {
        unitIds: target.unitId ? [target.unitId] : [],
        groupIds: target.groupId ? [target.groupId] : [],
        eventTypeIds: [],
      });
      if (remember && !(await this.isOwnName(em, name, target))) {
        await this.unitDirectory.rememberAlias(em, actor, now, name, target);
      }
      return this.drafts.apply(em, actor, now, draft, [{ type: 'mapName', name, target }]);
    });
  }

  private async targetOf(
    em: EntityManager,
    actor: Actor,
    now: Date,
    input: MapDraftNameDto,
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
