import type { EntityManager } from 'typeorm';
import type { NoticeKind } from '../../../shared/vocabulary.js';
import type { NoticeFacts } from './domain/notice-text.js';

/** A duty with the names that a notice about it needs. */
export interface NoticeDuty extends NoticeFacts {
  deadlineId: string;
  planItemId: string;
  unitId: string;
}

export interface NewNotice {
  kind: NoticeKind;
  flipId: string | null;
  duty: NoticeDuty;
  title: string;
  body: string;
  issuedBy?: string | null;
  sentAt?: Date | null;
}

export async function factsOf(em: EntityManager, deadlineIds: string[]): Promise<Map<string, NoticeDuty>> {
  const rows = await em.query<NoticeDuty[]>(
    `SELECT d.id AS "deadlineId", d.plan_item_id AS "planItemId", d.unit_id AS "unitId", d.kind, u.name AS "unitName",
       i.path AS "itemPath", i.title AS "itemTitle", rule.raw, rule.policy, d.occurrence, d.due_on::text AS "dueOn", d.due_at AS "dueAt", d.provisional,
       d.inner_due_on::text AS "innerDueOn", d.inner_provisional AS "innerProvisional"
     FROM deadline d JOIN plan_item i ON i.id = d.plan_item_id JOIN unit u ON u.id = d.unit_id
     JOIN deadline_rule rule ON rule.id = d.rule_id
     WHERE d.id = ANY ($1::uuid[])`,
    [deadlineIds],
  );
  return new Map(rows.map((row) => [row.deadlineId, row]));
}

/** Writes notices in one statement; returns their ids in the order given. */
export async function insertNotices(em: EntityManager, now: Date, notices: NewNotice[]): Promise<string[]> {
  const column = (value: (notice: NewNotice) => unknown): unknown[] => notices.map(value);
  const rows = await em.query<{ id: string }[]>(
    `INSERT INTO notice (kind, flip_id, deadline_id, plan_item_id, unit_id, title, body, issued_at, issued_by, sent_at)
     SELECT kind, flip_id, deadline_id, plan_item_id, unit_id, title, body, $1, issued_by, sent_at
     FROM unnest($2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::uuid[], $10::timestamptz[])
       WITH ORDINALITY AS n (kind, flip_id, deadline_id, plan_item_id, unit_id, title, body, issued_by, sent_at, nth)
     ORDER BY nth RETURNING id`,
    [
      now,
      column(({ kind }) => kind),
      column(({ flipId }) => flipId),
      column(({ duty }) => duty.deadlineId),
      column(({ duty }) => duty.planItemId),
      column(({ duty }) => duty.unitId),
      column(({ title }) => title),
      column(({ body }) => body),
      column(({ issuedBy }) => issuedBy ?? null),
      column(({ sentAt }) => sentAt ?? null),
    ],
  );
  return rows.map(({ id }) => id);
}
