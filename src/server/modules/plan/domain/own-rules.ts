import type { SoftPolicyLine } from '../../deadline/domain/soft-policy.js';
import { softWords } from '../../deadline/domain/soft-policy.js';
import type { PlanChange } from './amendment.js';
import { bareText } from './similarity.js';

/** What an item says about time, with what the office adds to it (ADR 7, 8); absent: nobody has said. */
export interface SaidRequirement {
  raw: string;
  innerWorkdays?: number | null;
  policy?: SoftPolicyLine | null;
}

/** `6月底前(内部提前 3 个工作日)`, `及时(本单位规定:“及时”按印发后10个工作日内办理)`. */
export function timeWords({ raw, innerWorkdays, policy }: SaidRequirement): string {
  const own = [
    innerWorkdays ? `内部提前 ${innerWorkdays} 个工作日` : '',
    policy ? `本单位规定:${softWords(policy)}` : '',
  ].filter(Boolean);
  return own.length > 0 ? `${raw}(${own.join(',')})` : raw;
}

/** An amended document knows nothing of the office's own rules: what keeps its words keeps them, unless somebody says otherwise. */
export function keepingOwnRules<Requirement extends SaidRequirement>(
  wanted: readonly Requirement[],
  standing: readonly SaidRequirement[],
): Requirement[] {
  const byWords = new Map(standing.map((one) => [bareText(one.raw), one]));
  return wanted.map((one) => {
    const was = byWords.get(bareText(one.raw));
    return {
      ...one,
      innerWorkdays: one.innerWorkdays === undefined ? (was?.innerWorkdays ?? null) : one.innerWorkdays,
      policy: one.policy === undefined ? (was?.policy ?? null) : one.policy,
    };
  });
}

export interface OwnRules {
  innerWorkdays: number | null;
  softPolicy: SoftPolicyLine[];
}

/** The rules of the plan after an amendment: what is said now, else what was said before. */
export const ownRulesOf = (standing: OwnRules, said: Partial<OwnRules>): OwnRules => ({
  innerWorkdays: said.innerWorkdays === undefined ? standing.innerWorkdays : said.innerWorkdays,
  softPolicy: said.softPolicy ?? standing.softPolicy,
});

/** What an amendment changes of the plan as a whole, in words; a document without a number keeps the plan's. */
export function planChanges(
  standing: OwnRules & { title: string; docNo: string | null },
  said: Partial<OwnRules> & { title: string; docNo: string | null },
): PlanChange[] {
  const now = { ...ownRulesOf(standing, said), title: said.title, docNo: said.docNo ?? standing.docNo };
  const words = ({ title, docNo, innerWorkdays, softPolicy }: typeof now) => ({
    title,
    docNo: docNo ?? '',
    innerWorkdays: innerWorkdays === null ? '' : `比文件时限提前 ${innerWorkdays} 个工作日`,
    softPolicy: softPolicy.map(softWords).join(';'),
  });
  const [before, after] = [words({ ...standing }), words(now)];
  return (['title', 'docNo', 'innerWorkdays', 'softPolicy'] as const).flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, before: before[field], after: after[field] }],
  );
}
