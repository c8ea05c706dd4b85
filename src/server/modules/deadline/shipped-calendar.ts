import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WorkCalendar, type CalendarYear } from './domain/working-days.js';

let shipped: WorkCalendar | undefined;

/** The calendar that comes with the product (`seeds/calendar`), read once; needs no database. */
export function shippedCalendar(): WorkCalendar {
  return (shipped ??= new WorkCalendar(readShippedYears()));
}

/** The shipped years as stored, ascending; the calendar tables are seeded from them. */
export function readShippedYears(folder = seedFolder()): CalendarYear[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}\.json$/.test(name))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as CalendarYear);
}

/** Found upwards from this file, which runs from `src` and from any build folder beside it. */
function seedFolder(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    const seeds = join(folder, 'seeds', 'calendar');
    if (existsSync(seeds)) return seeds;
  }
  throw new Error(`seeds/calendar not found above ${start}`);
}
