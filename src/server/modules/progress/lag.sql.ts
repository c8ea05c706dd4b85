import type { LagSql } from '../deadline/light.sql.js';

/**
 * What lights need of plans and filings, for the row `d` of `deadline`: the latest filing counts from its submission, as
 * the ledger shows it. `points` may be given where the statement has the plan at hand.
 */
export const lagSql = (
  d: string,
  points = `(SELECT its.behind_points FROM plan its WHERE its.id = ${d}.plan_id)`,
): LagSql => ({
  points,
  percent: `(SELECT filed.percent FROM progress_report filed
    WHERE filed.plan_item_id = ${d}.plan_item_id AND filed.unit_id = ${d}.unit_id
      AND filed.status IN ('submitted', 'approved') ORDER BY filed.period DESC, filed.created_at DESC LIMIT 1)`,
});
