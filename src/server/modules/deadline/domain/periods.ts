import {
  addDays,
  calendarDate,
  dayOf,
  lastDayOfMonth,
  monthOf,
  weekdayOf,
  yearOf,
  type CalendarDate,
} from '../../../common/calendar-date.js';
import type { CadenceRule, Per, RecurringRule } from './rule.js';
import type { WorkCalendar } from './working-days.js';

/** One period of a recurring duty. `period` is its name: 2018, 2018H1, 2018Q2, 2018-06, 2018W23, 2018-06-04. */
export interface Period {
  period: string;
  start: CalendarDate;
  end: CalendarDate;
  dueOn: CalendarDate;
  provisional: boolean;
}
export type Span = Pick<Period, 'period' | 'start' | 'end'>;

/**
 * The periods of a duty that a unit still owes between two days: those that start on or before `to`, and neither end
 * nor fall due before `from` (a plan published after this month's due day owes nothing for this month).
 */
export function periodsOf(
  rule: CadenceRule | RecurringRule,
  from: CalendarDate,
  to: CalendarDate,
  calendar: WorkCalendar,
): Period[] {
  const firstYear = rule.kind === 'recurring' ? (rule.start ?? -Infinity) : -Infinity;
  const periods: Period[] = [];
  for (
    let span = periodAt(rule.per, from);
    span.start <= to;
    span = periodAt(rule.per, addDays(span.end, 1))
  ) {
    const due = periodDue(rule, span, calendar);
    if (due.dueOn >= from && yearOf(span.start) >= firstYear) periods.push({ ...span, ...due });
  }
  return periods;
}

/** The period in which a day lies. */
export function periodAt(per: Per, date: CalendarDate): Span {
  const [year, month] = [yearOf(date), monthOf(date)];
  switch (per) {
    case 'year':
      return months(year, 1, 12, String(year));
    case 'half-year':
      return month <= 6 ? months(year, 1, 6, `${year}H1`) : months(year, 7, 6, `${year}H2`);
    case 'quarter': {
      const quarter = Math.ceil(month / 3);
      return months(year, quarter * 3 - 2, 3, `${year}Q${quarter}`);
    }
    case 'month':
      return months(year, month, 1, date.slice(0, 7));
    case 'week': {
      const start = addDays(date, -((weekdayOf(date) + 6) % 7));
      return { period: isoWeek(start), start, end: addDays(start, 6) };
    }
    case 'day':
      return { period: date, start: date, end: date };
  }
}

/** When a period's duty falls due. Only a cadence moves off a day off: what a document writes stays as written. */
export function periodDue(
  rule: CadenceRule | RecurringRule,
  span: Span,
  calendar: WorkCalendar,
): { dueOn: CalendarDate; provisional: boolean } {
  if (rule.kind === 'recurring') return { dueOn: recurringDue(rule, span), provisional: false };
  if (typeof rule.afterWorkdays === 'number') {
    const dueOn = calendar.addWorkdays(span.end, rule.afterWorkdays);
    const counted = { from: addDays(span.end, 1), to: dueOn };
    return { dueOn, provisional: rule.afterWorkdays > 0 && calendar.isProvisional(counted) };
  }
  const nominal = cadenceDay(rule, span);
  switch (rule.roll) {
    case 'none':
      return { dueOn: nominal, provisional: false };
    case 'previous': {
      const before = calendar.previousWorkday(nominal);
      // 每月5日 in a month that opens with 国庆: the working day before lies in another period, whose filing it is not.
      const dueOn = before < span.start ? calendar.nextWorkday(nominal) : before;
      const [from, to] = [before, dueOn > nominal ? dueOn : nominal];
      return { dueOn, provisional: calendar.isProvisional({ from, to }) };
    }
    case 'next': {
      const dueOn = calendar.nextWorkday(nominal);
      return { dueOn, provisional: calendar.isProvisional({ from: nominal, to: dueOn }) };
    }
  }
}

/** The day a cadence names, before it moves: `day` of the period's last month, else the period's last day. */
export const cadenceDay = (rule: CadenceRule, span: Span): CalendarDate =>
  rule.day ? dayInMonth(yearOf(span.end), monthOf(span.end), rule.day) : span.end;

function recurringDue({ by }: RecurringRule, span: Span): CalendarDate {
  const match = /^(?:(\d{2})-)?(\d{2})$/.exec(by ?? '');
  if (!match) return span.end;
  const month = match[1] ? Number(match[1]) : monthOf(span.end);
  if (month < 1 || month > 12) return span.end;
  const dueOn = dayInMonth(yearOf(span.end), month, Number(match[2]));
  return dueOn >= span.start && dueOn <= span.end ? dueOn : span.end;
}

function dayInMonth(year: number, month: number, day: number): CalendarDate {
  const last = lastDayOfMonth(year, month);
  return day >= 1 && day <= dayOf(last) ? calendarDate(year, month, day) : last;
}

const months = (year: number, first: number, count: number, period: string): Span => ({
  period,
  start: calendarDate(year, first, 1),
  end: lastDayOfMonth(year, first + count - 1),
});

/** ISO 8601: the week belongs to the year of its Thursday. */
function isoWeek(monday: CalendarDate): string {
  const thursday = addDays(monday, 3);
  const year = yearOf(thursday);
  let week = 1;
  for (let day = addDays(thursday, -7); yearOf(day) === year; day = addDays(day, -7)) week += 1;
  return `${year}W${String(week).padStart(2, '0')}`;
}
