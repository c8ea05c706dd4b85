import { parseArgs } from 'node:util';
import type { ExplainStep, Explanation } from './domain/explain.js';
import { explainClock } from './domain/explain-clock.js';
import type { Due } from './domain/rule.js';
import { clockDue, type Clock } from './domain/stopping.js';
import { BadRequest, clockOfRequest } from './due-request.js';
import { shippedCalendar } from './shipped-calendar.js';

/** What the command reads and writes: a process's own streams, or a test's. */
export interface DueStreams {
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}

export const DUE_USAGE = [
  '用法:duban due --from 日期 --n 数量 --unit workday|day|month|year|hour [--explain]',
  '               [--pause 暂停日..恢复日]… [--restart 重新起算日] [--extend 数量]',
  '  日期写作 2026-02-10;按小时计时可写到分:2026-02-10T09:30(北京时间)',
  '  --pause 可写多次,恢复日当天继续计时,尚未恢复的写作 2026-02-10..;--extend 的单位与 --unit 相同',
  '  不带参数时从标准输入逐行读取 {"from":"2026-02-10","n":10,"unit":"workday"},逐行输出 {"due":"…","provisional":false};',
  '  每行可另有 "pauses":[{"from":"…","to":"…"}]、"restart":"…"、"extension":{"n":20,"unit":"workday"}',
  '  查询系统中已有的应办节点:duban due --item 任务编号 [--plan 计划] [--unit 单位] [--explain],或 duban due --deadline 编号 [--explain]',
  '  查询依申请公开登记簿中的申请:duban due --request 申请编号 [--unit 单位] [--explain]',
  '',
].join('\n');

/** Said once beside results that hold a provisional date. */
export const PROVISIONAL_NOTE = '暂定:涉及国务院放假安排尚未公布的日期,公布后可能变动';

const OK = 0;
const FAILED = 1;
const WRONG_USAGE = 2;
const MAX_LINE = 10_000;

/** Whether the arguments of `duban due` ask for a duty of the installation instead of a count. */
export const asksForStored = (args: readonly string[]): boolean =>
  args.some((arg) => /^--(deadline|item|plan)(=|$)/.test(arg));

/**
 * `duban due`: one due date from options, or one JSON line out for each JSON line in, with its pauses, restart and
 * extension where given (`clockOfRequest`); by the shipped calendar, without a database. Results on stdout, words on stderr. Resolves to the exit code: 0 done, 1 failed (a line could not be
 * computed; its place on stdout holds `{"due":null,"provisional":null}`), 2 wrong usage.
 */
export async function runDue(argv: string[], io: DueStreams): Promise<number> {
  if (argv.length === 0) {
    if ((io.stdin as { isTTY?: boolean }).isTTY) return refuse(io, '请写明参数,或把逐行 JSON 送入标准输入');
    return runLines(io);
  }
  let options;
  try {
    options = parseOptions(argv);
  } catch (error) {
    return refuse(io, error instanceof BadRequest ? error.message : '参数无法识别');
  }
  if (options.help) {
    io.stdout.write(DUE_USAGE);
    return OK;
  }
  try {
    const clock = clockOfRequest(options);
    const answer = explainClock(clock, shippedCalendar());
    io.stdout.write(options.explain ? explained(answer) : `${dueText(answer.due)}\n`);
    if (stands(clock)) io.stderr.write('现正暂停计时:所示为暂停前的日期,恢复后顺延\n');
    if (answer.provisional && !options.explain) {
      io.stderr.write(`${PROVISIONAL_NOTE}\n`);
    }
    return OK;
  } catch (error) {
    if (error instanceof BadRequest) return refuse(io, error.message);
    if (error instanceof RangeError) return refuse(io, '结果超出可计算的日期范围');
    throw error;
  }
}

function refuse(io: DueStreams, message: string): number {
  io.stderr.write(`${message}\n${DUE_USAGE}`);
  return WRONG_USAGE;
}

function parseOptions(argv: string[]): Record<string, unknown> {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        from: { type: 'string' },
        n: { type: 'string' },
        unit: { type: 'string' },
        pause: { type: 'string', multiple: true },
        restart: { type: 'string' },
        extend: { type: 'string' },
        explain: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const { pause, extend, ...rest } = values;
    const pauses = pause?.map((span) => {
      const [from, to] = span.split(/\.\.(.*)/s);
      return { from, to: to === '' ? null : (to ?? '') };
    });
    return { ...rest, pauses, extension: extend };
  } catch {
    throw new BadRequest(`参数有误:${argv.join(' ')}`);
  }
}

/** Its end is not known yet: a pause has not ended. */
const stands = ({ stops }: Clock): boolean => stops.some(({ to }) => to === null);

/** A date, or for an hour clock the moment on the Shanghai wall clock with its offset. */
export function dueText({ dueOn, dueAt }: Due): string {
  if (dueOn) return dueOn;
  return `${new Date(dueAt!.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

/** First the date itself, so that a script can take the first line; then the sentence and the days. */
function explained({ due, provisional, steps, text }: Explanation): string {
  const head = `${dueText(due)}${provisional ? '(暂定)' : ''}`;
  return `${[head, text, ...steps.map(stepText)].join('\n')}\n`;
}

type StepLine = Omit<ExplainStep, 'provisional'> & { provisional?: boolean };
export function stepText({ date, counted, index, reason, notice, provisional }: StepLine): string {
  const mark = index === undefined ? (counted ? '计入' : '不计') : `第${index}日`;
  return `${date}  ${mark}  ${reason}${notice ? `,依据${notice}` : ''}${provisional ? '(暂定)' : ''}`;
}

async function runLines(io: DueStreams): Promise<number> {
  const calendar = shippedCalendar();
  let failed = false;
  let closed = false;
  // A reader that has seen enough (`| head`) closes the pipe: that is no failure of ours.
  io.stdout.on('error', () => (closed = true));
  const answer = (line: string, number: number): string => {
    try {
      const clock = clockOfRequest(parseLine(line));
      const due = clockDue(clock, calendar);
      const paused = stands(clock) ? ',"paused":true' : '';
      return `{"due":"${dueText(due)}","provisional":${due.provisional}${paused}}\n`;
    } catch (error) {
      if (!(error instanceof BadRequest || error instanceof RangeError)) throw error;
      failed = true;
      const message = error instanceof BadRequest ? error.message : '结果超出可计算的日期范围';
      io.stderr.write(`第${number}行:${message}\n`);
      return '{"due":null,"provisional":null}\n';
    }
  };
  let number = 0;
  for await (const lines of lineBlocks(io.stdin)) {
    let out = '';
    for (const line of lines) {
      number += 1;
      if (line.trim() !== '') out += answer(line, number);
    }
    if (closed) break;
    if (!io.stdout.write(out)) await drained(io.stdout);
  }
  return failed ? FAILED : OK;
}

function parseLine(line: string): Record<string, unknown> {
  if (line.length > MAX_LINE) throw new BadRequest('该行过长');
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BadRequest('不是有效的 JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadRequest('应为形如 {"from","n","unit"} 的对象');
  }
  return value as Record<string, unknown>;
}

/** The complete lines of each chunk as it comes, so that memory stays flat and an answer never waits for the end. */
async function* lineBlocks(stdin: NodeJS.ReadableStream): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of stdin) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    // A line without end is refused once, not collected.
    if (rest.length > MAX_LINE * 2) rest = rest.slice(0, MAX_LINE + 1);
    if (lines.length > 0) yield lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield [rest];
}

const drained = (stream: NodeJS.WritableStream): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'error', 'close']) stream.off(event, done);
      resolve();
    };
    for (const event of ['drain', 'error', 'close']) stream.on(event, done);
  });
