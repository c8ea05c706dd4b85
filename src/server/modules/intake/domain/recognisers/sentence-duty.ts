/** A clause without brackets that ends the paragraph: after the full stop, or after a comma. */
import { readDutyClause, type DutyClause } from '../duty-clause.js';
import { dutyFindings } from './duty-findings.js';
import type { Recogniser } from './finding.js';

const TRAILER = '。;)]】 \t';

/** The text up to its last word; one closing bracket stays. */
function withoutTrailer(text: string): string {
  let end = text.length;
  while (end > 0 && TRAILER.includes(text[end - 1])) end -= 1;
  const bracket = text.indexOf(')', end);
  return bracket < 0 ? text.slice(0, end) : text.slice(0, bracket + 1);
}

export const sentenceDuty: Recogniser = {
  name: 'sentence-duty',
  find(text, facts) {
    const body = withoutTrailer(text);
    const missingOpen = body.endsWith(')') && !body.slice(-200).includes('(');
    const end = missingOpen ? body.length - 1 : body.length;
    const sentence =
      Math.max(
        body.lastIndexOf('。', end - 1),
        body.lastIndexOf(';', end - 1),
        body.lastIndexOf('!', end - 1),
      ) + 1;
    // Try the whole last sentence, then ever shorter endings after a comma; never more than a handful.
    const starts = [sentence];
    for (let at = body.lastIndexOf(',', end - 1), tries = 0; at > sentence && tries < 4; tries += 1) {
      starts.splice(1, 0, at + 1);
      at = body.lastIndexOf(',', at - 1);
    }
    for (const start of starts) {
      if (end - start > 300) continue;
      const clause = readDutyClause(body.slice(start, end));
      if (!isClause(clause)) continue;
      // A sentence of its own is as plain as a bracket; what follows a comma may belong to the words before it.
      const certainty = start === sentence && start > 0 ? 'sure' : 'likely';
      return dutyFindings(clause, start, facts, { rule: this.name, basis: 'stated', certainty });
    }
    return [];
  },
};

/** Every name well formed, every one with a role, and at least one that is no collective. */
const isClause = (clause: DutyClause): boolean =>
  clause.whole &&
  clause.units.every((unit) => unit.role !== null && unit.wellFormed) &&
  clause.units.some((unit) => !unit.group);
