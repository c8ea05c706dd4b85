const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const SHANGHAI = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** `2026-03-02` → `2026-03-02 周一`. */
export function dateWithWeekday(date: string): string {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return Number.isNaN(day) ? date : `${date} ${WEEKDAYS[day]}`;
}

/** An instant as the clock on the wall in Shanghai: `2026-03-02 09:15`, wherever the browser stands. */
export const wallTime = (instant: string | number): string => SHANGHAI.format(new Date(instant));

/** The other way: what was typed as the time in Shanghai, `2026-03-02 09:15`, as an instant with its zone. */
export const instantOfWall = (wall: string): string => `${wall.replace(' ', 'T')}:00+08:00`;

/** The wall clock in Shanghai now. For pickers only: what is late is said by the server. */
export const wallNow = (): string => wallTime(Date.now());

/** A date or an instant, as it is written on every screen. */
export function dateWords(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dateWithWeekday(value);
  const [date, time] = wallTime(value).split(' ');
  return `${dateWithWeekday(date)} ${time}`;
}

const QUARTERS = '一二三四';

/**
 * A period as an office says it: `2026年6月`, `2026年二季度`, `2026年上半年`, `2026年`, with `第2次` behind where it is one
 * of several (`2026#2`); what is no period stays as it is.
 */
export function periodWords(occurrence: string): string {
  const [period, nth] = occurrence.split('#');
  const [, year, rest] = /^(\d{4})(H[12]|Q[1-4]|W\d{2}|-\d{2}|-\d{2}-\d{2}|)$/.exec(period) ?? [];
  if (!year) return occurrence;
  const [month, day] = rest.slice(1).split('-').map(Number);
  const within: Record<string, string> = {
    H: rest === 'H1' ? '上半年' : '下半年',
    Q: `${QUARTERS[month - 1]}季度`,
    W: `第${month}周`,
    '-': day ? `${month}月${day}日` : `${month}月`,
  };
  return `${year}年${within[rest[0]] ?? ''}${nth ? `第${nth}次` : ''}`;
}

const MINUTE = 60_000;
const [HOUR, DAY] = [60 * MINUTE, 24 * 60 * MINUTE];

/** How far an hour clock is at `now`: `还有 3 小时 20 分`, `逾期 40 分`; in whole days from two days on. */
export function hoursWords(dueAt: string, now: number): string {
  const left = new Date(dueAt).getTime() - now;
  // What is left is rounded down, what is over up: no minute is promised that is not there.
  const minutes = left >= 0 ? Math.floor(left / MINUTE) : Math.ceil(-left / MINUTE);
  const word = left >= 0 ? '还有' : '逾期';
  if (left >= 0 && minutes === 0) return '即将到期';
  return `${word} ${durationWords(minutes * MINUTE)}`;
}

/** A length of time: `3 小时 20 分`, in whole days from two days on; empty below a minute. */
export function durationWords(ms: number): string {
  const minutes = Math.floor(ms / MINUTE);
  if (minutes * MINUTE >= 2 * DAY) return `${Math.floor((minutes * MINUTE) / DAY)} 天`;
  const [hours, rest] = [Math.floor((minutes * MINUTE) / HOUR), minutes % 60];
  return [hours ? `${hours} 小时` : '', rest ? `${rest} 分` : ''].filter(Boolean).join(' ');
}
