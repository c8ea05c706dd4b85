/** One item says the same thing once: same unit and role, or same kind and value. A stated duty beats a proposed one. */
import type { Refiner } from '../working-draft.js';

export const dropRepeats: Refiner = {
  name: 'drop-repeats',
  refine(draft) {
    for (const item of draft.items) {
      const stated = new Set(
        item.findings.flatMap((finding) =>
          finding.what === 'duty' && finding.basis === 'stated' ? [finding.unit] : [],
        ),
      );
      const seen = new Set<string>();
      item.findings = item.findings.filter((finding) => {
        if (finding.what === 'duty' && finding.basis === 'inferred' && stated.has(finding.unit)) return false;
        const key =
          finding.what === 'duty'
            ? `duty ${finding.unit} ${finding.role}`
            : finding.kind === 'ongoing' || finding.kind === 'soft'
              ? `${finding.kind} ${finding.raw}`
              : `${finding.kind} ${JSON.stringify(finding.value)}`;
        if (seen.has(key)) return false;
        seen.add(key);
        return true;
      });
    }
  },
};
