import { parseArgs } from 'node:util';
import { dateInShanghai, instantInShanghai, isCalendarDate } from '../../common/calendar-date.js';
import { explain, type ExplainStep, type Explanation } from './domain/explain.js';
import { computeDue, type Anchor, type ClockUnit, type Due, type RelativeRule } from './domain/rule.js';
import { shippedCalendar } from './shipped-calendar.js';

/** What the command reads and writes: a process's own streams, or a test's. */
export interface DueStreams {
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}

export const DUE_USAGE = [
  '用法:duban due --from 日期 --n 数量 --unit workday|day|month|year|hour [--explain]',
  '  日期写作 2026-02-10;按小时计时可写到分:2026-02-10T09:30(北京时间)',
  '  不带参数时从标准输入逐行读取 {"from":"2026-02-10","n":10,"unit":"workday"},逐行输出 {"due":"…","provisional":false}',
  '',
].join('\n');

const OK = 0;
const FAILED = 1;
const WRONG_USAGE = 2;
const UNITS: readonly ClockUnit[] = ['workday', 'day', 'month', 'year', 'hour'];
/** Far beyond any clock, and small enough that the result stays a date. */
const MAX_N = 100_000;
const MAX_LINE = 10_000;

/** Says in Chinese what is wrong with a request. */
class BadRequest extends Error {}

/**
 * `duban due`: one due date from options, or one JSON line out for each JSON line in; by the shipped calendar, without
 * a database. Results on stdout, words on stderr. Resolves to the exit code: 0 done, 1 failed (a line could not be
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
    const { rule, anchor } = request(options);
    const answer = explain(rule, anchor, shippedCalendar());
    io.stdout.write(options.explain ? explained(answer) : `${dueText(answer.due)}\n`);
    if (answer.provisional && !options.explain) {
      io.stderr.write('暂定:涉及国务院放假安排尚未公布的日期,公布后可能变动\n');
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
    return parseArgs({
      args: argv,
      options: {
        from: { type: 'string' },
        n: { type: 'string' },
        unit: { type: 'string' },
        explain: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch {
    throw new BadRequest(`参数有误:${argv.join(' ')}`);
  }
}

/** Checks a request from outside, of any shape. */
function request(input: Record<string, unknown>): { rule: RelativeRule; anchor: Anchor } {
  const { from, n, unit } = input;
  const count = typeof n === 'string' && /^\d+$/.test(n) ? Number(n) : n;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0 || count > MAX_N) {
    throw new BadRequest(`n 应为 0 至 ${MAX_N} 的整数,现为 ${shown(n)}`);
  }
  if (!UNITS.includes(unit as ClockUnit)) {
    throw new BadRequest(`unit 应为 ${UNITS.join('、')} 之一,现为 ${shown(unit)}`);
  }
  return {
    rule: { kind: 'relative', n: count, unit: unit as ClockUnit, event: null },
    anchor: anchorFrom(from),
  };
}

/** A date, or a moment: on the Shanghai wall clock unless it names its own offset. */
function anchorFrom(from: unknown): Anchor {
  const match =
    typeof from === 'string' &&
    /^(\d{4}-\d{2}-\d{2})(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(from);
  if (!match || !isCalendarDate(match[1])) {
    throw new BadRequest(`from 应为日期,如 2026-02-10,现为 ${shown(from)}`);
  }
  const [, date, time, offset] = match;
  if (!time) return { date };
  const at = offset ? new Date(`${date}T${time}${offset}`) : instantInShanghai(date, time);
  return { date: dateInShanghai(at), at };
}

const shown = (value: unknown): string => (value === undefined ? '空' : JSON.stringify(value).slice(0, 60));

/** A date, or for an hour clock the moment on the Shanghai wall clock with its offset. */
function dueText({ dueOn, dueAt }: Due): string {
  if (dueOn) return dueOn;
  return `${new Date(dueAt!.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

/** First the date itself, so that a script can take the first line; then the sentence and the days. */
function explained({ due, provisional, steps, text }: Explanation): string {
  const head = `${dueText(due)}${provisional ? '(暂定)' : ''}`;
  return `${[head, text, ...steps.map(stepText)].join('\n')}\n`;
}

function stepText({ date, counted, index, reason, notice, provisional }: ExplainStep): string {
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
      const { rule, anchor } = request(parseLine(line));
      const due = computeDue(rule, anchor, calendar);
      return `{"due":"${dueText(due)}","provisional":${due.provisional}}\n`;
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
