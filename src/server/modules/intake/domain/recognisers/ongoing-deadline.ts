/**
 * 长期坚持, 持续推进, 常态化开展: work without a date. 持续推进 counts where it stands as a clause of its own; before an object
 * (持续推进改革) it is only a way of speaking.
 */
import { bracketsOf, isBracketed } from './bracket-duty.js';
import { maskTitles, type DeadlineFinding, type Recogniser } from './finding.js';

const STANDING =
  /(?<=^|[,;。(【[:、\s])(?:长期(?:坚持|推进|开展|实施|落实|抓好|任务|有效)?|持续(?:推进|开展|做好|实施|坚持|优化|落实|深化|加强|用力)?|常态化?(?:推进|开展|实施|坚持|落实|进行|化)?|全年(?:推进|坚持|开展|实施|持续推进|持续开展|完成)?|贯穿全年|常年(?:坚持|推进)?|常抓不懈|长期坚持、?持续推进)(?=[,;。)】\]]|$)/g;
const PROSE =
  /长期坚持|贯穿全年|常态化(?=开展|推进|举办|组织|抽查|做好|运行|实施|巡查|检查|调度|监测)|全年(?=持续推进|持续开展)/g;

export const ongoingDeadline: Recogniser = {
  name: 'ongoing-deadline',
  find(text) {
    const masked = maskTitles(text);
    const brackets = bracketsOf(text);
    const findings: DeadlineFinding[] = [];
    const take = (match: RegExpMatchArray & { index: number }, certainty: 'sure' | 'likely') =>
      findings.push({
        what: 'deadline',
        kind: 'ongoing',
        value: null,
        raw: match[0],
        start: match.index,
        end: match.index + match[0].length,
        rule: this.name,
        basis: 'stated',
        certainty,
      });
    for (const match of masked.matchAll(STANDING)) {
      if (isBracketed(brackets, match.index)) take(match, 'sure');
      else if (match[0].length >= 4) take(match, 'likely');
    }
    for (const match of masked.matchAll(PROSE)) take(match, 'likely');
    return findings;
  },
};
