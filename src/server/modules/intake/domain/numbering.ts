/** Numbering marks: which there are, what they look like, how they rank. */
import { numberOf } from './chinese-numbers.js';

export type MarkClass =
  'part' | 'han' | 'hanBracket' | 'article' | 'arabic' | 'decimal' | 'arabicBracket' | 'circled';

export interface MarkForm {
  class: MarkClass;
  /** `level` as printed; see ParsedItem. */
  level: number;
  /** A mark stands under the nearest earlier mark of a lower rank. */
  rank: number;
  pattern: RegExp;
}

const HAN = '[一二三四五六七八九十百]{1,4}';

/** Sticky patterns, tried in order; group 1 is the value. */
export const MARK_FORMS: readonly MarkForm[] = [
  {
    class: 'part',
    level: 1,
    rank: 0,
    pattern: new RegExp(`第(${HAN}|\\d{1,2})(?:部分|章|篇|编)[、:]?`, 'y'),
  },
  { class: 'article', level: 2, rank: 1.5, pattern: new RegExp(`第(${HAN}|\\d{1,3})条[、:]?`, 'y') },
  { class: 'han', level: 1, rank: 1, pattern: new RegExp(`(${HAN}) ?[、.]`, 'y') },
  { class: 'hanBracket', level: 2, rank: 2, pattern: new RegExp(`[(〔[] ?(${HAN}) ?[)〕\\]][、.]?`, 'y') },
  { class: 'hanBracket', level: 2, rank: 2, pattern: new RegExp(`(${HAN})\\)[、.]?`, 'y') },
  {
    class: 'arabic',
    level: 3,
    rank: 4,
    // 1.5 is a number; 8.6月底前… is task 8.
    pattern: /(\d{1,3}) ?(?:、|\. ?(?!\d)|\.(?=\d{4} ?年|(?:1[0-2]|[1-9]) ?月(?!亮|球|饼)))/y,
  },
  // 2.1, 2.1.3: what stands before the last figure must be the number above (outline.ts).
  {
    class: 'decimal',
    level: 3,
    rank: 4.1,
    pattern:
      /(\d{1,2}\.\d{1,2}(?:\.\d{1,2}){0,2})(?:[、.] ?| (?=\d{4} ?年))?(?: ?(?=[\u4e00-\u9fff“《])(?! ?(?:万|亿|元|个|倍|吨|公里|平方|米|小时|级|度|折|分|千|百|厘|毫|克|升|兆|月|日|年|人|户|亩|寸|版|号))|(?=\d{4} ?年))/y,
  },
  { class: 'arabicBracket', level: 4, rank: 5, pattern: /\( ?(\d{1,2}) ?\)[、.]?/y },
  { class: 'arabicBracket', level: 4, rank: 5, pattern: /(\d{1,2})\)[、.]?/y },
  { class: 'circled', level: 5, rank: 6, pattern: /([①-⑳])[、.]?/y },
];

export interface Mark {
  form: MarkForm;
  value: number;
  /** Of 2.1.3 the figures above the last, 2.1. */
  prefix?: string;
  start: number;
  end: number;
}

/** 一、二季度… and 1、2号线… are lists of numbers, not marks. */
const HAN_LIST = /^[一二三四五六七八九十]+(?:季度|级|类|线|期|档|产业|批|轮|月|年|次)/;
const ARABIC_LIST = /^\d+(?:[、号\-~]|季度|级|类|期|批|楼|栋|、)/;

export function markAt(text: string, at: number): Mark | null {
  for (const form of MARK_FORMS) {
    form.pattern.lastIndex = at;
    const match = form.pattern.exec(text);
    if (!match) continue;
    const end = at + match[0].length;
    // 第二十条第(一)项 cites a clause of a law.
    if (form.class === 'article' && /^ ?第 ?[(一二三四五六七八九十\d]/.test(text.slice(end, end + 4)))
      return null;
    const listed = text[end - 1] === '、' ? text.slice(end, end + 12) : '';
    if (form.class === 'han' && HAN_LIST.test(listed)) return null;
    if (form.class === 'arabic' && ARABIC_LIST.test(listed)) return null;
    if (form.class === 'decimal') return decimalMark(form, match[1], at, end);
    const value = form.class === 'circled' ? match[1].charCodeAt(0) - 0x245f : numberOf(match[1]);
    if (!Number.isNaN(value)) return { form, value, start: at, end };
  }
  return null;
}

function decimalMark(form: MarkForm, written: string, start: number, end: number): Mark {
  const parts = written.split('.');
  const value = Number(parts.pop());
  // Each further figure is one step down.
  return { form: { ...form, rank: 4 + parts.length / 10 }, value, prefix: parts.join('.'), start, end };
}

/** Marks that lost a half on their way: (四推进公开, 三 强化保障, 3,强化考核. They count only where their series goes on. */
const DAMAGED: readonly [MarkClass, RegExp][] = [
  ['hanBracket', new RegExp(`^[(〔] ?(${HAN})(?=[\\u4e00-\\u9fff“])`)],
  ['han', new RegExp(`^(${HAN})(?: +|[,;:] ?)(?=[\\u4e00-\\u9fff“])`)],
  ['arabic', /^(\d{1,2})(?: +|[,;:。] ?)(?=[\u4e00-\u9fff“])/],
];
/** 2 月, 三 个, 5 万: a number and what it counts. */
const COUNTED =
  /^(?:年|月|日|号|个|项|名|家|万|亿|元|次|条|件|类|级|大|是|要|季度|方面|种|人|天|小时|周|期|批|步|者|把手)/;

/** The mark a damaged line begins with, or null. */
export function damagedMarkAt(line: string): Mark | null {
  for (const [name, pattern] of DAMAGED) {
    const match = pattern.exec(line);
    if (!match || COUNTED.test(line.slice(match[0].length))) continue;
    const form = MARK_FORMS.find((one) => one.class === name)!;
    const value = numberOf(match[1]);
    if (!Number.isNaN(value)) return { form, value, start: 0, end: match[0].length };
  }
  return null;
}
