import { defineFlow } from '../../../common/flow.js';
import { ASSESSMENT_STATUSES, type AssessmentStatus } from '../../../../shared/vocabulary.js';

export type AssessmentAction = 'publish';

/** 考核评分: a draft can be thrown away by running again; what is published is frozen. */
export const ASSESSMENT_FLOW = defineFlow<AssessmentStatus, AssessmentAction>({
  name: 'assessment',
  initial: 'draft',
  states: ASSESSMENT_STATUSES,
  actions: { publish: { from: ['draft'], to: 'published' } },
});
