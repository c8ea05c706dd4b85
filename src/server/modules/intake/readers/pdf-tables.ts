/** Ruled tables of a page: lines drawn → grid of cells with their merges → the words inside. */
import type { SourceCell } from './grid.js';
import { linesOfPieces, type PdfPiece } from './pdf-lines.js';

/** A straight rule, horizontal (`y1 = y2`) or vertical; first end left or below. */
export interface Rule {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

export interface PdfTable {
  top: number;
  bottom: number;
  /** Left to right, and top to bottom. */
  columns: number[];
  rows: SourceCell[][];
}

/** Rules nearer than this are one. */
const NEAR = 2.5;
/** A drawing, not a form. */
const MAX_RULES = 4_000;
const MAX_CELLS = 20_000;

/** Tables from the top down, and the pieces that stand in none of them. */
export function tablesOf(
  rules: readonly Rule[],
  pieces: readonly PdfPiece[],
): { tables: PdfTable[]; rest: PdfPiece[] } {
  let rest = [...pieces];
  const tables: PdfTable[] = [];
  if (rules.length < 4 || rules.length > MAX_RULES) return { tables, rest };
  for (const group of touching(rules)) {
    const columns = distinct(group.filter(isUpright).map(({ x1 }) => x1));
    const levels = distinct(group.filter((rule) => !isUpright(rule)).map(({ y1 }) => y1)).reverse();
    if (columns.length < 3 || levels.length < 3 || columns.length * levels.length > MAX_CELLS) continue;
    const inside = rest.filter(({ x, y, width, size }) => {
      const [middle, centre] = [x + width / 2, y + size / 3];
      return middle > columns[0] && middle < columns.at(-1)! && centre < levels[0] && centre > levels.at(-1)!;
    });
    if (inside.length === 0) continue;
    const taken = new Set(inside);
    rest = rest.filter((piece) => !taken.has(piece));
    tables.push({
      top: levels[0],
      bottom: levels.at(-1)!,
      columns,
      rows: cellsOf(group, columns, levels, inside),
    });
  }
  return { tables: tables.sort((a, b) => b.top - a.top), rest };
}

const isUpright = ({ x1, x2 }: Rule): boolean => x2 - x1 < NEAR;

/** Rules that touch each other, however far. */
function touching(rules: readonly Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  const waiting = new Set(rules);
  for (const first of rules) {
    if (!waiting.delete(first)) continue;
    const group = [first];
    for (let at = 0; at < group.length; at += 1) {
      for (const other of waiting) {
        if (!meet(group[at], other)) continue;
        waiting.delete(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

const meet = (a: Rule, b: Rule): boolean =>
  a.x1 - NEAR <= b.x2 && b.x1 - NEAR <= a.x2 && a.y1 - NEAR <= b.y2 && b.y1 - NEAR <= a.y2;

function distinct(values: readonly number[]): number[] {
  const found: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    if (found.length === 0 || value - found[found.length - 1] > NEAR * 2) found.push(value);
  }
  return found;
}

function cellsOf(
  rules: readonly Rule[],
  columns: number[],
  levels: number[],
  pieces: PdfPiece[],
): SourceCell[][] {
  const upright = rules.filter(isUpright);
  const level = rules.filter((rule) => !isUpright(rule));
  const ruledRight = (row: number, column: number): boolean => {
    const middle = (levels[row] + levels[row + 1]) / 2;
    const x = columns[column + 1];
    return upright.some(
      (rule) => Math.abs(rule.x1 - x) <= NEAR * 2 && rule.y1 <= middle && rule.y2 >= middle,
    );
  };
  const ruledBelow = (row: number, column: number): boolean => {
    const middle = (columns[column] + columns[column + 1]) / 2;
    const y = levels[row + 1];
    return level.some((rule) => Math.abs(rule.y1 - y) <= NEAR * 2 && rule.x1 <= middle && rule.x2 >= middle);
  };
  const covered = new Set<number>();
  const width = columns.length - 1;
  const wordsIn = wordsByCell(columns, levels, pieces);
  return levels.slice(1).map((_, row) => {
    const cells: SourceCell[] = [];
    for (let column = 0; column < width; column += 1) {
      if (covered.has(row * width + column)) continue;
      let right = column;
      while (right < width - 1 && !ruledRight(row, right) && !covered.has(row * width + right + 1))
        right += 1;
      let down = row;
      while (down < levels.length - 2 && !ruledBelow(down, column)) down += 1;
      for (let r = row; r <= down; r += 1) {
        for (let c = column; c <= right; c += 1) covered.add(r * width + c);
      }
      const words = wordsIn(row, down, column, right);
      const edge = columns[right + 1];
      cells.push({ text: joined(words, edge), colSpan: right - column + 1, rowSpan: down - row + 1 });
      column = right;
    }
    return cells;
  });
}

/** The pieces between the given rows and columns, by the middle of each. */
function wordsByCell(columns: number[], levels: number[], pieces: PdfPiece[]) {
  const byCell = new Map<number, PdfPiece[]>();
  const width = columns.length;
  for (const piece of pieces) {
    const column = columns.findLastIndex((x) => x <= piece.x + piece.width / 2);
    const row = levels.findLastIndex((y) => y >= piece.y + piece.size / 3);
    const own = byCell.get(row * width + column);
    if (own) own.push(piece);
    else byCell.set(row * width + column, [piece]);
  }
  return (top: number, bottom: number, left: number, right: number): PdfPiece[] => {
    const found: PdfPiece[] = [];
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1)
        found.push(...(byCell.get(row * width + column) ?? []));
    }
    return found;
  };
}

/** A line that fills its cell goes on in the next; one that stops short ends there. */
function joined(pieces: PdfPiece[], edge: number): string {
  let text = '';
  let full = false;
  for (const line of linesOfPieces(pieces)) {
    if (text !== '' && !full) text += '\n';
    text += line.text;
    full = edge - line.end < 1.9 * line.size;
  }
  return text;
}
