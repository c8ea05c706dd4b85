/**
 * The 任务分解表 → draft. Rows that can be taken and rows that cannot are kept apart: `parsed` holds the good ones, each
 * bad cell is named by row, column, value and reason, so that the importer can take the good rows alone.
 */
import { bodyOf } from './body.js';
import { documentRulesOf } from './document-rules.js';
import { failedRowsOf } from './failed-rows.js';
import { normalise } from './normalise.js';
import type { ParsedPlan } from './parsed-plan.js';
import { planFieldsOf } from './plan-fields.js';
import type { DocumentFacts } from './recognisers/finding.js';
import { findHeader, type Cell } from './table-columns.js';
import { question, uniqueWords, type TableReading } from './table-reading.js';
import { withoutDittos } from './table-cells.js';
import { TableWalk } from './table-walk.js';

export type { RowError, TableReading } from './table-reading.js';

export interface TableOptions {
  /** Year of the plan where the table does not say it. */
  year?: number | null;
}

export function parseTaskTable(rows: readonly (readonly Cell[])[], options: TableOptions = {}): TableReading {
  const header = findHeader(rows);
  const above = rows.slice(0, header?.row ?? 0).flatMap((row) => uniqueWords(row));
  const plan = planOf(above, options, header !== null);
  const reading: TableReading = {
    parsed: { plan, items: [], questions: [] },
    rowErrors: [],
    headerRow: header ? header.row + 1 : null,
    goodRows: [],
    badRows: [],
    failed: null,
  };
  if (!header) {
    reading.parsed.questions.push(
      question('table_header_missing', '没有找到任务分解表的表头(至少要有“工作任务”和一个单位或时限列)'),
    );
    return reading;
  }
  const headings = Object.values(header.titles).join(' ');
  const facts: DocumentFacts = { year: plan.year, rules: documentRulesOf([...above, headings].join('\n')) };
  new TableWalk(withoutDittos(rows), header, facts, reading).run();
  reading.failed = failedRowsOf(rows, header, reading);
  if (plan.year === null)
    reading.parsed.questions.push(question('year_missing', '表格没有写明计划年度,请填写'));
  if (plan.date === null)
    reading.parsed.questions.push(question('issue_date_missing', '表格没有写明印发日期,请填写'));
  return reading;
}

function planOf(above: readonly string[], { year }: TableOptions, isPlan: boolean): ParsedPlan['plan'] {
  const title = above.find((words) => !/^附件?\s*\d*$|[::]/.test(words) && words.length >= 4) ?? null;
  const stated = /(20\d{2}) ?年/.exec(above.join(' '));
  // The head of the document, where a table file has one.
  const words = normalise(above.join('\n')).text;
  const { fields } = planFieldsOf(words, bodyOf(words), words.length);
  const issuer = /(?:填报单位|制表单位|编制单位|发文单位) ?[::] ?([\u4e00-\u9fff]{3,30})/.exec(
    above.join(' '),
  );
  return {
    ...fields,
    isPlan,
    docType: isPlan ? 'plan' : 'other',
    title: fields.title ?? title?.replace(/\s+/g, '') ?? null,
    issuer: issuer ? issuer[1] : fields.issuer,
    year: fields.year ?? (stated ? Number(stated[1]) : (year ?? null)),
  };
}
