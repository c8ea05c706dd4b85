/** `(局办公室牵头,各处室配合)`: a clause in brackets of any kind, or one that lost its other half at the end. */
import { readDutyClause, type DutyClause } from '../duty-clause.js';
import { dutyFindings } from './duty-findings.js';
import type { DocumentFacts, Finding, Recogniser } from './finding.js';

const OPEN = '([【〔{〈〖';
const CLOSE = ')]】〕}〉〗';

interface Bracket {
  start: number;
  end: number;
  closed: boolean;
}

/** Outermost brackets; one left open counts up to the end of the text. */
export function bracketsOf(text: string): Bracket[] {
  const found: Bracket[] = [];
  /** Where those stand that are open. */
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (OPEN.includes(text[at])) open.push(at);
    else if (CLOSE.includes(text[at]) && open.length > 0) {
      const start = open.pop()!;
      if (open.length === 0) found.push({ start: start + 1, end: at, closed: true });
    }
  }
  const last = open.at(-1);
  if (last !== undefined) found.push({ start: last + 1, end: text.length, closed: false });
  return found;
}

/** Whether the offset lies inside one of them; they are in order and do not overlap. */
export function isBracketed(brackets: readonly Bracket[], at: number): boolean {
  let [low, high] = [0, brackets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (brackets[middle].end > at) high = middle;
    else low = middle + 1;
  }
  return low < brackets.length && brackets[low].start <= at;
}

const MAX_CLAUSE = 600;
const DUTY_WORD = /牵头|总责|配合|负责|主办|协办|承办|责任(?:单位|部门|科室|处室)|参与|参加|会同|落实|实施/;

export const bracketDuty: Recogniser = {
  name: 'bracket-duty',
  find(text, facts) {
    const findings: Finding[] = [];
    for (const bracket of bracketsOf(text)) {
      if (bracket.end - bracket.start > MAX_CLAUSE) continue;
      const content = text.slice(bracket.start, bracket.end).replace(/[。.]\s*$/, '');
      const clause = readDutyClause(content);
      if (clause.units.length === 0) continue;
      const spoken = DUTY_WORD.test(content) && clause.units.some((unit) => unit.role !== null);
      if (spoken ? !clause.whole && !mostlyNames(clause.units) : !isBareList(clause, text, bracket, facts))
        continue;
      findings.push(
        ...dutyFindings(clause, bracket.start, facts, {
          rule: spoken ? this.name : 'bracket-list',
          basis: 'stated',
          certainty: bracket.closed ? 'sure' : 'likely',
        }),
      );
    }
    return findings;
  },
};

const mostlyNames = (units: readonly { wellFormed: boolean }[]): boolean =>
  units.filter((unit) => unit.wellFormed).length * 2 > units.length;

/**
 * A list without role words counts only at the end of a paragraph, all its names well formed. A single name needs a
 * full stop before it, a line of its own, or a document that closes its tasks so.
 */
function isBareList(
  clause: DutyClause,
  text: string,
  { start, end }: Bracket,
  facts: DocumentFacts,
): boolean {
  if (!clause.whole || !clause.units.every((unit) => unit.wellFormed)) return false;
  if (!/^[)\]】〕}〉]?[。;]?\s*$/.test(text.slice(end, end + 4))) return false;
  const { firstIsLead, beforeCommaLead, starIsLead } = facts.rules;
  if (firstIsLead || beforeCommaLead || starIsLead || facts.bareLists) return true;
  const alone = start === 1 && clause.units[0].unit.length >= 3;
  return clause.units.length > 1 || alone || /[。;][([【〔]$/.test(text.slice(start - 2, start));
}
