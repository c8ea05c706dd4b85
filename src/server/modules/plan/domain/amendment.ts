import type { ItemKind } from '../../../../shared/vocabulary.js';
import { bareText, likeness, pairsOf } from './similarity.js';

/** One item of a plan, as it stands or as the amended document has it. */
export interface AmendableItem {
  /** Id of the stored item, or its key in the document. */
  key: string;
  number: string;
  /** Numbers from the top joined. */
  path: string;
  kind: ItemKind;
  text: string;
  /** Who answers for it, as written: one line for each unit or collective, `牵头 局办公室`. */
  units: string[];
  /** What it says about time, in the document's words. */
  times: string[];
}

export type ChangedField = 'text' | 'number' | 'kind' | 'units' | 'times';

/** What an amendment does to one item. `before` is null for a new one, `after` for one that is taken out. */
export interface AmendmentChange {
  before: AmendableItem | null;
  after: AmendableItem | null;
  fields: ChangedField[];
}

/** Below this two texts are two tasks; with the same place in the outline less will do. */
const LIKE = 0.5;
const LIKE_IN_PLACE = 0.3;

/**
 * Which item of the amended document is which item of the plan: first by the same words, then by the likest words, where
 * the same place in the outline counts in favour. Each is used once. Answers every item of both sides once, in the order
 * of the document, what is taken out last.
 */
export function compareItems(
  before: readonly AmendableItem[],
  after: readonly AmendableItem[],
): AmendmentChange[] {
  const partner = new Map<AmendableItem, AmendableItem>();
  const taken = new Set<AmendableItem>();
  const pair = (was: AmendableItem, is: AmendableItem): void => {
    partner.set(is, was);
    taken.add(was);
  };
  pairSameWords(before, after, pair);
  const score = scored(
    before.filter((item) => !taken.has(item)),
    after.filter((item) => !partner.has(item)),
  );
  for (const { was, is } of score) if (!taken.has(was) && !partner.has(is)) pair(was, is);
  return [
    ...after.map((is): AmendmentChange => {
      const was = partner.get(is) ?? null;
      return { before: was, after: is, fields: was ? changedFields(was, is) : [] };
    }),
    ...before
      .filter((was) => !taken.has(was))
      .map((was): AmendmentChange => ({ before: was, after: null, fields: [] })),
  ];
}

/** The same words stay the same item; where several have them, those in the same place first, then in order. */
function pairSameWords(
  before: readonly AmendableItem[],
  after: readonly AmendableItem[],
  pair: (was: AmendableItem, is: AmendableItem) => void,
): void {
  const byWords = new Map<string, AmendableItem[]>();
  for (const was of before) {
    const words = bareText(was.text);
    byWords.set(words, [...(byWords.get(words) ?? []), was]);
  }
  const waiting: AmendableItem[] = [];
  const use = (is: AmendableItem, fits: (was: AmendableItem) => boolean): boolean => {
    const same = byWords.get(bareText(is.text)) ?? [];
    const at = same.findIndex(fits);
    if (at < 0) return false;
    pair(same.splice(at, 1)[0], is);
    return true;
  };
  for (const is of after) if (!use(is, (was) => was.path === is.path)) waiting.push(is);
  for (const is of waiting) use(is, () => true);
}

function scored(before: AmendableItem[], after: AmendableItem[]) {
  const old = before.map((was) => ({ was, pairs: pairsOf(was.text) }));
  return after
    .flatMap((is) => {
      const pairs = pairsOf(is.text);
      return old.map((one) => {
        const like = likeness(one.pairs, pairs);
        const inPlace = one.was.path === is.path && is.path !== '';
        return { was: one.was, is, like, score: like + (inPlace ? 0.2 : 0), inPlace };
      });
    })
    .filter(({ like, inPlace }) => like >= (inPlace ? LIKE_IN_PLACE : LIKE))
    .sort((a, b) => b.score - a.score);
}

function changedFields(was: AmendableItem, is: AmendableItem): ChangedField[] {
  const fields: ChangedField[] = [];
  if (bareText(was.text) !== bareText(is.text)) fields.push('text');
  if (was.number.normalize('NFKC').trim() !== is.number.normalize('NFKC').trim()) fields.push('number');
  if (was.kind !== is.kind) fields.push('kind');
  if (!sameLines(was.units, is.units)) fields.push('units');
  if (!sameLines(was.times, is.times)) fields.push('times');
  return fields;
}

const sameLines = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join('\n') === [...b].sort().join('\n');
