import type { Certainty, ItemKind, UnitRole } from '../../../../shared/vocabulary.js';
import type { RuleSpec } from '../../deadline/domain/rule.js';

/**
 * What a draft holds while a person works on it: the reader's findings with what has been decided about them. Facts only;
 * which questions are still open is derived (`open-questions.ts`). Spans are offsets into `Draft.sourceText`.
 */
export interface DraftContent {
  plan: DraftPlan;
  items: DraftItem[];
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
}

export interface DraftAssignment {
  key: string;
  /** As the document writes it. */
  name: string;
  role: UnitRole;
  unitId: string | null;
  groupId: string | null;
  certainty: Certainty;
  /** Why it resolved so, or why it did not, in words for the screen. */
  reason: string | null;
  span: [start: number, end: number] | null;
  rule: string;
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
}
