/** Tables of a Word document as they are gathered, cell by cell, and their merges worked out when they end. */
import type { SourceCell } from './grid.js';

/** A paragraph, or a table. */
export type Block = string | SourceCell[][];

export interface TableCell {
  blocks: Block[];
  colSpan: number;
  merge: 'restart' | 'continue' | null;
  mergedLeft: boolean;
}

export interface Table {
  rows: { cells: TableCell[]; removed: boolean; before: number }[];
}

/** Cells with their spans; what a merge from above covers is left out. */
export function sourceOf(rows: readonly Table['rows'][number][]): SourceCell[][] {
  /** By column, the cell whose merge goes on downwards. */
  let open = new Map<number, SourceCell>();
  return rows.map(({ cells, before }) => {
    const source: SourceCell[] = before > 0 ? [{ text: '', colSpan: before, rowSpan: 1 }] : [];
    const next = new Map<number, SourceCell>();
    let column = before;
    for (const { blocks, colSpan, merge, mergedLeft } of cells) {
      const left = source.at(-1);
      const above = merge === 'continue' ? open.get(column) : undefined;
      if (mergedLeft && left) left.colSpan += colSpan;
      else if (above) {
        above.rowSpan += 1;
        next.set(column, above);
      } else {
        const cell = { text: textOf(blocks), colSpan, rowSpan: 1 };
        source.push(cell);
        if (merge !== null) next.set(column, cell);
      }
      column += colSpan;
    }
    open = next;
    return source;
  });
}

const textOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) =>
      typeof block === 'string'
        ? block
        : block.map((row) => row.map(({ text }) => text).join('\n')).join('\n'),
    )
    .join('\n')
    .trim();
