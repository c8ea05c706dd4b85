import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { holds, type Actor } from '../../common/actor.js';
import { DomainError } from '../../common/domain-error.js';
import { decodeCursor, encodeCursor } from '../../common/page.dto.js';
import type { NoticeDto, NoticePageDto, NoticeQuery } from './supervision.dto.js';
import { canUrge, visibleDuties } from './supervision.policy.js';

type Row = Omit<NoticeDto, 'can'> & { ownerUnitId: string; open: boolean };

const ROW = `
  n.id, n.kind, n.title, n.body, p.id AS "planId", p.title AS "planTitle", p.owner_unit_id AS "ownerUnitId",
  n.plan_item_id AS "planItemId", i.path AS "itemPath", i.title AS "itemTitle",
  n.unit_id AS "unitId", u.name AS "unitName", u.short_name AS "unitShortName",
  d.id AS "deadlineId", d.kind AS "deadlineKind", d.due_on::text AS "dueOn", d.due_at AS "dueAt", d.provisional,
  d.done_on::text AS "doneOn", f.stage, f.reached_on::text AS "reachedOn", n.issued_at AS "issuedAt",
  a.name AS "issuedByName",
  (d.done_on IS NULL AND d.waived_at IS NULL AND d.voided_at IS NULL AND p.status = 'published') AS open`;
const FROM = `
  FROM notice n JOIN deadline d ON d.id = n.deadline_id JOIN plan p ON p.id = d.plan_id
  JOIN plan_item i ON i.id = n.plan_item_id JOIN unit u ON u.id = n.unit_id
  LEFT JOIN flip f ON f.id = n.flip_id LEFT JOIN app_user a ON a.id = n.issued_by`;

/** What people read of supervision. */
@Injectable()
export class SupervisionQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. */
  async notices(actor: Actor, query: NoticeQuery): Promise<NoticePageDto> {
    const params: unknown[] = [];
    const bind = (value: unknown): string => `$${params.push(value)}`;
    const where = [visibleDuties(actor, bind)];
    const exact: [string, unknown][] = [
      ['n.kind', query.kind],
      ['n.unit_id', query.unitId],
      ['d.plan_id', query.planId],
      ['n.plan_item_id', query.planItemId],
    ];
    for (const [column, value] of exact) if (value) where.push(`${column} = ${bind(value)}`);
    const [{ total }] = await this.dataSource.query<{ total: number }[]>(
      `SELECT count(*)::int AS total ${FROM} WHERE ${where.join(' AND ')}`,
      params,
    );
    const after = decodeCursor(query.after, ['instant', 'uuid']);
    if (after) where.push(`(n.issued_at, n.id) < (${bind(after[0])}::timestamptz, ${bind(after[1])}::uuid)`);
    const rows = await this.dataSource.query<Row[]>(
      `SELECT ${ROW} ${FROM} WHERE ${where.join(' AND ')}
       ORDER BY n.issued_at DESC, n.id DESC LIMIT ${bind(query.limit + 1)}`,
      params,
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => shown(actor, row)),
      next: rows.length > query.limit && last ? encodeCursor([last.issuedAt, last.id]) : null,
      total,
    };
  }

  async notice(actor: Actor, id: string): Promise<NoticeDto> {
    const params: unknown[] = [id];
    const visible = visibleDuties(actor, (value) => `$${params.push(value)}`);
    const [row] = await this.dataSource.query<Row[]>(
      `SELECT ${ROW} ${FROM} WHERE n.id = $1 AND ${visible}`,
      params,
    );
    if (!row) throw DomainError.notFound('通知');
    return shown(actor, row);
  }

  /** Counts behind the state of the jobs. */
  async waiting() {
    const [counts] = await this.dataSource.query<
      {
        lastMarkedAt: string | null;
        noticesWaiting: number;
        messagesWaiting: number;
        messagesSetAside: number;
      }[]
    >(
      `SELECT (SELECT max(recorded_at) FROM flip) AS "lastMarkedAt",
         (SELECT count(*)::int FROM notice WHERE sent_at IS NULL) AS "noticesWaiting",
         (SELECT count(*)::int FROM outbox_message WHERE delivered_at IS NULL AND set_aside_at IS NULL) AS "messagesWaiting",
         (SELECT count(*)::int FROM outbox_message WHERE set_aside_at IS NOT NULL) AS "messagesSetAside"`,
    );
    return counts;
  }
}

function shown(actor: Actor, row: Row): NoticeDto {
  const { ownerUnitId, open, ...rest } = row;
  return { ...rest, can: { urge: open && holds(actor, 'notice.issue') && canUrge(actor, { ownerUnitId }) } };
}
