/** A count that runs: `needed` times in a period of `workdays` working days, of which `left` are left (negative: past). */
export interface RunningCount {
  needed: number;
  workdays: number;
  left: number;
}

/**
 * How many times something should have been done by now, were it spread evenly over the period: whole times only, so
 * that nobody is behind by a fraction; all of them once the period is over.
 */
export function paceOf({ needed, workdays, left }: RunningCount): number {
  if (left < 0) return needed;
  if (workdays <= 0) return 0;
  return Math.floor((needed * Math.max(0, workdays - left)) / workdays);
}
