import { defineFlow } from '../../../common/flow.js';
import { PLAN_STATUSES } from '../../../../shared/vocabulary.js';

/** `amend` changes a published plan by a recorded adjustment (domain 3). */
export const PLAN_FLOW = defineFlow({
  name: 'plan',
  initial: 'draft',
  states: PLAN_STATUSES,
  actions: {
    publish: { from: ['draft'], to: 'published' },
    amend: { from: ['published'], to: 'published' },
    close: { from: ['published'], to: 'closed' },
  },
});
