/** How alike two texts are, by the pairs of neighbouring characters they share; fit for Chinese, which has no word breaks. */

/** The text without what does not carry meaning: spaces, marks, brackets; half-width. */
export const bareText = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}]/gu, '');

/** A text as its pairs, made once where it is compared often. */
export interface Pairs {
  counts: ReadonlyMap<string, number>;
  size: number;
}

/** Only the first 600 characters count: what a task asks stands there. */
export function pairsOf(text: string): Pairs {
  const characters = bareText(text).slice(0, 600);
  const counts = new Map<string, number>();
  const steps = Math.max(1, characters.length - 1);
  for (let at = 0; at < steps && characters; at += 1) {
    const pair = characters.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, size: characters ? steps : 0 };
}

function shared(a: Pairs, b: Pairs): number {
  const [small, large] = a.counts.size <= b.counts.size ? [a.counts, b.counts] : [b.counts, a.counts];
  let both = 0;
  for (const [pair, count] of small) both += Math.min(count, large.get(pair) ?? 0);
  return both;
}

/** Dice's coefficient: 1 for the same text, 0 for none in common. */
export const likeness = (a: Pairs, b: Pairs): number =>
  a.size + b.size === 0 ? 0 : (2 * shared(a, b)) / (a.size + b.size);

/** How much of the shorter text the longer one holds: a superior's sentence inside a longer task. */
export const containment = (a: Pairs, b: Pairs): number =>
  Math.min(a.size, b.size) === 0 ? 0 : shared(a, b) / Math.min(a.size, b.size);
