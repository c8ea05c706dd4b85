import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { PersonRole } from '../../../shared/vocabulary.js';

interface ActorRow {
  name: string;
  principal: boolean;
  mustChange: boolean;
  changedAt: Date;
  roles: PersonRole[];
  coordinates: string[];
  liaisonOf: string[];
  inCharge: string[];
}

/** Builds the `Actor` of a person from roles, charge and the unit tree, in one statement. */
@Injectable()
export class ActorFactory {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Null where the person is gone or inactive, or where the password was changed after `sessionSince`: a change of
   * password ends every other session.
   */
  async build(userId: string, sessionSince?: Date): Promise<Actor | null> {
    const [row] = await this.dataSource.query<ActorRow[]>(
      `WITH RECURSIVE coordinated AS (
         SELECT unit_id AS id FROM role_grant WHERE user_id = $1 AND role = 'coordinator'
         UNION SELECT unit.id FROM unit JOIN coordinated ON unit.parent_id = coordinated.id
       )
       SELECT u.name, u.principal, c.must_change AS "mustChange", c.changed_at AS "changedAt",
         ARRAY(SELECT DISTINCT role FROM role_grant WHERE user_id = u.id ORDER BY role) AS roles,
         ARRAY(SELECT id FROM coordinated) AS coordinates,
         ARRAY(SELECT unit_id FROM role_grant WHERE user_id = u.id AND role = 'liaison') AS "liaisonOf",
         ARRAY(SELECT unit_id FROM leader_charge WHERE user_id = u.id) AS "inCharge"
       FROM app_user u JOIN credential c ON c.user_id = u.id WHERE u.id = $1 AND u.active`,
      [userId],
    );
    if (!row || (sessionSince && row.changedAt > sessionSince)) return null;
    const leader = row.roles.includes('leader');
    return {
      userId,
      name: row.name,
      roles: row.roles,
      coordinates: row.coordinates,
      liaisonOf: row.liaisonOf,
      inCharge: leader ? row.inCharge : [],
      principal: leader && row.principal,
      mustChangePassword: row.mustChange,
    };
  }
}
