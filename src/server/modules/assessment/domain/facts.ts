import type { CalendarDate } from '../../../common/calendar-date.js';
import type { DeadlineKind, UnitClass } from '../../../../shared/vocabulary.js';

/** What a run is computed from: everything recorded about a plan, each thing with the moment it became known. */
export interface ScoreFacts {
  /** Every unit that bears a duty of the plan or is assigned to one of its tasks. */
  units: { unitId: string; name: string; unitClass: UnitClass }[];
  duties: DutyFact[];
  returns: ReturnFact[];
}

/** One deadline of one unit. */
export interface DutyFact {
  deadlineId: string;
  planItemId: string;
  unitId: string;
  kind: DeadlineKind;
  /** The unit leads or answers alone. */
  principal: boolean;
  /** Title of the task, and its place in the plan: `二(一)3`. */
  title: string;
  path: string;
  /** Reading order of the task in the document. */
  position: number;
  /** The event that started the clock; null where none did. */
  subject: string | null;
  /** `once`, a period, or the id of an event. */
  occurrence: string;
  /** 本单位规定: its date is the office's reading of a vague word, not the document's; null or absent: the document's. */
  policy?: string | null;
  createdAt: Date;
  dueOn: CalendarDate;
  /** For hour clocks, and then it rules. */
  dueAt: Date | null;
  provisional: boolean;
  /** When the clock stood still, as far as known: from a day up to the day before another; null: without an end yet. */
  stops?: { from: CalendarDate; to: CalendarDate | null }[] | null;
  doneOn: CalendarDate | null;
  doneAt: Date | null;
  doneByReportId: string | null;
  /** When the filing that closed it was approved: until then nobody could know that it was done. */
  approvedAt: Date | null;
  waivedAt: Date | null;
  voidedAt: Date | null;
  /** A filing that answers it, last submitted at `submittedAt` and first reviewed after that at `reviewedAt`. */
  filing: { reportId: string; submittedAt: Date; reviewedAt: Date | null } | null;
}

/** One return of one filing by its reviewer. */
export interface ReturnFact {
  reviewId: string;
  reportId: string;
  planItemId: string;
  unitId: string;
  principal: boolean;
  title: string;
  path: string;
  /** Reading order of the task in the document. */
  position: number;
  period: string;
  returnedAt: Date;
  reason: string | null;
}
