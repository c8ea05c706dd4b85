/** A report, notice or regulation keeps its outline and nothing else: nothing is invented. */
import { DOC_TYPE_WORD } from '../document-kind.js';
import type { Refiner } from '../working-draft.js';

export const notAPlan: Refiner = {
  name: 'not-a-plan',
  refine(draft) {
    if (draft.plan.isPlan) return;
    for (const item of draft.items) {
      item.findings = [];
      item.kind = 'section';
    }
    draft.items = draft.items.filter((item) => item.number !== '');
    draft.questions.push({
      code: 'not_a_plan',
      message: `这份文件看起来是${DOC_TYPE_WORD[draft.plan.docType]},不是工作计划,只列出了提纲;如确为计划,请人工改为计划`,
      from: null,
      to: null,
      item: null,
    });
  },
};
