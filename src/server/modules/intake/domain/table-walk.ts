/**
 * The rows of a task table, one after another. The words of a row form a chain from left to right (一、 | (一) | 1 | words):
 * what is numbered and leads to several rows becomes a section, the last cell the task. Categories without a number
 * (主动公开 beside its tasks) are no items.
 */
import { markAt, type Mark } from './numbering.js';
import type { ParsedItem, ParsedQuestion } from './parsed-plan.js';
import type { DocumentFacts } from './recognisers/finding.js';
import { isBlank, wordsOf } from './table-cells.js';
import type { Cell, Header, TaskColumn } from './table-columns.js';
import { HAN_NUMBER, levelOf, partsOf, uniqueWords, type TableReading } from './table-reading.js';
import { looksLikeUnit } from './unit-names.js';
import { TableRows } from './table-rows.js';
import { ANSWER_COLUMNS, answersOf, spanOfRow, UNIT_COLUMNS } from './table-row.js';

const NOTE = /^(?:注 ?[::1]|备注 ?:|说明 ?:|填表说明|填报人|制表人|审核人|共计)/;
const TOTAL = /^(?:合计|总计|小计|共计)(?:\(.{1,12}\))?$/;
const EXAMPLE = /^(?:示例|例|样例|填写示例)$/;

/** What stands in a column of words until the next one below it. */
interface Node {
  /** Sections opened in this column, the higher ones first. */
  items: { index: number; rank: number }[];
  row: number;
}

export class TableWalk {
  private sections: { index: number; rank: number }[] = [];
  private chain = new Map<number, Node>();
  /** The last task, for rows that only add units to it. */
  private leaf: { item: number; row: number } | null = null;
  private readonly grid: TableRows;

  constructor(
    private readonly rows: readonly (readonly Cell[])[],
    private readonly header: Header,
    private readonly facts: DocumentFacts,
    private readonly reading: TableReading,
  ) {
    this.grid = new TableRows(rows, header);
  }

  run(): void {
    for (let row = this.header.row + 1; row < this.rows.length; row += 1) {
      const words = uniqueWords(this.rows[row]);
      if (this.rows[row].every((cell) => isBlank(cell)) || this.isHeading(row)) continue;
      if (
        TOTAL.test(words[0]?.replace(/\s/g, '') ?? '') ||
        EXAMPLE.test(wordsOf(this.grid.cell(row, 'number'))) ||
        (words.length <= 2 && NOTE.test(words[0] ?? ''))
      )
        continue;
      if (this.isSection(row, words)) this.openSection(row, words);
      else this.readRow(row);
    }
  }

  /** Headings repeat on each page of some sheets. */
  private isHeading(row: number): boolean {
    const titles = Object.entries(this.header.titles) as [TaskColumn, string][];
    return titles.every(
      ([column, title]) => wordsOf(this.grid.cell(row, column)).replace(/\s/g, '') === title,
    );
  }

  private isSection(row: number, words: readonly string[]): boolean {
    const answers = ANSWER_COLUMNS.some((column) => {
      const cell = this.grid.cell(row, column);
      return !isBlank(cell) && !cell!.covered;
    });
    const units = UNIT_COLUMNS.some((column) => !isBlank(this.grid.cell(row, column)));
    if (words.length === 2) {
      return (
        !answers &&
        HAN_NUMBER.test(wordsOf(this.grid.cell(row, 'number'))) &&
        wordsOf(this.grid.cell(row, 'number')) === words[0]
      );
    }
    if (words.length !== 1) return false;
    const merged = this.rows[row].some((cell) => cell.covered === 'right');
    const down = this.rows[row].some((cell) => cell.covered === 'down');
    if (merged) return true;
    const mark = markAt(words[0], 0);
    if (down) return false;
    if (mark !== null && mark.form.rank <= 2) return true;
    if (this.header.columns.number === undefined || /^\d+$/.test(words[0])) return false;
    // 城市管理 alone in the first column, which holds units otherwise.
    return !answers || (units && !isBlank(this.rows[row][0]) && !looksLikeUnit(words[0]));
  }

  private openSection(row: number, words: readonly string[]): void {
    this.chain.clear();
    this.leaf = null;
    const [number, title] = words.length === 2 ? words : ['', words[0]];
    const mark = number === '' ? markAt(title, 0) : null;
    // A heading over the rows that has no number of its own is no item.
    if (number === '' && mark === null) return;
    const rank = mark ? mark.form.rank : number.startsWith('(') ? 2 : 1;
    while (this.sections.length && this.sections.at(-1)!.rank >= rank) this.sections.pop();
    const index = this.push(row, {
      number: mark ? title.slice(0, mark.end).replace(/\s/g, '') : number,
      level: mark ? mark.form.level : rank,
      parent: this.sections.at(-1)?.index ?? null,
      kind: 'section',
      text: title.slice(mark?.end ?? 0).trim(),
    });
    this.sections.push({ index, rank });
  }

  private readRow(row: number): void {
    const own = this.grid.ownTexts(row);
    if (own.length === 0) {
      if (!this.grid.hasOwnNumber(row) && this.leaf) return this.addToLeaf(row);
      this.reading.badRows.push(row + 1);
      return this.fail(row, 'task', '没有填写工作任务,请补填,或删去这一行');
    }
    const leafColumn = own[own.length - 1];
    const leafMark = this.leafMark(row, leafColumn);
    let number = this.grid.hasOwnNumber(row) ? wordsOf(this.grid.cell(row, 'number')).replace(/\s/g, '') : '';
    let parent = this.sections.at(-1)?.index ?? null;
    let prefix = '';
    for (const column of this.header.texts) {
      if (column >= leafColumn) break;
      if (!own.includes(column)) {
        parent = this.chain.get(column)?.items.at(-1)?.index ?? parent;
        continue;
      }
      const above = this.chain.get(column)?.items ?? [];
      for (const open of [...this.chain.keys()]) if (open >= column) this.chain.delete(open);
      const node = this.nodeAt(row, column, number, leafMark !== null);
      if (node === 'prefix') {
        prefix += `${wordsOf(this.rows[row][column])}\n`;
        continue;
      }
      let items = above;
      for (const words of partsOf(wordsOf(this.rows[row][column]))) {
        const mark = node === 'number' ? null : markAt(words, 0);
        if (node === 'category' && !mark) continue;
        const rank = mark?.form.rank ?? 9;
        items = items.filter((one) => one.rank < rank);
        const index = this.push(row, {
          number: mark ? words.slice(0, mark.end).replace(/\s/g, '') : number,
          level: mark ? mark.form.level : levelOf(number),
          parent: items.at(-1)?.index ?? parent,
          kind: 'section',
          text: words.slice(mark?.end ?? 0).trim(),
        });
        items = [...items, { index, rank }];
      }
      // A category without a number hides what stood above it in its column.
      if (items === above) items = [];
      parent = items.at(-1)?.index ?? parent;
      if (node === 'number') number = '';
      this.chain.set(column, { items, row });
    }
    for (const open of [...this.chain.keys()]) if (open >= leafColumn) this.chain.delete(open);
    this.addTask(row, leafColumn, parent, number, prefix, leafMark);
  }

  /** What a cell left of the task is: a part of its words, a category over several, or a numbered section. */
  private nodeAt(
    row: number,
    column: number,
    number: string,
    childNumbered: boolean,
  ): 'prefix' | 'category' | 'number' {
    const numberColumn = this.header.columns.number;
    const marked = markAt(partsOf(wordsOf(this.rows[row][column]))[0], 0) !== null;
    if (marked || (numberColumn !== undefined && column < numberColumn)) return 'category';
    const further = this.grid.reach(row, column);
    if (number !== '') {
      if (further === 0)
        return childNumbered ? 'number' : this.grid.categories.has(column) ? 'category' : 'prefix';
      // The words reach over rows with numbers of their own: each number is that row's.
      const next = this.rows.findIndex((_, below) => below > row && this.grid.ownTexts(below).length > 0);
      return this.grid.hasOwnNumber(next) ? 'category' : 'number';
    }
    return further > 0 || this.grid.shared.has(column) || childNumbered ? 'category' : 'prefix';
  }

  /** The task's own number inside its cell; null where the cell holds several numbered lines. */
  private leafMark(row: number, column: number): Mark | null {
    const lines = wordsOf(this.rows[row][column]).split('\n');
    const mark = markAt(lines[0], 0);
    return mark && lines.slice(1).every((line) => markAt(line.trim(), 0) === null) ? mark : null;
  }

  private addTask(
    row: number,
    column: number,
    parent: number | null,
    number: string,
    prefix: string,
    leafMark: Mark | null,
  ): void {
    const before = this.reading.rowErrors.length;
    for (const key of ['task', 'requirement', ...ANSWER_COLUMNS] as const) {
      const cell = this.grid.cell(row, key);
      if (cell?.error) this.fail(row, key, `单元格是公式错误值 ${cell.error},请改正后再导入`);
    }
    if (this.rows[row][column].numeric) this.fail(row, 'task', '工作任务应为文字,不能只是数字');
    const words = wordsOf(this.rows[row][column]);
    const mark = number === '' && prefix === '' ? leafMark : null;
    const item: ParsedItem = {
      number: mark ? words.slice(0, mark.end).replace(/\s/g, '') : number,
      level: mark ? mark.form.level : levelOf(number),
      parent,
      kind: 'task',
      text: (prefix + words.slice(mark?.end ?? 0)).trim(),
      span: spanOfRow(this.rows[row]),
      certainty: 'sure',
      assignments: [],
      deadlines: [],
      row: row + 1,
    };
    const questions = this.answer(item, row, row);
    this.inherit(item, row);
    if (this.reading.rowErrors.length > before) {
      this.reading.badRows.push(row + 1);
      return;
    }
    const index = this.reading.parsed.items.push(item) - 1;
    this.reading.goodRows.push(row + 1);
    this.leaf = { item: index, row };
    for (const ask of questions) this.reading.parsed.questions.push({ ...ask, item: index });
  }

  /** A row without words of its own: more units or another time limit of the task above. */
  private addToLeaf(row: number): void {
    const before = this.reading.rowErrors.length;
    const item = this.reading.parsed.items[this.leaf!.item];
    const questions = this.answer(item, row, this.leaf!.row);
    for (const ask of questions) this.reading.parsed.questions.push({ ...ask, item: this.leaf!.item });
    (this.reading.rowErrors.length > before ? this.reading.badRows : this.reading.goodRows).push(row + 1);
  }

  private answer(item: ParsedItem, row: number, firstRow: number): ParsedQuestion[] {
    const { assignments, deadlines, questions, problems } = answersOf(
      this.rows[row],
      this.header,
      this.facts,
      row === firstRow,
    );
    for (const { column, reason } of problems) this.fail(row, column, reason);
    for (const one of assignments) {
      if (!item.assignments.some(({ unit, role }) => unit === one.unit && role === one.role))
        item.assignments.push(one);
    }
    for (const one of deadlines) {
      const same = JSON.stringify([one.kind, one.value]);
      if (!item.deadlines.some(({ kind, value }) => JSON.stringify([kind, value]) === same))
        item.deadlines.push(one);
    }
    return questions;
  }

  /** Under a task whose merge was lost, a row that names nobody means whom the first row names. */
  private inherit(item: ParsedItem, row: number): void {
    const { task } = this.header.columns;
    const above = task === undefined ? undefined : this.chain.get(task);
    if (!above || above.row === row || this.rows[row][task!]?.covered || this.grid.hasOwnNumber(row)) return;
    if (!UNIT_COLUMNS.every((column) => isBlank(this.grid.cell(row, column)))) return;
    const { assignments, deadlines } = answersOf(this.rows[above.row], this.header, this.facts, false);
    item.assignments.push(
      ...assignments.map((one) => ({ ...one, basis: 'inferred' as const, certainty: 'likely' as const })),
    );
    if (isBlank(this.grid.cell(row, 'limit'))) for (const one of deadlines) item.deadlines.push(one);
  }

  private push(
    row: number,
    item: Omit<ParsedItem, 'certainty' | 'assignments' | 'deadlines' | 'span' | 'row'>,
  ): number {
    const whole: ParsedItem = {
      ...item,
      span: spanOfRow(this.rows[row]),
      certainty: 'sure',
      assignments: [],
      deadlines: [],
      row: row + 1,
    };
    return this.reading.parsed.items.push(whole) - 1;
  }

  private fail(row: number, column: TaskColumn, reason: string): void {
    const cell = this.grid.cell(row, column);
    this.reading.rowErrors.push({
      row: row + 1,
      column: this.header.titles[column] ?? column,
      value: cell?.error ?? cell?.text ?? '',
      reason,
    });
  }
}
