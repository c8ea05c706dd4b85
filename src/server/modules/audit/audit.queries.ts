import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, instantInShanghai } from '../../common/calendar-date.js';
import type { AuditEntryDto, AuditPageDto, AuditQuery } from './audit.dto.js';

@Injectable()
export class AuditQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The trail, newest first. */
  async list(query: AuditQuery): Promise<AuditPageDto> {
    const from = query.from ? instantInShanghai(query.from) : null;
    const to = query.to ? instantInShanghai(addDays(query.to, 1)) : null;
    const rows = await this.dataSource.query<AuditEntryDto[]>(
      `SELECT id, at, actor_name AS "actorName", action, subject_type AS "subjectType", subject_id AS "subjectId",
         before, after, cause
       FROM audit_entry
       WHERE ($1::bigint IS NULL OR id < $1) AND ($2::text IS NULL OR starts_with(action, $2))
         AND ($3::text IS NULL OR actor_name = $3) AND ($4::uuid IS NULL OR subject_id = $4)
         AND ($5::timestamptz IS NULL OR at >= $5) AND ($6::timestamptz IS NULL OR at < $6)
       ORDER BY id DESC LIMIT $7`,
      [
        /^\d{1,18}$/.test(query.after ?? '') ? query.after : null,
        query.action ?? null,
        query.actor ?? null,
        query.subjectId ?? null,
        from,
        to,
        query.limit + 1,
      ],
    );
    const items = rows.slice(0, query.limit);
    return { items, next: rows.length > query.limit ? items[items.length - 1].id : null };
  }
}
