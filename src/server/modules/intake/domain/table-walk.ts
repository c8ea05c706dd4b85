/** The rows of a task table, one after another: sections, tasks over several requirements, good rows and bad ones. */
import { markAt } from './numbering.js';
import type { ParsedItem, ParsedQuestion, Span, UnitRole } from './parsed-plan.js';
import type { DocumentFacts } from './recognisers/finding.js';
import { isBlank, limitOf, unitsOf, wordsOf } from './table-cells.js';
import type { Cell, Header, TaskColumn } from './table-columns.js';
import { question, uniqueWords, type TableReading } from './table-reading.js';

const UNIT_COLUMNS: readonly UnitRole[] = ['lead', 'support', 'responsible'];
const NOTE = /^(?:注 ?[::1]|备注 ?:|说明 ?:|填表说明|填报人|制表人|审核人|合计$|共计)/;
const EXAMPLE = /^(?:示例|例|样例|填写示例)$/;

/** One pass down the rows: what section and what task the row stands under is all the memory there is. */
export class TableWalk {
  private sections: { index: number; rank: number }[] = [];
  /** The task whose cell reaches down over the rows below. */
  private task: { first: number; rows: number[] } | null = null;

  constructor(
    private readonly rows: readonly (readonly Cell[])[],
    private readonly header: Header,
    private readonly facts: DocumentFacts,
    private readonly reading: TableReading,
  ) {}

  run(): void {
    for (let row = this.header.row + 1; row < this.rows.length; row += 1) {
      const words = uniqueWords(this.rows[row]);
      if (this.rows[row].every((cell) => isBlank(cell)) || this.isHeading(row)) continue;
      if (EXAMPLE.test(wordsOf(this.cell(row, 'number'))) || (words.length <= 2 && NOTE.test(words[0] ?? '')))
        continue;
      if (this.isSection(row, words)) {
        this.flush();
        this.openSection(row, words[0]);
      } else if (this.task && this.continues(row)) {
        this.task.rows.push(row);
      } else {
        this.flush();
        this.task = { first: row, rows: [row] };
      }
    }
    this.flush();
  }

  private cell(row: number, column: TaskColumn): Cell | undefined {
    const index = this.header.columns[column];
    return index === undefined ? undefined : this.rows[row]?.[index];
  }

  /** Headings repeat on each page of some sheets. */
  private isHeading(row: number): boolean {
    const titles = Object.entries(this.header.titles) as [TaskColumn, string][];
    return titles.every(([column, title]) => wordsOf(this.cell(row, column)).replace(/\s/g, '') === title);
  }

  private continues(row: number): boolean {
    const task = this.cell(row, 'task');
    if (task?.covered === 'down') return true;
    return isBlank(task) && isBlank(this.cell(row, 'number')) && !isBlank(this.cell(row, 'requirement'));
  }

  private isSection(row: number, words: readonly string[]): boolean {
    if (words.length !== 1) return false;
    const merged = this.rows[row].some((cell) => cell.covered === 'right');
    const down = this.rows[row].some((cell) => cell.covered === 'down');
    if (down && !merged) return false;
    const mark = markAt(words[0], 0);
    return merged || (mark !== null && mark.form.rank <= 2);
  }

  private openSection(row: number, words: string): void {
    const mark = markAt(words, 0);
    const rank = mark ? mark.form.rank : 1;
    while (this.sections.length && this.sections.at(-1)!.rank >= rank) this.sections.pop();
    const index = this.push({
      number: mark ? words.slice(0, mark.end).replace(/\s/g, '') : '',
      level: mark ? mark.form.level : 0,
      parent: this.sections.at(-1)?.index ?? null,
      kind: 'section',
      text: words.slice(mark?.end ?? 0).trim(),
      row,
      span: this.spanOf(row),
    });
    this.sections.push({ index, rank });
  }

  private flush(): void {
    const { task } = this;
    this.task = null;
    if (!task) return;
    const requirements = task.rows.filter((row) => this.cell(row, 'requirement')?.covered !== 'down');
    const parent = this.sections.at(-1)?.index ?? null;
    if (requirements.length <= 1 || this.header.columns.requirement === undefined) {
      this.addTask(task.first, parent, this.joined(task.first), task.rows);
      return;
    }
    const words = wordsOf(this.cell(task.first, 'task'));
    if (words === '') {
      for (const row of requirements) this.fail(row, 'task', '缺少工作任务');
      return;
    }
    const numberedRows = requirements.filter(
      (row) => !isBlank(this.cell(row, 'number')) && !this.cell(row, 'number')!.covered,
    );
    const ownNumbers = numberedRows.length > 1;
    const number = ownNumbers ? '' : this.numberOf(task.first);
    const index = this.push({
      number,
      level: number === '' ? 0 : 3,
      parent,
      kind: 'section',
      text: words,
      row: task.first,
      span: this.spanOf(task.first),
    });
    const before = this.reading.goodRows.length;
    for (const row of requirements) {
      const bare = row !== task.first && UNIT_COLUMNS.every((column) => isBlank(this.cell(row, column)));
      const implicit = bare && !this.cell(row, 'task')?.covered;
      this.addTask(row, index, wordsOf(this.cell(row, 'requirement')), [row], {
        number: ownNumbers ? this.numberOf(row) : '',
        inherit: implicit ? task.first : null,
      });
    }
    if (this.reading.goodRows.length === before) this.reading.parsed.items.splice(index, 1);
  }

  private joined(row: number): string {
    const parts = [wordsOf(this.cell(row, 'task')), wordsOf(this.cell(row, 'requirement'))];
    return [...new Set(parts.filter(Boolean))].join('\n');
  }

  private numberOf(row: number): string {
    const cell = this.cell(row, 'number');
    return isBlank(cell) ? '' : wordsOf(cell).replace(/\s/g, '');
  }

  /** Adds the item of a row, or its errors. */
  private addTask(
    row: number,
    parent: number | null,
    text: string,
    rows: readonly number[],
    more: { number?: string; inherit?: number | null } = {},
  ): void {
    const before = this.reading.rowErrors.length;
    const taskWords = wordsOf(this.cell(row, 'task'));
    for (const column of Object.keys(this.header.columns) as TaskColumn[]) {
      const cell = this.cell(row, column);
      if (cell?.error) this.fail(row, column, `单元格是公式错误值 ${cell.error},请改正后再导入`);
    }
    if (taskWords === '' && !this.cell(row, 'task')?.error) this.fail(row, 'task', '缺少工作任务');
    else if (this.cell(row, 'task')?.numeric) this.fail(row, 'task', '工作任务应为文字,不能只是数字');
    const item = this.itemOf(row, parent, text, more, rows);
    if (this.reading.rowErrors.length > before) {
      this.reading.badRows.push(row + 1);
      return;
    }
    const index = this.reading.parsed.items.push(item.item) - 1;
    this.reading.goodRows.push(row + 1);
    for (const ask of item.questions) this.reading.parsed.questions.push({ ...ask, item: index });
  }

  private itemOf(
    row: number,
    parent: number | null,
    text: string,
    more: { number?: string; inherit?: number | null },
    rows: readonly number[],
  ): { item: ParsedItem; questions: ParsedQuestion[] } {
    const written = more.number ?? this.numberOf(row);
    const mark = written === '' ? markAt(text, 0) : null;
    const item: ParsedItem = {
      number: mark ? text.slice(0, mark.end).replace(/\s/g, '') : written,
      level: mark ? mark.form.level : written === '' ? 0 : 3,
      parent,
      kind: 'task',
      text: text.slice(mark?.end ?? 0).trim(),
      span: this.spanOf(row),
      certainty: 'sure',
      assignments: [],
      deadlines: [],
      row: row + 1,
    };
    const questions: ParsedQuestion[] = [];
    const source = more.inherit ?? row;
    const inherited = source !== row;
    for (const role of UNIT_COLUMNS) {
      for (const from of inherited ? [source] : rows) {
        const cell = this.cell(from, role);
        if (!cell || cell.error || (from !== row && cell.covered)) continue;
        const { assignments, problem } = unitsOf(cell, role, this.facts);
        if (problem && !inherited) this.fail(from, role, problem.reason);
        for (const assignment of assignments) {
          if (item.assignments.some((one) => one.unit === assignment.unit && one.role === assignment.role))
            continue;
          item.assignments.push(
            inherited ? { ...assignment, basis: 'inferred', certainty: 'likely' } : assignment,
          );
        }
      }
    }
    const own = this.cell(row, 'limit');
    const limit = isBlank(own) && inherited ? this.cell(source, 'limit') : own;
    if (limit && !limit.error) {
      const { deadlines, problem, unclear } = limitOf(limit, this.facts);
      item.deadlines = deadlines;
      if (problem) this.fail(row, 'limit', problem.reason);
      if (unclear) {
        questions.push(
          question('limit_unclear', `完成时限“${wordsOf(limit)}”看不懂,请改为日期或周期`, limit.span ?? null),
        );
      }
    }
    return { item, questions };
  }

  private push(item: Omit<ParsedItem, 'certainty' | 'assignments' | 'deadlines'> & { row: number }): number {
    const whole: ParsedItem = {
      ...item,
      row: item.row + 1,
      certainty: 'sure',
      assignments: [],
      deadlines: [],
    };
    return this.reading.parsed.items.push(whole) - 1;
  }

  private spanOf(row: number): Span {
    const spans = this.rows[row].flatMap((cell) => (cell.span && !cell.covered ? [cell.span] : []));
    return spans.length ? [spans[0][0], spans.at(-1)![1]] : [0, 0];
  }

  private fail(row: number, column: TaskColumn, reason: string): void {
    const cell = this.cell(row, column);
    this.reading.rowErrors.push({
      row: row + 1,
      column: this.header.titles[column] ?? column,
      value: cell?.error ?? cell?.text ?? '',
      reason,
    });
  }
}
