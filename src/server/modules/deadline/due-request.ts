import { dateInShanghai, instantInShanghai, isCalendarDate } from '../../common/calendar-date.js';
import type { ToldClock } from './domain/explain-clock.js';
import type { Anchor, ClockUnit } from './domain/rule.js';

/** Says in Chinese what is wrong with a request. */
export class BadRequest extends Error {}

const UNITS: readonly ClockUnit[] = ['workday', 'day', 'month', 'year', 'hour'];
/** Far beyond any clock, and small enough that the result stays a date. */
const MAX_N = 100_000;
/** More pauses than any clock has, and few enough that a line stays cheap. */
const MAX_PAUSES = 100;

/**
 * The clock that a request of `duban due` means: `{ from, n, unit }` and, where it was stopped, begun anew or extended,
 * `pauses: [{ from, to, reason? }]` (`to` is the day or moment on which it runs again; null: it still stands),
 * `restart` (the day or moment from which the whole length counts anew) and `extension: { n, unit? } | n` (in the unit of
 * the clock where none is named; of the clock begun anew where there is a restart). Takes any shape from outside and
 * throws BadRequest with what is wrong.
 */
export function clockOfRequest(input: Record<string, unknown>): ToldClock {
  const { from, unit, pauses, extension, restart } = input;
  const n = wholeNumber('n', input.n);
  const rule = { kind: 'relative' as const, n, unit: unitOf('unit', unit), event: null };
  const start = anchorOf('from', from);
  const anew = given(restart) ? anchorOf('restart', restart) : null;
  if (anew && anew.date < start.date) throw new BadRequest('restart 不能早于 from');
  const further = given(extension) ? extensionOf(extension, rule.unit) : null;
  if (further && (further.unit === 'hour') !== (rule.unit === 'hour')) {
    throw new BadRequest('按小时计时的只能按小时延期,其他的不能按小时延期');
  }
  return { rule, anchor: anew ?? start, stops: given(pauses) ? stopsOf(pauses) : [], extension: further };
}

const given = (value: unknown): boolean => value !== undefined && value !== null;

function wholeNumber(name: string, value: unknown): number {
  const count = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0 || count > MAX_N) {
    throw new BadRequest(`${name} 应为 0 至 ${MAX_N} 的整数,现为 ${shown(value)}`);
  }
  return count;
}

function unitOf(name: string, value: unknown): ClockUnit {
  if (UNITS.includes(value as ClockUnit)) return value as ClockUnit;
  throw new BadRequest(`${name} 应为 ${UNITS.join('、')} 之一,现为 ${shown(value)}`);
}

/** A date, or a moment: on the Shanghai wall clock unless it names its own offset. */
function anchorOf(name: string, value: unknown): Anchor {
  const match =
    typeof value === 'string' &&
    /^(\d{4}-\d{2}-\d{2})(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(value);
  if (!match || !isCalendarDate(match[1])) {
    throw new BadRequest(`${name} 应为日期,如 2026-02-10,现为 ${shown(value)}`);
  }
  const [, date, time, offset] = match;
  if (!time) return { date };
  const at = offset ? new Date(`${date}T${time}${offset}`) : instantInShanghai(date, time);
  return { date: dateInShanghai(at), at };
}

function stopsOf(value: unknown): ToldClock['stops'] {
  if (!Array.isArray(value) || value.length > MAX_PAUSES) {
    throw new BadRequest(`pauses 应为不超过 ${MAX_PAUSES} 项的列表,每项形如 {"from","to"}`);
  }
  const stops = (value as unknown[]).map((one) => {
    const { from, to, reason } = (typeof one === 'object' && one !== null ? one : {}) as Record<
      string,
      unknown
    >;
    const start = anchorOf('pauses 的 from', from);
    const end = given(to) ? anchorOf('pauses 的 to', to) : null;
    if (end && instantOf(end) < instantOf(start)) {
      throw new BadRequest('pauses 的 to(恢复计时之日)不能早于 from(暂停之日)');
    }
    return {
      from: start.date,
      to: end?.date ?? null,
      fromAt: start.at ?? null,
      toAt: end?.at ?? null,
      reason: typeof reason === 'string' && reason.trim() ? reason.trim() : '未注明事由',
    };
  });
  if (stops.filter(({ to }) => to === null).length > 1) throw new BadRequest('尚未恢复的暂停只能有一项');
  return stops;
}

const instantOf = ({ date, at }: Anchor): Date => at ?? instantInShanghai(date);

function extensionOf(value: unknown, own: ClockUnit): NonNullable<ToldClock['extension']> {
  const { n, unit, reason } =
    typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : { n: value, unit: undefined, reason: undefined };
  return {
    n: wholeNumber('extension', n),
    unit: given(unit) ? unitOf('extension 的 unit', unit) : own,
    reason: typeof reason === 'string' && reason.trim() ? reason.trim() : '未注明事由',
  };
}

const shown = (value: unknown): string => (value === undefined ? '空' : JSON.stringify(value).slice(0, 60));
