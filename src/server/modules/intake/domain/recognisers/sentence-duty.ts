/** A clause without brackets that ends the paragraph: after the full stop, or after a comma. */
import { readDutyClause, type DutyClause } from '../duty-clause.js';
import { dutyFindings } from './duty-findings.js';
import type { Recogniser } from './finding.js';

const TRAILER = /[。;)\]】\s]+$/;

export const sentenceDuty: Recogniser = {
  name: 'sentence-duty',
  find(text, facts) {
    const body = text.replace(TRAILER, (cut) =>
      cut.includes(')') ? cut.slice(0, cut.indexOf(')') + 1) : '',
    );
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
      return dutyFindings(clause, start, facts, { rule: this.name, basis: 'stated', certainty: 'likely' });
    }
    return [];
  },
};

/** Every name well formed, every one with a role, and at least one that is no collective. */
const isClause = (clause: DutyClause): boolean =>
  clause.whole &&
  clause.units.every((unit) => unit.role !== null && unit.wellFormed) &&
  clause.units.some((unit) => !unit.group);
