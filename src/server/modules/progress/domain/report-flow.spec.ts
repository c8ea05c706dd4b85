import { describe, expect, it } from '@jest/globals';
import { REPORT_STATUSES } from '../../../../shared/vocabulary.js';
import { isEditable, REPORT_FLOW } from './report-flow.js';

describe('report flow', () => {
  it('is the table of domain 5', () => {
    const table = REPORT_STATUSES.map((status) => [status, REPORT_FLOW.allowed(status)]);
    expect(table).toEqual([
      ['draft', ['submit']],
      ['submitted', ['withdraw', 'approve', 'return']],
      ['returned', ['submit']],
      ['approved', []],
    ]);
  });

  it('leaves a filing editable only in the hands of its unit', () => {
    expect(REPORT_STATUSES.filter(isEditable)).toEqual(['draft', 'returned']);
  });
});
