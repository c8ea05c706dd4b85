import { WorkCalendar, type CalendarNotice, type CalendarYear } from './domain/working-days.js';

/** A notice of the table with its days; notices of one year in the order they were loaded. */
export interface NoticeRow extends CalendarNotice {
  id: number;
  year: number;
  days: { date: string; name: string; kind: 'off' | 'work' }[];
}

/**
 * The calendar that the notices add up to. The first notice of a year is its notice, the rest are amendments; a day that
 * two notices name is ruled by the later one.
 */
export function toWorkCalendar(rows: readonly NoticeRow[]): WorkCalendar {
  const years = new Map<number, CalendarYear>();
  const ruledBy = new Map<string, number>();
  const inOrder = [...rows].sort((a, b) => a.year - b.year || a.id - b.id);
  for (const row of inOrder) for (const day of row.days) ruledBy.set(day.date, row.id);
  for (const { id, year, docNo, title, issuedOn, source, days } of inOrder) {
    const notice = { docNo, title, issuedOn, source };
    const ruled = days.filter((day) => ruledBy.get(day.date) === id);
    const known = years.get(year);
    if (!known) {
      years.set(year, { year, notice, amendments: [], days: ruled });
      continue;
    }
    const amendment = known.amendments!.push(notice) - 1;
    known.days.push(...ruled.map((day) => ({ ...day, amendment })));
  }
  return new WorkCalendar([...years.values()]);
}
