import { assertRule, type ClockUnit, type Per, type RuleSpec } from './rule.js';

/**
 * What an office takes a vague word of a document to mean (domain 4.3, `soft`): `n` `unit` from issue, or once in each
 * period `per`; one of the two. It is the office's own rule and is shown as such, never as the document's.
 */
export interface SoftPolicyLine {
  word: string;
  n?: number;
  unit?: Exclude<ClockUnit, 'hour'>;
  per?: Exclude<Per, 'day'>;
}

/** The words that documents use most; any other may be added. */
export const SOFT_WORDS = ['及时', '定期', '适时', '动态', '尽快'] as const;

const UNIT_WORD = { workday: '个工作日', day: '日', month: '个月', year: '年' } as const;
const PER_WORD = {
  year: '每年',
  'half-year': '每半年',
  quarter: '每季度',
  month: '每月',
  week: '每周',
} as const;

/** The rule that a line of the policy makes. */
export function softRule({ n, unit, per }: SoftPolicyLine): RuleSpec {
  if (per) return { kind: 'recurring', per, min: 1 };
  if (n === undefined || !unit) throw new RangeError('neither a length nor a period');
  return { kind: 'relative', n, unit, event: null };
}

/** `“及时”按印发后10个工作日内办理`: how the policy is said on every screen and sheet. */
export function softWords({ word, n, unit, per }: SoftPolicyLine): string {
  return `“${word}”按${per ? `${PER_WORD[per]}至少1次` : `印发后${n}${UNIT_WORD[unit!]}内办理`}`;
}

/** The line for a document's words: that of the longest word in them; null where the office has said nothing. */
export function softLine(policy: readonly SoftPolicyLine[], raw: string): SoftPolicyLine | null {
  const fitting = policy.filter(({ word }) => word !== '' && raw.includes(word));
  return fitting.sort((a, b) => b.word.length - a.word.length)[0] ?? null;
}

/** Throws RangeError for a policy that cannot be computed, or that says two things of one word. */
export function assertSoftPolicy(policy: readonly SoftPolicyLine[]): void {
  for (const line of policy) {
    const { word, n, per } = line;
    if (word.trim() === '' || (n !== undefined && (per !== undefined || n < 1))) {
      throw new RangeError(`not one clear meaning: ${word}`);
    }
    assertRule(softRule(line));
  }
  if (new Set(policy.map(({ word }) => word)).size !== policy.length) throw new RangeError('a word twice');
}
