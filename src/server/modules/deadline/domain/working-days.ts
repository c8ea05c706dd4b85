import {
  fromDayNumber,
  toDayNumber,
  weekdayOf,
  yearOf,
  type CalendarDate,
} from '../../../common/calendar-date.js';

/** The document behind a day: a State Council notice. What is not known for sure is null. */
export interface CalendarNotice {
  docNo: string | null;
  title: string | null;
  issuedOn: CalendarDate | null;
  source: string | null;
  /** An office's own arrangement, no notice; `title` says whose. */
  local?: true;
}

/** One day on which the calendar differs from Monday to Friday; `amendment` points into the year's `amendments`. */
export interface CalendarDay {
  date: CalendarDate;
  name: string;
  /** `off` = 放假, `work` = 补班. */
  kind: 'off' | 'work';
  amendment?: number;
}

/**
 * What one year's notice says; the form of `seeds/calendar/<year>.json`. `days` may reach into the last days of the
 * year before, which that notice rules.
 */
export interface CalendarYear {
  year: number;
  notice: CalendarNotice;
  /** Second notices in a running year (2015, 2019, 2020). */
  amendments?: CalendarNotice[];
  days: CalendarDay[];
  /** What the first notice said of days that an amendment rules since: says it again where the amendment is withdrawn. */
  superseded?: CalendarDay[];
}

/** A day that an office sets for itself and the units below it (本单位安排); it rules over what the notices say. */
export interface LocalDay {
  date: CalendarDate;
  name: string;
  kind: 'off' | 'work';
  /** Short name of the office. */
  unitName: string;
  /** The office's own document; null where none was stated. */
  source: string | null;
}

/** Why a day counts or not. `kind`: off = 放假, makeup = 补班, weekend = 周末, workday = 工作日. */
export interface DayReason {
  date: CalendarDate;
  workday: boolean;
  kind: 'off' | 'makeup' | 'weekend' | 'workday';
  /** Chinese, short: `放假(春节)`, `补班(春节)`, `周末`, `工作日`. */
  text: string;
  /** The notice that rules the day; null for an ordinary day and where no notice is known. */
  notice: CalendarNotice | null;
  provisional: boolean;
}

const LAST_DAY = toDayNumber('9999-12-31');
/** The last days of a year may be moved by the next year's notice. */
const RULED_BY_NEXT_FROM = '-12-28';

/**
 * The working days of China: Monday to Friday, corrected by the notices given. Immutable; built once and shared.
 * Additions and counts are two array look-ups within the years known; outside them only weekends are known, and
 * `isProvisional` says so. Dates are Asia/Shanghai calendar dates; the process time zone never enters.
 */
export class WorkCalendar {
  /** Years that a notice covers, ascending. */
  readonly knownYears: readonly number[];

  private readonly years: ReadonlyMap<number, CalendarYear>;
  private readonly special = new Map<CalendarDate, { day: CalendarDay; notice: CalendarNotice }>();
  private readonly first: number;
  private readonly last: number;
  private readonly texts: CalendarDate[] = [];
  private readonly indexOf = new Map<CalendarDate, number>();
  /** Working days up to and including the i-th day of the table. */
  private readonly rank: Int32Array;
  /** Index of the k-th working day of the table, k from 1. */
  private readonly workdayAt: Int32Array;
  private readonly total: number;
  /** The span in which no result can change; empty where the known years have a gap. */
  private readonly settled: { from: CalendarDate; to: CalendarDate };

  /** Throws RangeError where a date is no date, or is ruled twice by the notices of one calendar. */
  constructor(years: readonly CalendarYear[], local: readonly LocalDay[] = []) {
    this.years = new Map(years.map((one) => [one.year, one]));
    this.knownYears = [...this.years.keys()].sort((a, b) => a - b);
    for (const year of years) {
      for (const day of year.days) {
        if (this.special.has(day.date)) throw new RangeError(`${day.date} is ruled twice`);
        const notice = day.amendment === undefined ? year.notice : year.amendments?.[day.amendment];
        if (!notice) throw new RangeError(`${day.date} names an amendment that is not there`);
        this.special.set(day.date, { day, notice });
      }
    }
    for (const { unitName, source, ...day } of local) {
      const notice = {
        docNo: null,
        title: `本单位安排(${unitName})`,
        issuedOn: null,
        source,
        local: true as const,
      };
      this.special.set(day.date, { day, notice });
    }
    const ruled = [...this.special.keys()].map(toDayNumber);
    const firstYear = this.knownYears[0] ?? 1970;
    this.first = Math.min(toDayNumber(`${firstYear}-01-01`), ...ruled);
    this.last = Math.max(toDayNumber(`${this.knownYears.at(-1) ?? 1970}-12-31`), ...ruled);

    const size = this.last - this.first + 1;
    this.rank = new Int32Array(size);
    this.workdayAt = new Int32Array(size + 1);
    let count = 0;
    for (let index = 0; index < size; index += 1) {
      const date = fromDayNumber(this.first + index);
      this.texts.push(date);
      this.indexOf.set(date, index);
      if (this.worksBy(date)) {
        count += 1;
        this.workdayAt[count] = index;
      }
      this.rank[index] = count;
    }
    this.total = count;

    const lastYear = this.knownYears.at(-1) ?? firstYear;
    const unbroken = this.knownYears.length > 0 && this.knownYears.length === lastYear - firstYear + 1;
    this.settled = unbroken
      ? { from: `${firstYear}-01-01`, to: `${lastYear}-12-27` }
      : { from: '9999-12-31', to: '0000-01-01' };
  }

  /** The days between which the calendar knows more than weekends. */
  get firstDay(): CalendarDate {
    return this.texts[0];
  }

  get lastDay(): CalendarDate {
    return this.texts[this.texts.length - 1];
  }

  isWorkday(date: CalendarDate): boolean {
    const index = this.indexOf.get(date);
    if (index === undefined) return isWeekday(date);
    return this.rank[index] > (index === 0 ? 0 : this.rank[index - 1]);
  }

  /**
   * The n-th working day after `date` (the day after is the first candidate); for negative n the |n|-th before it;
   * for 0 the date itself, worked or not. Throws RangeError for a fractional n or a result past the year 9999.
   */
  addWorkdays(date: CalendarDate, n: number): CalendarDate {
    const index = this.indexOf.get(date);
    if (n > 0 && index !== undefined) {
      const k = this.rank[index] + n;
      if (k <= this.total && Number.isInteger(n)) return this.texts[this.workdayAt[k]];
    }
    if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole number of days: ${n}`);
    const number = toDayNumber(date);
    if (n === 0) return date;
    return this.dateOf(
      n > 0 ? this.dayOfRank(this.rankOf(number) + n) : this.dayOfRank(this.rankOf(number - 1) + n + 1),
    );
  }

  /** Working days in (a, b]: after `a`, up to and including `b`. Negative when `b` lies before `a`. */
  workdaysBetween(a: CalendarDate, b: CalendarDate): number {
    const from = this.indexOf.get(a);
    const to = this.indexOf.get(b);
    if (from !== undefined && to !== undefined) return this.rank[to] - this.rank[from];
    return this.rankOf(toDayNumber(b)) - this.rankOf(toDayNumber(a));
  }

  /** `date` itself if it is worked, else the next working day. */
  nextWorkday(date: CalendarDate): CalendarDate {
    return this.isWorkday(date) ? date : this.addWorkdays(date, 1);
  }

  /** `date` itself if it is worked, else the working day before. */
  previousWorkday(date: CalendarDate): CalendarDate {
    return this.isWorkday(date) ? date : this.addWorkdays(date, -1);
  }

  /**
   * Whether a result that looked at the days `from` to `to` (both included) can still change: a year that no notice
   * covers, or 28–31 December of a year whose successor's notice is not known.
   */
  isProvisional({ from, to }: { from: CalendarDate; to: CalendarDate }): boolean {
    if (from >= this.settled.from && to <= this.settled.to) return false;
    for (let year = yearOf(from), end = yearOf(to); year <= end; year += 1) {
      if (!this.years.has(year)) return true;
      const reachesYearEnd = to >= `${year}${RULED_BY_NEXT_FROM}`;
      if (reachesYearEnd && !this.years.has(year + 1)) return true;
    }
    return false;
  }

  /** Why `date` is worked or not, and by which notice. */
  dayReason(date: CalendarDate): DayReason {
    const special = this.special.get(date);
    const provisional = this.isProvisional({ from: date, to: date });
    if (special) {
      const { day, notice } = special;
      const workday = day.kind === 'work';
      const text = `${workday ? '补班' : '放假'}(${day.name})`;
      return { date, workday, kind: workday ? 'makeup' : 'off', text, notice, provisional };
    }
    const workday = isWeekday(date);
    const [kind, text] = workday ? (['workday', '工作日'] as const) : (['weekend', '周末'] as const);
    return { date, workday, kind, text, notice: null, provisional };
  }

  /** The days of a year that differ from Monday to Friday, with what rules them, in order. */
  specialDays(
    year: number,
  ): { date: CalendarDate; name: string; kind: 'off' | 'work'; notice: CalendarNotice }[] {
    return [...this.special.values()]
      .filter(({ day }) => yearOf(day.date) === year)
      .map(({ day: { date, name, kind }, notice }) => ({ date, name, kind, notice }))
      .sort((a, b) => (a.date < b.date ? -1 : 1));
  }

  /** What the notice of a year says, with its amendments; undefined where none is known. */
  arrangementOf(year: number): CalendarYear | undefined {
    return this.years.get(year);
  }

  private worksBy(date: CalendarDate): boolean {
    const special = this.special.get(date);
    return special ? special.day.kind === 'work' : isWeekday(date);
  }

  /** Working days from the table's first day to `day`; zero or negative before it. */
  private rankOf(day: number): number {
    if (day < this.first) return weekdaysUpTo(day) - weekdaysUpTo(this.first - 1);
    if (day > this.last) return this.total + weekdaysUpTo(day) - weekdaysUpTo(this.last);
    return this.rank[day - this.first];
  }

  private dayOfRank(k: number): number {
    if (k < 1) return weekdayNumber(weekdaysUpTo(this.first - 1) + k);
    if (k > this.total) return weekdayNumber(weekdaysUpTo(this.last) + k - this.total);
    return this.first + this.workdayAt[k];
  }

  private dateOf(day: number): CalendarDate {
    if (day > LAST_DAY || day < -719_528) throw new RangeError('date out of range');
    return fromDayNumber(day);
  }
}

/** The name of a notice as an office would cite it. */
export function noticeName(notice: CalendarNotice): string {
  if (notice.local) return [notice.title, notice.source].filter(Boolean).join(' ');
  if (notice.title && notice.docNo) return `《${notice.title}》(${notice.docNo})`;
  if (notice.title) return `《${notice.title}》`;
  return notice.docNo ?? '国务院办公厅当年放假安排通知';
}

const isWeekday = (date: CalendarDate): boolean => {
  const weekday = weekdayOf(date);
  return weekday >= 1 && weekday <= 5;
};

/** Monday-to-Friday days from Monday 1969-12-29 (day number -3) up to and including `day`; negative before. */
function weekdaysUpTo(day: number): number {
  const offset = day + 3;
  const week = Math.floor(offset / 7);
  return week * 5 + Math.min(offset - week * 7 + 1, 5);
}

/** Inverse of `weekdaysUpTo` on weekdays: the day number of the k-th weekday. */
function weekdayNumber(k: number): number {
  const week = Math.floor((k - 1) / 5);
  return week * 7 + (k - 1 - week * 5) - 3;
}
