import { instantInShanghai, type CalendarDate } from '../../../common/calendar-date.js';
import { DomainError } from '../../../common/domain-error.js';
import type { Present } from './light.js';
import type { Clock, Extension, Stop } from './stopping.js';
import { LENGTH_WORD } from './words.js';

/** An open duty's clock, with what decides whether it may be stopped, begun anew or extended. */
export interface RunningClock {
  clock: Clock;
  dueOn: CalendarDate;
  dueAt: Date | null;
  /** How far its one extension may go at most; null: none is granted. */
  ceiling: Extension | null;
}

/** A day and, for hour clocks, the moment on it. */
export interface Moment {
  on: CalendarDate;
  at: Date | null;
}

export const openStop = ({ stops }: Clock): Stop | undefined => stops.find(({ to }) => to === null);

/** Whether an extension comes in time: on the due date at the latest, and any time while the clock stands still. */
export const beforeDue = ({ clock, dueOn, dueAt }: RunningClock, { today, now }: Present): boolean =>
  openStop(clock) !== undefined || (dueAt ? now <= dueAt : today <= dueOn);

/** Only a length from an event or an issue begins anew; what is written or recurs has its date from elsewhere. */
export const canBeginAnew = ({ rule }: Clock): boolean => rule.kind === 'relative';

/**
 * The moment a person means by a day and, for hour clocks, a time of day: where the time is left out, now if it is
 * today, else 00:00. For clocks of days only the day is kept.
 */
export function momentOf(
  { dueAt }: Pick<RunningClock, 'dueAt'>,
  on: CalendarDate,
  time: string | null,
  { today, now }: Present,
): Moment {
  if (!dueAt) return { on, at: null };
  if (time) return { on, at: instantInShanghai(on, time) };
  return { on, at: on === today ? now : instantInShanghai(on) };
}

/** 暂停计时: the clock stands still from `from` on. Throws DomainError with what to do instead. */
export function pause(running: RunningClock, from: Moment, present: Present): Clock {
  const { clock, dueOn, dueAt } = running;
  if (openStop(clock)) throw refuse('paused', '已经暂停计时,请刷新后查看');
  notInFuture(from, present, '暂停日期');
  // A filing of a period that is still to come may be stopped before it: only its own days count.
  if (canBeginAnew(clock) && before(from, startOf(clock)))
    throw refuse('before_start', `暂停日期不能早于起算日 ${clock.anchor.date}`);
  if (dueAt ? from.at! > dueAt : from.on > dueOn) {
    throw refuse('run_out', `时限已于 ${dueOn} 届满,届满后不能暂停计时`);
  }
  const last = clock.stops.filter(
    (stop) => !before(stopEnd(stop), startOf(clock)) && before(from, stopEnd(stop)),
  );
  if (last.length > 0)
    throw refuse('overlaps', `该日在此前的暂停期间(${last[0].from} 起,${last[0].to} 恢复)内`);
  return { ...clock, stops: [...clock.stops, { from: from.on, to: null, fromAt: from.at, toAt: null }] };
}

/** 恢复计时: the clock runs again on `to`. */
export function resume({ clock }: RunningClock, to: Moment, present: Present): Clock {
  const stop = openStop(clock);
  if (!stop) throw refuse('running', '没有暂停,正在计时,请刷新后查看');
  notInFuture(to, present, '恢复日期');
  if (before(to, stopStart(stop))) throw refuse('before_pause', `恢复日期不能早于暂停日期 ${stop.from}`);
  return { ...clock, stops: ended(clock.stops, to) };
}

/**
 * 重新起算 (a request that was corrected): the whole length counts anew from `from`, which is not counted itself. A
 * pause ends with it, and an extension of the clock before is past.
 */
export function restart({ clock }: RunningClock, from: Moment, present: Present): Clock {
  if (!canBeginAnew(clock)) throw refuse('not_relative', '时限是写明的日期或报送周期,不能重新起算,可以延期');
  notInFuture(from, present, '重新起算日');
  if (before(from, startOf(clock)))
    throw refuse('before_start', `重新起算日不能早于原起算日 ${clock.anchor.date}`);
  const at = from.at ?? instantInShanghai(from.on);
  return { ...withoutPause(clock, from), anchor: { date: from.on, at }, extension: null };
}

/** The clock with its pause ended on a day, or as one of zero where that day lies before the pause. */
export function withoutPause(clock: Clock, on: Moment): Clock {
  const stop = openStop(clock);
  if (!stop) return clock;
  return { ...clock, stops: ended(clock.stops, before(on, stopStart(stop)) ? stopStart(stop) : on) };
}

/** 延期: once, before the clock has run out, by at most its ceiling and in the ceiling's unit. */
export function extend(running: RunningClock, n: number, present: Present): Clock {
  const { clock, ceiling } = running;
  if (clock.extension) throw refuse('extended', '已经延期过,延期以一次为限');
  if (!ceiling) throw refuse('no_ceiling', '没有规定可以延期的幅度,不能延期');
  if (!beforeDue(running, present))
    throw refuse('run_out', `时限已于 ${running.dueOn} 届满,延期须在届满前决定`);
  if (n > ceiling.n) throw refuse('over_ceiling', `延期最长 ${ceiling.n} ${LENGTH_WORD[ceiling.unit]}`);
  return { ...clock, extension: { n, unit: ceiling.unit } };
}

const refuse = (what: string, message: string): DomainError =>
  new DomainError(
    `deadline.${what}`,
    what === 'paused' || what === 'running' || what === 'extended' ? 409 : 422,
    message,
  );

const ended = (stops: readonly Stop[], { on, at }: Moment): Stop[] =>
  stops.map((stop) => (stop.to === null ? { ...stop, to: on, toAt: at } : stop));

const startOf = ({ rule, anchor }: Clock): Moment => ({
  on: anchor.date,
  at: rule.kind === 'relative' && rule.unit === 'hour' ? (anchor.at ?? null) : null,
});
const stopStart = ({ from, fromAt }: Stop): Moment => ({ on: from, at: fromAt ?? null });
const stopEnd = ({ to, toAt }: Stop): Moment => ({ on: to!, at: toAt ?? null });

/** Whether `a` lies before `b`: by the moment where both are known, else by the day. */
const before = (a: Moment, b: Moment): boolean => (a.at && b.at ? a.at < b.at : a.on < b.on);

function notInFuture({ on, at }: Moment, { today, now }: Present, words: string): void {
  if (on > today || (at && at > now)) throw refuse('future', `${words}不能晚于${at ? '现在' : '今天'}`);
}
