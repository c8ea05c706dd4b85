import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';

export interface AuditRecord {
  /** `<module>.<verb>`, for example `progress.submit`. */
  action: string;
  subjectType: string;
  subjectId: string;
  planItemId?: string | null;
  before?: unknown;
  after?: unknown;
  cause?: string | null;
}

/** Rows one statement carries: a parameter of it stays far below what the driver holds in one string. */
const BATCH = 5000;

/** In the order given: the history of a thing is its entries by id. What is left out is empty. */
const INSERT_SQL = `
  INSERT INTO audit_entry (at, actor_id, actor_name, action, subject_type, subject_id, plan_item_id, before, after, cause)
  SELECT $1, $2::uuid, $3, r.action, r."subjectType", r."subjectId", r."planItemId", r.before, r.after, r.cause
  FROM ROWS FROM (jsonb_to_recordset($4::jsonb) AS (action text, "subjectType" text, "subjectId" uuid,
    "planItemId" uuid, before jsonb, after jsonb, cause text)) WITH ORDINALITY
    AS r(action, "subjectType", "subjectId", "planItemId", before, after, cause, nr)
  ORDER BY r.nr`;

@Injectable()
export class AuditService {
  /** Writes entries in the caller's transaction: what is undone leaves no trail, what is done always does. */
  async record(
    em: EntityManager,
    actor: Actor,
    now: Date,
    records: AuditRecord | AuditRecord[],
  ): Promise<void> {
    const rows = [records].flat();
    for (let from = 0; from < rows.length; from += BATCH) {
      await em.query(INSERT_SQL, [
        now,
        actor.userId,
        actor.name,
        JSON.stringify(rows.slice(from, from + BATCH)),
      ]);
    }
  }
}
