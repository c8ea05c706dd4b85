/** 每年不少于2次, 每季度, 每月25日前, 按月通报: so many times in each period. */
import { lastDayOfMonth } from '../../../../common/calendar-date.js';
import { NUMBER, numberOf } from '../chinese-numbers.js';
import { maskTitles, wordsAfter, wordsBefore, type DeadlineFinding, type Recogniser } from './finding.js';
import type { Period, RecurringValue } from '../parsed-plan.js';

const PERIODS: Record<string, Period> = {
  年: 'year',
  年度: 'year',
  半年: 'half-year',
  季度: 'quarter',
  季: 'quarter',
  月: 'month',
  月度: 'month',
  个月: 'month',
  个季度: 'quarter',
  周: 'week',
  星期: 'week',
  日: 'day',
  天: 'day',
  工作日: 'day',
  个工作日: 'day',
  '3个月': 'quarter',
  三个月: 'quarter',
  '6个月': 'half-year',
  六个月: 'half-year',
  '12个月': 'year',
};
const EVERY =
  /(?:每|逐)(年度|年|半年|个?季度|季(?!节)|个?月(?!亮|球|饼)|周(?!边|围)|星期|日(?!常)|天|个?工作日|[36三六]个月|12个月)(?!前|底前)/g;
/** 全年不少于4场: as good as 每年. */
const ALL_YEAR = /全(年)(?=[^,;。]{0,20}(?:不少于|不得少于|不低于|至少|最少)[^,;。]{0,6}(?:次|场|期|篇|轮))/g;
const BY_PERIOD = /按(年度?|季度?|月度?|周)(?=报|通|调|公|更|汇|梳|开|组|推|上|发|统|对|分析|检|督|评|召)/g;

const BY_DATE =
  /^(?:的)? ?(\d{1,2}|[一二三四五六七八九十]{1,3}) ?月 ?(?:(\d{1,2}|[一二三四五六七八九十]{1,3}) ?日|底|末)(?:以前|之前|前)?/;
const BY_MONTH = /^(?:的)? ?(\d{1,2}|[一二三四五六七八九十]{1,3}) ?月(?:份)?(?:以前|之前|前)/;
const BY_DAY = /^(?:的)? ?(\d{1,2}|[一二三四五六七八九十]{1,3}) ?日(?:以前|之前|前)/;
const BY_YEAR_END = /^ ?年?(?:底|末|终)(?:以前|之前|前)?/;
/** 每年一季度末前, 每年上半年. */
const BY_PART = /^的?(?:第?([一二三四])季度|([上下])半年)(?:底|末|结束)?(?:以前|之前|前)?/;
const PART_ENDS: Record<string, string> = {
  一: '03-31',
  二: '06-30',
  三: '09-30',
  四: '12-31',
  上: '06-30',
  下: '12-31',
};
const TIMES = new RegExp(
  `(?:不少于|不得少于|不低于|至少|最少|>=|≥)[^,;。\\d一二两三四五六七八九十]{0,12}?(${NUMBER}) ?(?:次|场|期|篇|轮|个|家|件|条|项|名|批|份|部|人次|例|堂|课|类)`,
);
const PLAIN_TIMES = new RegExp(`(?<!不超过|最多|超过|[\\d.])(${NUMBER}) ?(?:次|场|轮|期)(?!性|于)`);
const AMOUNT =
  /(?:最高|补助|补贴|奖励|资助|给予|不超过|总额|费|标准)[^,;。]{0,16}元|\d ?(?:万|亿)?元|平均|增长 ?\d|同比/;
const START_YEAR = /(?:从|自) ?(\d{4}) ?年(?:度)?(?:起|开始),? ?$/;

export const recurringDeadline: Recogniser = {
  name: 'recurring-deadline',
  find(text) {
    const masked = maskTitles(text);
    const findings: DeadlineFinding[] = [];
    for (const [pattern, rule] of [
      [EVERY, 'every-period'],
      [BY_PERIOD, 'by-period'],
      [ALL_YEAR, 'all-year'],
    ] as const) {
      for (const match of masked.matchAll(pattern)) {
        const start = match.index;
        let end = start + match[0].length;
        const per = PERIODS[match[1]];
        const after = wordsAfter(masked, end);
        if (AMOUNT.test(after) || /(?:每|人均|户均)(?:人|户|家|亩|件|名)?$/.test(wordsBefore(masked, start)))
          continue;
        if (per === 'day' && /^(?:24|二十四)小时/.test(after)) continue;
        const times = timesIn(after);
        const value: RecurringValue = { per, min: times.min };
        const by = per === 'year' || per === 'month' ? byIn(after, per) : null;
        if (by) {
          value.by = by.value;
          end += by.length;
        }
        const since = START_YEAR.exec(masked.slice(Math.max(0, start - 20), start));
        if (since) value.start = Number(since[1]);
        end = Math.max(end, start + match[0].length + times.end);
        findings.push({
          what: 'deadline',
          kind: 'recurring',
          value,
          raw: text.slice(start, end),
          start,
          end,
          rule,
          basis: 'stated',
          certainty: 'sure',
        });
      }
    }
    return findings;
  },
};

/** How often, and where the words that say so end; once where nothing is said. */
function timesIn(words: string): { min: number; end: number } {
  const match = TIMES.exec(words) ?? PLAIN_TIMES.exec(words);
  const times = match ? numberOf(match[1]) : 1;
  if (!match || !Number.isInteger(times) || times <= 0) return { min: 1, end: 0 };
  const end = match.index + match[0].length;
  return { min: times, end: end <= 20 ? end : 0 };
}

function byIn(words: string, per: Period): { value: string; length: number } | null {
  const two = (n: number) => String(n).padStart(2, '0');
  if (per === 'month') {
    const day = BY_DAY.exec(words);
    if (day && numberOf(day[1]) >= 1 && numberOf(day[1]) <= 31)
      return { value: two(numberOf(day[1])), length: day[0].length };
    return null;
  }
  const date = BY_DATE.exec(words) ?? BY_MONTH.exec(words);
  if (date) {
    const month = numberOf(date[1]);
    if (!(month >= 1 && month <= 12)) return null;
    const day = date[2] ? numberOf(date[2]) : Number(lastDayOfMonth(2023, month).slice(8));
    return { value: `${two(month)}-${two(day)}`, length: date[0].length };
  }
  const part = BY_PART.exec(words);
  if (part) return { value: PART_ENDS[part[1] ?? part[2]], length: part[0].length };
  const yearEnd = BY_YEAR_END.exec(words);
  return yearEnd ? { value: '12-31', length: yearEnd[0].length } : null;
}
