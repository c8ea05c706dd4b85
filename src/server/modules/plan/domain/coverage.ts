import { spokenNumber } from './item-label.js';
import { containment, likeness, pairsOf } from './similarity.js';

export interface ComparedItem {
  id: string;
  number: string;
  path: string;
  text: string;
}

/** That a task may carry out an upstream item; a person decides. */
export interface LinkProposal {
  itemId: string;
  upstreamItemId: string;
  /** 0 to 1. */
  score: number;
  /** Why, in words. */
  reason: string;
}

/**
 * Less alike is chance. Measured on a pair of plans that say the same in other words (ADR 12): a false proposal costs its
 * reader one click, a missing one is told as a gap that is none, so the lowest score is taken at which most proposals hold.
 */
const ENOUGH = 0.15;
const PER_ITEM = 3;
/** A text shorter than this lies inside many others by accident. */
const TELLING = 12;

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/**
 * For each upstream item the tasks that may carry it out, the likeliest first, at most three. The words decide; the same
 * number speaks in favour. `decided` names pairs (`item|upstream`) about which somebody has decided already; `enough` is the
 * score from which a pair is proposed.
 */
export function proposeLinks(
  upstream: readonly ComparedItem[],
  own: readonly ComparedItem[],
  decided: ReadonlySet<string>,
  enough = ENOUGH,
): LinkProposal[] {
  const tasks = own.map((item) => ({ item, pairs: pairsOf(item.text) }));
  return upstream.flatMap((base) => {
    const pairs = pairsOf(base.text);
    return tasks
      .filter(({ item }) => !decided.has(`${item.id}|${base.id}`))
      .map((task) => ({ ...proposal(base, pairs, task), itemId: task.item.id, upstreamItemId: base.id }))
      .filter(({ score }) => score >= enough)
      .sort((a, b) => b.score - a.score)
      .slice(0, PER_ITEM);
  });
}

function proposal(
  base: ComparedItem,
  pairs: ReturnType<typeof pairsOf>,
  task: { item: ComparedItem; pairs: ReturnType<typeof pairsOf> },
): { score: number; reason: string } {
  const like = likeness(pairs, task.pairs);
  const held = Math.min(pairs.size, task.pairs.size) >= TELLING ? containment(pairs, task.pairs) : 0;
  const words = Math.max(like, held * 0.9);
  const samePath = base.path !== '' && base.path === task.item.path;
  const sameNumber =
    spokenNumber(base.number) !== '' && spokenNumber(base.number) === spokenNumber(task.item.number);
  const bonus = samePath ? 0.1 : sameNumber ? 0.03 : 0;
  const why = like >= held * 0.9 ? `文字 ${percent(like)} 相同` : `包含对方 ${percent(held)} 的文字`;
  return {
    score: Math.round(Math.min(1, words + (words > 0.15 ? bonus : 0)) * 100) / 100,
    reason: samePath ? `序号相同(${task.item.path}),${why}` : why,
  };
}
