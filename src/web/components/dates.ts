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

/** `2026-06` → `2026年6月`, `2026Q2` → `2026年二季度`; what is neither stays as it is. */
export function periodWords(period: string): string {
  const month = /^(\d{4})-(\d{2})$/.exec(period);
  if (month) return `${month[1]}年${Number(month[2])}月`;
  const quarter = /^(\d{4})Q([1-4])$/.exec(period);
  return quarter ? `${quarter[1]}年${'一二三四'[Number(quarter[2]) - 1]}季度` : period;
}
