import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CalendarDate } from '../../common/calendar-date.js';
import type { Actor } from '../../common/actor.js';
import { DomainError } from '../../common/domain-error.js';
import { AuditService } from '../audit/audit.service.js';
import { bureauOf } from './bureau.js';
import type { ResolutionDirectory } from './domain/name-resolution.js';

export interface UnitNames {
  name: string;
  shortName: string;
}

/** Unit ids of `roots` and everything below them. `$1` is the array of roots. */
export const SUBTREE_SQL = `
  WITH RECURSIVE subtree AS (
    SELECT id FROM unit WHERE id = ANY ($1::uuid[])
    UNION SELECT unit.id FROM unit JOIN subtree ON unit.parent_id = subtree.id
  ) SELECT id FROM subtree`;

/** Questions about the organisation that other modules ask; every answer is one statement. */
@Injectable()
export class UnitDirectory {
  constructor(private readonly audit: AuditService) {}

  async subtree(em: EntityManager, unitIds: string[]): Promise<string[]> {
    if (unitIds.length === 0) return [];
    return (await em.query<{ id: string }[]>(SUBTREE_SQL, [unitIds])).map(({ id }) => id);
  }

  /**
   * The members of groups on a day: units of the group's class inside its unit that are active then, and its listed
   * members. A group that no machine can expand (相关单位) has none.
   */
  async expandGroups(
    em: EntityManager,
    groupIds: string[],
    on: CalendarDate,
  ): Promise<Map<string, string[]>> {
    const members = new Map<string, string[]>(groupIds.map((id) => [id, []]));
    if (groupIds.length === 0) return members;
    const rows = await em.query<{ groupId: string; unitId: string }[]>(
      `WITH RECURSIVE wanted AS (
         SELECT id, unit_class, within_unit_id FROM unit_group WHERE id = ANY ($1::uuid[])
       ), inside AS (
         SELECT wanted.id AS group_id, unit.id AS unit_id FROM wanted JOIN unit ON unit.parent_id = wanted.within_unit_id
         UNION SELECT inside.group_id, unit.id FROM inside JOIN unit ON unit.parent_id = inside.unit_id
       ), member AS (
         SELECT inside.group_id, inside.unit_id FROM inside
         JOIN wanted ON wanted.id = inside.group_id JOIN unit ON unit.id = inside.unit_id
         WHERE unit.unit_class = wanted.unit_class
         UNION SELECT m.group_id, m.unit_id FROM unit_group_member m JOIN wanted ON wanted.id = m.group_id
       )
       SELECT member.group_id AS "groupId", member.unit_id AS "unitId"
       FROM member JOIN unit ON unit.id = member.unit_id
       WHERE unit.active_from <= $2 AND (unit.active_to IS NULL OR unit.active_to > $2)
       ORDER BY member.group_id, unit.sort, unit.name`,
      [groupIds, on],
    );
    for (const { groupId, unitId } of rows) members.get(groupId)!.push(unitId);
    return members;
  }

  async namesOf(em: EntityManager, unitIds: string[]): Promise<Map<string, UnitNames>> {
    const rows = await em.query<({ id: string } & UnitNames)[]>(
      'SELECT id, name, short_name AS "shortName" FROM unit WHERE id = ANY ($1::uuid[])',
      [unitIds],
    );
    return new Map(rows.map(({ id, ...names }) => [id, names]));
  }

  /** Units of a subtree with their aliases, and the groups within it. */
  async resolutionDirectory(em: EntityManager, withinUnitId: string): Promise<ResolutionDirectory> {
    const ids = await this.subtree(em, [withinUnitId]);
    const units = await em.query<ResolutionDirectory['units']>(
      `SELECT unit.id, unit.name, unit.short_name AS "shortName", unit.parent_id AS "parentId",
         COALESCE((SELECT array_agg(alias ORDER BY alias) FROM name_alias WHERE unit_id = unit.id), '{}') AS aliases
       FROM unit WHERE unit.id = ANY ($1::uuid[]) AND unit.active_to IS NULL ORDER BY unit.sort, unit.name`,
      [ids],
    );
    const groups = await em.query<ResolutionDirectory['groups']>(
      `SELECT unit_group.id, unit_group.name,
         COALESCE((SELECT array_agg(alias ORDER BY alias) FROM name_alias WHERE group_id = unit_group.id), '{}') AS aliases
       FROM unit_group WHERE within_unit_id = ANY ($1::uuid[]) ORDER BY unit_group.name`,
      [ids],
    );
    return { units, groups };
  }

  /**
   * Remembers that documents call a unit or a group by this name. Saying the same again changes nothing, and neither does
   * a name that already means somebody whom the actor does not coordinate. Answers whether something was learnt.
   */
  async rememberAlias(
    em: EntityManager,
    actor: Actor,
    now: Date,
    alias: string,
    target: { unitId?: string | null; groupId?: string | null },
  ): Promise<boolean> {
    const { unitId = null, groupId = null } = target;
    const [row] = await em.query<{ id: string }[]>(
      `INSERT INTO name_alias (alias, unit_id, group_id, within_unit_id) VALUES ($1, $2, $3, $5)
       ON CONFLICT (within_unit_id, alias) DO UPDATE SET unit_id = EXCLUDED.unit_id, group_id = EXCLUDED.group_id
       WHERE (name_alias.unit_id, name_alias.group_id) IS DISTINCT FROM (EXCLUDED.unit_id, EXCLUDED.group_id)
         AND COALESCE(name_alias.unit_id, (SELECT within_unit_id FROM unit_group g WHERE g.id = name_alias.group_id))
           = ANY ($4::uuid[])
       RETURNING id`,
      [alias, unitId, groupId, actor.coordinates, await bureauOf(em, target)],
    );
    if (!row) return false;
    await this.audit.record(em, actor, now, {
      action: 'organization.remember_alias',
      subjectType: 'name_alias',
      subjectId: row.id,
      after: { alias, unitId, groupId },
    });
    return true;
  }

  /** Takes back what `rememberAlias` taught; a name that means somebody else by now stays. */
  async forgetAliases(
    em: EntityManager,
    actor: Actor,
    now: Date,
    names: { alias: string; unitId: string | null; groupId: string | null }[],
  ): Promise<void> {
    const [rows] = await em.query<[{ id: string; alias: string }[], number]>(
      `DELETE FROM name_alias a USING jsonb_to_recordset($1::jsonb) AS n(alias text, "unitId" uuid, "groupId" uuid)
       WHERE a.alias = n.alias AND a.unit_id IS NOT DISTINCT FROM n."unitId" AND a.group_id IS NOT DISTINCT FROM n."groupId"
       RETURNING a.id, a.alias`,
      [JSON.stringify(names)],
    );
    await this.audit.record(
      em,
      actor,
      now,
      rows.map(({ id, alias }) => ({
        action: 'organization.forget_alias',
        subjectType: 'name_alias',
        subjectId: id,
        before: { alias },
      })),
    );
  }

  /** Active people who hold a role in each of these units. */
  private async peopleOf(em: EntityManager, role: string, unitIds: string[]): Promise<Map<string, string[]>> {
    const people = new Map<string, string[]>(unitIds.map((id) => [id, []]));
    if (unitIds.length === 0) return people;
    const rows = await em.query<{ unitId: string; userId: string }[]>(
      `SELECT g.unit_id AS "unitId", g.user_id AS "userId" FROM role_grant g JOIN app_user u ON u.id = g.user_id
       WHERE u.active AND g.role = $1 AND g.unit_id = ANY ($2::uuid[]) ORDER BY g.unit_id, u.username`,
      [role, unitIds],
    );
    for (const { unitId, userId } of rows) people.get(unitId)!.push(userId);
    return people;
  }

  liaisonsOf(em: EntityManager, unitIds: string[]): Promise<Map<string, string[]>> {
    return this.peopleOf(em, 'liaison', unitIds);
  }

  /** Active coordinators whose subtree holds the unit. */
  async coordinatorsOf(em: EntityManager, unitId: string): Promise<string[]> {
    const rows = await em.query<{ userId: string }[]>(
      `WITH RECURSIVE above AS (
         SELECT id, parent_id FROM unit WHERE id = $1
         UNION SELECT unit.id, unit.parent_id FROM unit JOIN above ON unit.id = above.parent_id
       )
       SELECT DISTINCT g.user_id AS "userId" FROM role_grant g JOIN app_user u ON u.id = g.user_id
       WHERE u.active AND g.role = 'coordinator' AND g.unit_id IN (SELECT id FROM above) ORDER BY 1`,
      [unitId],
    );
    return rows.map(({ userId }) => userId);
  }

  /** Active leaders with the unit in their charge, and principal leaders. */
  async leadersOf(em: EntityManager, unitId: string): Promise<string[]> {
    const rows = await em.query<{ userId: string }[]>(
      `SELECT DISTINCT u.id AS "userId" FROM app_user u JOIN role_grant g ON g.user_id = u.id AND g.role = 'leader'
       WHERE u.active AND (u.principal OR EXISTS (
         SELECT 1 FROM leader_charge c WHERE c.user_id = u.id AND c.unit_id = $1)) ORDER BY 1`,
      [unitId],
    );
    return rows.map(({ userId }) => userId);
  }

  /** Refuses, by a sentence with the names, units that have ended. */
  async requireActive(em: EntityManager, unitIds: string[], on: CalendarDate): Promise<void> {
    const ended = await em.query<{ name: string }[]>(
      'SELECT name FROM unit WHERE id = ANY ($1::uuid[]) AND active_to IS NOT NULL AND active_to <= $2',
      [unitIds, on],
    );
    if (ended.length === 0) return;
    const names = ended.map(({ name }) => name).join('、');
    throw DomainError.invalid('unit.ended', `以下单位已停用,不能再承担任务:${names}`, { names });
  }
}
