import type { Dto } from '../../api/client.ts';
import type { CalendarScope } from '../../../shared/vocabulary.ts';
import type { Day } from './year.ts';

export type Entry = Dto<'NoticeDayDto'>;
type Special = Pick<Dto<'SpecialDayDto'>, 'date' | 'kind' | 'name' | 'notice'>;

const byDate = <T extends { date: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (a.date < b.date ? -1 : 1));
const isWeekend = (date: string): boolean => new Date(`${date}T00:00:00Z`).getUTCDay() % 6 === 0;

/** What the calendar would hold with these entries: a whole year's notice alone, or a second one over what rules now. */
export function shownDays(
  present: readonly Special[],
  scope: CalendarScope,
  entries: readonly Entry[],
): Special[] {
  const days = new Map(scope === 'days' ? present.map((day) => [day.date, day]) : []);
  for (const { date, kind, name } of entries) {
    if (kind === 'plain') days.delete(date);
    else days.set(date, { date, kind, name, notice: '' });
  }
  return byDate([...days.values()]);
}

/**
 * The entries after a click on a day. A weekday goes 放假 and back, a weekend day 补班, 放假 and back; back to ordinary is an
 * entry of its own where a second notice undoes what rules now. A new day takes the name of the holiday nearest to it.
 */
export function toggled(
  entries: readonly Entry[],
  day: Pick<Day, 'date' | 'kind'>,
  scope: CalendarScope,
  present: readonly Special[],
): Entry[] {
  const others = entries.filter(({ date }) => date !== day.date);
  const ruledNow = scope === 'days' && present.some(({ date }) => date === day.date);
  const next = day.kind === 'weekday' ? 'off' : day.kind === 'weekend' ? 'work' : null;
  const name = nearestName(day.date, [...entries, ...present]);
  if (next) return byDate([...others, { date: day.date, kind: next, name }]);
  if (day.kind === 'work' && isWeekend(day.date))
    return byDate([...others, { date: day.date, kind: 'off', name }]);
  return ruledNow ? byDate([...others, { date: day.date, kind: 'plain', name }]) : others;
}

const DAY = 86_400_000;
const REACH = 15 * DAY;

function nearestName(date: string, days: readonly { date: string; name: string }[]): string {
  const at = Date.parse(date);
  let best = { name: '调整', distance: REACH };
  for (const day of days) {
    const distance = Math.abs(Date.parse(day.date) - at);
    if (distance < best.distance) best = { name: day.name, distance };
  }
  return best.name;
}

const WORD = { off: '放假', work: '补班' } as const;

/** The days that differ from what rules now, each with what it is now, in words. */
export function differences(present: readonly Special[], shown: readonly Special[]): Map<string, string> {
  const was = new Map(present.map((day) => [day.date, day]));
  const is = new Map(shown.map((day) => [day.date, day]));
  const dates = byDate([...new Set([...was.keys(), ...is.keys()])].map((date) => ({ date })));
  const words = (day: Special | undefined, date: string): string =>
    day ? `${WORD[day.kind]}(${day.name})` : isWeekend(date) ? '周末' : '工作日';
  return new Map(
    dates
      .filter(({ date }) => was.get(date)?.kind !== is.get(date)?.kind)
      .map(({ date }) => [date, words(was.get(date), date)]),
  );
}
