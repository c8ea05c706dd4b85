import { defineFlow } from '../../../common/flow.js';
import { REPORT_STATUSES, type ReportStatus } from '../../../../shared/vocabulary.js';

export type ReportAction = 'submit' | 'withdraw' | 'approve' | 'return';

/** 进展报送 (domain 5). */
export const REPORT_FLOW = defineFlow<ReportStatus, ReportAction>({
  name: 'report',
  initial: 'draft',
  states: REPORT_STATUSES,
  actions: {
    submit: { from: ['draft', 'returned'], to: 'submitted' },
    withdraw: { from: ['submitted'], to: 'draft' },
    approve: { from: ['submitted'], to: 'approved' },
    return: { from: ['submitted'], to: 'returned' },
  },
});

/** The unit may change a filing only while it is in its own hands. */
export const isEditable = (status: ReportStatus): boolean => REPORT_FLOW.actions.submit.from.includes(status);
