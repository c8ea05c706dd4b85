/** What a row of a task table says of its task: units by column, time limits, and times inside its words. */
import type { ParsedAssignment, ParsedDeadline, ParsedQuestion, Span, UnitRole } from './parsed-plan.js';
import { fixedDeadline } from './recognisers/fixed-deadline.js';
import type { DeadlineFinding, DocumentFacts } from './recognisers/finding.js';
import { recurringDeadline } from './recognisers/recurring-deadline.js';
import { relativeDeadline } from './recognisers/relative-deadline.js';
import { windowDeadline } from './recognisers/window-deadline.js';
import { isBlank, limitOf, placeIn, unitsOf, wordsOf } from './table-cells.js';
import type { Cell, Header, TaskColumn } from './table-columns.js';
import { question } from './table-reading.js';

export const UNIT_COLUMNS: readonly UnitRole[] = ['lead', 'support', 'responsible'];
export const ANSWER_COLUMNS = ['lead', 'support', 'responsible', 'limit'] as const satisfies TaskColumn[];

export interface Answers {
  assignments: ParsedAssignment[];
  deadlines: ParsedDeadline[];
  questions: ParsedQuestion[];
  problems: { column: TaskColumn; reason: string }[];
}

/** @param whole false for what stands beside a task above: merged cells and words were read there. */
export function answersOf(
  cells: readonly Cell[],
  { columns, texts, plans, more }: Header,
  facts: DocumentFacts,
  whole: boolean,
): Answers {
  const answers: Answers = { assignments: [], deadlines: [], questions: [], problems: [] };
  const at = (column: TaskColumn): Cell | undefined =>
    columns[column] === undefined ? undefined : cells[columns[column]];
  const all = (column: TaskColumn): [TaskColumn, Cell | undefined][] => [
    [column, at(column)],
    ...more.flatMap(([key, index]): [TaskColumn, Cell][] => (key === column ? [[column, cells[index]]] : [])),
  ];
  for (const [column, cell] of UNIT_COLUMNS.flatMap(all)) {
    const role = column as UnitRole;
    if (!cell || cell.error || (!whole && cell.covered)) continue;
    const { assignments, problem } = unitsOf(cell, role, facts);
    for (const one of assignments) answers.assignments.push(one);
    if (problem) answers.problems.push({ column: role, reason: problem.reason });
  }
  for (const [, limit] of all('limit')) {
    if (!limit || limit.error || (!whole && limit.covered)) continue;
    const { deadlines, problem, unclear } = limitOf(limit, facts);
    for (const one of deadlines) answers.deadlines.push(one);
    if (problem) answers.problems.push({ column: 'limit', reason: problem.reason });
    if (unclear) {
      const words = `完成时限“${wordsOf(limit)}”看不懂,请改为日期或周期`;
      answers.questions.push(question('limit_unclear', words, limit.span ?? null));
    }
  }
  for (const column of whole ? [...texts, ...plans] : []) {
    const cell = cells[column];
    if (cell && !cell.covered && !isBlank(cell))
      for (const one of timesIn(cell, facts)) answers.deadlines.push(one);
  }
  return answers;
}

/** Times that the words of a task state (每季度更新一次); the words come first, so an earlier recogniser's finding stands. */
function timesIn(cell: Cell, facts: DocumentFacts): ParsedDeadline[] {
  const words = wordsOf(cell);
  const found: DeadlineFinding[] = [];
  for (const recogniser of [recurringDeadline, relativeDeadline, fixedDeadline, windowDeadline]) {
    for (const finding of recogniser.find(words, facts) as DeadlineFinding[]) {
      if (!found.some(({ start, end }) => start < finding.end && finding.start < end)) found.push(finding);
    }
  }
  return found.map(
    ({ kind, value, raw, start, end, certainty, rule, basis }) =>
      ({
        kind,
        value,
        raw,
        certainty,
        rule,
        basis,
        span: placeIn(cell, words, start, end),
      }) as ParsedDeadline,
  );
}

export function spanOfRow(cells: readonly Cell[]): Span {
  const spans = cells.flatMap((cell) => (cell.span && !cell.covered ? [cell.span] : []));
  return spans.length ? [spans[0][0], spans.at(-1)![1]] : [0, 0];
}
