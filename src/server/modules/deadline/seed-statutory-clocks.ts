import fs from 'node:fs';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { PROJECT_ROOT } from '../../common/project-root.js';
import type { ClockUnit } from './domain/rule.js';

/** One entry of `seeds/statutory-clocks.json`, in the order in which it is listed. */
export interface ShippedClock {
  code: string;
  title: string;
  starts: string;
  n: number | null;
  unit: ClockUnit | null;
  by: string | null;
  atMost: boolean;
  eventCode: string | null;
  law: string;
  article: string;
  note: string;
}

let shipped: ShippedClock[] | null = null;

/**
 * The statutory clocks that ship with the system (domain 10), checked against 政府信息公开条例 (2019) articles 26, 30, 32,
 * 33, 34, 49 and 政府督查工作条例 article 17. What the table says more simply than the law:
 * - 26: another law's own period goes before; no template can know which.
 * - 30: the 7 working days are the authority's, for a notice given once. The period in which the applicant has to correct
 *   is the authority's to set (合理期限), so it is a fact of the request and no template.
 * - 33: what can be answered on the spot is answered on the spot; 20 working days are the outer limit. The extension is
 *   a ceiling, needs the consent of the head of the disclosure office, and counts only once the applicant is told.
 * - 32 and 34: the time that a consultation takes does not count (33, third paragraph); the law does not say from which
 *   day to which. We stop on the day the letter goes out and go on when the opinion arrives, or after the 15th working day.
 * - 35: a request beyond reasonable frequency may be answered later, in a period that the authority sets: not modelled.
 * - 49: the department's report is due to the supervising office and to the public by 31 January, the government's by 31 March.
 * - 督查 17: 30 days are calendar days; an end on a day off moves on (Civil Code 203).
 * The hour clocks (国办发〔2016〕80号) and the three local ones are as reported, not read from the document.
 */
export function shippedClocks(): ShippedClock[] {
  const file = path.join(PROJECT_ROOT, 'seeds/statutory-clocks.json');
  shipped ??= JSON.parse(fs.readFileSync(file, 'utf8')) as ShippedClock[];
  return shipped;
}

/** Adds the clocks that are missing and renews those that nobody edited; an edited one keeps its values. */
export async function seedStatutoryClocks(dataSource: DataSource): Promise<void> {
  const rows = shippedClocks().map((clock, sort) => ({ ...clock, sort }));
  await dataSource.query(
    `INSERT INTO statutory_clock (code, title, starts, n, unit, by, at_most, event_code, law, article, note, sort)
     SELECT code, title, starts, n, unit, by, "atMost", "eventCode", law, article, note, sort
     FROM jsonb_to_recordset($1::jsonb) AS t(code text, title text, starts text, n int, unit text, by text,
       "atMost" boolean, "eventCode" text, law text, article text, note text, sort int)
     ORDER BY code
     ON CONFLICT (code) DO UPDATE SET title = EXCLUDED.title, starts = EXCLUDED.starts, n = EXCLUDED.n,
       unit = EXCLUDED.unit, by = EXCLUDED.by, at_most = EXCLUDED.at_most, event_code = EXCLUDED.event_code,
       law = EXCLUDED.law, article = EXCLUDED.article, note = EXCLUDED.note, sort = EXCLUDED.sort
     WHERE statutory_clock.edited_at IS NULL
       AND (statutory_clock.title, statutory_clock.starts, statutory_clock.n, statutory_clock.unit, statutory_clock.by,
            statutory_clock.event_code, statutory_clock.law, statutory_clock.article, statutory_clock.note, statutory_clock.sort)
         IS DISTINCT FROM (EXCLUDED.title, EXCLUDED.starts, EXCLUDED.n, EXCLUDED.unit, EXCLUDED.by,
            EXCLUDED.event_code, EXCLUDED.law, EXCLUDED.article, EXCLUDED.note, EXCLUDED.sort)`,
    [JSON.stringify(rows)],
  );
}
