import type { DataSource } from 'typeorm';

/** The events that the shipped documents and statutory clocks wait for; an office adds its own. */
export const SHIPPED_EVENT_TYPES = [
  { code: 'list_adjusted', name: '清单调整' },
  { code: 'document_published', name: '文件公开' },
  { code: 'service_condition_changed', name: '办事条件变化' },
  { code: 'major_incident', name: '重大突发事件发生' },
  { code: 'request_received', name: '收到公开申请' },
] as const;

/** Adds the shipped event types that are missing; a renamed one keeps its new name. Returns how many were new. */
export async function seedEventTypes(dataSource: DataSource): Promise<number> {
  const added = await dataSource.query<unknown[]>(
    `INSERT INTO event_type (code, name)
     SELECT code, name FROM jsonb_to_recordset($1::jsonb) AS t(code text, name text)
     ON CONFLICT DO NOTHING RETURNING id`,
    [JSON.stringify(SHIPPED_EVENT_TYPES)],
  );
  return added.length;
}
