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

/** What the office itself adds to the document's words about time: its earlier day, and its reading of vague words. */
export function ownRules({ innerWorkdays, softPolicy }: Dto<'PlanDto'>): string[] {
  const inner = innerWorkdays ? [`内部时限比文件时限提前 ${innerWorkdays} 个工作日`] : [];
  return [...inner, ...softPolicy.map(softLineWords)];
}
