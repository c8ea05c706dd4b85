import { defineFlow } from '../../../common/flow.js';
import { DRAFT_STATUSES } from '../../../../shared/vocabulary.js';

/** Intake draft (domain 5): open until it becomes a plan or is given up. */
export const draftFlow = defineFlow({
  name: 'draft',
  initial: 'open',
  states: DRAFT_STATUSES,
  actions: {
    confirm: { from: ['open'], to: 'confirmed' },
    discard: { from: ['open'], to: 'discarded' },
  },
});
