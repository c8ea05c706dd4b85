import type { Dto } from '../../api/client.ts';
import { dateWithWeekday } from '../../components/dates.ts';

type Step = Dto<'ExplainStepDto'>;
/** Of a duty, or of a date that something else computed. */
export type Explanation = Omit<Dto<'StepExplanationDto'>, 'start'> &
  Partial<Omit<Dto<'DeadlineExplanationDto'>, 'steps'>>;

/** What one day is to a count. The words of the marks stand in the legend. */
export type DayMark = 'start' | 'counted' | 'extended' | 'makeup' | 'weekend' | 'off' | 'paused' | 'due';
export const MARK_WORD: Record<DayMark, string> = {
  start: '起算当日,不计',
  counted: '计入',
  extended: '延期的日子,计入',
  makeup: '补班,计入',
  weekend: '周末,不计',
  off: '放假,不计',
  paused: '暂停,不计',
  due: '最后一天',
};

/** The question that the sheet answers: an hour clock ends at a moment, all others with a day. */
export const whyWords = (dueAt: string | null | undefined): string => `为什么是这一${dueAt ? '刻' : '天'}`;

export interface DayCell {
  date: string;
  /** `6月` on the first day shown and on each first of a month. */
  month: string | null;
  day: number;
  /** Null for a day between that the count does not name. */
  mark: DayMark | null;
  index: number | null;
  provisional: boolean;
  /** What is read out, and shown on hovering. */
  words: string;
}

/** Days that follow one another and are of the same kind for the same reason, such as a holiday. */
export interface SkippedRun {
  from: string;
  to: string;
  days: number;
  words: string;
  notice: string | null;
  mark: DayMark;
}

/** A calendar of more weeks than this is no longer read at a glance; the list tells the rest. */
const MOST_WEEKS = 19;
const DAY_MS = 86_400_000;
const at = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export function markOf({ counted, reason }: Step, isDue = false): DayMark {
  if (isDue) return 'due';
  if (/暂停计时/.test(reason)) return 'paused';
  if (/起算当日/.test(reason)) return 'start';
  if (/补班/.test(reason)) return 'makeup';
  if (counted) return /延期$/.test(reason) ? 'extended' : 'counted';
  return /放假/.test(reason) ? 'off' : 'weekend';
}

/** What the text says, a line for each sentence: the count, the pauses, the extension, what is provisional. */
export const sentencesOf = (text: string): string[] => text.match(/[^。]+。?/g) ?? [];

/** The reason without the day of the week, which stands beside it. */
export const reasonWords = (reason: string): string => reason.replace(/^周.,/, '');

/**
 * Weeks from Monday to Sunday that hold the days of a count; empty where there is nothing to see day by day: an hour
 * clock, a date that the document names, months and years of which only the last days are told, and very long counts.
 */
export function weeksOf(
  steps: readonly Step[],
  dueOn: string,
  dueAt: string | null | undefined,
): DayCell[][] {
  const byDate = new Map(steps.map((step) => [step.date, step]));
  if (dueAt || byDate.size < 2) return [];
  const dates = [...byDate.keys()].sort();
  const [first, last] = [dates[0], dates[dates.length - 1]];
  // Of months only the ends are told: a page of empty weeks between them would say nothing.
  if (byDate.size * 2 < (at(last) - at(first)) / DAY_MS) return [];
  const monday = at(first) - ((new Date(at(first)).getUTCDay() + 6) % 7) * DAY_MS;
  const weeks = Math.floor((at(last) - monday) / (7 * DAY_MS)) + 1;
  if (weeks > MOST_WEEKS) return [];
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const date = dateOf(monday + (week * 7 + weekday) * DAY_MS);
      return cellOf(date, byDate.get(date), date === first, dueOn);
    }),
  );
}

function cellOf(date: string, step: Step | undefined, isFirst: boolean, dueOn: string): DayCell {
  const day = Number(date.slice(8));
  const mark = step ? markOf(step, date === dueOn && !/暂停计时/.test(step.reason)) : null;
  return {
    date,
    month: isFirst || (day === 1 && step) ? `${Number(date.slice(5, 7))}月` : null,
    day,
    mark,
    index: step?.index ?? null,
    provisional: step?.provisional ?? false,
    words: step ? `${date} ${step.index ? `第 ${step.index} 天,` : ''}${reasonWords(step.reason)}` : date,
  };
}

/** What is out of the ordinary: holidays, make-up days and pauses, each run of days with its notice. Weekends go without saying. */
export function exceptions(steps: readonly Step[]): SkippedRun[] {
  const runs: SkippedRun[] = [];
  for (const step of steps) {
    const mark = markOf(step);
    if (mark !== 'off' && mark !== 'makeup' && mark !== 'paused') continue;
    // A pause that has not ended is told in the sentence, reason and all.
    if (/恢复后继续计算$/.test(step.reason)) continue;
    const words = reasonWords(step.reason).replace(/,(期满日顺延|顺延至本日届满|延期)$/, '');
    const last = runs.at(-1);
    if (last && last.words === words && at(step.date) - at(last.to) === DAY_MS) {
      last.to = step.date;
      last.days += 1;
    } else {
      runs.push({ from: step.date, to: step.date, days: 1, words, notice: step.notice ?? null, mark });
    }
  }
  return runs;
}

/** Whose date it is and from what, in words; what there is nothing to say of is left out. */
export function factsOf({ basis, raw, start, originalDueOn, dueOn }: Explanation): [string, string][] {
  const moved = originalDueOn && originalDueOn !== dueOn ? dateWithWeekday(originalDueOn) : null;
  const all = [
    ['依据', basis],
    ['文件原话', raw && `“${raw}”`],
    ['从何算起', start],
    ['原定', moved],
  ];
  return all.filter((one): one is [string, string] => Boolean(one[1]));
}

/** The list of all days; a notice stands under the first day it rules, not under each of a week. */
export const listed = (steps: Explanation['steps']) =>
  steps.map((step, at) => ({
    ...step,
    words: reasonWords(step.reason),
    notice: step.notice && step.notice !== steps[at - 1]?.notice ? step.notice : null,
  }));
