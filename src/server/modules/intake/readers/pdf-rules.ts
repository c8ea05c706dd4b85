/** The straight lines that a page draws, from its drawing operations. */
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Rule } from './pdf-tables.js';

type Matrix = [number, number, number, number, number, number];

const MOVE = 0;
const LINE = 1;
const CURVE = 2;
/** Shorter strokes are parts of letters and ticks. */
const SHORTEST = 5;
/** Filled boxes as thin as this are rules. */
const THICKEST = 2.5;
const STROKES = new Set<number>([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
]);
const FILLS = new Set<number>([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke]);

export function rulesOf(operators: { fnArray: number[]; argsArray: unknown[] }, most: number): Rule[] {
  const rules: Rule[] = [];
  const saved: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const add = (x1: number, y1: number, x2: number, y2: number): void => {
    const rule = {
      x1: Math.min(x1, x2),
      y1: Math.min(y1, y2),
      x2: Math.max(x1, x2),
      y2: Math.max(y1, y2),
    };
    const [width, height] = [rule.x2 - rule.x1, rule.y2 - rule.y1];
    if (Math.min(width, height) <= THICKEST && Math.max(width, height) >= SHORTEST) rules.push(rule);
  };
  for (let index = 0; index < operators.fnArray.length && rules.length <= most; index += 1) {
    const operator = operators.fnArray[index];
    const args = operators.argsArray[index] as unknown[];
    if (operator === OPS.save) saved.push(matrix);
    else if (operator === OPS.restore) matrix = saved.pop() ?? matrix;
    else if (operator === OPS.transform) matrix = times(matrix, args as unknown as Matrix);
    else if (operator === OPS.paintFormXObjectBegin) {
      saved.push(matrix);
      if (Array.isArray(args?.[0])) matrix = times(matrix, args[0] as Matrix);
    } else if (operator === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? matrix;
    else if (operator === OPS.constructPath) {
      const [paint, [path]] = args as [number, [ArrayLike<number> | null]];
      if (path) draw(path, matrix, STROKES.has(paint), FILLS.has(paint), add);
    }
  }
  return rules;
}

function draw(
  path: ArrayLike<number>,
  matrix: Matrix,
  strokes: boolean,
  fills: boolean,
  add: (x1: number, y1: number, x2: number, y2: number) => void,
): void {
  let points: [number, number][] = [];
  const finish = (): void => {
    if (fills && points.length >= 4 && points.length <= 6) {
      const xs = points.map(([x]) => x);
      const ys = points.map(([, y]) => y);
      add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
    }
    if (strokes) {
      points.forEach(([x, y], at) => {
        if (at > 0) add(points[at - 1][0], points[at - 1][1], x, y);
      });
    }
    points = [];
  };
  for (let at = 0; at < path.length;) {
    const kind = path[at];
    if (kind === MOVE || kind === LINE) {
      if (kind === MOVE) finish();
      points.push(placed(matrix, path[at + 1], path[at + 2]));
      at += 3;
    } else if (kind === CURVE) {
      finish();
      points.push(placed(matrix, path[at + 5], path[at + 6]));
      at += 7;
    } else {
      if (points.length > 2) points.push(points[0]);
      at += 1;
    }
  }
  finish();
}

const placed = ([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];
