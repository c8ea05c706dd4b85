import { parseArgs } from 'node:util';
import { STEP_STATUS } from '../../../shared/vocabulary.js';
import { PROVISIONAL_NOTE, stepText, type DueStreams } from '../deadline/due-command.js';
import type { RequestDues, RequestNaming, ToldRequest } from './request-dues.queries.js';

export interface RequestDueOptions extends RequestNaming {
  explain: boolean;
}

/** Whether the arguments of `duban due` ask for a request of the register. */
export const asksForRequest = (args: readonly string[]): boolean =>
  args.some((arg) => /^--request(=|$)/.test(arg));

/** Reads `--request NO [--unit U] [--explain]`; a string says what is wrong. */
export function requestDueOptions(args: string[]): RequestDueOptions | string {
  try {
    const text = { type: 'string' } as const;
    const options = { request: text, unit: text, explain: { type: 'boolean' } } as const;
    const { request, unit, explain = false } = parseArgs({ args, options }).values;
    if (!request?.trim()) return '请在 --request 后写明申请编号';
    return { request: request.trim(), unit: unit?.trim() || null, explain };
  } catch {
    return `参数无法识别:${args.join(' ')}`;
  }
}

/**
 * `duban due` of a request of the register, by the calendar of its unit: one line for each step with a date (date, unit,
 * status, step, number, apart by tabs), with `--explain` followed by the days. 0, or 1 where no step has a date yet.
 */
export async function runRequestDue(
  { explain, ...naming }: RequestDueOptions,
  dues: RequestDues,
  io: Pick<DueStreams, 'stdout' | 'stderr'>,
): Promise<number> {
  const told = await dues.find(naming);
  if (told.steps.length === 0) {
    io.stderr.write(`该申请尚无期限${told.next ? `,接下来:${told.next.title}` : ''}\n`);
    return 1;
  }
  const texts = told.steps.map((step) => `${(explain ? explained : lineOf)(told, step)}\n`);
  io.stdout.write(texts.join(explain ? '\n' : ''));
  if (told.steps.some(({ provisional }) => provisional)) io.stderr.write(`${PROVISIONAL_NOTE}\n`);
  if (told.steps.some(({ expected }) => expected)) io.stderr.write('推算:按对方在最后一日答复推算\n');
  return 0;
}

type ToldStep = ToldRequest['steps'][number];

function lineOf({ number, unitName }: ToldRequest, step: ToldStep): string {
  const marks = [step.provisional && '暂定', step.expected && '推算'].filter(Boolean).join(',');
  const date = marks ? `${step.dueOn}(${marks})` : step.dueOn;
  return [date, unitName, STEP_STATUS[step.status], step.title, number].join('\t');
}

/** A day that somebody set has no days to count: its sentence says so. */
function explained(request: ToldRequest, step: ToldStep): string {
  const { explanation } = step;
  return [
    lineOf(request, step),
    `依据:《政府信息公开条例》${step.article}`,
    ...(explanation
      ? [`起算:${explanation.start}`, explanation.text, ...explanation.steps.map(stepText)]
      : [step.text]),
  ].join('\n');
}
