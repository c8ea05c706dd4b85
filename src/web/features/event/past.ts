import { wallTime } from '../../components/dates.ts';

/** Whether a date that is about to be made lies behind us already: of a day, from the next day on. */
export const isPast = (
  { dueOn, dueAt }: { dueOn: string; dueAt: string | null },
  now: number = Date.now(),
): boolean => (dueAt ? Date.parse(dueAt) < now : dueOn < wallTime(now).slice(0, 10));
