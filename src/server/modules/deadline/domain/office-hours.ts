import { dateInShanghai, instantInShanghai } from '../../../common/calendar-date.js';
import type { WorkCalendar } from './working-days.js';

/** Office hours in which digests go out. */
export const OFFICE_OPENS = '08:00';
export const OFFICE_CLOSES = '18:00';

/** Whether people may be told of what is no hour clock: on a working day, in office hours (domain 6). */
export function inOfficeHours(now: Date, calendar: WorkCalendar): boolean {
  const today = dateInShanghai(now);
  return (
    calendar.isWorkday(today) &&
    now >= instantInShanghai(today, OFFICE_OPENS) &&
    now < instantInShanghai(today, OFFICE_CLOSES)
  );
}
