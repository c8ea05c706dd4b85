/** What recognisers hand on: findings with offsets in the passage, turned to the document's by the caller. */
import type { Basis, Certainty, DeadlineValue, UnitRole } from '../parsed-plan.js';
import type { DocumentRules } from '../document-rules.js';

/** What is known about the whole document before its paragraphs are read. */
export interface DocumentFacts {
  year: number | null;
  rules: DocumentRules;
  /** Its tasks end in brackets of mere names (habits.ts). */
  bareLists?: boolean;
}

interface FindingBase {
  start: number;
  end: number;
  rule: string;
  basis: Basis;
  certainty: Certainty;
}

export interface DutyFinding extends FindingBase {
  what: 'duty';
  unit: string;
  role: UnitRole;
  group: boolean;
  /** A reason to ask, as a question code. */
  doubt?: 'missing_separator';
}

export type DeadlineFinding = FindingBase & { what: 'deadline'; raw: string } & DeadlineValue;

export type Finding = DutyFinding | DeadlineFinding;

export interface Recogniser {
  name: string;
  find(text: string, facts: DocumentFacts): Finding[];
}

/** Text in 《》 names other documents: nothing in it is a duty or a deadline. Same length, so offsets hold. */
export function maskTitles(text: string): string {
  return text.replace(/《[^《》]{1,120}(?:《[^《》]{1,120}》[^《》]{0,40})?》/g, (title) =>
    '□'.repeat(title.length),
  );
}

/** The words between the last of `,;。!?:` and the offset. */
export function wordsBefore(text: string, at: number, limit = 40): string {
  const words = text.slice(Math.max(0, at - limit), at);
  const cut = /[,;。!?:][^,;。!?:]*$/.exec(words);
  return cut ? cut[0].slice(1) : words;
}

/** The words from the offset to the next of `,;。!?:`. */
export function wordsAfter(text: string, at: number, limit = 60): string {
  const words = text.slice(at, at + limit);
  const cut = words.search(/[,;。!?:]/);
  return cut < 0 ? words : words.slice(0, cut);
}

/** Words before the offset back to the start of the sentence. */
export function sentenceBefore(text: string, at: number, limit = 80): string {
  const words = text.slice(Math.max(0, at - limit), at);
  const cut = Math.max(
    words.lastIndexOf('。'),
    words.lastIndexOf(';'),
    words.lastIndexOf('!'),
    words.lastIndexOf('?'),
  );
  return words.slice(cut + 1);
}
