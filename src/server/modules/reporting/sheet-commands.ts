import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isCalendarDate } from '../../common/calendar-date.js';
import type { ExportsService } from './exports.service.js';

/** What a command writes to: a process's own streams, or a test's. */
export interface SheetStreams {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}

export interface SheetOptions {
  plan: string;
  out: string;
  asOf: string | null;
}

/** Reads `--plan P --out F.xlsx`, and `--as-of D` where the command has it; a string says what is wrong. */
export function sheetOptions(args: string[], withAsOf: boolean): SheetOptions | string {
  let values: Record<string, string | undefined>;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        plan: { type: 'string' },
        out: { type: 'string' },
        ...(withAsOf ? { 'as-of': { type: 'string' as const } } : {}),
      },
    }) as { values: Record<string, string | undefined> });
  } catch {
    return `参数无法识别:${args.join(' ')}`;
  }
  if (!values.plan?.trim()) return '请用 --plan 写明工作计划(编号、文号或名称的一部分)';
  if (!values.out?.trim()) return '请用 --out 写明要保存的文件';
  if (!/\.xlsx$/i.test(values.out)) return `--out 应是 .xlsx 文件,现为“${values.out}”`;
  const asOf = values['as-of'] ?? null;
  if (asOf !== null && !isCalendarDate(asOf)) return `--as-of 应是日期(如 2026-06-30),现为“${asOf}”`;
  return { plan: values.plan, out: resolve(values.out), asOf };
}

/** `duban ledger`: the path of the file on stdout, words on stderr. */
export async function runLedger(
  { plan, out }: SheetOptions,
  exports: ExportsService,
  io: SheetStreams,
): Promise<number> {
  const rows = await saving(out, () => exports.saveLedger(plan, out));
  io.stderr.write(`督办台账已保存,共 ${rows} 项任务\n`);
  io.stdout.write(`${out}\n`);
  return 0;
}

/** `duban assess`: as of a day, today where none is given; nothing is kept in the database. */
export async function runAssess(
  { plan, out, asOf }: SheetOptions,
  exports: ExportsService,
  io: SheetStreams,
): Promise<number> {
  const units = await saving(out, () => exports.saveAssessment(plan, asOf, out));
  io.stderr.write(`考核评分表已保存,参评单位 ${units} 个\n`);
  io.stdout.write(`${out}\n`);
  return 0;
}

const REASONS: Record<string, string> = {
  ENOENT: '所在文件夹不存在',
  EACCES: '没有写入权限',
  EPERM: '没有写入权限',
  EROFS: '所在磁盘只读',
  EISDIR: '该路径是文件夹',
  ENOTDIR: '所在路径不是文件夹',
  ENOSPC: '磁盘已满',
  EBUSY: '文件正被其他程序打开',
};

async function saving<T>(out: string, save: () => Promise<T>): Promise<T> {
  try {
    return await save();
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
    throw reason ? new Error(`无法保存“${out}”:${reason}`) : error;
  }
}
