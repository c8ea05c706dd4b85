/** `牵头单位:A、B;配合单位:C`, on a line of its own or after the last full stop. */
import { labelAt, readDutyClause } from '../duty-clause.js';
import { dutyFindings } from './duty-findings.js';
import { bracketsOf, isBracketed } from './bracket-duty.js';
import type { Finding, Recogniser } from './finding.js';

const LABEL =
  /(?:主要|第一|具体)?(?:牵头|主办|主责|领办|责任|配合|协办|协同|参与|参加|协助|承办|落实|实施|负责|承担|联合)[^:,;。、\s]{0,8}?(?: ?:|(?<=单位|部门|科室|处室|股室) +(?=\S))/g;

export const labelDuty: Recogniser = {
  name: 'label-duty',
  find(text, facts) {
    const findings: Finding[] = [];
    const brackets = bracketsOf(text);
    let done = 0;
    for (const match of text.matchAll(LABEL)) {
      const at = match.index;
      if (at < done) continue;
      const label = labelAt(text.slice(at, at + 24));
      if (!label || label.role === 'other') continue;
      if (isBracketed(brackets, at)) continue;
      const stop = text.indexOf('。', at);
      done = stop < 0 ? text.length : stop;
      if (done - at > 800) continue;
      const clause = readDutyClause(text.slice(at, done));
      const spaced = !/:$/.test(match[0]);
      if (
        spaced &&
        (/[\u4e00-\u9fff]$/.test(text.slice(0, at)) || !clause.units.every((unit) => unit.wellFormed))
      )
        continue;
      findings.push(
        ...dutyFindings(clause, at, facts, { rule: this.name, basis: 'stated', certainty: 'sure' }),
      );
    }
    return findings;
  },
};
