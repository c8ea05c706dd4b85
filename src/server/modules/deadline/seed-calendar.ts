import type { DataSource, EntityManager } from 'typeorm';
import {
  noticeName,
  type CalendarDay,
  type CalendarNotice,
  type CalendarYear,
} from './domain/working-days.js';
import { readShippedYears } from './shipped-calendar.js';
import { ADVISORY_LOCK } from '../../common/database/advisory-locks.js';

/**
 * Loads the notices that ship with the system into the calendar table; a notice that is there already (same year, number
 * or title) is left as it is, withdrawn or not. `around` may look before and after, in the same transaction. Returns how
 * many notices were new.
 */
export async function seedCalendar(
  dataSource: DataSource,
  around: (em: EntityManager, load: () => Promise<number>) => Promise<number> = (_, load) => load(),
): Promise<number> {
  const notices = readShippedYears().flatMap(noticesOf);
  return dataSource.transaction(async (em) => {
    await em.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCK.seedCalendar]);
    return around(em, () => insert(em, notices));
  });
}

async function insert(em: EntityManager, notices: ReturnType<typeof noticesOf>): Promise<number> {
  const [{ added }] = await em.query<{ added: number }[]>(
    `WITH given AS (
         SELECT g.* FROM jsonb_to_recordset($1::jsonb) AS g(seq int, year int, scope text, "docNo" text, title text, "issuedOn" date, source text, days jsonb)
       ), added AS (
         INSERT INTO calendar_notice (year, scope, doc_no, title, issued_on, source)
         SELECT year, scope, "docNo", title, "issuedOn", source FROM given g
         WHERE NOT EXISTS (SELECT 1 FROM calendar_notice n
           WHERE n.year = g.year AND (n.title = g.title OR n.doc_no = g."docNo"))
         ORDER BY seq RETURNING id, year, doc_no, title
       ), days AS (
         INSERT INTO calendar_day (notice_id, date, kind, name)
         SELECT a.id, d.date, d.kind, d.name FROM added a
         JOIN given g ON g.year = a.year AND g.title = a.title AND g."docNo" IS NOT DISTINCT FROM a.doc_no
         CROSS JOIN jsonb_to_recordset(g.days) AS d(date date, kind text, name text)
       )
       SELECT count(*)::int AS added FROM added`,
    [JSON.stringify(notices.map((notice, seq) => ({ seq, ...notice })))],
  );
  return added;
}

/** A year's notice and its amendments, each with the days it rules. */
function noticesOf({ year, notice, amendments = [], days, superseded = [] }: CalendarYear) {
  const row = (scope: 'year' | 'days', one: CalendarNotice, ruled: CalendarDay[]) => ({
    ...one,
    year,
    scope,
    title: one.title ?? noticeName({ ...one, docNo: null }),
    days: ruled.map(({ date, kind, name }) => ({ date, kind, name })),
  });
  return [
    row('year', notice, [...days.filter((day) => day.amendment === undefined), ...superseded]),
    ...amendments.map((one, index) =>
      row(
        'days',
        one,
        days.filter((day) => day.amendment === index),
      ),
    ),
  ];
}
