/** Duties in running prose: 由A负责…, A会同B…, A具体负责…, A牵头…: proposals, never certain. */
import { readDutyClause } from '../duty-clause.js';
import { dutyFindings } from './duty-findings.js';
import { bracketsOf, isBracketed } from './bracket-duty.js';
import { maskTitles, type Finding, type Recogniser } from './finding.js';

const DUTY = /(?:牵头|会同|具体负责|负责(?!人|同志|的|处置|任))/g;
/** A unit's last character stands before the verb, at most an adverb between them. */
const NAMED =
  /[局委办厅处科室部院所站心队司行校会府区县市镇乡街道组团联位门构关馆署股社)](?:分别|共同|联合|具体|统一|负责|总|统筹){0,2}$/;
const TRAP = /对[^,;。]{0,30}$|谁[^,;。]{0,8}$/;

export const proseDuty: Recogniser = {
  name: 'prose-duty',
  find(text, facts) {
    const findings: Finding[] = [];
    const masked = maskTitles(text);
    const brackets = bracketsOf(text);
    for (const match of masked.matchAll(DUTY)) {
      const at = match.index;
      if (isBracketed(brackets, at)) continue;
      const head = masked.slice(Math.max(0, at - 60), at);
      if (!NAMED.test(head.slice(-8))) continue;
      const cut =
        Math.max(...[',', '。', ';', ':', '!', '?', ')', '□', '由'].map((mark) => head.lastIndexOf(mark))) +
        1;
      const introduced = head[cut - 1] === '由';
      if (match[0] === '负责' && !introduced) continue;
      if (TRAP.test(head.slice(0, cut - 1)) || TRAP.test(head)) continue;
      const start = at - head.length + cut;
      const stop = match[0] === '会同' ? endOfNames(masked, at) : at + match[0].length;
      const clause = readDutyClause(masked.slice(start, stop) + (match[0] === '会同' ? '负责' : ''));
      if (clause.units.length === 0 || !clause.whole) continue;
      if (!clause.units.every((unit) => unit.wellFormed && !unit.group)) continue;
      findings.push(
        ...dutyFindings(clause, start, facts, { rule: this.name, basis: 'inferred', certainty: 'likely' }),
      );
    }
    return findings;
  },
};

/** The end of the first name after 会同: up to a separator or a verb that begins what they do. */
function endOfNames(text: string, at: number): number {
  const words = text.slice(at, at + 40);
  const stop = words.search(/[,;。]|适时|定期|及时|对|开展|组织|制定|研究|做好|负责|建立|加强|推进/);
  return at + (stop < 0 ? words.length : stop);
}
