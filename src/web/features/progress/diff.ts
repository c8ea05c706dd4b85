/** A stretch of text; `changed`: it stands on this side only. */
export interface Part {
  text: string;
  changed: boolean;
}

/** Clauses: what stands between punctuation is changed as a whole, which reads better than single characters. */
const clauses = (text: string): string[] =>
  text.match(/[^,\uff0c\u3002;\uff1b!\uff01?\uff1f\n]+[,\uff0c\u3002;\uff1b!\uff01?\uff1f]?|[^]/g) ?? [];

/** Above this many clauses on one side the comparison costs more than it says. */
const LIMIT = 400;

/**
 * Two texts side by side, each cut into what both have and what only it has; the longest common sequence of clauses.
 * Joined again, the parts give the texts.
 */
export function compareTexts(before: string, after: string): { before: Part[]; after: Part[] } {
  const a = clauses(before);
  const b = clauses(after);
  if (a.length > LIMIT || b.length > LIMIT) {
    const changed = before !== after;
    return { before: joined([[before, changed]]), after: joined([[after, changed]]) };
  }
  const length = lengths(a, b);
  const left: [string, boolean][] = [];
  const right: [string, boolean][] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      left.push([a[i++], false]);
      right.push([b[j++], false]);
    } else if (j >= b.length || (i < a.length && length[i + 1][j] >= length[i][j + 1])) {
      left.push([a[i++], true]);
    } else {
      right.push([b[j++], true]);
    }
  }
  return { before: joined(left), after: joined(right) };
}

/** `[i][j]`: the longest common sequence of what follows `a[i]` and `b[j]`. */
function lengths(a: string[], b: string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  return table;
}

function joined(pieces: [string, boolean][]): Part[] {
  const parts: Part[] = [];
  for (const [text, changed] of pieces) {
    const last = parts.at(-1);
    if (last?.changed === changed) last.text += text;
    else if (text) parts.push({ text, changed });
  }
  return parts;
}
