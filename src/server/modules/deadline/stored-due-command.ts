import { parseArgs } from 'node:util';
import { dueText, PROVISIONAL_NOTE, stepText, type DueStreams } from './due-command.js';
import type { ToldDuty } from './duty-explanations.js';
import type { DutyNaming, StoredDues } from './stored-dues.queries.js';

export interface StoredDueOptions extends DutyNaming {
  explain: boolean;
}

/** Reads `--deadline ID` or `--item N [--plan P] [--unit U]`, and `--explain`; a string says what is wrong. */
export function storedDueOptions(args: string[]): StoredDueOptions | string {
  let values: { [name in 'deadline' | 'item' | 'plan' | 'unit']?: string } & { explain?: boolean };
  try {
    const text = { type: 'string' } as const;
    const options = {
      deadline: text,
      item: text,
      plan: text,
      unit: text,
      explain: { type: 'boolean' },
    } as const;
    ({ values } = parseArgs({ args, options }));
  } catch {
    return `参数无法识别:${args.join(' ')}`;
  }
  const { deadline, item, plan, unit, explain = false } = values;
  const named = (value: string | undefined): string | null => value?.trim() || null;
  if (named(deadline)) {
    return item || plan || unit
      ? '--deadline 已指明一个应办节点,不与 --item、--plan、--unit 同用'
      : { deadlineId: named(deadline), item: null, plan: null, unit: null, explain };
  }
  if (!named(item)) return '请用 --item 写明任务编号,或用 --deadline 写明应办节点编号';
  return { deadlineId: null, item: named(item), plan: named(plan), unit: named(unit), explain };
}

/**
 * `duban due` of duties that the installation holds, by the calendars of their units and with all that was decided of
 * their clocks: one line each (date, unit, period, title, id, apart by tabs), with `--explain` followed by the days.
 * 0, or 1 where there is none.
 */
export async function runStoredDue(
  { explain, ...naming }: StoredDueOptions,
  dues: StoredDues,
  io: Pick<DueStreams, 'stdout' | 'stderr'>,
): Promise<number> {
  const duties = await dues.find(naming);
  if (duties.length === 0) {
    io.stderr.write(naming.deadlineId ? '没有该应办节点\n' : '该任务没有在办或已办结的时限\n');
    return 1;
  }
  io.stdout.write(
    duties.map((duty) => (explain ? `${toldText(duty)}\n` : `${lineOf(duty)}\n`)).join(explain ? '\n' : ''),
  );
  const words = [
    duties.some(({ explanation }) => explanation.provisional) && PROVISIONAL_NOTE,
    duties.some(({ explanation }) => explanation.pausedOn) && '暂停:恢复计时后日期顺延',
  ].filter(Boolean);
  for (const word of words) io.stderr.write(`${String(word)}\n`);
  return 0;
}

function lineOf({ id, unitName, title, period, explanation }: ToldDuty): string {
  const { dueOn, dueAt, provisional, pausedOn } = explanation;
  const marks = [provisional && '暂定', pausedOn && `自${pausedOn}暂停`].filter(Boolean).join(',');
  const date = dueText({
    dueOn: dueAt ? undefined : dueOn,
    dueAt: dueAt ? new Date(dueAt) : undefined,
    provisional,
  });
  return [marks ? `${date}(${marks})` : date, unitName, period, title, id].join('\t');
}

function toldText(duty: ToldDuty): string {
  const { start, raw, basis, text, steps } = duty.explanation;
  return [
    lineOf(duty),
    ...(raw ? [`文件用语:${raw}`] : []),
    ...(basis ? [`依据:${basis}`] : []),
    ...(start ? [`起算:${start}`] : []),
    text,
    ...steps.map(stepText),
  ].join('\n');
}
