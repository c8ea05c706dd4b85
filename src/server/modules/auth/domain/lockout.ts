/** Free tries before waiting begins. */
const FREE_TRIES = 3;
/** From this many failures on, the account is locked for the whole period. */
const LOCK_AT = 8;
const LOCK_SECONDS = 15 * 60;

/**
 * Seconds for which no further attempt is looked at after the n-th failure in a row: none for the first two, then
 * 2, 4, 8, 16, 32, and from the eighth on fifteen minutes. A success starts over.
 */
export function waitAfterFailures(failures: number): number {
  if (failures >= LOCK_AT) return LOCK_SECONDS;
  return failures < FREE_TRIES ? 0 : 2 ** (failures - FREE_TRIES + 1);
}
