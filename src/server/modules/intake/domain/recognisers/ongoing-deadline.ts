/** 长期坚持, 持续推进, 常态化开展: work without a date. */
import { maskTitles, type Recogniser } from './finding.js';

const ONGOING =
  /长期(?:坚持|推进|开展|实施)|持续(?:加以|深入|扎实|有力)?(?:推进|开展|做好|优化|实施|坚持)|常态化(?=开展|推进|举办|组织|抽查|做好|运行|实施|巡查|检查|调度|监测)|贯穿全年|全年(?=推进|坚持|开展|实施|持续)/g;

export const ongoingDeadline: Recogniser = {
  name: 'ongoing-deadline',
  find(text) {
    return [...maskTitles(text).matchAll(ONGOING)].map((match) => ({
      what: 'deadline',
      kind: 'ongoing',
      value: null,
      raw: match[0],
      start: match.index,
      end: match.index + match[0].length,
      rule: this.name,
      basis: 'stated',
      certainty: 'likely',
    }));
  },
};
