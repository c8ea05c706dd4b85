/** The working form between recognisers and output: offsets into the normalised text; refiners change it in place. */
import type { Block } from './outline.js';
import type { Finding, DocumentFacts } from './recognisers/finding.js';
import type { ParsedItem, ParsedPlanFields } from './parsed-plan.js';

/** A finding at its place in the normalised document. */
export type PlacedFinding = Finding & { from: number; to: number };

export interface WorkingItem {
  number: string;
  level: number;
  parent: number | null;
  kind: ParsedItem['kind'];
  /** The words, paragraph by paragraph. */
  paragraphs: string[];
  heading: string;
  start: number;
  end: number;
  findings: PlacedFinding[];
  certainty: ParsedItem['certainty'];
}

export interface WorkingQuestion {
  code: string;
  message: string;
  from: number | null;
  to: number | null;
  item: number | null;
}

export interface WorkingDraft {
  plan: ParsedPlanFields;
  facts: DocumentFacts;
  blocks: readonly Block[];
  items: WorkingItem[];
  questions: WorkingQuestion[];
}

/** One pass over the draft; refiners run in the order of the list in refiners/index.ts. */
export interface Refiner {
  name: string;
  refine(draft: WorkingDraft): void;
}
