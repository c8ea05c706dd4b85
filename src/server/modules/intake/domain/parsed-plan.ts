/**
 * What the reader says about a document: the shape of contract.md "What `parse` prints", plus two fields that the
 * review screen needs (`basis`, `docType`) and that `duban parse` leaves out.
 */
import type { CalendarDate } from '../../../common/calendar-date.js';
import type { Certainty, ItemKind, UnitRole } from '../../../../shared/vocabulary.js';

export type { Certainty, UnitRole };

/** `[start, end)` offsets into the text as read, before normalisation. */
export type Span = [start: number, end: number];

/** Whether the document says it (`stated`) or a rule concludes it (`inferred`). */
export type Basis = 'stated' | 'inferred';

export interface ParsedAssignment {
  /** The unit's name as written; resolving it is the organisation's business. */
  unit: string;
  role: UnitRole;
  /** A collective such as 机关各处室 that expands to units on a date. */
  group: boolean;
  span: Span;
  certainty: Certainty;
  rule: string;
  basis: Basis;
}

export type RelativeUnit = 'workday' | 'day' | 'hour' | 'month' | 'year';
export type Period = 'year' | 'half-year' | 'quarter' | 'month' | 'week' | 'day';

/** `date` is a CalendarDate, or `XXXX-MM-DD` while the year of the plan is unknown. */
export type FixedValue = CalendarDate;
export interface WindowValue {
  start: CalendarDate | null;
  end: CalendarDate | null;
}
/** `event` is the trigger as written; null counts from the day of issue. */
export interface RelativeValue {
  n: number;
  unit: RelativeUnit;
  event: string | null;
}
/** `by` is `MM-DD` within a year, `DD` within a month; `start` the first year. */
export interface RecurringValue {
  per: Period;
  min: number;
  by?: string;
  start?: number;
}

interface DeadlineBase {
  /** The short phrase as written. */
  raw: string;
  span: Span;
  certainty: Certainty;
  rule: string;
  basis: Basis;
}

export type DeadlineValue =
  | { kind: 'fixed'; value: FixedValue }
  | { kind: 'window'; value: WindowValue }
  | { kind: 'relative'; value: RelativeValue }
  | { kind: 'recurring'; value: RecurringValue }
  | { kind: 'ongoing'; value: null }
  | { kind: 'soft'; value: null };

export type ParsedDeadline = DeadlineBase & DeadlineValue;

export interface ParsedItem {
  /** As written (`一、`, `(一)`, `1.`), empty for an unnumbered paragraph. */
  number: string;
  /** The mark's class: 1 = 一、 2 = (一) 3 = 1. or a table row, 4 = (1), 5 = ①, 0 = unnumbered. */
  level: number;
  /** Index into `items`, null at the top. */
  parent: number | null;
  kind: ItemKind;
  /** The words after the number: heading, then body, paragraphs separated by a line break. */
  text: string;
  span: Span;
  certainty: Certainty;
  assignments: ParsedAssignment[];
  deadlines: ParsedDeadline[];
  /** 1-based sheet row, for items that come from a table. */
  row?: number;
}

export interface UpstreamCitation {
  docNo: string | null;
  title: string;
}

/** What kind of document this is; only a `plan` gives tasks. */
export type DocType = 'plan' | 'report' | 'notice' | 'regulation' | 'other';

export interface ParsedPlanFields {
  isPlan: boolean;
  docType: DocType;
  title: string | null;
  issuer: string | null;
  docNo: string | null;
  date: CalendarDate | null;
  year: number | null;
  indexNo: string | null;
  openness: string | null;
  upstream: UpstreamCitation[];
}

export interface ParsedQuestion {
  code: string;
  /** Chinese, in office words. */
  message: string;
  span: Span | null;
  /** Index into `items`. */
  item: number | null;
}

export interface ParsedPlan {
  plan: ParsedPlanFields;
  items: ParsedItem[];
  questions: ParsedQuestion[];
}

/** The plan as `duban parse` prints it: exactly the fields of contract.md. */
export function printedPlan(parsed: ParsedPlan): unknown {
  const { docType: _docType, ...plan } = parsed.plan;
  const bare = <T extends { basis: Basis }>({ basis: _basis, ...finding }: T) => finding;
  return {
    plan,
    items: parsed.items.map(({ row: _row, ...item }) => ({
      ...item,
      assignments: item.assignments.map(bare),
      deadlines: item.deadlines.map(bare),
    })),
    questions: parsed.questions,
  };
}
