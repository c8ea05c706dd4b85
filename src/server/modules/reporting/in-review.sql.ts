import { openSql } from '../deadline/light.sql.js';

/**
 * Whether an open duty is answered by a filing that waits for review (待审核). Its light stays what the approved facts
 * make it, so a screen that shows it red says this beside it.
 */
export const inReviewSql = (alias: string): string => `(${openSql(alias)} AND EXISTS (
  SELECT 1 FROM report_answer ra JOIN progress_report rr ON rr.id = ra.report_id
  WHERE rr.plan_item_id = ${alias}.plan_item_id AND rr.unit_id = ${alias}.unit_id AND rr.status = 'submitted'
    AND ra.deadline_id = ${alias}.id))`;
