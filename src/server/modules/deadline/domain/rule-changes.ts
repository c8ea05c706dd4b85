import type { DeadlineKind } from '../../../../shared/vocabulary.js';
import type { RuleSpec } from './rule.js';

export interface RuleBearing {
  unitId: string;
  principal: boolean;
  viaGroup: boolean;
}

/** What a rule asks, apart from whom. */
export interface RuleMatter {
  planItemId: string;
  kind: DeadlineKind;
  spec: RuleSpec;
  eventTypeId: string | null;
}

/** What an office adds by its own rules: it changes no date that the document names, so the rule stays the same rule. */
export interface OwnTerms {
  policy: string | null;
  innerWorkdays: number | null;
}

export interface StandingRule extends RuleMatter, OwnTerms {
  id: string;
  bearers: RuleBearing[];
}

export interface RuleChanges<Wanted> {
  /** Rules to hand over: new ones, and standing ones for the units that join them, whose clock starts now. */
  added: Wanted[];
  /** Rules that nothing asks for any more. */
  ended: string[];
  /** Units that a rule no longer concerns. */
  released: { ruleId: string; unitId: string }[];
  /** Rules that stay and are said with another basis, or another ceiling of their extension. */
  restated: { ruleId: string; spec: RuleSpec }[];
  /** Units that stay, in another position. */
  moved: ({ ruleId: string } & RuleBearing)[];
  /** Rules that stay, under other terms of the office's own. */
  altered: ({ ruleId: string } & OwnTerms)[];
}

/** What a rule may say beside how it counts: another word on it makes no other rule. */
const BESIDE = new Set(['basis', 'extension']);

/** The same whatever the order of fields and whether an empty one is written. */
const canonical = (spec: RuleSpec): string =>
  JSON.stringify(
    Object.entries(spec)
      .filter(([field, value]) => value !== null && value !== undefined && !BESIDE.has(field))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
const besideOf = (spec: RuleSpec): string =>
  spec.kind === 'relative' || spec.kind === 'recurring'
    ? JSON.stringify([
        spec.basis ?? null,
        spec.kind === 'relative' ? [spec.extension?.n, spec.extension?.unit] : null,
      ])
    : '';
export const sameSpec = (a: RuleSpec, b: RuleSpec): boolean => canonical(a) === canonical(b);

const identityOf = ({ planItemId, kind, spec, eventTypeId }: RuleMatter): string =>
  [planItemId, kind, eventTypeId ?? '', canonical(spec)].join('|');

/**
 * What an amendment does to the rules of a plan: what stays as it was keeps its rule, its deadlines and its filings. A
 * unit that joins gets a rule of its own from now on, so that no period before the amendment is asked of it.
 */
export function ruleChanges<
  Wanted extends RuleMatter &
    Partial<OwnTerms> & { bearers: (Omit<RuleBearing, 'viaGroup'> & { viaGroup?: boolean })[] },
>(standing: readonly StandingRule[], wanted: readonly Wanted[]): RuleChanges<Wanted> {
  const byIdentity = new Map<string, StandingRule[]>();
  for (const rule of standing) {
    const identity = identityOf(rule);
    byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), rule]);
  }
  const changes: RuleChanges<Wanted> = {
    added: [],
    ended: [],
    released: [],
    moved: [],
    restated: [],
    altered: [],
  };
  const seen = new Set<string>();
  for (const rule of wanted) {
    const identity = identityOf(rule);
    if (seen.has(identity)) continue;
    seen.add(identity);
    const same = byIdentity.get(identity) ?? [];
    byIdentity.delete(identity);
    const wantedUnits = new Map(rule.bearers.map((bearer) => [bearer.unitId, bearer]));
    const terms = { policy: rule.policy ?? null, innerWorkdays: rule.innerWorkdays ?? null };
    for (const { id, bearers, spec, policy, innerWorkdays } of same) {
      if (besideOf(spec) !== besideOf(rule.spec)) changes.restated.push({ ruleId: id, spec: rule.spec });
      if (policy !== terms.policy || innerWorkdays !== terms.innerWorkdays)
        changes.altered.push({ ruleId: id, ...terms });
      for (const { unitId, principal, viaGroup } of bearers) {
        const now = wantedUnits.get(unitId);
        wantedUnits.delete(unitId);
        if (!now) changes.released.push({ ruleId: id, unitId });
        else if (now.principal !== principal || (now.viaGroup ?? false) !== viaGroup) {
          changes.moved.push({
            ruleId: id,
            unitId,
            principal: now.principal,
            viaGroup: now.viaGroup ?? false,
          });
        }
      }
    }
    if (wantedUnits.size > 0) changes.added.push({ ...rule, bearers: [...wantedUnits.values()] });
  }
  for (const rest of byIdentity.values()) changes.ended.push(...rest.map(({ id }) => id));
  return changes;
}
