/** Of two findings of one sort over the same words the earlier recogniser's stands (recognisers/index.ts). */
import type { PlacedFinding, Refiner } from '../working-draft.js';

export const dropOverlaps: Refiner = {
  name: 'drop-overlaps',
  refine(draft) {
    for (const item of draft.items) {
      const kept: PlacedFinding[] = [];
      for (const what of ['duty', 'deadline'] as const) {
        // Findings come in the order of the recognisers; a taken stretch of text stays taken.
        const taken: [number, number][] = [];
        for (const finding of item.findings) {
          if (finding.what !== what) continue;
          const at = firstEndingAfter(taken, finding.from);
          if (at < taken.length && taken[at][0] < finding.to) continue;
          taken.splice(at, 0, [finding.from, finding.to]);
          kept.push(finding);
        }
      }
      item.findings = kept.sort((a, b) => a.from - b.from);
    }
  },
};

/** `taken` is sorted and free of overlaps. */
function firstEndingAfter(taken: readonly [number, number][], from: number): number {
  let [low, high] = [0, taken.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (taken[middle][1] > from) high = middle;
    else low = middle + 1;
  }
  return low;
}
