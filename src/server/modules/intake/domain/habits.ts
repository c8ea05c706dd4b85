/** How a document names its units throughout: what one clause leaves open, thirty of one form make plain. */
import type { Body } from './body.js';
import { readDutyClause } from './duty-clause.js';

/** The bracket that closes a paragraph. */
const LAST_BRACKET = /[([【〔]((?:[^()[\]【】〔〕]|\([^()]{1,12}\)){2,80})[)\]】〕][。;]?$/;
/** From so many on it is a habit. */
const HABIT = 2;

/** Tasks end in brackets that hold nothing but units, without any word of what they do: (市财政局、市审计局). */
export function endsInBareLists({ lines, content }: Body): boolean {
  let found = 0;
  for (const line of lines) {
    if (found >= HABIT) break;
    const bracket = content.has(line) ? LAST_BRACKET.exec(line.text.slice(-84)) : null;
    if (!bracket) continue;
    const { whole, units } = readDutyClause(bracket[1]);
    if (whole && units.length > 1 && units.every((unit) => unit.role === null && unit.wellFormed)) found += 1;
  }
  return found >= HABIT;
}
