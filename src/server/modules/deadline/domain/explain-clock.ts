import {
  addDays,
  dateInShanghai,
  instantInShanghai,
  weekdayName,
  type CalendarDate,
} from '../../../common/calendar-date.js';
import {
  dayStep,
  explain,
  describe,
  endStep,
  NOT_COUNTED,
  PROVISIONAL,
  type Explanation,
  type ExplainStep,
} from './explain.js';
import { computeDue, nominalEnd, startInstant, type RelativeRule } from './rule.js';
import {
  clockDue,
  putOff,
  stopsInOrder,
  type Clock,
  type EndedStop,
  type Extension,
  type Stop,
} from './stopping.js';
import { clockTime, dueWords, LENGTH_WORD, longDate, moment } from './words.js';
import type { WorkCalendar } from './working-days.js';

/** A clock with the reasons that people gave for stopping and extending it. */
export interface ToldClock extends Clock {
  stops: readonly (Stop & { reason: string })[];
  extension: (Extension & { reason: string }) | null;
}

/**
 * How the due date of a clock came about, with its pauses and its extension: each day counted or not, and why. The days
 * of a pause stand among the others with its reason; of a pause that has not ended its first day is the last step.
 */
export function explainClock(clock: ToldClock, calendar: WorkCalendar): Explanation {
  const { rule, anchor, extension } = clock;
  const open = clock.stops.find(({ to }) => to === null);
  const stops = stopsInOrder(clock.stops).filter((stop) => reaches(clock, stop));
  if (stops.length === 0 && !extension && !open) return explain(rule, anchor, calendar);
  const due = clockDue(clock, calendar);
  const plain = computeDue(rule, anchor, calendar);
  const base = clockDue({ ...clock, extension: null }, calendar);
  const told = describe(rule, anchor, plain, calendar);
  if (!base.dueOn && !base.dueAt) return { due, provisional: due.provisional, ...told };
  const count: Count = { clock, stops, calendar };
  let steps = base.dueAt ? hourSteps(count, base.dueAt) : daySteps(count, base.dueOn!, told.steps);
  const sentences = [told.text, ...pauseWords(clock, dueDay(plain), base)];
  if (extension) {
    steps = [...steps, ...extensionSteps(count, extension, base, due, steps)];
    sentences.push(
      `经批准延期${extension.n}${LENGTH_WORD[extension.unit]}(${extension.reason}),${words(due)}届满。`,
    );
  }
  if (open) {
    const from = open.fromAt ? moment(open.fromAt) : longDate(open.from);
    steps = [...steps.filter(({ date }) => date < open.from), openStep(open)];
    sentences.push(`现自${from}起暂停计时(${open.reason}),恢复后继续计算,届满日届时顺延。`);
  }
  if (due.provisional) sentences.push(PROVISIONAL);
  return { due, provisional: due.provisional, steps, text: sentences.join('') };
}

interface Count {
  clock: ToldClock;
  /** Those that have ended, in order. */
  stops: EndedStop[];
  calendar: WorkCalendar;
}
type Ended = { dueOn?: CalendarDate; dueAt?: Date };

const dueDay = ({ dueOn, dueAt }: Ended): CalendarDate => dueOn ?? dateInShanghai(dueAt!);
const words = (due: Ended): string => dueWords(dueDay(due), due.dueAt ?? null);

/** Whether a stop that has ended lies, at least in part, behind the clock's start: of an hour clock, behind its moment. */
const reaches = ({ rule, anchor }: Clock, { to, toAt }: Stop): boolean =>
  rule.kind === 'relative' && rule.unit === 'hour'
    ? (toAt ?? instantInShanghai(to!)) > startInstant(anchor)
    : to! > anchor.date;

/** The days of a clock of days, from its start to its end. */
function daySteps(count: Count, dueOn: CalendarDate, plain: ExplainStep[]): ExplainStep[] {
  const { rule, anchor } = count.clock;
  if (rule.kind === 'relative' && rule.n > 0) {
    const start: ExplainStep = { date: anchor.date, counted: false, reason: NOT_COUNTED };
    return [start, ...walk(count, rule, anchor.date, dueOn, 0)];
  }
  const named = computeDue(rule, anchor, count.calendar).dueOn!;
  const end = putOff(named, addDays(anchor.date, -1), count.stops);
  if (end === named && dueOn === named) return plain;
  return [
    ...stopSteps(count, addDays(anchor.date, -1), named),
    {
      ...dayStep(named, count.calendar),
      counted: false,
      reason: `${weekdayName(named)},原定日期,因暂停顺延`,
    },
    ...stopSteps(count, named, end),
    ...endSteps(count, end, dueOn),
  ];
}

/** The days after `from` of a length, up to its end; `first` of them were counted before. */
function walk(
  count: Count,
  rule: Pick<RelativeRule, 'n' | 'unit'>,
  from: CalendarDate,
  dueOn: CalendarDate,
  first: number,
): ExplainStep[] {
  const { calendar, stops } = count;
  if (rule.unit === 'month' || rule.unit === 'year') {
    const end = putOff(nominalEnd({ kind: 'relative', event: null, ...rule }, from), from, stops);
    return [...stopSteps(count, from, end), ...endSteps(count, end, dueOn)];
  }
  const steps: ExplainStep[] = [];
  let index = 0;
  for (let date = addDays(from, 1); date <= dueOn; date = addDays(date, 1)) {
    const stopped = stopStep(count, date);
    const day = dayStep(date, calendar);
    if (stopped) steps.push(stopped);
    else if (rule.unit === 'workday' ? !day.counted : index === rule.n) {
      const arrived = date === dueOn ? ',顺延至本日届满' : '';
      steps.push({ ...day, counted: false, reason: `${day.reason}${arrived}` });
    } else {
      index += 1;
      const told =
        rule.unit === 'workday'
          ? day
          : index === rule.n
            ? endStep(date, calendar)
            : { ...day, counted: true, reason: '按日历日计入' };
      steps.push({ ...told, index: first + index });
    }
  }
  return steps;
}

/** The nominal last day, and those it moved over. */
function endSteps(count: Count, end: CalendarDate, dueOn: CalendarDate): ExplainStep[] {
  const steps: ExplainStep[] = [endStep(end, count.calendar)];
  for (let date = addDays(end, 1); date <= dueOn; date = addDays(date, 1)) {
    const step = stopStep(count, date) ?? dayStep(date, count.calendar);
    const arrived = date === dueOn ? ',顺延至本日届满' : '';
    steps.push({ ...step, counted: false, reason: `${step.reason}${arrived}` });
  }
  return steps;
}

/** The stopped days after `from` and before `to`. */
function stopSteps(count: Count, from: CalendarDate, to: CalendarDate): ExplainStep[] {
  const steps: ExplainStep[] = [];
  for (let date = addDays(from, 1); date < to; date = addDays(date, 1)) {
    const step = stopStep(count, date);
    if (step) steps.push(step);
  }
  return steps;
}

/** A day on which the clock stood still, with the reason; undefined for a day on which it ran. */
function stopStep({ clock }: Count, date: CalendarDate): ExplainStep | undefined {
  const stop = clock.stops.find(({ from, to }) => to !== null && from <= date && date < to);
  return stop && { date, counted: false, reason: `${weekdayName(date)},暂停计时(${stop.reason})` };
}

const openStep = ({ from, fromAt, reason }: Stop & { reason: string }): ExplainStep => ({
  date: from,
  counted: false,
  reason: `${weekdayName(from)},自${fromAt ? clockTime(fromAt) : '本日'}起暂停计时(${reason}),恢复后继续计算`,
});

function hourSteps({ clock }: Count, dueAt: Date): ExplainStep[] {
  const start = startInstant(clock.anchor);
  const steps: ExplainStep[] = [
    { date: dateInShanghai(start), counted: false, reason: `${clockTime(start)}起算` },
  ];
  for (const stop of clock.stops) {
    const { from, to, fromAt, toAt, reason } = stop;
    if (to === null || !reaches(clock, stop) || from > dateInShanghai(dueAt)) continue;
    steps.push(
      { date: from, counted: false, reason: `${fromAt ? clockTime(fromAt) : '00:00'}暂停计时(${reason})` },
      { date: to, counted: false, reason: `${toAt ? clockTime(toAt) : '00:00'}恢复计时` },
    );
  }
  return [...steps, { date: dateInShanghai(dueAt), counted: true, reason: `${clockTime(dueAt)}届满` }];
}

/** What an extension adds after the end of the clock. */
function extensionSteps(
  count: Count,
  extension: Extension,
  base: Ended,
  due: Ended,
  before: readonly ExplainStep[],
): ExplainStep[] {
  if (due.dueAt) {
    return [{ date: dueDay(due), counted: true, reason: `${clockTime(due.dueAt)}延期后届满` }];
  }
  const first = before.reduce((most, { index }) => Math.max(most, index ?? 0), 0);
  return walk(count, extension, base.dueOn!, due.dueOn!, first).map((step) =>
    step.counted ? { ...step, reason: `${step.reason},延期` } : step,
  );
}

/** One sentence for each pause that has ended, and one for what they come to. */
function pauseWords(clock: ToldClock, plainDay: CalendarDate, base: Ended): string[] {
  const ended = clock.stops.filter((stop) => stop.to !== null && reaches(clock, stop));
  const told = ended.map(({ from, to, fromAt, toAt, reason }) => {
    const [start, end] = [fromAt ? moment(fromAt) : longDate(from), toAt ? moment(toAt) : longDate(to!)];
    return `${start}起暂停计时,${end}恢复(${reason})`;
  });
  if (told.length === 0) return [];
  const moved = dueDay(base) === plainDay && !base.dueAt ? '届满日不变' : `顺延至${words(base)}届满`;
  return [`${told.join(';')};${moved}。`];
}
