/**
 * The 任务分解表 → draft. Rows that can be taken and rows that cannot are kept apart: `parsed` holds the good ones, each
 * bad cell is named by row, column, value and reason, so that the importer can take the good rows alone.
 */
import { bodyOf } from './body.js';
import { DOC_TYPE_WORD, tableTypeOf } from './document-kind.js';
import { documentRulesOf, eitherRules, type DocumentRules } from './document-rules.js';
import { failedRowsOf } from './failed-rows.js';
import { normalise } from './normalise.js';
import type { DocType, ParsedPlan } from './parsed-plan.js';
import { planFieldsOf } from './plan-fields.js';
import type { DocumentFacts } from './recognisers/finding.js';
import { findHeader, type Cell, type Header } from './table-columns.js';
import { question, uniqueWords, type TableReading } from './table-reading.js';
import { withoutDittos, wordsOf } from './table-cells.js';
import { TableWalk } from './table-walk.js';
import { endsAsTitle } from './title.js';

export type { RowError, TableReading } from './table-reading.js';

export interface TableOptions {
  /** Year of the plan where the table does not say it. */
  year?: number | null;
  /** What the text around the table states for all its clauses. */
  rules?: DocumentRules;
}

export function parseTaskTable(rows: readonly (readonly Cell[])[], options: TableOptions = {}): TableReading {
  const header = findHeader(rows);
  const above = wordsAbove(rows, header);
  const plan = planOf(rows, header, options);
  const reading: TableReading = {
    parsed: { plan, items: [], questions: [] },
    rowErrors: [],
    headerRow: header ? header.row + 1 : null,
    goodRows: [],
    badRows: [],
    failed: null,
  };
  const ask = (code: string, message: string) => reading.parsed.questions.push(question(code, message));
  if (!header) {
    ask('table_header_missing', '没有找到任务分解表的表头(至少要有“工作任务”和一个单位或时限列)');
    return reading;
  }
  const headings = Object.values(header.titles).join(' ');
  const own = documentRulesOf([...above, headings].join('\n'));
  const rules = options.rules ? eitherRules(own, options.rules) : own;
  const facts: DocumentFacts = { year: plan.year, rules };
  new TableWalk(withoutDittos(rows), header, facts, reading).run();
  if (!plan.isPlan) return namedAsNoPlan(reading);
  reading.failed = failedRowsOf(rows, header, reading);
  if (plan.year === null) ask('year_missing', '表格没有写明计划年度,请填写');
  if (plan.date === null) ask('issue_date_missing', '表格没有写明印发日期,请填写');
  return reading;
}

/** Whether the table gives tasks to units, by its headings and title alone. */
export const isPlanTable = (rows: readonly (readonly Cell[])[]): boolean =>
  planOf(rows, findHeader(rows), {}).isPlan;

/** A table of what has been done, or of what is published where, keeps its rows and gives no one a task. */
function namedAsNoPlan(reading: TableReading): TableReading {
  const { plan, items } = reading.parsed;
  for (const item of items) Object.assign(item, { kind: 'section', assignments: [], deadlines: [] });
  const message = `这份表格看起来是${DOC_TYPE_WORD[plan.docType]},不是任务分解表,只列出了条目;如确为计划,请人工改为计划`;
  return {
    ...reading,
    parsed: { plan, items, questions: [question('not_a_plan', message)] },
    rowErrors: [],
    badRows: [],
  };
}

const wordsAbove = (rows: readonly (readonly Cell[])[], header: Header | null): string[] =>
  rows.slice(0, header?.first ?? 0).flatMap((row) => uniqueWords(row));

function typeOf(title: string | null, rows: readonly (readonly Cell[])[], { row }: Header): DocType {
  const below = rows.slice(row + 1);
  const filled = (column: number): boolean =>
    below.filter((cells) => wordsOf(cells[column]) !== '').length * 2 > below.length;
  return tableTypeOf(title, rows[row].map(wordsOf), filled);
}

function planOf(
  rows: readonly (readonly Cell[])[],
  header: Header | null,
  { year }: TableOptions,
): ParsedPlan['plan'] {
  const above = wordsAbove(rows, header);
  const lines = above.filter((words) => !/^附件?\s*\d*$|[::]/.test(words) && words.length >= 4);
  const title = lines.find((words) => endsAsTitle(words) || /表$/.test(words)) ?? lines[0] ?? null;
  const stated = /(20\d{2}) ?年/.exec(above.join(' '));
  // The head of the document, where a table file has one.
  const words = normalise(above.join('\n')).text;
  const { fields } = planFieldsOf(words, bodyOf(words), words.length);
  const issuer = /(?:填报单位|制表单位|编制单位|发文单位) ?[::] ?([\u4e00-\u9fff]{3,30})/.exec(
    above.join(' '),
  );
  const name = fields.title ?? title?.replace(/\s+/g, '') ?? null;
  const docType = header ? typeOf(name, rows, header) : 'other';
  return {
    ...fields,
    isPlan: docType === 'plan',
    docType,
    title: name,
    issuer: issuer ? issuer[1] : fields.issuer,
    year: fields.year ?? (stated ? Number(stated[1]) : (year ?? null)),
  };
}
