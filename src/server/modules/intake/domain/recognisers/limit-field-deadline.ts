/** `完成时限:长期坚持`: a field that is nothing but a time limit, read by the rules of the table column. */
import { readTimeLimit } from '../time-limit.js';
import type { Finding, Recogniser } from './finding.js';

const FIELD =
  /(?:(?:完成|办结|整改|工作|实施|落实)(?:时限|时间|期限|日期)|时限要求|时间要求|时间节点|进度要求|进度安排|时限)(?: ?: ?| +)([^;。()【】]{1,40})/g;

export const limitFieldDeadline: Recogniser = {
  name: 'limit-field',
  find(text, facts) {
    const findings: Finding[] = [];
    for (const match of text.matchAll(FIELD)) {
      const offset = match.index + match[0].length - match[1].length;
      const value = match[1].replace(/\s*(?:牵头|责任|配合)(?:单位|部门).*$/, '');
      for (const finding of readTimeLimit(value, facts)) {
        findings.push({
          ...finding,
          start: finding.start + offset,
          end: finding.end + offset,
          rule: this.name,
        });
      }
    }
    return findings;
  },
};
