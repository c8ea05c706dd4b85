import type { Dto } from '../../api/client.ts';

export interface Day {
  date: string;
  /** Day of the month. */
  number: number;
  /** `off` and `work` as a notice rules; else by the day of the week. */
  kind: 'off' | 'work' | 'weekend' | 'weekday';
  special: Dto<'SpecialDayDto'> | null;
}

export interface Month {
  month: number;
  /** Empty cells before the 1st, in a week that begins on Monday. */
  before: number;
  days: Day[];
  workdays: number;
}

/** The twelve months of a year with what each day is. */
export function monthsOf({ year, days }: Pick<Dto<'CalendarYearDto'>, 'year' | 'days'>): Month[] {
  const special = new Map(days.map((day) => [day.date, day]));
  return Array.from({ length: 12 }, (_, index) => {
    const length = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
    const list = Array.from({ length }, (_, day) => dayOf(year, index, day + 1, special));
    const first = new Date(Date.UTC(year, index, 1)).getUTCDay();
    const workdays = list.filter(({ kind }) => kind === 'work' || kind === 'weekday').length;
    return { month: index + 1, before: (first + 6) % 7, days: list, workdays };
  });
}

function dayOf(year: number, month: number, number: number, special: Map<string, Dto<'SpecialDayDto'>>): Day {
  const at = new Date(Date.UTC(year, month, number));
  const date = at.toISOString().slice(0, 10);
  const ruled = special.get(date) ?? null;
  return {
    date,
    number,
    kind: ruled?.kind ?? (at.getUTCDay() % 6 === 0 ? 'weekend' : 'weekday'),
    special: ruled,
  };
}

export interface Holiday {
  name: string;
  /** First and last of an unbroken run of days. */
  from: string;
  to: string;
  days: number;
  kind: 'off' | 'work';
}

/** Holidays as an office reads them, 10月1日至8日, and the 补班 days between. */
export function holidaysOf(days: readonly Dto<'SpecialDayDto'>[]): Holiday[] {
  const runs: Holiday[] = [];
  for (const { date, name, kind } of days) {
    const last = runs.at(-1);
    if (last && last.kind === kind && last.name === name && isNext(last.to, date)) {
      last.to = date;
      last.days += 1;
    } else runs.push({ name, kind, from: date, to: date, days: 1 });
  }
  return runs;
}

const isNext = (date: string, other: string): boolean => Date.parse(other) - Date.parse(date) === 86_400_000;
