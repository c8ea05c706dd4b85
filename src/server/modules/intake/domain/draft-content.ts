import type { Certainty, DraftPurpose, ItemKind, UnitRole } from '../../../../shared/vocabulary.js';
import type { RuleSpec } from '../../deadline/domain/rule.js';
import type { FailedTable } from './failed-rows.js';
import type { SoftPolicyLine } from '../../deadline/domain/soft-policy.js';
import type { Waiver } from './open-questions.js';

/**
 * What a draft holds while a person works on it: the reader's findings with what has been decided about them. Facts only;
 * which questions are still open is derived (`open-questions.ts`). Spans are offsets into `Draft.sourceText`.
 */
export interface DraftContent {
  plan: DraftPlan;
  /** In reading order; a parent stands before its children. */
  items: DraftItem[];
  remarks: DraftRemark[];
  /** Only for a table: cells that could not be read; their rows are not among the items. */
  badCells: BadCell[];
  /** The rows of the bad cells as they stood, a table each; absent: none. */
  failedTables?: FailedTable[];
  /** What a person put off for all cases at once; absent: nothing. */
  waived?: Waiver[];
  /** What it is to become; absent: a plan. */
  purpose?: DraftPurpose;
}

export interface DraftPlan {
  isPlan: boolean;
  title: string | null;
  issuer: string | null;
  docNo: string | null;
  issuedOn: string | null;
  year: number | null;
  indexNo: string | null;
  openness: string | null;
  upstream: { docNo: string | null; title: string | null }[];
  /** 内部时限 and 本单位规定 of the whole plan: the office's own, never the document's; absent: not set here. */
  innerWorkdays?: number | null;
  softPolicy?: SoftPolicyLine[];
}

export interface DraftItem {
  /** Stable within the draft: edits, splits and merges name items by it. */
  key: string;
  /** Key of the item above; null at the top. */
  parent: string | null;
  number: string;
  level: number;
  kind: ItemKind;
  text: string;
  span: [start: number, end: number] | null;
  certainty: Certainty;
  assignments: DraftAssignment[];
  deadlines: DraftDeadline[];
  /** Of an amendment, said by hand: the item of the running plan that this one is; null: a new one; absent: by the words. */
  was?: string | null;
}

export interface DraftAssignment {
  key: string;
  /** As the document writes it. */
  name: string;
  /** Written as a collective (机关各处室). */
  collective: boolean;
  role: UnitRole;
  unitId: string | null;
  groupId: string | null;
  /** `ask` with a target set: the target is a proposal that a person has to confirm. */
  certainty: Certainty;
  /** How surely the words were read, apart from whom they mean. */
  readAs: Certainty;
  /** Why it resolved so, or why it did not, in words for the screen. */
  reason: string | null;
  /** Whom it may mean, for a person to choose from. */
  candidates: Candidate[];
  span: [start: number, end: number] | null;
  rule: string;
}

export interface Candidate {
  unitId: string | null;
  groupId: string | null;
  name: string;
  reason: string;
}

export interface DraftDeadline {
  key: string;
  raw: string;
  /** Null while the words are not understood. */
  spec: RuleSpec | null;
  eventTypeId: string | null;
  certainty: Certainty;
  span: [start: number, end: number] | null;
  rule: string;
  /** As the reader labelled it: a date without its year (`XXXX-06-30`) becomes a rule once the plan's year is known. */
  label: { kind: string; value: unknown } | null;
  /** 内部时限 of this clock alone: working days before its date; null: as the plan says; absent: nobody has said. */
  innerWorkdays?: number | null;
  /** 本单位规定 for these vague words alone; null: as the plan says; absent: nobody has said. */
  policy?: SoftPolicyLine | null;
}

/** Something the reader noticed about the text; it stays visible until somebody settles it. */
export interface DraftRemark {
  key: string;
  code: string;
  message: string;
  span: [start: number, end: number] | null;
  item: string | null;
  settled: boolean;
}

export interface BadCell {
  /** 1-based sheet row. */
  row: number;
  /** Heading of the column. */
  column: string;
  /** What the cell holds. */
  value: string;
  /** Why it cannot be taken and what is expected, in Chinese. */
  reason: string;
}
