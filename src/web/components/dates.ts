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
export const wallTime = (instant: string): string => SHANGHAI.format(new Date(instant));

/** A date or an instant, as it is written on every screen. */
export function dateWords(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dateWithWeekday(value);
  const [date, time] = wallTime(value).split(' ');
  return `${dateWithWeekday(date)} ${time}`;
}
