import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../common/domain-error.js';
import { resolveName, type ResolutionDirectory } from '../organization/domain/name-resolution.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import type { Directory, ResolvedName } from './domain/draft-of.js';
import { suggestEventType } from './domain/event-wording.js';
import type { Draft } from './entities/draft.entity.js';

interface EventTypeRow {
  id: string;
  code: string;
  name: string;
}

/** What a draft of one owner unit may refer to: units and groups of its subtree, and the event types. */
@Injectable()
export class DraftDirectory {
  constructor(private readonly units: UnitDirectory) {}

  /** A snapshot that answers names and wordings from memory. */
  async of(em: EntityManager, ownerUnitId: string): Promise<Directory> {
    const names = await this.units.resolutionDirectory(em, ownerUnitId);
    const types = await em.query<EventTypeRow[]>(
      'SELECT id, code, name FROM event_type WHERE retired_at IS NULL ORDER BY length(name) DESC, code',
    );
    const resolve = remembered((name) => resolvedName(name, names));
    return { resolve, suggestEvent: remembered((wording) => eventOf(wording, types)) };
  }

  /**
   * Refuses ids that are unknown, units and groups outside the owner's subtree, which its plan cannot ask to act, and items
   * that do not stand in the plan that the draft is to change.
   */
  async requireKnown(
    em: EntityManager,
    { ownerUnitId, amendsPlanId }: Pick<Draft, 'ownerUnitId' | 'amendsPlanId'>,
    {
      unitIds,
      groupIds,
      eventTypeIds,
      planItemIds,
    }: Record<'unitIds' | 'groupIds' | 'eventTypeIds' | 'planItemIds', string[]>,
  ): Promise<void> {
    if (planItemIds.length > 0) {
      const rows = await em.query<{ id: string }[]>(
        'SELECT id FROM plan_item WHERE id = ANY ($1::uuid[]) AND plan_id = $2 AND retired_on IS NULL',
        [planItemIds, amendsPlanId],
      );
      if (rows.length < planItemIds.length) {
        throw DomainError.invalid('intake.unknown_item', '所选条目不在要调整的计划中,或已被撤销,请重新比对');
      }
    }
    if (unitIds.length + groupIds.length > 0) {
      const names = await this.units.resolutionDirectory(em, ownerUnitId);
      const known = new Set([...names.units, ...names.groups].map(({ id }) => id));
      const strange = [...unitIds, ...groupIds].filter((id) => !known.has(id));
      if (strange.length > 0) {
        throw DomainError.invalid(
          'intake.unknown_unit',
          '所选单位不存在、已停用或不在本计划所属单位之内,请重新选择',
          {
            ids: strange,
          },
        );
      }
    }
    if (eventTypeIds.length === 0) return;
    const rows = await em.query<{ id: string }[]>('SELECT id FROM event_type WHERE id = ANY ($1::uuid[])', [
      eventTypeIds,
    ]);
    if (rows.length < eventTypeIds.length) {
      throw DomainError.invalid('intake.unknown_event_type', '所选触发事项不存在,请刷新后重新选择');
    }
  }
}

/** A document names few units many times. */
function remembered<T>(answer: (words: string) => T): (words: string) => T {
  const known = new Map<string, T>();
  return (words) => {
    if (!known.has(words)) known.set(words, answer(words));
    return known.get(words)!;
  };
}

function resolvedName(name: string, names: ResolutionDirectory): ResolvedName {
  const { unitId = null, groupId = null, certainty, reason, candidates } = resolveName(name, names);
  return {
    unitId,
    groupId,
    certainty,
    reason,
    candidates:
      certainty === 'sure'
        ? []
        : candidates.map((candidate) => ({
            unitId: candidate.unitId ?? null,
            groupId: candidate.groupId ?? null,
            name: candidate.name,
            reason: candidate.reason,
          })),
  };
}

/** The type whose very name the wording holds; else the one of the catalogue that its words suggest, as a proposal. */
function eventOf(wording: string, types: EventTypeRow[]): ReturnType<Directory['suggestEvent']> {
  const named = types.find(({ name }) => wording.includes(name));
  if (named) return { eventTypeId: named.id, certainty: 'sure' };
  const code = suggestEventType(wording);
  const suggested = types.find((type) => type.code === code);
  return suggested ? { eventTypeId: suggested.id, certainty: 'likely' } : null;
}
