import {
  addDays,
  addMonths,
  instantInShanghai,
  isCalendarDate,
  type CalendarDate,
} from '../../../common/calendar-date.js';
import { periodAt, periodDue } from './periods.js';
import type { WorkCalendar } from './working-days.js';

export { periodsOf, type Period } from './periods.js';

export type ClockUnit = 'workday' | 'day' | 'hour' | 'month' | 'year';
export type Per = 'year' | 'half-year' | 'quarter' | 'month' | 'week' | 'day';
export type Roll = 'none' | 'previous' | 'next';

/** A date as the document writes it (6月底前); it never moves. */
export interface FixedRule {
  kind: 'fixed';
  date: CalendarDate;
}
/** A span (8月集中组织); an open side is null. Due at its end. */
export interface WindowRule {
  kind: 'window';
  start: CalendarDate | null;
  end: CalendarDate | null;
}
/** A length from an event, or from the document's issue where `event` is null. */
export interface RelativeRule {
  kind: 'relative';
  n: number;
  unit: ClockUnit;
  event: string | null;
  /** The law behind the length, with its article, where it is a statutory one. */
  basis?: string | null;
  /** How far its one extension may go at most; left out: as the plan says. */
  extension?: { n: number; unit: ClockUnit } | null;
}
/** At least `min` times per period; `by` is `MM-DD` (per year) or `DD` (in the period's last month); from `start` (year) on. */
export interface RecurringRule {
  kind: 'recurring';
  per: Per;
  min: number;
  by?: string | null;
  start?: number | null;
  basis?: string | null;
}
/** No date: 长期, 持续推进; reported at the plan's cadence. */
export interface OngoingRule {
  kind: 'ongoing';
}
/** 及时, 适时: no date of its own; the office's policy may set one, shown as the office's (`soft-policy.ts`). */
export interface SoftRule {
  kind: 'soft';
}
/**
 * When a plan's filings are due: on `day` of the period's last month (the last day where there is no such day), moved
 * by `roll` off a day off; or `afterWorkdays` working days after the period's end; with neither, on its last day.
 */
export interface CadenceRule {
  kind: 'cadence';
  per: 'month' | 'quarter';
  day?: number | null;
  afterWorkdays?: number | null;
  roll: Roll;
}
/** What a document says about time (domain 4.3); the first six kinds are those of the gold labels. */
export type RuleSpec =
  FixedRule | WindowRule | RelativeRule | RecurringRule | OngoingRule | SoftRule | CadenceRule;

/** Where a clock starts: the day of the event or issue and, for hour clocks, its moment. */
export interface Anchor {
  date: CalendarDate;
  at?: Date | null;
}

/** Either a date or, for an hour clock, an instant; neither for rules without a date. The two never mix. */
export interface Due {
  dueOn?: CalendarDate;
  dueAt?: Date;
  /** Rests on a year or days that no notice rules yet. */
  provisional: boolean;
}

const MS_PER_HOUR = 3_600_000;

/**
 * The due date or moment of a rule, counted by the Civil Code, articles 201 to 203:
 * working days: the day after the anchor is day 1; calendar days, months and years: the first day is not counted,
 * the last day of the month stands in for a day it lacks, an end on a day off moves to the next working day;
 * hours run from the moment itself (from 00:00 of the day where only the day is known), through nights and holidays.
 * `recurring` and `cadence` give the due date of the period in which the anchor lies.
 * Throws RangeError where the rule is malformed (`assertRule`).
 */
export function computeDue(rule: RuleSpec, anchor: Anchor, calendar: WorkCalendar): Due {
  assertRule(rule);
  switch (rule.kind) {
    case 'fixed':
      return { dueOn: rule.date, provisional: false };
    case 'window':
      return rule.end === null ? { provisional: false } : { dueOn: rule.end, provisional: false };
    case 'relative':
      return relativeDue(rule, anchor, calendar);
    case 'recurring':
    case 'cadence':
      return periodDue(rule, periodAt(rule.per, anchor.date), calendar);
    case 'ongoing':
    case 'soft':
      return { provisional: false };
  }
}

/** The day on which a day, month or year clock ends before it moves off a day off. */
export function nominalEnd({ n, unit }: RelativeRule, from: CalendarDate): CalendarDate {
  if (unit === 'day') return addDays(from, n);
  return addMonths(from, unit === 'year' ? n * 12 : n);
}

/** The moment at which an hour clock starts. */
export const startInstant = (anchor: Anchor): Date => anchor.at ?? instantInShanghai(anchor.date);

function relativeDue(rule: RelativeRule, anchor: Anchor, calendar: WorkCalendar): Due {
  const { n, unit } = rule;
  if (unit === 'hour') {
    return { dueAt: new Date(startInstant(anchor).getTime() + n * MS_PER_HOUR), provisional: false };
  }
  if (n === 0) return { dueOn: anchor.date, provisional: false };
  if (unit === 'workday') {
    const dueOn = calendar.addWorkdays(anchor.date, n);
    // The wider range first: it needs no date arithmetic and nearly always settles the question.
    const provisional =
      calendar.isProvisional({ from: anchor.date, to: dueOn }) &&
      calendar.isProvisional({ from: addDays(anchor.date, 1), to: dueOn });
    return { dueOn, provisional };
  }
  const end = nominalEnd(rule, anchor.date);
  const dueOn = calendar.nextWorkday(end);
  return { dueOn, provisional: calendar.isProvisional({ from: end, to: dueOn }) };
}

/** Throws RangeError for a rule that cannot be computed: a date that is none, a length that is no whole number ≥ 0. */
export function assertRule(rule: RuleSpec): void {
  const refuse = (what: string): never => {
    throw new RangeError(`${rule.kind} rule: ${what}`);
  };
  const dates = rule.kind === 'fixed' ? [rule.date] : rule.kind === 'window' ? [rule.start, rule.end] : [];
  for (const date of dates) if (date !== null && !isCalendarDate(date)) refuse(`not a date: ${date}`);
  if (rule.kind === 'relative' && !(Number.isSafeInteger(rule.n) && rule.n >= 0))
    refuse(`not a length: ${rule.n}`);
  if (rule.kind === 'relative' && rule.extension) {
    const { n, unit } = rule.extension;
    if (!Number.isSafeInteger(n) || n < 1 || (unit === 'hour') !== (rule.unit === 'hour'))
      refuse(`not an extension: ${n} ${unit}`);
  }
  if (rule.kind === 'recurring' && !(Number.isSafeInteger(rule.min) && rule.min >= 1))
    refuse(`not a number of times: ${rule.min}`);
  if (rule.kind === 'cadence') {
    const [day, afterWorkdays] = [rule.day ?? null, rule.afterWorkdays ?? null];
    if (day !== null && afterWorkdays !== null)
      refuse('a day and a number of working days exclude each other');
    if (day !== null && !(Number.isInteger(day) && day >= 1 && day <= 31))
      refuse(`not a day of a month: ${day}`);
    if (afterWorkdays !== null && !(Number.isInteger(afterWorkdays) && afterWorkdays >= 0)) {
      refuse(`not a number of working days: ${afterWorkdays}`);
    }
  }
}

/**
 * A rule from a label `{ kind, value }` as the parser and the gold files write it. `planYear` stands in for a year that
 * the text left out (`XXXX-06-30`). Null where the value does not make a rule, which the review screen then asks about.
 */
export function ruleFromLabel(kind: string, value: unknown, planYear?: number | null): RuleSpec | null {
  const date = (text: unknown): CalendarDate | null => {
    if (typeof text !== 'string') return null;
    const dated = planYear ? text.replace(/^XXXX/, String(planYear)) : text;
    return isCalendarDate(dated) ? dated : null;
  };
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  switch (kind) {
    case 'fixed': {
      const day = date(value);
      return day ? { kind, date: day } : null;
    }
    case 'window': {
      const [start, end] = [date(fields.start), date(fields.end)];
      return start || end ? { kind, start, end } : null;
    }
    case 'relative': {
      const { n, unit, event } = fields;
      if (!Number.isSafeInteger(n) || (n as number) < 0 || !UNITS.has(unit as string)) return null;
      return {
        kind,
        n: n as number,
        unit: unit as ClockUnit,
        event: typeof event === 'string' ? event : null,
        ...basisOf(fields),
        ...extensionOf(fields),
      };
    }
    case 'recurring': {
      const { per, min, by, start } = fields;
      if (!PERS.has(per as string)) return null;
      return {
        kind,
        per: per as Per,
        min: Number.isSafeInteger(min) && (min as number) >= 1 ? (min as number) : 1,
        by: typeof by === 'string' ? by : null,
        start: Number.isSafeInteger(start) ? (start as number) : null,
        ...basisOf(fields),
      };
    }
    case 'ongoing':
    case 'soft':
      return { kind };
    default:
      return null;
  }
}

/** Where a rule stands by a law; labels of documents have none. */
function basisOf({ basis }: Record<string, unknown>): { basis?: string } {
  return typeof basis === 'string' && basis.trim() ? { basis: basis.trim().slice(0, 200) } : {};
}

function extensionOf({ extension }: Record<string, unknown>): Pick<RelativeRule, 'extension'> {
  if (typeof extension !== 'object' || extension === null) return {};
  const { n, unit } = extension as Record<string, unknown>;
  return UNITS.has(unit as string) ? { extension: { n: Number(n), unit: unit as ClockUnit } } : {};
}

const UNITS = new Set<string>(['workday', 'day', 'hour', 'month', 'year'] satisfies ClockUnit[]);
const PERS = new Set<string>(['year', 'half-year', 'quarter', 'month', 'week', 'day'] satisfies Per[]);
