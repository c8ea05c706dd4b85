/** File → plan, without a database: what `duban parse FILE` prints and what the importer starts from. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Writable } from 'node:stream';
import type { FailedTable } from './domain/failed-rows.js';
import { documentRulesOf } from './domain/document-rules.js';
import { normalise } from './domain/normalise.js';
import { parsePlanText } from './domain/parse-plan-text.js';
import { printedPlan, type ParsedItem, type ParsedPlan, type ParsedQuestion } from './domain/parsed-plan.js';
import { findHeader } from './domain/table-columns.js';
import { tablesInText } from './domain/text-table.js';
import { isPlanTable, parseTaskTable, type RowError, type TableReading } from './domain/table.js';
import { readPlanApart } from './read-apart.js';
import { readDocument, type ReadDocument, type ReadTable } from './readers/read-document.js';
import { DomainError } from '../../common/domain-error.js';

export interface PlanReading {
  kind: ReadDocument['kind'];
  /** The text as read; spans are offsets into it. */
  text: string;
  parsed: ParsedPlan;
  /** Bad cells of task tables; their rows are not in `parsed`. Empty for running text. */
  rowErrors: RowError[];
  goodRows: number[];
  badRows: number[];
  /** The bad rows as they stood, a table each. */
  failedTables: FailedTable[];
}

export interface ReadOptions {
  /** Read a Word document by its task table alone. */
  table?: boolean;
  /** Year of the plan where the document does not say it. */
  year?: number | null;
}

/** Reads an uploaded file. @throws DomainError `file.*` for what cannot be read. */
export async function readPlan(
  content: Buffer,
  fileName: string,
  options: ReadOptions = {},
): Promise<PlanReading> {
  const document = await readDocument(content, fileName);
  const tables = taskTablesOf(document);
  const sheet = document.kind === 'xlsx' || document.kind === 'csv';
  if (sheet && tables.length === 0) {
    throw DomainError.invalid(
      'file.no_task_table',
      '没有找到任务分解表:表头至少要有“工作任务”和一个单位或时限列,可下载模板对照填写',
    );
  }
  const text = withoutTables(document.text, tables);
  const holdsPlan = tables.some(({ rows }) => isPlanTable(rows));
  const words = sheet ? null : parsePlanText(text, { ...options, holdsPlan });
  const year = options.year ?? words?.plan.year ?? null;
  const rules = tables.length > 0 ? documentRulesOf(normalise(text).text) : undefined;
  const readings = tables.map(({ rows }) => parseTaskTable(rows, { year, rules }));
  const first = readings[0]?.parsed;
  const parsed = words
    ? withTables(words, document.text, tables, readings, options)
    : joined(
        first,
        readings.slice(1).map((reading) => ({ reading, after: first.items.length, parent: null })),
      );
  return {
    kind: document.kind,
    text: document.text,
    parsed,
    rowErrors: readings.flatMap((reading) => reading.rowErrors),
    goodRows: readings.flatMap((reading) => reading.goodRows),
    badRows: readings.flatMap((reading) => reading.badRows),
    failedTables: readings.flatMap(({ failed }) => failed ?? []),
  };
}

/** Tables of the file and those that are written out in its text, in their order. */
function taskTablesOf(document: ReadDocument): ReadTable[] {
  const own = document.tables.filter(({ rows }) => findHeader(rows) !== null);
  if (document.kind === 'xlsx' || document.kind === 'csv') return own;
  const written = tablesInText(withoutTables(document.text, document.tables));
  return [...own, ...written.map((table) => ({ name: '表格', ...table }))].sort(
    (a, b) => a.span[0] - b.span[0],
  );
}

/** What `duban parse` prints, read in this thread: bad cells come as questions, for the printed shape has no other place for them. */
export async function parseFile(
  file: string | Buffer,
  fileName = typeof file === 'string' ? basename(file) : '',
  options: ReadOptions = {},
): Promise<ParsedPlan> {
  const content = typeof file === 'string' ? await readFile(file) : file;
  return withRowErrors(await readPlan(content, fileName, options));
}

function withRowErrors({ parsed, rowErrors }: PlanReading): ParsedPlan {
  const bad: ParsedQuestion[] = rowErrors.map(({ row, column, value, reason }) => ({
    code: 'row_error',
    message: `第${row}行“${column}”:${value === '' ? '(空)' : value} — ${reason}`,
    span: null,
    item: null,
  }));
  return { ...parsed, questions: [...parsed.questions, ...bad] };
}

const USAGE = '用法:duban parse 文件 [--table]';

/** `duban parse FILE [--table]`: the JSON on stdout, words on stderr; exit 0 done, 1 failed, 2 wrong usage. */
export async function runParse(
  args: readonly string[],
  io: { stdout: Writable; stderr: Writable },
): Promise<number> {
  const files = args.filter((argument) => !argument.startsWith('--'));
  const unknown = args.find((argument) => argument.startsWith('--') && argument !== '--table');
  if (files.length !== 1 || unknown) {
    io.stderr.write(`${unknown ? `不认识的选项 ${unknown}\n` : ''}${USAGE}\n`);
    return 2;
  }
  try {
    const content = await readFile(files[0]);
    const reading = await readPlanApart(content, basename(files[0]), { table: args.includes('--table') });
    const parsed = withRowErrors(reading);
    io.stdout.write(`${JSON.stringify(printedPlan(parsed), null, 2)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof DomainError) {
      io.stderr.write(`${error.message}\n`);
      return 1;
    }
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES') {
      io.stderr.write(`打不开文件“${files[0]}”,请检查路径和权限\n`);
      return 1;
    }
    throw error;
  }
}

/** The text with task tables blanked, so that offsets hold and no row is read twice. */
function withoutTables(text: string, tables: readonly ReadTable[]): string {
  let result = '';
  let at = 0;
  for (const { span } of tables) {
    result += text.slice(at, span[0]) + '\n'.repeat(span[1] - span[0]);
    at = span[1];
  }
  return result + text.slice(at);
}

function withTables(
  base: ParsedPlan,
  text: string,
  tables: readonly ReadTable[],
  readings: readonly TableReading[],
  { table }: ReadOptions,
): ParsedPlan {
  if (readings.length === 0) return base;
  const holdsPlan = readings.some(({ parsed: { plan } }) => plan.isPlan);
  const plan = holdsPlan ? { ...base.plan, isPlan: true, docType: 'plan' as const } : { ...base.plan };
  plan.title ??= readings[0].parsed.plan.title;
  plan.year ??= readings[0].parsed.plan.year;
  const answered = new Set([
    ...(holdsPlan ? ['not_a_plan'] : []),
    ...(plan.title === null ? [] : ['title_missing']),
    ...(plan.year === null ? [] : ['year_missing']),
  ]);
  const questions = base.questions.filter(({ code }) => !answered.has(code));
  const items = table ? [] : base.items;
  return joined(
    {
      plan,
      items,
      questions: table ? questions.filter((q) => q.item === null) : questions,
    },
    readings.map((reading, index) => ({ reading, ...placeOf(text, items, tables[index]) })),
  );
}

/** A reading at its place: after the items that stand before it, under `parent` (an index into the base's items). */
interface Placed {
  reading: TableReading;
  after: number;
  parent: number | null;
}

/** Puts the items of tables among those of the text, in the order of the document; indices move along. */
function joined(base: ParsedPlan, placed: readonly Placed[]): ParsedPlan {
  const items: ParsedItem[] = [];
  const questions = base.questions.filter(({ item }) => item === null);
  /** New index of each item of the text. */
  const moved: number[] = [];
  const takeText = (upTo: number) => {
    for (let index = moved.length; index < upTo; index += 1) {
      const item = base.items[index];
      moved.push(items.push({ ...item, parent: item.parent === null ? null : moved[item.parent] }) - 1);
    }
  };
  for (const { reading, after, parent } of placed) {
    takeText(after);
    const { parsed } = reading;
    const offset = items.length;
    for (const item of parsed.items) {
      const above = item.parent === null ? (parent === null ? null : moved[parent]) : item.parent + offset;
      items.push({ ...item, parent: above });
    }
    for (const one of parsed.questions) {
      if (one.item !== null) questions.push({ ...one, item: one.item + offset });
    }
  }
  takeText(base.items.length);
  for (const one of base.questions) if (one.item !== null) questions.push({ ...one, item: moved[one.item] });
  return { plan: base.plan, items, questions };
}

/** Words before a table that stands apart from the text above: an annex, a signature's date, a title of its own. */
const APART =
  /附\s?[件表]|\d{4}年\d{1,2}月\d{1,2}日\s*$|(?:分解表|任务表|分工表|清单|台账|一览表|计划表|安排表)\s*$/m;

/** A table inside a chapter belongs to it; an annex to nothing. */
function placeOf(text: string, items: readonly ParsedItem[], table: ReadTable): Omit<Placed, 'reading'> {
  let after = 0;
  while (after < items.length && items[after].span[0] < table.span[0]) after += 1;
  const last = after - 1;
  if (last < 0 || items[last].span[1] > table.span[0]) return { after, parent: null };
  const between = text.slice(items[last].span[1], table.span[0]).normalize('NFKC');
  return { after, parent: APART.test(between) ? null : last };
}
