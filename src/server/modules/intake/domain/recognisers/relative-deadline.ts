/** 清单调整后10个工作日内, 24小时内, 自印发之日起30日内, 3年内: a clock that something starts. */
import { NUMBER, numberOf } from '../chinese-numbers.js';
import {
  maskTitles,
  sentenceBefore,
  wordsAfter,
  wordsBefore,
  type DeadlineFinding,
  type Recogniser,
} from './finding.js';
import type { RelativeUnit } from '../parsed-plan.js';

const UNITS: Record<string, RelativeUnit> = {
  工作日: 'workday',
  日: 'day',
  天: 'day',
  小时: 'hour',
  月: 'month',
  年: 'year',
  周: 'day',
  星期: 'day',
};
const SPAN = new RegExp(
  `(?<![\\d.第每]|最近|[近过前])(${NUMBER}|半) ?个? ?(工作日|自然日|小时|日|天|月|年|周|星期)(?:\\(含\\))?(?:(?:之内|以内|内)(?!容|部|外|地|涵)|(?=[,;。)]|$|发布|公布|公开|完成))`,
  'g',
);
/** Without 内 a span counts only right behind what starts it: 公布后3个工作日. */
const RIGHT_BEHIND = /(?:后|起|之日)(?:的|第)?$/;
/** 用3年时间: the span of the whole undertaking. */
const UNDERTAKING = new RegExp(`用(?:大约|约)?(${NUMBER}) ?(年|个月)(?:左右)?(?:的)?时间`, 'g');

/** Service promises, eligibility, validity: spans that are nobody's duty here. */
const PROMISE_BEFORE = /(?:压缩|压减|缩短|减至|降至|控制|承诺|时限|提速|平均|限时)[^,;。]{0,12}$/;
const PROMISE_AFTER = /^(?:即可)?(?:办结|办完|出证|拿证|领证|完成审批|免费|到账|到帐|出具|取报告)/;
const ELIGIBLE =
  /(?:毕业|出生|成立|登记|注册|取得|离校|服役|退役|近|最近|过去|有效期|任期|服务期|任职)[^,;。]{0,8}$/;
const ELIGIBLE_AFTER = /^(?:的)?(?:高校|毕业生|无|未|没有|曾|有效|不再|累计|平均|连续|年均|新增)/;
/** 离校后5个工作日内: what it is counted from, not who may. */
const STARTS = /(?:后|之日起)(?:的|,)?$/;
/** 印发之日 and the like start the clock at the document's own issue. */
const OF_ISSUE =
  /(?:印发|发布|下发|公布|施行|发文|本(?:方案|意见|通知|办法|要点|计划))(?:之日|后|以后|之后)?/;

export const relativeDeadline: Recogniser = {
  name: 'relative-deadline',
  find(text) {
    const masked = maskTitles(text);
    const findings: DeadlineFinding[] = [];
    for (const match of masked.matchAll(SPAN)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const before = wordsBefore(masked, start);
      if (!match[0].endsWith('内') && !RIGHT_BEHIND.test(before)) continue;
      const after = wordsAfter(masked, end);
      if (PROMISE_BEFORE.test(before) || PROMISE_AFTER.test(after)) continue;
      if ((ELIGIBLE.test(before) && !STARTS.test(before)) || ELIGIBLE_AFTER.test(after)) continue;
      const amount = amountOf(match[1], match[2]);
      if (!amount) continue;
      const sentence = sentenceBefore(text, start);
      const stated = eventBefore(sentence) ?? happeningBefore(sentence);
      // 收到建议后2日内转办,5日内答复: both count from the same event.
      const last = findings.at(-1);
      const goesOn =
        stated === null && last && start - last.end < 40 && !/[。;]/.test(masked.slice(last.end, start));
      const event = stated ?? (goesOn && last.kind === 'relative' ? last.value.event : null);
      if (event !== null && /^每|每(?:年|半年|季度|月|周)(?:度|末|底)?(?:终了|结束)/.test(event)) continue;
      const ofIssue =
        event !== null && OF_ISSUE.test(event) && event.length <= 12 && !/文件|政策|信息/.test(event);
      const named = event === null || ofIssue ? null : event;
      const long = amount.unit === 'year' || amount.unit === 'month';
      findings.push({
        what: 'deadline',
        kind: 'relative',
        value: { ...amount, event: named },
        raw: text.slice(start, end),
        start,
        end,
        rule: named ? 'relative-to-event' : 'relative-to-issue',
        basis: 'stated',
        certainty: (named && !goesOn) || ofIssue || long ? 'sure' : named ? 'likely' : 'ask',
      });
    }
    for (const match of masked.matchAll(UNDERTAKING)) {
      const n = numberOf(match[1]);
      if (!(n > 0 && n <= 30)) continue;
      findings.push({
        what: 'deadline',
        kind: 'relative',
        value: { n, unit: match[2] === '年' ? 'year' : 'month', event: null },
        raw: match[0],
        start: match.index,
        end: match.index + match[0].length,
        rule: 'relative-to-issue',
        basis: 'stated',
        certainty: 'likely',
      });
    }
    return findings;
  },
};

const HAPPENING = /(?:发生|出现|遇有?|遇到|涉及|接到|收到|接报|发现)[^,;。:]{2,40}$/;
const HAPPENED = /(?:发生|出现|遇有?|遇到|涉及)[^,;。:]{2,40},[^;。]{0,50}$/;

/** What happens before the span without 后: 发生重大舆情5小时内; 对涉及突发事件的舆情,要快速反应,5小时内…. */
function happeningBefore(sentence: string): string | null {
  const near = HAPPENING.exec(sentence.replace(CONNECTIVE, ''));
  if (near && !/内/.test(near[0])) return near[0];
  const far = near ? null : HAPPENED.exec(sentence);
  return far ? far[0].slice(0, far[0].indexOf(',')) : null;
}

function amountOf(written: string, unit: string): { n: number; unit: RelativeUnit } | null {
  if (written === '半') return unit === '年' ? { n: 6, unit: 'month' } : null;
  const n = numberOf(written);
  if (!Number.isInteger(n) || n <= 0 || (unit === '年' && n > 30)) return null;
  if (unit === '周' || unit === '星期') return { n: n * 7, unit: 'day' };
  return { n, unit: unit === '自然日' ? 'day' : UNITS[unit] };
}

const CONNECTIVE = /(?:[,、 ]|应当?|必须|须|需|要|在|于|请|并|原则上|最迟|不超过)+$/;
const TRIGGER = /(?:之日起|之日后|之时起|起|后|之后|以后|的(?:事项|情况|情形)?)$/;

/** The trigger as written: the clause that ends right before the span (…后, …之日起, …的,应在). */
export function eventBefore(sentence: string): string | null {
  const words = sentence.slice(-60).replace(CONNECTIVE, '');
  const trigger = TRIGGER.exec(words);
  if (!trigger) return null;
  const cut = Math.max(
    words.lastIndexOf(','),
    words.lastIndexOf(':'),
    words.lastIndexOf('('),
    words.lastIndexOf(')'),
    words.lastIndexOf('。'),
  );
  let event = words.slice(cut + 1);
  if (trigger[0].startsWith('的')) event = event.replace(/的(?:事项|情况|情形)?$/, '');
  event = event.replace(/^(?:在|于|自|从|对|凡|如|若|当|遇有?|每次|各类|相关解读材料|应|要)+/, '');
  const inner = /(?:应当?|要|须)在(.{2,24})$/.exec(event);
  if (inner) event = inner[1];
  return event.length >= 2 && event.length <= 40 ? event : null;
}
