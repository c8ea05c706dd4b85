import {
  addDays,
  daysBetween,
  isCalendarDate,
  toDayNumber,
  weekdayOf,
  type CalendarDate,
} from '../../../common/calendar-date.js';
import type { CalendarScope } from '../../../../shared/vocabulary.js';
import { readPassage, type Passage, type ReadDay, type ReadProblem } from './notice-lines.js';

/** What the text of a notice says. Spans are offsets into the text as given. */
export interface NoticeReading {
  /** Null where the text names no year: then nothing else could be read. */
  year: number | null;
  /** A notice titled 部分节假日安排 arranges its whole year, one on 调整 (of it, too), 延长 or a 纪念日 only the days it names. */
  scope: CalendarScope;
  title: string | null;
  docNo: string | null;
  issuedOn: CalendarDate | null;
  /** Ascending by date; only what the text says without contradiction. */
  days: ReadDay[];
  /** What contradicts itself or could not be read, in the order of the text. */
  problems: ReadProblem[];
}

/** A day that rules now: an extension (延长春节假期至…) begins where the holiday ends. */
export interface KnownDay {
  date: CalendarDate;
  name: string;
  kind: 'off' | 'work';
}

const NAME =
  '(?:元旦|春节|清明节?|"?五一"?(?:国际)?(?:劳动节)?|(?:国际)?劳动节|端午节?|中秋节?|国庆节?|[一-龥\\d]{2,40}纪念日)';
const NAMES = `${NAME}(?:(?:\\s*(?:、|和|及|与)\\s*)${NAME})*`;
const ORDINAL = '(?:\\(?[一二三四五六七八九十]{1,2}[)、.]\\s*|\\(?\\d{1,2}[)、.]\\s*)?';
/** A holiday's name at the head of its passage: before a colon, or right before its first day. */
const LABEL = new RegExp(
  `(?:^|[\\n。;])\\s*${ORDINAL}(?:\\d{4}年)?(${NAMES})\\s*(?::|,(?=\\s*\\d)|(?=\\s*(?:(?:\\d{4}|上)\\s*年)?\\s*\\d{1,2}\\s*月))`,
  'g',
);
const TITLE = /国务院(?:办公厅)?\s*关于[^。:]{2,80}?的\s*通知/;
const DOC_NO =
  /(国(?:办|务院)?\s*(?:发\s*明\s*电|明\s*电|发|函))\s*[〔[【(]\s*(\d{4})\s*[〕\]】)]\s*第?\s*(\d+)\s*号/;
const ISSUED_LABEL =
  /(?:成文日期|印发日期|发布日期|发文日期)\s*:?\s*(\d{4})\s*[年-]\s*(\d{1,2})\s*[月-]\s*(\d{1,2})/;
const DATE_LINE =
  /(?:^|\n)[^\S\n]*(?:国务院办公厅|国务院)?[^\S\n]*([\d〇○零一二三四五六七八九]{4})\s*年\s*([\d一二三四五六七八九十]{1,3})\s*月\s*([\d一二三四五六七八九十]{1,3})\s*日[^\S\n]*(?=\n|$)/g;
const EXTENSION = new RegExp(`延长\\s*(?:\\d{4}\\s*年)?\\s*(${NAME})\\s*假期\\s*(?:至|到)`);
const SINCE_2008 = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];
const BEFORE_2008 = ['元旦', '春节', '劳动节', '国庆节'];

/**
 * Reads the text of a State Council notice on public holidays, in the forms in use since 2004. Every weekday in brackets
 * and every 共…天 is checked against the days; what contradicts is not taken and becomes a problem with its place.
 * `known` are the days that rule now, for an extension of a holiday.
 */
export function readNoticeText(given: string, known: readonly KnownDay[] = []): NoticeReading {
  const text = normalised(given);
  const title = TITLE.exec(text)?.[0].replace(/\s+/g, '') ?? null;
  const year = yearOf(text, title);
  const docNo = docNoOf(text);
  const head = { year, title, docNo, issuedOn: issuedOn(text, year) };
  if (year === null) {
    const message = '没有读到是哪一年的安排,请连同标题一起粘贴';
    return { ...head, scope: 'year', days: [], problems: [{ code: 'year', message, span: [0, 0] }] };
  }
  const labelled = passagesOf(text);
  const names = labelled.flatMap(({ name }) => name.split('、'));
  const scope = scopeOf(title, names);
  const passages = labelled.length > 0 ? labelled : [wholeBody(text, title)];
  const days: ReadDay[] = [];
  const problems: ReadProblem[] = [];
  for (const passage of passages) {
    const read = readPassage(text, passage, year);
    if (read.days.length + read.problems.length === 0 && labelled.length > 0) {
      const message = `没有读到${passage.name}放假的日期`;
      problems.push({ code: 'unread', message, span: [passage.start, passage.end] });
    }
    days.push(...withWeekends(read.days));
    problems.push(...read.problems);
  }
  const extension = extensionOf(text, year, known);
  if (extension) {
    days.push(...extension.days);
    problems.push(...extension.problems);
  }
  const { kept, twice } = agreeing(days);
  problems.push(...twice, ...(scope === 'year' ? missing(year, names, given.length) : []));
  if (kept.length === 0 && problems.length === 0) {
    problems.push({
      code: 'unread',
      message: '没有读到放假或上班的日期,请粘贴通知全文',
      span: [0, given.length],
    });
  }
  return { ...head, scope, days: kept, problems: problems.sort((a, b) => a.span[0] - b.span[0]) };
}

/** Full-width signs as half-width ones, each in its place, so that offsets stay. */
function normalised(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0\u2002-\u200B\uFEFF\t\r]/g, ' ')
    .replace(/[“”″]/g, '"')
    .replace(/[∶︰]/g, ':');
}

function yearOf(text: string, title: string | null): number | null {
  const near = new RegExp(`((?:19|20)\\d\\d)\\s*年\\s*(?:部分节假日|${NAME})`);
  const found =
    /((?:19|20)\d\d)年/.exec(title ?? '') ??
    near.exec(text) ??
    /((?:19|20)\d\d)\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/.exec(text);
  return found ? Number(found[1]) : null;
}

function docNoOf(text: string): string | null {
  const found = DOC_NO.exec(text);
  return found && `${found[1].replace(/\s+/g, '')}〔${found[2]}〕${Number(found[3])}号`;
}

/** The date under the signature, or the one that a page names; only if it can be that of a notice for the year. */
function issuedOn(text: string, year: number | null): CalendarDate | null {
  const label = ISSUED_LABEL.exec(text);
  const line = label ?? [...text.matchAll(DATE_LINE)].at(-1);
  if (!line) return null;
  const [issued, month, day] = [digits(line[1]), number(line[2]), number(line[3])];
  const date = `${issued}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const fits = year === null || Number(issued) === year || Number(issued) === year - 1;
  return fits && isCalendarDate(date) ? date : null;
}

const HAN = '〇一二三四五六七八九';
const digits = (text: string): string =>
  text.replace(/[○零]/g, '〇').replace(/[〇-龥]/g, (one) => String(HAN.indexOf(one)));
function number(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? (tens === '' ? 1 : HAN.indexOf(tens)) : 0;
  return ten * 10 + (ones === '' ? 0 : HAN.indexOf(ones));
}

/** Each holiday's passage: from behind its name to the next, or to where the text turns to something else. */
function passagesOf(text: string): Passage[] {
  const labels = [...text.matchAll(LABEL)];
  return labels.map((label, index) => {
    const start = label.index + label[0].length;
    const end = Math.min(endOfPassage(text, start), labels[index + 1]?.index ?? text.length);
    return { name: canonical(label[1]), start, end };
  });
}

/** A line that neither continues a broken sentence nor begins with a day belongs to the passage no more. */
function endOfPassage(text: string, start: number): number {
  let end = text.indexOf('\n', start);
  while (end >= 0) {
    const next = text.slice(end + 1).split('\n', 1)[0];
    const broken = !/[。;]\s*$/.test(text.slice(start, end));
    const dated = /^\s*(?:其中|上年|同时|将|\(?[\d一二三四五六七八九十]+[)、])?[,\s]*\d/.test(next);
    const signature = new RegExp(DATE_LINE.source).test(`\n${next}`);
    const goesOn =
      !signature && (dated || (broken && /^\s*\S/.test(next) && !/^\s*(?:国务院|节假日)/.test(next)));
    if (!goesOn) return end;
    end = text.indexOf('\n', end + 1);
  }
  return text.length;
}

/** A second notice names no holiday at the head: its title does, and its days stand in the running text. */
function wholeBody(text: string, title: string | null): Passage {
  const found =
    title && (/关于(?:调整|延长)?(?:\d{4}年)?(.+?)(?:假期|调休|放假|安排)/.exec(title)?.[1] ?? null);
  const at = TITLE.exec(text);
  const start = at ? at.index + at[0].length : 0;
  const signature = [...text.matchAll(DATE_LINE)].at(-1)?.index ?? text.length;
  return { name: found ? canonical(found) : '放假', start, end: signature > start ? signature : text.length };
}

function canonical(names: string): string {
  return names
    .replace(/[\s"]/g, '')
    .split(/、|和|及|与/)
    .map((name) =>
      /五一|劳动/.test(name) ? '劳动节' : /^(清明|端午|中秋|国庆)$/.test(name) ? `${name}节` : name,
    )
    .join('、');
}

const scopeOf = (title: string | null, names: string[]): CalendarScope => {
  // 关于调整2026年部分节假日安排 changes a year that is arranged already: taken as the whole year it would empty the rest.
  if (title) return /部分节假日安排/.test(title) && !/关于(?:调整|延长|补充)/.test(title) ? 'year' : 'days';
  return new Set(names).size >= 4 ? 'year' : 'days';
};

/** The weekend between two days off of one holiday is off by name, too (6月20日放假,6月22日补休). */
function withWeekends(days: ReadDay[]): ReadDay[] {
  const off = days.filter(({ kind }) => kind === 'off').sort((a, b) => (a.date < b.date ? -1 : 1));
  const filled = [...days];
  for (const [index, day] of off.entries()) {
    const next = off[index + 1];
    if (!next || daysBetween(day.date, next.date) > 3) continue;
    const between = Array.from({ length: daysBetween(day.date, next.date) - 1 }, (_, at) =>
      addDays(day.date, at + 1),
    );
    if (!between.every((date) => weekdayOf(date) % 6 === 0)) continue;
    filled.push(...between.map((date) => ({ ...day, date })));
  }
  return filled;
}

/** 延长2020年春节假期至2月2日: off from the day after the holiday's last one. */
function extensionOf(
  text: string,
  year: number,
  known: readonly KnownDay[],
): { days: ReadDay[]; problems: ReadProblem[] } | null {
  const found = EXTENSION.exec(text);
  const until =
    found &&
    /^\s*(?:\d{4}\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/.exec(text.slice(found.index + found[0].length));
  if (!found || !until) return null;
  const span: [number, number] = [found.index, found.index + found[0].length + until[0].length];
  const name = canonical(found[1]);
  const end = `${year}-${until[1].padStart(2, '0')}-${until[2].padStart(2, '0')}`;
  const last = known
    .filter((day) => day.kind === 'off' && day.name.includes(name) && day.date.startsWith(String(year)))
    .map(({ date }) => date)
    .filter((date) => date < end)
    .sort()
    .at(-1);
  if (!last || !isCalendarDate(end) || toDayNumber(end) - toDayNumber(last) > 31) {
    const message = `现行日历中没有读到${year}年${name}的放假日期,不能推算延长到${until[0].trim()}的日期,请在日历上点选`;
    return { days: [], problems: [{ code: 'unread', message, span }] };
  }
  const count = daysBetween(last, end);
  const days = Array.from({ length: count }, (_, at) => ({
    date: addDays(last, at + 1),
    kind: 'off' as const,
    name,
    span,
  }));
  return { days, problems: [] };
}

/** A day is either off or worked; one that the text calls both is neither. */
function agreeing(days: ReadDay[]): { kept: ReadDay[]; twice: ReadProblem[] } {
  const byDate = new Map<CalendarDate, ReadDay>();
  const twice = new Map<CalendarDate, ReadProblem>();
  for (const day of days) {
    const other = byDate.get(day.date);
    if (!other) byDate.set(day.date, day);
    else if (other.kind !== day.kind) {
      const message = `${day.date}既写了放假又写了上班`;
      twice.set(day.date, { code: 'twice', message, span: day.span });
    }
  }
  const kept = [...byDate.values()].filter(({ date }) => !twice.has(date));
  return { kept: kept.sort((a, b) => (a.date < b.date ? -1 : 1)), twice: [...twice.values()] };
}

/** Nothing in the text to point at: said behind everything else. */
function missing(year: number, names: string[], end: number): ReadProblem[] {
  return (year >= 2008 ? SINCE_2008 : BEFORE_2008)
    .filter((name) => !names.includes(name))
    .map((name) => ({ code: 'missing', message: `没有读到${name}的安排`, span: [end, end] }));
}
