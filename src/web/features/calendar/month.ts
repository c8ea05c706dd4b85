import type { Dto } from '../../api/client.ts';
import { monthsOf, type Day } from './year.ts';

/** A day of the month with what falls due on it. */
export interface DutyDay extends Pick<Day, 'date' | 'number' | 'kind'> {
  weekday: string;
  /** 国庆节: the name of the holiday that rules the day; empty on an ordinary one. */
  name: string;
  due: Dto<'DueDayDto'> | null;
}

/** Weeks from Monday to Sunday; null before the 1st and after the last. */
export function monthOfDuties(
  { month, days }: Pick<Dto<'DueMonthDto'>, 'month' | 'days'>,
  ruled: Pick<Dto<'CalendarYearDto'>, 'year' | 'days'> | null,
): { weeks: (DutyDay | null)[][] } {
  const [year, number] = month.split('-').map(Number);
  const special = ruled?.year === year ? ruled.days : [];
  const { before, days: all } = monthsOf({ year, days: special })[number - 1];
  const due = new Map(days.map((day) => [day.date, day]));
  const cells: (DutyDay | null)[] = [
    ...Array.from({ length: before }, () => null),
    ...all.map((day, index) => ({
      ...{ date: day.date, number: day.number, kind: day.kind },
      weekday: `周${'一二三四五六日'[(before + index) % 7]}`,
      name: day.special?.name ?? '',
      due: due.get(day.date) ?? null,
    })),
  ];
  while (cells.length % 7 > 0) cells.push(null);
  return {
    weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7)),
  };
}

/** The month so many after (before: negative) `month`, `YYYY-MM`. */
export function monthsFrom(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}
