import type { Dto } from '../../api/client.ts';
import { CLOCK_UNIT, PERIOD } from '../../components/rules.ts';

export type SoftLine = Dto<'SoftPolicyLineDto'>;

/** Words of documents that name no time, most used first; an office may add its own. */
export const SOFT_WORDS = ['及时', '定期', '适时', '动态', '尽快'];
export const SOFT_UNITS = ['workday', 'day', 'month', 'year'] as const;
export const SOFT_PERS = ['week', 'month', 'quarter', 'half-year', 'year'] as const;

/** `“及时”:印发后 10 个工作日内`, `“定期”:每季度至少 1 次`. */
export function softLineWords({ word, n, unit, per }: SoftLine): string {
  const meaning = per ? `${PERIOD[per]}至少 1 次` : `印发后 ${n} ${CLOCK_UNIT[unit ?? 'workday']}内`;
  return `“${word}”:${meaning}`;
}
