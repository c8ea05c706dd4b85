/** domain.md 3: a task carries a stated assignment, or is a leaf that does not stand under 总体要求, 组织保障 and the like. */
import type { WorkingDraft, Refiner } from '../working-draft.js';

const FRAME =
  /总体要求|总体思路|总体目标|指导思想|基本原则|工作目标|主要目标|工作原则|组织保障|保障措施|工作要求|有关要求|组织领导|组织实施|实施保障|强化保障|加强保障|工作保障|保障机制|监督考核|督导考核|督查考核|附则/;
/** Longer than this it is a sentence that mentions the word, not a heading of that name. */
const HEADING = 24;

export const markKinds: Refiner = {
  name: 'mark-kinds',
  refine(draft) {
    const parents = new Set(draft.items.map((item) => item.parent));
    draft.items.forEach((item, index) => {
      const assigned = item.findings.some((finding) => finding.what === 'duty' && finding.basis === 'stated');
      const leaf = !parents.has(index);
      item.kind = assigned || (leaf && !standsInFrame(draft, index)) ? 'task' : 'section';
    });
  },
};

function standsInFrame(draft: WorkingDraft, index: number): boolean {
  for (let at: number | null = index; at !== null; at = draft.items[at].parent) {
    const { heading } = draft.items[at];
    if (heading.length <= HEADING && FRAME.test(heading)) return true;
  }
  return false;
}
