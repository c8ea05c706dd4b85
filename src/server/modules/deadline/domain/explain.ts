import {
  addDays,
  dateInShanghai,
  dayOf,
  weekdayName,
  type CalendarDate,
} from '../../../common/calendar-date.js';
import { cadenceDay, periodAt } from './periods.js';
import {
  computeDue,
  nominalEnd,
  startInstant,
  type Anchor,
  type CadenceRule,
  type Due,
  type RecurringRule,
  type RelativeRule,
  type RuleSpec,
} from './rule.js';
import { clockTime, LENGTH_WORD, longDate, moment } from './words.js';
import { noticeName, type WorkCalendar } from './working-days.js';

/** One day of a count: counted (with its number) or skipped, why, and by which notice. */
export interface ExplainStep {
  date: CalendarDate;
  counted: boolean;
  /** The number of the counted day, from 1. */
  index?: number;
  reason: string;
  notice?: string;
  /** The day may still change: no notice rules it yet. */
  provisional?: true;
}

export interface Explanation {
  due: Due;
  provisional: boolean;
  steps: ExplainStep[];
  /** One Chinese sentence or two that say how the date came about. */
  text: string;
}

export const NOT_COUNTED = '起算当日,不计入';
export const PROVISIONAL = '其中有的日子国务院放假安排尚未公布,暂按周一至周五上班推算,公布后日期可能变动。';

/**
 * How a due date came about, day by day, in Chinese. For working and calendar days every day from the anchor on is a
 * step; for months and years the corresponding day and each day off that it moved over; for hours start and end.
 */
export function explain(rule: RuleSpec, anchor: Anchor, calendar: WorkCalendar): Explanation {
  const due = computeDue(rule, anchor, calendar);
  const { steps, text } = describe(rule, anchor, due, calendar);
  const ending = due.provisional ? `${text}${PROVISIONAL}` : text;
  return { due, provisional: due.provisional, steps, text: ending };
}

export type Told = Pick<Explanation, 'steps' | 'text'>;

/** The same without the word on what is provisional. */
export function describe(rule: RuleSpec, anchor: Anchor, due: Due, calendar: WorkCalendar): Told {
  switch (rule.kind) {
    case 'fixed':
      return { steps: [], text: `文件写明的日期:${longDate(rule.date)},遇节假日不变。` };
    case 'window':
      return { steps: [], text: windowText(rule.start, rule.end) };
    case 'ongoing':
      return { steps: [], text: '长期任务,不设完成日期,按计划的报送周期报送进展。' };
    case 'soft':
      return { steps: [], text: '文件未写明具体期限,按本单位督办规定掌握,不作为文件时限。' };
    case 'recurring':
      return { steps: [], text: recurringText(rule, anchor.date, due.dueOn!) };
    case 'cadence':
      return cadenceTold(rule, anchor, due, calendar);
    case 'relative':
      if (rule.unit === 'hour') return hoursTold(rule, anchor, due);
      if (rule.n === 0) return { steps: [], text: `当日完成:${longDate(anchor.date)}。` };
      if (rule.unit === 'workday') return workdaysTold(rule.n, anchor.date, due.dueOn!, calendar, '起算');
      return calendarTold(rule, anchor.date, due.dueOn!, calendar);
  }
}

function workdaysTold(
  n: number,
  from: CalendarDate,
  dueOn: CalendarDate,
  calendar: WorkCalendar,
  start: string,
): Told {
  const steps: ExplainStep[] = [{ date: from, counted: false, reason: NOT_COUNTED }];
  const seen = { weekend: 0, off: 0, makeup: 0, workday: 0 };
  let index = 0;
  for (let date = addDays(from, 1); date <= dueOn; date = addDays(date, 1)) {
    const step = dayStep(date, calendar);
    seen[calendar.dayReason(date).kind] += 1;
    if (step.counted) index += 1;
    steps.push(step.counted ? { ...step, index } : step);
  }
  const skipped = [seen.weekend && `周末${seen.weekend}天`, seen.off && `放假${seen.off}天`].filter(Boolean);
  const made = seen.makeup ? `补班${seen.makeup}天计入` : '';
  const between = [skipped.length ? `${skipped.join('、')}不计` : '', made].filter(Boolean).join(',');
  const middle = between ? `${between},` : '';
  return { steps, text: `自${longDate(from)}次日${start}${n}个工作日,${middle}${longDate(dueOn)}届满。` };
}

function calendarTold(
  rule: RelativeRule,
  from: CalendarDate,
  dueOn: CalendarDate,
  calendar: WorkCalendar,
): Told {
  const end = nominalEnd(rule, from);
  const steps: ExplainStep[] = [{ date: from, counted: false, reason: NOT_COUNTED }];
  if (rule.unit === 'day') {
    for (let index = 1; index < rule.n; index += 1) {
      steps.push({ date: addDays(from, index), counted: true, index, reason: '按日历日计入' });
    }
    steps.push({ ...endStep(end, calendar), index: rule.n });
  } else {
    const short = dayOf(end) !== dayOf(from);
    const step = endStep(end, calendar);
    steps.push(short ? { ...step, reason: `当月无对应日,取月末;${step.reason}` } : step);
  }
  for (let date = addDays(end, 1); date <= dueOn; date = addDays(date, 1)) {
    const step = dayStep(date, calendar);
    const arrived = date === dueOn ? ',顺延至本日届满' : '';
    steps.push({ ...step, counted: false, reason: `${step.reason}${arrived}` });
  }
  const moved = end === dueOn ? '' : `,遇${calendar.dayReason(end).text},顺延至${longDate(dueOn)}`;
  const length = `${rule.n}${LENGTH_WORD[rule.unit]}`;
  return { steps, text: `自${longDate(from)}次日起算${length},${longDate(end)}届满${moved}。` };
}

function cadenceTold(rule: CadenceRule, anchor: Anchor, due: Due, calendar: WorkCalendar): Told {
  const span = periodAt(rule.per, anchor.date);
  const dueOn = due.dueOn!;
  if (rule.afterWorkdays) {
    return workdaysTold(rule.afterWorkdays, span.end, dueOn, calendar, '(本期结束后)起算');
  }
  const day = rule.afterWorkdays === 0 ? span.end : cadenceDay(rule, span);
  const steps: ExplainStep[] = [];
  const back = dueOn < day;
  for (let date = day; ; date = addDays(date, back ? -1 : 1)) {
    steps.push({ ...dayStep(date, calendar), counted: date === dueOn });
    if (date === dueOn) break;
  }
  const moved =
    day === dueOn ? '' : `,遇${calendar.dayReason(day).text},${back ? '提前' : '顺延'}至${longDate(dueOn)}`;
  const asked = rule.day ? `${rule.day}日` : '最后一天';
  const when = rule.per === 'month' ? `每月${asked}` : `每季度${rule.day ? '末月' : ''}${asked}`;
  return { steps, text: `计划规定${when}前报送进展,本期为${longDate(day)}${moved}。` };
}

function recurringText({ per, min }: RecurringRule, from: CalendarDate, dueOn: CalendarDate): string {
  const { start, end } = periodAt(per, from);
  const last = dueOn === end ? '最后一天' : '';
  const span = start === end ? longDate(start) : `${longDate(start)}至${longDate(end)}`;
  return `本期为${span},应在${last}${longDate(dueOn)}前完成,不少于${min}次。`;
}

function hoursTold(rule: RelativeRule, anchor: Anchor, due: Due): Told {
  const start = startInstant(anchor);
  const from = anchor.at ? '' : '(未记时刻,按当日零时起算)';
  return {
    steps: [
      { date: dateInShanghai(start), counted: false, reason: `${clockTime(start)}起算${from}` },
      { date: dateInShanghai(due.dueAt!), counted: true, reason: `${clockTime(due.dueAt!)}届满` },
    ],
    text: `自${moment(start)}起${rule.n}小时${from},昼夜和节假日连续计算,${moment(due.dueAt!)}届满。`,
  };
}

/** A day as the calendar has it. */
export function dayStep(date: CalendarDate, calendar: WorkCalendar): ExplainStep {
  const { workday, text, notice, provisional } = calendar.dayReason(date);
  const step: ExplainStep = { date, counted: workday, reason: `${weekdayName(date)},${text}` };
  if (notice) step.notice = noticeName(notice);
  if (provisional) step.provisional = true;
  return step;
}

/** The nominal last day: it counts, and where it is a day off the end moves on. */
export function endStep(date: CalendarDate, calendar: WorkCalendar): ExplainStep {
  const step = dayStep(date, calendar);
  return { ...step, counted: true, reason: `${step.reason}${step.counted ? '' : ',期满日顺延'}` };
}

function windowText(start: CalendarDate | null, end: CalendarDate | null): string {
  if (start && end) return `文件写明的时段:${longDate(start)}至${longDate(end)}。`;
  if (end) return `文件写明的截止日期:${longDate(end)}。`;
  return start ? `自${longDate(start)}起,文件未写明截止日期。` : '文件未写明起止日期。';
}
