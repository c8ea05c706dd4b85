/** Which words of a table without borders stand in which column: the best of all ways to lay them out, row by row. */
import { documentRulesOf } from './document-rules.js';
import { readDutyClause } from './duty-clause.js';
import { normalise } from './normalise.js';
import { markAt } from './numbering.js';
import { headingOf } from './table-columns.js';
import { readTimeLimit } from './time-limit.js';
import { isPlausibleUnit, looksLikeUnit, splitNames } from './unit-names.js';

export interface Token {
  text: string;
  start: number;
  end: number;
  /** First of its line: a row may begin here. */
  opensLine: boolean;
  /** The column, where the row is whole; else null. */
  place: number | null;
}

export interface Layout {
  /** Headings, with one for row numbers added where the table has none. */
  titles: string[];
  rows: Token[][][];
  /** How many tokens belong to the table. */
  used: number;
}

type Kind = 'number' | 'text' | 'units' | 'limit' | 'other';
const NEVER = -1e9;
/** A row of nothing but units or times belongs to the text below. */
const NO_WORDS = 8;
const BARE_SECTION = 4;

const kindOf = (title: string): Kind => {
  const key = headingOf(title);
  if (key === 'number' || key === 'limit') return key;
  if (key === 'task' || key === 'requirement') return 'text';
  return key === null || key === 'ignore' ? 'other' : 'units';
};

/** Null where the words do not fill a table of these columns. */
export function layOut(titles: readonly string[], tokens: readonly Token[]): Layout | null {
  if (tokens.length === 0) return null;
  const words = tokens.map(worthOf);
  const shapes = [[...titles]];
  if (!titles.some((title) => kindOf(title) === 'number')) {
    const firstText = titles.findIndex((title) => kindOf(title) === 'text');
    shapes.push(
      ['序号', ...titles],
      [...titles.slice(0, firstText + 1), '序号', ...titles.slice(firstText + 1)],
    );
  }
  const best = shapes
    .map((shape, index) => ({ shape, ...pathOf(shape.map(kindOf), tokens, words, index) }))
    .sort((a, b) => b.score - a.score)[0];
  const { rows, used } = rowsOf(best.path, best.shape.length, tokens);
  const kinds = best.shape.map(kindOf);
  const says = (row: Token[][], kind: Kind) =>
    row.some((cell, column) => cell.length > 0 && kinds[column] === kind);
  const real = rows.filter((row) => says(row, 'text') && (says(row, 'units') || says(row, 'limit')));
  return real.length > 0 ? { titles: best.shape, rows, used } : null;
}

type Worth = Record<Kind, number> & { section: number };

const NOTHING = /^(?:[-—–/\\]+|无)$/;
const NO_RULES = { year: 2000, rules: documentRulesOf('') };

/** How well words suit each kind of column. */
function worthOf({ text }: Token): Worth {
  const words = normalise(text).text.trim();
  const digits = /^\(?\d{1,3}\)?[.、]?$/.test(words);
  const han = /^[(]?[一二三四五六七八九十]{1,3}[)]?、?$/.test(words);
  const mark = markAt(words, 0);
  const heading = mark !== null && mark.form.rank <= 2;
  const sentence = /[。;]/.test(words) || words.length > 30;
  if (NOTHING.test(words)) return { number: -6, text: -2, units: 3, limit: 3, other: 2, section: -9 };
  const units = digits || han || heading ? -9 : unitsWorth(words);
  const limit =
    digits || heading || words.length > 40
      ? -9
      : readTimeLimit(words, NO_RULES).length > 0
        ? 5
        : words.length > 10
          ? -6
          : -2;
  return {
    number: digits ? 6 : han ? 3 : -9,
    text:
      digits || han
        ? -6
        : (sentence ? 3.5 : words.length >= 4 ? 2 : 0.5) - (units > 4 ? 0.5 : 0) - (limit > 4 ? 2 : 0),
    units,
    limit,
    other: words.length > 30 ? -3 : 0,
    section: heading ? (sentence && words.length > 40 ? -2 : 2.5) : -4,
  };
}

/** Tasks end like units at times (改造水厂), but begin with what is done. */
const VERB =
  /^(?:改造|建设|开展|推进|完善|加强|修订|编制|制定|组织|实施|提升|做好|落实|建立|推动|公开|优化|规范|强化|深化|加快|巡查|清理|更换|健全|推广|培育|打造|整治)(?!局|处|科|办)/;

function unitsWorth(words: string): number {
  if (words.length > 200) return -9;
  if (VERB.test(words)) return -3;
  const clause = readDutyClause(words.replace(/^\(([^()]*)\)$/, '$1'));
  if (clause.whole && clause.units.some(({ role }) => role !== null)) return 5;
  const names = splitNames(words);
  if (names.length === 0) return -9;
  if (names.every(({ name }) => looksLikeUnit(name))) return 5;
  return names.every(({ name }) => isPlausibleUnit(name))
    ? words.length < 12 || names.length > 1
      ? 1
      : -3
    : -8;
}

/** States: columns, then a section row, then what comes after the table. */
function pathOf(
  kinds: readonly Kind[],
  tokens: readonly Token[],
  words: readonly Worth[],
  shape: number,
): { score: number; path: number[] } {
  const width = kinds.length;
  const [section, outside] = [width, width + 1];
  // Of two columns of units the first is seldom the empty one.
  const firstUnits = kinds.indexOf('units');
  const skip = (kind: Kind, column: number): number =>
    kind === 'number' ? 3 : kind === 'text' ? 2.5 : kind === 'other' ? 0.3 : column === firstUnits ? 1.3 : 1;
  const sum = (from: number, to: number, cost: (kind: Kind, column: number) => number): number =>
    kinds.slice(from, to).reduce((total, kind, index) => total + cost(kind, from + index), 0);
  /** Before the first cell of a row: what is merged with the row above costs little. */
  const lead = kinds.map((_, column) => {
    const before = sum(0, column, (kind, at) =>
      kind === 'text' ? 0.6 : kind === 'number' ? 5 : skip(kind, at),
    );
    const wordless = !kinds.slice(0, column + 1).includes('text') && !kinds.slice(column).includes('text');
    const past = kinds.lastIndexOf('text') < column ? NO_WORDS : 0;
    return before + past + (wordless ? NO_WORDS : 0);
  });
  const trail = kinds.map((_, column) => sum(column + 1, width, skip));
  const within = kinds.map((_, from) =>
    kinds.map((_kind, to) => (to > from ? sum(from + 1, to, skip) : Infinity)),
  );
  const again = kinds.map((kind) =>
    kind === 'units' ? 1.5 : kind === 'text' ? 2.2 : kind === 'number' ? 9 : 3,
  );
  const gain = (state: number, at: number): number => {
    const { place } = tokens[at];
    if (state === outside) return 0;
    if (state === section) return place === null ? words[at].section : NEVER;
    if (place !== null && shape === 0) return place === state ? 3 : NEVER;
    return words[at][kinds[state]];
  };
  const cost = (from: number, to: number, { opensLine, place }: Token): number => {
    if (from === outside) return to === outside ? 0 : Infinity;
    const ended = from === section ? 0 : trail[from];
    // A heading with no rows below it is the text's own.
    if (to === outside) return opensLine ? (from === section ? BARE_SECTION : ended + 0.5) : Infinity;
    const wrap = opensLine ? ended + (to === section ? 0 : lead[to]) : Infinity;
    if (to === section || from === section) return wrap;
    if (place !== null && shape === 0) return opensLine ? 0 : to > from ? 0 : Infinity;
    const same = to === from && (opensLine || kinds[to] === 'text') ? again[to] : Infinity;
    return Math.min(wrap, to > from ? within[from][to] : same);
  };
  let scores = Array.from({ length: width + 2 }, (_, state) =>
    state === outside ? -4 : gain(state, 0) - (state === section ? 0 : lead[state]),
  );
  const back: Int8Array[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const from = new Int8Array(width + 2);
    scores = scores.map((_, to) => {
      let best = -Infinity;
      for (let state = 0; state < width + 2; state += 1) {
        const score = scores[state] - cost(state, to, tokens[at]);
        if (score > best) [best, from[to]] = [score, state];
      }
      return best + gain(to, at);
    });
    back.push(from);
  }
  const finals = scores.map(
    (score, state) => score - (state < width ? trail[state] : state === section ? BARE_SECTION : 0),
  );
  let state = finals.indexOf(Math.max(...finals));
  const score = finals[state];
  const path = [state];
  for (let at = back.length - 1; at >= 0; at -= 1) path.unshift((state = back[at][state]));
  return { score, path };
}

/** Columns repeat or fall back where a new row begins. */
function rowsOf(
  path: readonly number[],
  width: number,
  tokens: readonly Token[],
): { rows: Token[][][]; used: number } {
  const rows: Token[][][] = [];
  let used = 0;
  let last = width + 1;
  path.forEach((state, at) => {
    if (state === width + 1) return;
    const section = state === width;
    const token = tokens[at];
    const joins =
      !section &&
      last < width &&
      (state > last || (state === last && token.place === null)) &&
      !(token.place !== null && token.opensLine);
    if (!joins) rows.push(Array.from({ length: width }, () => []));
    rows[rows.length - 1][section ? 0 : state].push(token);
    last = state;
    used = at + 1;
  });
  return { rows, used };
}
