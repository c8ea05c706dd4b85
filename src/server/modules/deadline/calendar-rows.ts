import type { CalendarScope, DayKind } from '../../../shared/vocabulary.js';
import { WorkCalendar, type CalendarNotice, type CalendarYear } from './domain/working-days.js';

/** `plain`: by the day of the week again. */
export interface RuledDay {
  date: string;
  name: string;
  kind: DayKind;
}

/** A notice of the table with its days. */
export interface NoticeRow extends CalendarNotice {
  id: number;
  year: number;
  /** `year`: arranges the whole year; `days`: a second notice in a running year, which rules the days it names. */
  scope: CalendarScope;
  withdrawn: boolean;
  days: RuledDay[];
}

/**
 * The notices that rule, ascending by year and loading: of each year the last that arranges the whole year, and the
 * second notices loaded after it. A year without the former is unknown, whatever second notices there are.
 */
export function noticesInForce<T extends Pick<NoticeRow, 'id' | 'year' | 'scope' | 'withdrawn'>>(
  rows: readonly T[],
): T[] {
  const standing = rows.filter(({ withdrawn }) => !withdrawn).sort((a, b) => a.year - b.year || a.id - b.id);
  const base = new Map<number, number>();
  for (const { year, scope, id } of standing) if (scope === 'year') base.set(year, id);
  return standing.filter(({ year, id }) => base.has(year) && id >= base.get(year)!);
}

/** The days of the notices in force; a day that two of them name is ruled by the later one. */
export function calendarYears(rows: readonly NoticeRow[]): CalendarYear[] {
  const inForce = noticesInForce(rows);
  const years = new Map<number, CalendarYear>();
  const ruledBy = new Map<string, number>();
  for (const row of inForce) for (const day of row.days) ruledBy.set(day.date, row.id);
  for (const { id, year, docNo, title, issuedOn, source, days } of inForce) {
    const notice = { docNo, title, issuedOn, source };
    const ruled = days.filter((day) => ruledBy.get(day.date) === id && day.kind !== 'plain');
    const listed = ruled as (RuledDay & { kind: 'off' | 'work' })[];
    const known = years.get(year);
    if (!known) {
      years.set(year, { year, notice, amendments: [], days: [...listed] });
      continue;
    }
    const amendment = known.amendments!.push(notice) - 1;
    known.days.push(...listed.map((day) => ({ ...day, amendment })));
  }
  return [...years.values()];
}

/** The calendar that the notices add up to. */
export const toWorkCalendar = (rows: readonly NoticeRow[]): WorkCalendar =>
  new WorkCalendar(calendarYears(rows));
