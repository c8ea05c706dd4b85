/** 每年不少于2次, 每季度, 每月25日前, 按月通报: so many times in each period. */
import { lastDayOfMonth } from '../../../../common/calendar-date.js';
import { NUMBER, numberOf } from '../chinese-numbers.js';
import { maskTitles, wordsAfter, wordsBefore, type DeadlineFinding, type Recogniser } from './finding.js';
import type { Period, RecurringValue } from '../parsed-plan.js';

const PERIODS: Record<string, Period> = {
  年: 'year',
  年度: 'year',
  学年: 'year',
  半年: 'half-year',
  学期: 'half-year',
  个学期: 'half-year',
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
/** Periods the clock has no name for, as a count in the next longer one: 每两个月 is six times a year. */
const IN_LONGER: Record<string, RecurringValue> = {
  两个月: { per: 'year', min: 6 },
  '2个月': { per: 'year', min: 6 },
  二个月: { per: 'year', min: 6 },
  旬: { per: 'month', min: 3 },
};
const EVERY =
  /(?:每|逐)(年度|年|半年|个?学期|学年|个?季度|季(?!节)|个?月(?!亮|球|饼)|周(?!边|围)|星期|日(?!常)|天|个?工作日|[236两二三六]个月|12个月|旬)(?!前)/g;
const EVERY_OTHER = /隔(月)(?=[^,;。]{0,8}(?:[一1]次|通报|调度|报|召开|开展))/g;
/** 一季度一通报, 一年一评估, 半年一次, 两周一调度. */
const ONE_PER =
  /(?<![\d一二三四五六七八九十第每])(?:(?:一|1)(?:个)?(年|季度?|月|周|星期|日|天)|(半年))(?:一|1)(?=次|通报|调度|报|评|考|检|督|汇总|小结|总结|会|研判|分析|更新|公开|公示|轮|梳理|清)/g;
/** 全年不少于4场: as good as 每年. */
const ALL_YEAR =
  /全(年)(?=[^,;。]{0,20}(?:(?:不少于|不得少于|不低于|至少|最少)[^,;。]{0,6}(?:次|场|期|篇|轮)|\d(?:次|场|期|篇|轮)以上))/g;
const BY_PERIOD =
  /按(年度?|季度?|月度?|周)(?=报|通|调|公|更|汇|梳|开|组|推|上|发|统|对|分析|检|督|评|召|向[^,;。]{1,12}(?:报|公|通))/g;

const BY_DATE =
  /^(?:的)? ?(\d{1,2}|[一二三四五六七八九十]{1,3}) ?月 ?(?:(\d{1,2}|[一二三四五六七八九十]{1,3}) ?日|底|末)(?:以前|之前|前)?/;
const BY_MONTH = /^(?:的)? ?(\d{1,2}|[一二三四五六七八九十]{1,3}) ?月(?:份)?(?:以前|之前|前)/;
/** 每月25日前, 每月5日、20日前, 每月…于次月5日前. */
const BY_DAY =
  /^(?:的)? ?(\d{1,2}|[一二三四五六七八九十]{1,3}) ?日(?:以前|之前|前|(?=(?:、|和|及)\d{1,2} ?日(?:以前|之前|前)))/;
const ONE_MORE_DAY = /^(?:、|和|及)(\d{1,2}) ?日(?:以前|之前|前)/;
const NEXT_MONTH = /^[^,;。]{0,16}?,?(?:应|须|需)?于?(?:次|下)月 ?(\d{1,2}) ?[日号](?:以前|之前|前)/;
/** 每季度末月25日前: the day in the period's last month. */
const BY_LAST_MONTH =
  /^(?:的)?(?:末|末月|最后一个?月|第三个?月|最末月)(?:的)? ?(\d{1,2}) ?日(?:以前|之前|前)/;
/** 每年5月开展: within that month. */
const IN_MONTH = /^(?:的)? ?(\d{1,2}|[一二三四五六七八九十]{1,3}) ?月(?:份)?(?![\d底末上中下初至到—~-])/;
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
  `(?:不少于|不得少于|不低于|至少|最少|>=|≥)[^,;。\\d一二两三四五六七八九十]{0,12}?(${NUMBER}) ?(?:次|场|期|篇|轮|件|条|批|份|例|堂|课)(?!时)`,
);
const PLAIN_TIMES = new RegExp(`(?<!不超过|最多|超过|[\\d.])(${NUMBER}) ?(?:次|场|轮|期)(?!性|于)`);
const AMOUNT =
  /^(?:最多|最高|至多|可享受)|(?:不少于|不超过|不低于|不得超过|至少|各) ?\d{1,3} ?(?:小时|分钟|节)|活动 ?\d ?小时|(?:最高|补助|补贴|奖励|资助|给予|不超过|总额|费|标准)[^,;。]{0,16}元|\d ?(?:万|亿)?元|平均|增长 ?\d|同比/;
const START_YEAR = /(?:从|自) ?(\d{4}) ?年(?:度)?(?:起|开始),? ?$/;

export const recurringDeadline: Recogniser = {
  name: 'recurring-deadline',
  find(text) {
    const masked = maskTitles(text);
    const findings: DeadlineFinding[] = [];
    for (const [pattern, rule] of [
      [EVERY, 'every-period'],
      [EVERY_OTHER, 'every-other'],
      [ONE_PER, 'one-per-period'],
      [BY_PERIOD, 'by-period'],
      [ALL_YEAR, 'all-year'],
    ] as const) {
      for (const match of masked.matchAll(pattern)) {
        const start = match.index;
        let end = start + match[0].length;
        const named = match[1] ?? match[2];
        const longer = rule === 'every-other' ? IN_LONGER['两个月'] : IN_LONGER[named];
        const per = longer?.per ?? PERIODS[named];
        const after = wordsAfter(masked, end);
        const each = /(?:每|人均|户均)(?:人|户|家|亩|件|名)?$/.test(wordsBefore(masked, start));
        if (
          AMOUNT.test(after) ||
          /^每(?:人|户|亩|家|吨|件)/.test(after) ||
          (each && !/^(?:不少于|至少|不低于)/.test(after))
        )
          continue;
        // “一月一调度”: the name of a way of working.
        if (
          rule === 'one-per-period' &&
          /[“"][^”"]{0,12}$/.test(masked.slice(Math.max(0, start - 14), start))
        )
          continue;
        if (per === 'day' && /^(?:24|二十四)小时/.test(after)) continue;
        const times = timesIn(after);
        const value: RecurringValue = { per, min: times.min * (longer?.min ?? 1) };
        const by = longer ? null : byIn(after, masked.slice(end, end + 40), per);
        if (by) {
          value.by = by.value;
          end += by.length;
        }
        const since = START_YEAR.exec(masked.slice(Math.max(0, start - 20), start));
        if (since) value.start = Number(since[1]);
        end = Math.max(end, start + match[0].length + times.end);
        const push = (from: number, to: number, what: RecurringValue) =>
          findings.push({
            what: 'deadline',
            kind: 'recurring',
            value: what,
            raw: text.slice(from, to),
            start: from,
            end: to,
            rule,
            basis: longer ? 'inferred' : 'stated',
            certainty: longer ? 'likely' : 'sure',
          });
        push(start, end, value);
        // 每月5日、20日前: a clock for each day.
        for (let more = by && moreDay(masked, end); more; more = moreDay(masked, more.end))
          push(more.from, more.end, { ...value, by: more.by });
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

/** `words` up to the next comma, `beyond` past it. */
function byIn(words: string, beyond: string, per: Period): { value: string; length: number } | null {
  if (per === 'month') return dayIn(BY_DAY.exec(words) ?? NEXT_MONTH.exec(beyond));
  if (per === 'quarter' || per === 'half-year') return dayIn(BY_LAST_MONTH.exec(words));
  if (per !== 'year') return null;
  const date = BY_DATE.exec(words) ?? BY_MONTH.exec(words) ?? IN_MONTH.exec(words);
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

const two = (n: number): string => String(n).padStart(2, '0');

function dayIn(match: RegExpExecArray | null): { value: string; length: number } | null {
  const day = match ? numberOf(match[1]) : Number.NaN;
  return match && day >= 1 && day <= 31 ? { value: two(day), length: match[0].length } : null;
}

function moreDay(text: string, at: number): { from: number; end: number; by: string } | null {
  const found = dayIn(ONE_MORE_DAY.exec(text.slice(at, at + 12)));
  return found && { from: at + 1, end: at + found.length, by: found.value };
}
