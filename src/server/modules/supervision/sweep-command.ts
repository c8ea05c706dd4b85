import { parseArgs } from 'node:util';
import { isCalendarDate } from '../../common/calendar-date.js';
import type { JobsService } from './jobs.service.js';

export interface SweepStreams {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}

/** Reads `[--date D]`; a string says what is wrong. */
export function sweepOptions(args: string[]): { date?: string } | string {
  let date: string | undefined;
  try {
    ({ date } = parseArgs({ args, options: { date: { type: 'string' } } }).values);
  } catch {
    return `参数无法识别:${args.join(' ')}`;
  }
  if (date !== undefined && !isCalendarDate(date)) return `--date 应是日期(如 2026-06-30),现为“${date}”`;
  return { date };
}

/** `duban sweep`: the outcome as JSON on stdout, in words on stderr; 1 where something had to be set aside. */
export async function runSweep(
  { date }: { date?: string },
  jobs: JobsService,
  io: SweepStreams,
): Promise<number> {
  const result = await jobs.sweep(date);
  io.stderr.write(`${result.words}\n`);
  io.stdout.write(`${JSON.stringify(result)}\n`);
  return result.setAside.length > 0 ? 1 : 0;
}
