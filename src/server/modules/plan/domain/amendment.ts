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
  /** A person has said which item it is. */
  byHand?: boolean;
}

/** Below this two texts are two tasks; with the same place in the outline less will do. */
const LIKE = 0.5;
const LIKE_IN_PLACE = 0.3;

/** What an amendment does to the plan as a whole, in words. */
export interface PlanChange {
  field: 'title' | 'docNo' | 'innerWorkdays' | 'softPolicy';
  before: string;
  after: string;
}

/**
 * Which item of the amended document is which item of the plan, by key: what a person has said (`given`; null: a new item),
 * then the same words, then the likest words, where the same place in the outline counts in favour. Each is used once.
 */
export function pairItems(
  before: readonly AmendableItem[],
  after: readonly AmendableItem[],
  given: ReadonlyMap<string, string | null> = new Map(),
): Map<string, string> {
  const known = new Set(before.map(({ key }) => key));
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  const pair = (was: AmendableItem, is: AmendableItem): void => {
    pairs.set(is.key, was.key);
    taken.add(was.key);
  };
  for (const [is, was] of given) {
    if (was === null || !known.has(was) || taken.has(was)) continue;
    pairs.set(is, was);
    taken.add(was);
  }
  const free = (): AmendableItem[] => before.filter(({ key }) => !taken.has(key));
  // What a person said to be another item than the words suggest must not take part again; a lost partner may.
  const open = (): AmendableItem[] => after.filter(({ key }) => !pairs.has(key) && given.get(key) !== null);
  pairSameWords(free(), open(), pair);
  for (const { was, is } of scored(free(), open())) {
    if (!taken.has(was.key) && !pairs.has(is.key)) pair(was, is);
  }
  return pairs;
}

/** Answers every item of both sides once, in the order of the document, what is taken out last. */
export function changesBetween(
  before: readonly AmendableItem[],
  after: readonly AmendableItem[],
  pairs: ReadonlyMap<string, string>,
): AmendmentChange[] {
  const byKey = new Map(before.map((item) => [item.key, item]));
  const kept = new Set(pairs.values());
  return [
    ...after.map((is): AmendmentChange => {
      const was = byKey.get(pairs.get(is.key) ?? '') ?? null;
      return { before: was, after: is, fields: was ? changedFields(was, is) : [] };
    }),
    ...before
      .filter(({ key }) => !kept.has(key))
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
