/**
 * Reads a file in a thread of its own, with a limit of time and memory: whatever a file was made to do to its reader,
 * the service goes on answering.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DomainError } from '../../common/domain-error.js';
import { PROJECT_ROOT } from '../../common/project-root.js';
import type { readEventTable } from './domain/event-table.js';
import type { PlanReading, ReadOptions } from './parse-command.js';

type EventTable = NonNullable<ReturnType<typeof readEventTable>>;

/** What the thread answers: the reading, or why there is none. */
export type Answer =
  | { reading: PlanReading | EventTable[] }
  | { refusal: { code: string; status: number; message: string; details: Record<string, unknown> } };

export interface Task {
  /** A plan, or a sheet of events (触发事项登记表). */
  kind: 'plan' | 'events';
  content: Uint8Array;
  fileName: string;
  options: ReadOptions;
}

/** Always the built file: threads are not started from sources. */
const WORKER = join(PROJECT_ROOT, 'dist/server/modules/intake/reading-worker.js');
const LIMIT_SECONDS = 60;
const LIMIT_MEGABYTES = 1_024;
/** The thread's own limit counts objects alone: unpacked bytes lie outside and are seen on the whole process. */
const WATCH_MS = 200;
const PROCESS_SHARE = 1.5;
/** Readings at once; more wait for their turn. */
const AT_ONCE = 2;

interface Limit {
  seconds: number;
  megabytes: number;
}

let running = 0;
const waiting: (() => void)[] = [];

/** As `readPlan`, apart. @throws DomainError `file.*`, also where the file takes too long or too much memory. */
export async function readPlanApart(
  content: Buffer,
  fileName: string,
  options: ReadOptions = {},
  limit = { seconds: LIMIT_SECONDS, megabytes: LIMIT_MEGABYTES },
): Promise<PlanReading> {
  return inTurn({ kind: 'plan', content, fileName, options }, limit) as Promise<PlanReading>;
}

/** The tables of a 触发事项登记表, read apart like a plan; none where the file holds no such table. @throws as above. */
export async function readEventTablesApart(
  content: Buffer,
  fileName: string,
  limit = { seconds: LIMIT_SECONDS, megabytes: LIMIT_MEGABYTES },
): Promise<EventTable[]> {
  return inTurn({ kind: 'events', content, fileName, options: {} }, limit) as Promise<EventTable[]>;
}

async function inTurn(task: Task, limit: Limit): Promise<PlanReading | EventTable[]> {
  if (running >= AT_ONCE) await new Promise<void>((turn) => waiting.push(turn));
  else running += 1;
  try {
    return await read(task, limit);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function read(task: Task, limit: Limit): Promise<PlanReading | EventTable[]> {
  const worker = new Worker(WORKER, {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limit.megabytes },
    // Libraries chat about fonts; our stdout holds results.
    stdout: true,
    stderr: true,
  });
  return new Promise<PlanReading | EventTable[]>((resolve, reject) => {
    const timer = setTimeout(
      () => settle(() => reject(tooMuch(`读取超过 ${limit.seconds} 秒`))),
      limit.seconds * 1000,
    );
    const before = process.memoryUsage.rss();
    const most = before + limit.megabytes * PROCESS_SHARE * 1024 * 1024;
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() > most) settle(() => reject(tooMuch('读取时内存不足')));
    }, WATCH_MS);
    const settle = (outcome: () => void) => {
      clearTimeout(timer);
      clearInterval(watch);
      outcome();
    };
    worker.on('message', (answer: Answer) =>
      settle(() => {
        if ('reading' in answer) return resolve(answer.reading);
        const { code, status, message, details } = answer.refusal;
        reject(new DomainError(code, status, message, details));
      }),
    );
    worker.on('error', (error: NodeJS.ErrnoException) =>
      settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch('读取时内存不足') : error)),
    );
    worker.on('exit', () => settle(() => reject(tooMuch('读取中断'))));
  }).finally(() => void worker.terminate());
}

const tooMuch = (what: string): DomainError =>
  DomainError.invalid(
    'file.too_complex',
    `文件过大或结构异常,${what},已停止;请用 Word 或 Excel 打开,另存为 .docx 或 .xlsx 后再试`,
  );
