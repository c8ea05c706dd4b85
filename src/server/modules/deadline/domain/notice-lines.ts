import {
  addDays,
  calendarDate,
  daysBetween,
  isCalendarDate,
  weekdayName,
  weekdayOf,
  type CalendarDate,
} from '../../../common/calendar-date.js';

/** What was read, or could not be read, and where: offsets into the text as given. */
export interface Place {
  span: [start: number, end: number];
}
export interface ReadDay extends Place {
  date: CalendarDate;
  kind: 'off' | 'work';
  name: string;
}
export interface ReadProblem extends Place {
  /** `weekday`, `count`, `date`, `workday`, `twice`, `unread`, `missing`, `order`. */
  code: string;
  /** Chinese: what contradicts what. The days of that phrase are then not taken. */
  message: string;
}

/** One holiday's passage: the text behind its name. */
export interface Passage {
  name: string;
  start: number;
  end: number;
}

interface ReadDate extends Place {
  date: CalendarDate;
}
/** Days that stand together before one verb: 2月14日(周六)、2月28日(周六). */
interface DayList extends Place {
  dates: CalendarDate[];
  /** A day of it that cannot be: the phrase is not taken. */
  bad: boolean;
}

const DATE =
  /^(?:((?:19|20)\d\d)\s*年|(上年|上一年|去年|当年|同年|今年|次年))?\s*(?:(\d{1,2})\s*月)?\s*(\d{1,2})\s*日/;
const BRACKET = /^\s*\(([^()]*)\)/;
const RANGE = /^\s*(?:至|到|-+|—+|–|~|―|−)\s*/;
const AND = /^\s*(?:、|和|及|与|以及)\s*(?=\d|(?:上年|去年|当年|次年))/;
const COMMA = /^\s*[,]\s*(?=\d|(?:上年|去年|当年|次年))/;
const WEEKDAY = /(?:周|星期|礼拜)\s*([一二三四五六日天])/;
/** Words between the days and what happens on them. */
const FILLER =
  /^\s*(?:(?:这)?[一二两三四五六七八九]\s*[个天]|均|都|分别|全部|全国|全体公民|也|仍|为|作为|的)*\s*/;
const SWAP = /^(?:的)?(?:周末)?(?:公休日?|休息日?)(?:分别)?(?:调|调整|调换|调休|移)(?:至|到)\s*(?:下列日期)?/;
/** 9月29日(周日)公休日与10月4日(周五)对调: a day off and a worked day change places. */
const WITH = /^(?:的)?(?:周末)?(?:公休日?|休息日?|工作日)\s*(?:与|和|同|跟)\s*(?=\d|(?:上年|去年|当年|次年))/;
const EXCHANGED =
  /^(?:的)?(?:周末)?(?:公休日?|休息日?|工作日)?(?:分别)?(?:互相|相互)?(?:对调|互换|对换|调换(?!至|到))/;
const NOTHING =
  /^(?:为|是)?\s*(?:法定节?假日|法定节日|公休日|周末公休|照常公休|正常公休|周末|双休日|起\s*(?:恢复)?\s*(?:正常|照常)?\s*(?:上班|工作|办公))/;
const OFF = /^(?:放假公休|放假调休|调休放假|公休放假|放假|补休|调休|休息|公休)/;
const WORK = /^(?:照常|正常)?(?:上班|补班|工作|办公)/;
const COUNT = /^[,\s]*(?:[(]\s*)?(?:共|共计|合计|假期共?)?\s*(\d{1,2}|[一二两三四五六七八九十])\s*天/;
const HAN: Record<string, number> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
const ADVICE = /^\s*(?:鼓励|建议|倡导|有条件的)/;

/**
 * The days of one holiday's passage. `text` is normalised one to one (half-width digits and brackets), so that offsets
 * are those of the text as given. A phrase that contradicts itself gives a problem and no days.
 */
export function readPassage(
  text: string,
  passage: Passage,
  year: number,
): { days: ReadDay[]; problems: ReadProblem[] } {
  const days: ReadDay[] = [];
  const problems: ReadProblem[] = [];
  for (const [start, end] of sentences(text, passage)) {
    if (ADVICE.test(text.slice(start, end))) continue;
    const reader = new SentenceReader(text, start, end, { ...passage, year }, problems);
    days.push(...reader.read());
  }
  return { days, problems };
}

function sentences(text: string, { start, end }: Passage): [number, number][] {
  const found: [number, number][] = [];
  let from = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && !/[。;]/.test(text[at])) continue;
    if (text.slice(from, at).trim() !== '') found.push([from, at]);
    from = at + 1;
  }
  return found;
}

class SentenceReader {
  private at: number;
  /** The year and month that a following 3日 belongs to. */
  private year: number;
  private month: number | null = null;
  private readonly days: ReadDay[] = [];

  constructor(
    private readonly text: string,
    start: number,
    private readonly end: number,
    private readonly context: Passage & { year: number },
    private readonly problems: ReadProblem[],
  ) {
    this.at = start;
    this.year = context.year;
  }

  read(): ReadDay[] {
    while (this.seekDate()) this.phrase();
    return this.days;
  }

  /** Moves on to the next date of the sentence. */
  private seekDate(): boolean {
    for (; this.at < this.end; this.at += 1) {
      const rest = this.rest();
      const match = DATE.exec(rest);
      if (match && !/\d/.test(this.text[this.at - 1] ?? '')) return true;
      // 共3天, 2026年 and the like hold digits that begin no date.
      const number = /^\d+/.exec(rest);
      if (number) this.at += number[0].length - 1;
    }
    return false;
  }

  /** Days, and what they are: 1月1日至3日放假调休,共3天. */
  private phrase(): void {
    const start = this.at;
    const lists = [this.list()];
    for (let comma = COMMA.exec(this.rest()); comma; comma = COMMA.exec(this.rest())) {
      this.at += comma[0].length;
      lists.push(this.list());
    }
    const list = joined(lists);
    if (this.exchanged(list, start)) return;
    this.skip(FILLER);
    const swap = SWAP.exec(this.rest());
    if (swap) {
      this.at += swap[0].length;
      if (!DATE.test(this.rest())) return this.unread(start);
      const target = this.list();
      if (list.bad || target.bad) return;
      this.add(list, 'work', start);
      this.add(target, 'off', start);
      return;
    }
    const rest = this.rest();
    const nothing = NOTHING.exec(rest);
    const off = OFF.exec(rest);
    const work = WORK.exec(rest);
    const verb = nothing ?? off ?? work;
    if (!verb) return this.unread(start);
    this.at += verb[0].length;
    if (nothing || list.bad) return;
    if (off) {
      if (this.countFits(list, start)) this.add(list, 'off', start);
    } else this.add(list, 'work', start);
  }

  /** Whether the days change places, in pairs: the day off is worked, the worked day is off. */
  private exchanged(list: DayList, start: number): boolean {
    const back = this.at;
    this.skip(FILLER);
    const other = WITH.exec(this.rest());
    const lists = [list];
    if (other && DATE.test(this.rest().slice(other[0].length))) {
      this.at += other[0].length;
      const known = this.problems.length;
      lists.push(this.list());
      this.skip(FILLER);
      if (!EXCHANGED.test(this.rest())) this.problems.splice(known);
    }
    const verb = EXCHANGED.exec(this.rest());
    if (!verb) {
      this.at = back;
      return false;
    }
    this.at += verb[0].length;
    const { dates, bad } = joined(lists);
    if (bad) return true;
    const [off, worked] = [true, false].map((rests) =>
      dates.filter((date) => [0, 6].includes(weekdayOf(date)) === rests),
    );
    if (off.length !== worked.length || off.length === 0) {
      this.problem('workday', start, '对调的应是一个周末和一个工作日,所列日期不是');
      return true;
    }
    const span = lists[0].span;
    this.add({ dates: off, bad, span }, 'work', start);
    this.add({ dates: worked, bad, span }, 'off', start);
    return true;
  }

  /** 共3天 against the days themselves. */
  private countFits(list: DayList, start: number): boolean {
    const stated = COUNT.exec(this.rest());
    if (!stated) return true;
    this.at += stated[0].length;
    const count = HAN[stated[1]] ?? Number(stated[1]);
    const before = new Set(this.days.filter(({ kind }) => kind === 'off').map(({ date }) => date));
    const total = new Set([...before, ...list.dates]).size;
    if (count === list.dates.length || count === total) return true;
    this.problem('count', start, `写明共${count}天,而所列日期为${list.dates.length}天`);
    return false;
  }

  private list(): DayList {
    const start = this.at;
    const dates: CalendarDate[] = [];
    let bad = false;
    for (;;) {
      const from = this.date();
      bad ||= from === null;
      const range = RANGE.exec(this.rest());
      if (range && DATE.test(this.rest().slice(range[0].length))) {
        this.at += range[0].length;
        const to = this.date();
        if (!from || !to) bad = true;
        else if (to.date < from.date || daysBetween(from.date, to.date) > 31) {
          this.problem('order', from.span[0], `起止日期不对:${from.date}至${to.date}`);
          bad = true;
        } else for (let day = from.date; day <= to.date; day = addDays(day, 1)) dates.push(day);
      } else if (from) dates.push(from.date);
      const and = AND.exec(this.rest());
      if (!and || !DATE.test(this.rest().slice(and[0].length))) break;
      this.at += and[0].length;
    }
    return { dates, bad, span: [start, this.at] };
  }

  /** One date with its bracket; null where there is no such day, or the bracket names another weekday. */
  private date(): ReadDate | null {
    const start = this.at;
    const [whole, year, word, month, day] = DATE.exec(this.rest())!;
    this.at += whole.length;
    const bracket = BRACKET.exec(this.rest());
    if (bracket) this.at += bracket[0].length;
    const stated = bracket && WEEKDAY.exec(bracket[1])?.[1];
    if (year) this.year = Number(year);
    else if (word) this.year = this.context.year + (/上|去/.test(word) ? -1 : word === '次年' ? 1 : 0);
    else if (month) this.year = this.yearOf(Number(month));
    if (month) this.month = Number(month);
    const text = this.text.slice(start, this.at);
    if (this.month === null) {
      this.problem('date', start, `没有写明月份:${text}`);
      return null;
    }
    const date = dayIn(this.year, this.month, Number(day));
    if (!date) {
      this.problem('date', start, `没有这一天:${text}`);
      return null;
    }
    const weekday = stated ? `周${stated.replace('天', '日')}` : weekdayName(date);
    if (weekday !== weekdayName(date)) {
      this.problem('weekday', start, `${date}是${weekdayName(date)},而文中写的是${weekday}`);
      return null;
    }
    return { date, span: [start, this.at] };
  }

  /** 12月 in the passage on 元旦 is that of the year before; else a month lies in the notice's year. */
  private yearOf(month: number): number {
    const { name, year } = this.context;
    return month === 12 && name.includes('元旦') ? year - 1 : year;
  }

  private add({ dates }: DayList, kind: 'off' | 'work', start: number): void {
    const worked = kind === 'work' ? dates.find((date) => ![0, 6].includes(weekdayOf(date))) : undefined;
    if (worked) {
      this.problem('workday', start, `${worked}是${weekdayName(worked)},本来就上班,不是补班日`);
      return;
    }
    for (const date of dates) {
      if (this.days.some((day) => day.date === date && day.kind === kind)) continue;
      this.days.push({ date, kind, name: this.context.name, span: [start, this.at] });
    }
  }

  private unread(start: number): void {
    const stop = /[,。;]/.exec(this.text.slice(this.at, this.end));
    this.at = stop ? this.at + stop.index : this.end;
    this.problem('unread', start, `这一句没有读懂:${this.text.slice(start, this.at).trim()}`);
  }

  private problem(code: string, start: number, message: string): void {
    this.problems.push({ code, message, span: [start, this.at] });
  }

  private skip(pattern: RegExp): void {
    this.at += pattern.exec(this.rest())?.[0].length ?? 0;
  }

  private rest(): string {
    return this.text.slice(this.at, this.end);
  }
}

const joined = (lists: DayList[]): DayList => ({
  dates: lists.flatMap(({ dates }) => dates),
  bad: lists.some(({ bad }) => bad),
  span: [lists[0].span[0], lists.at(-1)!.span[1]],
});

function dayIn(year: number, month: number, day: number): CalendarDate | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCalendarDate(text) ? calendarDate(year, month, day) : null;
}
