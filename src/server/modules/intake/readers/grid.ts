/** A document's text as it is put together, and tables laid out in it: merged cells repeat their words and say so. */
import { DomainError } from '../../../common/domain-error.js';
import type { Cell } from '../domain/table-columns.js';

/** Builds the text and says where each piece of it stands. */
export class TextWriter {
  private readonly parts: string[] = [];
  length = 0;

  write(text: string): [start: number, end: number] {
    const start = this.length;
    this.parts.push(text);
    this.length += text.length;
    return [start, this.length];
  }

  text(): string {
    return this.parts.join('');
  }
}

/** A cell as a document holds it: spans count cells, 1 where there is no merge. */
export interface SourceCell {
  text: string;
  colSpan: number;
  rowSpan: number;
}

/** Wider than any task table; the cells under a merge are laid out one by one. */
const MAX_COLUMNS = 200;
/** Rows and columns together: 20 000 rows of a wide table. */
const MAX_CELLS = 1_000_000;

/** Writes the rows and gives them as a grid of equal width. @throws DomainError `file.too_wide`. */
export function writeGrid(source: readonly (readonly SourceCell[])[], writer: TextWriter): Cell[][] {
  const grid: Cell[][] = [];
  let laidOut = 0;
  source.forEach((cells, row) => {
    grid[row] ??= [];
    let column = 0;
    for (const { text, colSpan, rowSpan } of cells) {
      while (grid[row][column]) column += 1;
      const span = writer.write(text);
      writer.write('\t');
      const height = Math.min(Math.max(1, rowSpan), source.length - row);
      laidOut += colSpan * height;
      if (column + colSpan > MAX_COLUMNS || laidOut > MAX_CELLS) throw tooWide();
      for (let down = 0; down < height; down += 1) {
        grid[row + down] ??= [];
        for (let right = 0; right < colSpan; right += 1) {
          const covered = right > 0 ? 'right' : down > 0 ? 'down' : undefined;
          grid[row + down][column + right] = { text, span, ...(covered && { covered }) };
        }
      }
      column += colSpan;
    }
    writer.write('\n');
  });
  const width = grid.reduce((widest, row) => Math.max(widest, row.length), 0);
  if (width * grid.length > MAX_CELLS) throw tooWide();
  return grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? { text: '' }));
}

const tooWide = (): DomainError =>
  DomainError.invalid('file.too_wide', `文件中的表格超过 ${MAX_COLUMNS} 列或过大,请拆分后再导入`);
