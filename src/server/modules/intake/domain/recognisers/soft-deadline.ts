/** 及时, 定期, 适时, 尽快, 限期, 第一时间, 动态: no date of the document's own; the office's policy applies. */
import { maskTitles, type Finding, type Recogniser } from './finding.js';

const SOFT =
  /(?<![不未])(?:及时(?!性)|定期|适时|尽快|限期|第一时间|按时|(?<=应|要|须|并|予以)动态(?=调整|更新|管理))/g;

export const softDeadline: Recogniser = {
  name: 'soft-deadline',
  find(text) {
    const seen = new Set<string>();
    const findings: Finding[] = [];
    for (const match of maskTitles(text).matchAll(SOFT)) {
      if (seen.has(match[0])) continue;
      seen.add(match[0]);
      findings.push({
        what: 'deadline',
        kind: 'soft',
        value: null,
        raw: match[0],
        start: match.index,
        end: match.index + match[0].length,
        rule: this.name,
        basis: 'stated',
        certainty: 'likely',
      });
    }
    return findings;
  },
};
