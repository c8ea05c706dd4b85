import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { AuditEntry } from './entities/audit-entry.entity.js';

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

/** Rows one statement carries; PostgreSQL takes at most 65 535 parameters. */
const BATCH = 1000;

@Injectable()
export class AuditService {
  /** Writes entries in the caller's transaction: what is undone leaves no trail, what is done always does. */
  async record(
    em: EntityManager,
    actor: Actor,
    now: Date,
    records: AuditRecord | AuditRecord[],
  ): Promise<void> {
    const rows = [records]
      .flat()
      .map(({ planItemId = null, before = null, after = null, cause = null, ...record }) => ({
        ...record,
        at: now,
        actorId: actor.userId,
        actorName: actor.name,
        planItemId,
        before: before as object,
        after: after as object,
        cause,
      }));
    for (let from = 0; from < rows.length; from += BATCH) {
      await em
        .createQueryBuilder()
        .insert()
        .into(AuditEntry)
        .values(rows.slice(from, from + BATCH))
        .updateEntity(false)
        .execute();
    }
  }
}
