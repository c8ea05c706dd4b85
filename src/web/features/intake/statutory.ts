import type { Dto } from '../../api/client.ts';
import type { RuleData } from '../../components/rules.ts';

export type StatutoryClock = Dto<'StatutoryClockDto'>;

/** `政府信息公开条例(国务院令第711号,2019年修订)第三十三条`. */
export const basisWords = ({ law, article }: StatutoryClock): string => `${law}${article}`;

/** Those that set a date of their own: a ceiling (延长不超过 20 个工作日) is part of the clock that it puts off. */
export const pickable = (clocks: readonly StatutoryClock[]): StatutoryClock[] =>
  clocks.filter(({ atMost }) => !atMost);

/** A statutory clock as the rule of a task: its length and start, its article, and how far its one extension may go. */
export function ruleOfClock(clock: StatutoryClock, clocks: readonly StatutoryClock[]): RuleData {
  const basis = basisWords(clock);
  if (clock.by) return { kind: 'recurring', per: 'year', min: 1, by: clock.by, basis };
  const further = clocks.find((one) => one.atMost && basisWords(one) === basis && one.n && one.unit);
  return {
    kind: 'relative',
    n: clock.n ?? 1,
    unit: clock.unit ?? 'workday',
    event: clock.starts,
    basis,
    extension: further ? { n: further.n!, unit: further.unit! } : null,
  };
}
