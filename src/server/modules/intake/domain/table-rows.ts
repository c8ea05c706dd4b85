/** What the rows of a task table are: which cells speak for themselves, how far a merge reaches, which columns are categories. */
import { isBlank } from './table-cells.js';
import type { Cell, Header, TaskColumn } from './table-columns.js';

export class TableRows {
  /** Columns of words in which some cell reaches over several tasks. */
  readonly shared: ReadonlySet<number>;
  /** Of these, those that reach over rows with numbers of their own: nowhere a part of the task. */
  readonly categories: ReadonlySet<number>;

  constructor(
    private readonly rows: readonly (readonly Cell[])[],
    private readonly header: Header,
  ) {
    this.shared = this.sharedColumns();
    this.categories = this.categoryColumns();
  }

  cell(row: number, column: TaskColumn): Cell | undefined {
    const index = this.header.columns[column];
    return index === undefined ? undefined : this.rows[row]?.[index];
  }

  /** Columns whose words stand in this very row. */
  ownTexts(row: number): number[] {
    return this.header.texts.filter((column) => {
      const cell = this.rows[row]?.[column];
      return cell !== undefined && !cell.covered && (cell.error !== undefined || !isBlank(cell));
    });
  }

  hasOwnNumber(row: number): boolean {
    const cell = this.cell(row, 'number');
    return !isBlank(cell) && !cell!.covered;
  }

  /** How many further rows with words of their own the cell reaches over, by a merge or by blanks below it. */
  reach(row: number, column: number): number {
    const { number } = this.header.columns;
    const left = number !== undefined && column < number;
    let further = 0;
    for (let below = row + 1; below < this.rows.length; below += 1) {
      const cell = this.rows[below][column];
      const own = this.ownTexts(below).some((other) => other > column);
      if (cell?.covered === 'down') further += own ? 1 : 0;
      else if (isBlank(cell) && own && (left || !this.hasOwnNumber(below))) further += 1;
      else break;
    }
    return further;
  }

  private sharedColumns(): Set<number> {
    const shared = new Set<number>();
    for (let row = this.header.row + 1; row < this.rows.length; row += 1) {
      const own = this.ownTexts(row);
      for (const column of this.header.texts) {
        const covered = this.rows[row][column]?.covered === 'down';
        const blank = isBlank(this.rows[row][column]) && !this.hasOwnNumber(row);
        if ((covered || blank) && own.some((other) => other > column)) shared.add(column);
      }
    }
    return shared;
  }

  private categoryColumns(): Set<number> {
    const found = new Set<number>();
    for (let row = this.header.row + 1; row < this.rows.length; row += 1) {
      if (!this.hasOwnNumber(row)) continue;
      for (const column of this.shared) if (this.rows[row][column]?.covered === 'down') found.add(column);
    }
    return found;
  }
}
