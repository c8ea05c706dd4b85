/** 2023年6月底前, 6月30日前, 到2020年, 年底前, 上半年完成, 三季度末: a date, the end of the period that is named. */
import { calendarDate, lastDayOfMonth } from '../../../../common/calendar-date.js';
import { numberOf, yearNumberOf } from '../chinese-numbers.js';
import {
  maskTitles,
  sentenceBefore,
  type DeadlineFinding,
  type DocumentFacts,
  type Recogniser,
} from './finding.js';

const HAN_YEAR = '[一二三四五六七八九〇零○]{4}';
const YEAR = `(?:(\\d{4}|${HAN_YEAR}) ?年|(今年|本年度?|当年|明年|次年))?`;
const SMALL = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
const BEFORE = '(?:以前|之前|前)';

/** 年终考核, 年底总结: named after the time, not due at it. */
const YEAR_END_EVENT = '(?:的|绩效|综合|目标)?(?:考核|总结|考评|评|绩效|述职|奖|决算|汇总|检查|前)';
/** What may stand between a day and 前: 24时, (星期五), 下班. */
const OF_DAY = '(?: ?\\([^()]{1,6}\\))?(?: ?(?:\\d{1,2}(?:时|点|:\\d{2})|下班|中午|下午)[^,;。]{0,4}?)? ?';
/** A half-year or quarter in which something is brought about falls due at its end; one of doing is a window. */
const RESULT =
  '(?:[^,;。]{0,2})(?:完成|建成|签约|达到|实现|出台|投产|投用|竣工|开工|认定|启用|上线|印发|公布|形成|落地)';

interface Form {
  rule: string;
  pattern: RegExp;
  /** Year, month (1–12) and day (0 = last of the month), or null when the numbers make no date. */
  read(
    match: RegExpMatchArray,
  ): { year: string | undefined; word: string | undefined; month: number; day: number } | null;
  /** `likely` where the words say a time without 前 or 底. */
  certainty?: 'likely';
}

const QUARTERS: Record<string, number> = { 一: 3, 二: 6, 三: 9, 四: 12, '1': 3, '2': 6, '3': 9, '4': 12 };
const FIVE_YEARS: Record<string, string> = { 十三五: '2020', 十四五: '2025', 十五五: '2030' };
const TENS: Record<string, number> = { 上旬: 10, 中旬: 20, 下旬: 0 };

const FORMS: readonly Form[] = [
  {
    rule: 'fixed-day',
    pattern: new RegExp(
      `${YEAR} ?${SMALL} ?月 ?${SMALL} ?[日号]${OF_DAY}(?:${BEFORE}|止|截止|为止|(?=(?:、|和|及|与)(?:\\d{1,2}月)?\\d{1,2}日(?:${BEFORE})))`,
      'g',
    ),
    read: (m) => ({ year: m[1], word: m[2], month: numberOf(m[3]), day: numberOf(m[4]) }),
  },
  {
    rule: 'fixed-figures',
    pattern: new RegExp(
      `(?<![\\d.])(?:(\\d{4}) ?[.\\-/] ?)()(\\d{1,2}) ?[.\\-/] ?(\\d{1,2}) ?日?${OF_DAY}${BEFORE}`,
      'g',
    ),
    read: (m) => ({ year: m[1], word: undefined, month: Number(m[3]), day: Number(m[4]) }),
  },
  {
    // 6.30前: without a year only where the figures can be nothing else.
    rule: 'fixed-figures',
    pattern: new RegExp(
      `(?<![\\d.万亿元])()()(1[0-2]|[1-9])\\.(3[01]|[12]\\d|0?[1-9])(?:日)?${BEFORE}(?!\\d|的)`,
      'g',
    ),
    read: (m) => ({ year: undefined, word: undefined, month: Number(m[3]), day: Number(m[4]) }),
    certainty: 'likely',
  },
  {
    rule: 'fixed-month',
    pattern: new RegExp(
      `${YEAR} ?${SMALL} ?月 ?(?:份)?(?:(上旬|中旬|下旬) ?${BEFORE}|(?:底|末)${BEFORE}?|${BEFORE})`,
      'g',
    ),
    read: (m) => ({ year: m[1], word: m[2], month: numberOf(m[3]), day: TENS[m[4] ?? '下旬'] }),
  },
  {
    rule: 'fixed-quarter',
    pattern: new RegExp(
      `${YEAR} ?第?([一二三四1-4])季度(?:${BEFORE}|(?:底|末|结束)${BEFORE}?|内?(?:全面|基本|${RESULT}))`,
      'g',
    ),
    read: (m) => ({ year: m[1], word: m[2], month: QUARTERS[m[3]], day: 0 }),
  },
  {
    rule: 'fixed-half-year',
    pattern: new RegExp(
      `${YEAR} ?(上|下)半年(?:${BEFORE}|(?:底|末|结束)${BEFORE}?|内?(?:全面|基本|${RESULT}))`,
      'g',
    ),
    read: (m) => ({ year: m[1], word: m[2], month: m[3] === '上' ? 6 : 12, day: 0 }),
  },
  {
    rule: 'target-year',
    pattern: new RegExp(
      `(?<![从自起截止至到年] ?)(?:到|至|截至)(\\d{4}|${HAN_YEAR}) ?年(?:年?底|年?末)?(?:${BEFORE})?(?! ?[\\d一二三四五六七八九十]{1,2} ?月|第?[一二三四1-4]季度|[上下]半年)`,
      'g',
    ),
    read: (m) => ({ year: m[1], word: undefined, month: 12, day: 0 }),
  },
  {
    rule: 'five-year-plan-end',
    pattern: /(?:到|至)?[“"]?(十三五|十四五|十五五)[”"]?(?:规划)?(?:期|时期)?末期?/g,
    read: (m) => ({ year: FIVE_YEARS[m[1]], word: undefined, month: 12, day: 0 }),
  },
  {
    rule: 'year-of-result',
    pattern: new RegExp(
      `(?<![自从至到起截.\\-—~] ?)(\\d{4}) ?年(?:度)?,?(?:力争|争取|确保|要|将|全面|基本|全部|率先|如期|高质量)*(?:完成|实现|建成|达到)`,
      'g',
    ),
    read: (m) => ({ year: m[1], word: undefined, month: 12, day: 0 }),
    certainty: 'likely',
  },
  {
    // 2026年,全市三级医院预约率达到80%: a sentence that opens with the year and says what is then.
    rule: 'year-of-result',
    pattern:
      /(?<=^|[。;:)] ?)(\d{4}) ?年(?=,?(?!年|度|初|底|末|前|内|起|以|第|上半|下半|工作|的|是|为|[\d一二三四五六七八九十])[^。;,]{0,24}(?:达到|完成|建成|实现|改造|新建|新增))/g,
    read: (m) => ({ year: m[1], word: undefined, month: 12, day: 0 }),
    certainty: 'likely',
  },
  {
    rule: 'year-end',
    pattern: new RegExp(
      `(?:(\\d{4}|${HAN_YEAR}) ?年(?:度内|内|年?底|年?末|年内|${BEFORE})|(今年|本年|当年|明年|次年)(?:年?底|年?末|内)|本(年度)内)(?:${BEFORE})?`,
      'g',
    ),
    read: (m) => ({ year: m[1], word: m[2] ?? m[3], month: 12, day: 0 }),
  },
  {
    rule: 'year-end',
    pattern: new RegExp(
      `(?<![\\d一二三四五六七八九十百半两几数多每近周成当今本明次前往历学青未全整个${'〇零○'}])(?:年|年度(?=内))(?:(?:底|末)(?:${BEFORE}|(?!${YEAR_END_EVENT}))|终(?=${BEFORE}|完成)(?:${BEFORE})?|内)(?!容|地|部|外|涵|度)`,
      'g',
    ),
    read: () => ({ year: undefined, word: undefined, month: 12, day: 0 }),
  },
];

/** Sentences about the past or about others: nothing falls due. */
const PAST =
  /(?:自(?![评查行主改纠动身来我然愿办建筹贸治由助测检律觉])|从(?![严业事])|截止(?!时间|日期)|截至|已于|曾于|以来|毕业(?!生|去向|率)|出生|有效期)[^,;。]{0,10}$/;
/** 6月中旬至7月底: the second half of a window. */
const RANGE_BEFORE = /月(?:\d{1,2}日|[上中下]旬|初|底|末)?(?:至|到|-|—|–|~)$/;
const QUALIFIES =
  /^(?:未|没有|仍)|^的?(?:\(|(?:以来|以后|以前的|前的|出生|毕业(?!生|去向|率)|制发|施行|实施的))|^的(?!工作)/;

export const fixedDeadline: Recogniser = {
  name: 'fixed-deadline',
  find(text, facts) {
    const masked = maskTitles(text);
    const findings: DeadlineFinding[] = [];
    for (const form of FORMS) {
      for (const match of masked.matchAll(form.pattern)) {
        const read = form.read(match);
        const [start, end] = [match.index, match.index + match[0].length];
        const value = read && dateOf(read, factsAt(masked, start, facts));
        if (!value) continue;
        // 每年3月底前 and 每年6月、12月底前 are counts by period.
        if (
          /每(?:年度?|月|季度|个)? ?(?:的|\d{1,2}月?(?:底|末)?(?:前)?[、和及])?$/.test(
            masked.slice(Math.max(0, start - 10), start),
          )
        )
          continue;
        if (!match[0].endsWith('前') && RANGE_BEFORE.test(masked.slice(Math.max(0, start - 8), start)))
          continue;
        if (PAST.test(sentenceBefore(masked, start)) || QUALIFIES.test(masked.slice(end, end + 6))) continue;
        if (facts.year !== null && read.year && yearNumberOf(read.year) < facts.year) continue;
        findings.push({
          what: 'deadline',
          kind: 'fixed',
          value,
          raw: text.slice(start, end),
          start,
          end,
          rule: form.rule,
          basis: read.year ? 'stated' : 'inferred',
          certainty: value.startsWith('XXXX') ? 'ask' : (form.certainty ?? 'sure'),
        });
      }
    }
    return findings;
  },
};

/** 2027年5月底前…,6月底前…: a later year goes on to the end of its sentence. */
function factsAt(text: string, start: number, facts: DocumentFacts): DocumentFacts {
  if (facts.year === null) return facts;
  const said = [...sentenceBefore(text, start).matchAll(/(\d{4}) ?年 ?(?:\d{1,2} ?月|底|末)/g)].at(-1);
  return said && Number(said[1]) > facts.year && Number(said[1]) <= facts.year + 5
    ? { ...facts, year: Number(said[1]) }
    : facts;
}

function dateOf(
  { year, word, month, day }: { year?: string; word?: string; month: number; day: number },
  facts: DocumentFacts,
): string | null {
  if (!(month >= 1 && month <= 12) || !(day >= 0 && day <= 31)) return null;
  const next = word === '明年' || word === '次年' ? 1 : 0;
  const full = year ? yearNumberOf(year) : facts.year === null ? null : facts.year + next;
  if (full !== null && !(full >= 1949 && full <= 2200)) return null;
  try {
    const date = day === 0 ? lastDayOfMonth(full ?? 2023, month) : calendarDate(full ?? 2024, month, day);
    return full === null ? `XXXX${date.slice(4)}` : date;
  } catch {
    return null;
  }
}
