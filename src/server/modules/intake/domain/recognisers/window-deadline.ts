/** 8月集中组织, 2019年1月1日至12月31日, 3—5月, 从2024年5月起, 下半年: a span of time. */
import { calendarDate, lastDayOfMonth } from '../../../../common/calendar-date.js';
import { numberOf } from '../chinese-numbers.js';
import {
  maskTitles,
  sentenceBefore,
  wordsAfter,
  wordsBefore,
  type DeadlineFinding,
  type DocumentFacts,
  type Recogniser,
} from './finding.js';
import type { WindowValue } from '../parsed-plan.js';

const YEAR = '(?:(\\d{4}|[明次](?=年)) ?年|今年|本年度?)?';
const SMALL = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
const TO = ' ?(?:至|到|-|—|–|~|～)+ ?';

const RANGE = new RegExp(
  `${YEAR} ?${SMALL} ?月(?: ?${SMALL} ?日|份?(上旬|中旬|下旬|初|底|末))?${TO}${YEAR} ?(?:${SMALL} ?月)?(?: ?${SMALL} ?日|份?(上旬|中旬|下旬))?(?:底|末)?`,
  'g',
);
/** 即日起至12月31日. */
const FROM_NOW = new RegExp(
  `(?:即日|即时|(?:本?(?:通知|方案))?印发之日|发布之日|文件下发)起?(?:至|到|-|—|–) ?${YEAR} ?${SMALL} ?月(?:${SMALL} ?日|底)?`,
  'g',
);
/** First and last day of a part of a month; 0 is the last of the month. */
const PARTS: Record<string, readonly [number, number]> = {
  上旬: [1, 10],
  中旬: [11, 20],
  下旬: [21, 0],
  初: [1, 1],
  底: [25, 0],
  末: [25, 0],
};
const MONTHS = new RegExp(`${YEAR} ?(?<![\\d.])${SMALL}${TO}${SMALL} ?月(?:份|底|末)?`, 'g');
/** 2026—2028年抢救复壮古树: a sentence or clause that opens with its years. */
const YEARS =
  /(?<=^|[。;,:)] ?)(\d{4}) ?年?[-—–至~]+ ?(\d{4}) ?年(?!度|[^,;。]{0,12}(?:规划|计划|方案|行动|期间|时期))/g;
const FROM = new RegExp(`(?:从|自)? ?${YEAR} ?${SMALL} ?月(?: ?${SMALL} ?日)?(?:份)?(?:起|开始)`, 'g');
const MONTH = new RegExp(
  `${YEAR} ?(?<![\\d一二三四五六七八九十个每.])${SMALL} ?月(?:份)?(上旬|中旬|下旬)?(?! ?[\\d一二三四五六七八九十]{1,3} ?日|底|末|前|之前|以前|份|旬|至|到|-|—|–|~|起|开始|一|三[”"]|嫂|饼|亮|球|光|息|度|均|薪|报)`,
  'g',
);
const HALF = new RegExp(
  `${YEAR} ?(?:(上|下)半年|第?([一二三四1-4])季度)(?!底|末|前|之前|以前|结束|内?(?:全面|基本)|[^,;。]{0,2}(?:完成|建成|签约|达到|实现|出台|投产|投用|竣工|开工|认定|启用|上线|印发|公布|形成|落地))`,
  'g',
);

const NOT_A_DUTY = /^(?:同比|环比|增长|期间|数据|经济|施行|生效|成立|以来|审议|起施行|中央|国务院)/;
/** 上半年组织培训: done in that time; whatever is brought about falls due at its end (fixed-deadline.ts). */
const HALF_YEAR = /半年$/;
const DOING = /^(?:集中|分批|适时|继续|全面)?(?:组织|开展|举办|召开|进行|启动|实施|推进|期间|每)/;
/** 3月召开的会议, 5月印发了…: what has been. */
const HAS_BEEN =
  /^(?:印发|发布|出台|通过|召开|修订|实施|执行|下发|开展|举办)(?:的|了|实施以来)|^(?:印发|发布|出台|召开|修订|下发)[^,;。]{0,20}(?:的|以来)/;
const CITED = /(?:根据|按照|依据|贯彻|自(?![评查行主改纠]))[^,;。]{0,20}$|落实[^,;。]{1,20}$/;
const IN_FORCE = /施行|生效|有效期|以来|享受|废止|失效/;
const PAST = /(?:每|已于|曾于|截至|截止|自(?![评查行主改纠])|从|去年|近)[^,;。]{0,6}$/;

export const windowDeadline: Recogniser = {
  name: 'window-deadline',
  find(text, facts) {
    const masked = maskTitles(text);
    const findings: DeadlineFinding[] = [];
    const take = (
      pattern: RegExp,
      rule: string,
      read: (match: RegExpMatchArray) => WindowValue | null,
      sure = true,
    ) => {
      for (const match of masked.matchAll(pattern)) {
        const [start, end] = [match.index, match.index + match[0].length];
        const value = read(match);
        if (!value || isPast(value, facts)) continue;
        const after = wordsAfter(masked, end);
        if (NOT_A_DUTY.test(after) || HAS_BEEN.test(after) || IN_FORCE.test(after.slice(0, 16))) continue;
        if (CITED.test(wordsBefore(masked, start))) continue;
        if (PAST.test(sentenceBefore(masked, start))) continue;
        const unknown = value.start?.startsWith('XXXX') || value.end?.startsWith('XXXX');
        const atEnd = HALF_YEAR.test(match[0]) && !DOING.test(after) ? value.end : null;
        findings.push({
          what: 'deadline',
          ...(atEnd ? { kind: 'fixed', value: atEnd } : { kind: 'window', value }),
          raw: text.slice(start, end),
          start,
          end,
          rule,
          basis: match[1] ? 'stated' : 'inferred',
          certainty: unknown ? 'ask' : sure ? 'sure' : 'likely',
        });
      }
    };
    take(RANGE, 'window-range', ([, y1, m1, d1, p1, y2, m2, d2, p2]) => {
      if (m2 === undefined && d2 === undefined) return null;
      const year = yearOf(y1, facts);
      const endYear = y2 ? yearOf(y2, facts) : year;
      return between(
        day(year, numberOf(m1), d1 ? numberOf(d1) : (PARTS[p1] ?? [1])[0]),
        day(endYear, numberOf(m2 ?? m1), d2 ? numberOf(d2) : (PARTS[p2] ?? [1, 0])[1]),
      );
    });
    take(
      YEARS,
      'window-years',
      ([, from, to]) => between(day(Number(from), 1, 1), day(Number(to), 12, 31)),
      false,
    );
    take(FROM_NOW, 'window-from-now', ([, y, m, d]) => {
      const end = day(yearOf(y, facts), numberOf(m), d ? numberOf(d) : 0);
      return end ? { start: null, end } : null;
    });
    take(MONTHS, 'window-months', ([, y, m1, m2]) => {
      const year = yearOf(y, facts);
      return between(day(year, numberOf(m1), 1), day(year, numberOf(m2), 0));
    });
    take(FROM, 'window-from', ([, y, m, d]) => {
      const start = day(yearOf(y, facts), numberOf(m), d ? numberOf(d) : 1);
      return start ? { start, end: null } : null;
    });
    take(MONTH, 'window-month', ([, y, m, part]) => {
      const [from, to] = PARTS[part] ?? [1, 0];
      const year = yearOf(y, facts);
      return between(day(year, numberOf(m), from), day(year, numberOf(m), to));
    });
    take(
      HALF,
      'window-half-or-quarter',
      ([, y, half, quarter]) => {
        const year = yearOf(y, facts);
        const last = half
          ? half === '上'
            ? 6
            : 12
          : ('一二三四'.indexOf(quarter) + 1 || Number(quarter)) * 3;
        return between(day(year, half ? last - 5 : last - 2, 1), day(year, last, 0));
      },
      false,
    );
    return findings;
  },
};

const yearOf = (written: string | undefined, facts: DocumentFacts): number | null =>
  !written ? facts.year : /^\d/.test(written) ? Number(written) : facts.year && facts.year + 1;

/** `YYYY-MM-DD` (day 0 = last of the month), XXXX for an unknown year, null where the numbers make no date. */
function day(year: number | null, month: number, dayOfMonth: number): string | null {
  if (!(month >= 1 && month <= 12)) return null;
  if (year !== null && !(year >= 1949 && year <= 2200)) return null;
  try {
    const date =
      dayOfMonth === 0 ? lastDayOfMonth(year ?? 2023, month) : calendarDate(year ?? 2024, month, dayOfMonth);
    return year === null ? `XXXX${date.slice(4)}` : date;
  } catch {
    return null;
  }
}

const between = (start: string | null, end: string | null): WindowValue | null =>
  start && end && start <= end ? { start, end } : null;

const isPast = ({ start, end }: WindowValue, { year }: DocumentFacts): boolean => {
  const last = end ?? start ?? '';
  return year !== null && /^\d/.test(last) && Number(last.slice(0, 4)) < year;
};
