import type { CalendarDate } from '../../../common/calendar-date.js';
import { sameSpec, type RuleBearing } from './rule-changes.js';
import type { RuleSpec } from './rule.js';

/** A living rule that stands by the office's own policy. */
export interface StandingPolicyRule {
  id: string;
  planItemId: string;
  raw: string;
  spec: RuleSpec;
  policy: string;
}

/** What the new policy makes of a vague word of a task. */
export interface WantedPolicyRule {
  planItemId: string;
  raw: string | null;
  spec: RuleSpec;
  policy?: string | null;
  bearers: (Omit<RuleBearing, 'viaGroup'> & { viaGroup?: boolean })[];
}

export interface PolicyChange<Wanted> {
  /** Rules that keep their duties and count otherwise from now on, or are only said otherwise. */
  altered: { id: string; spec: RuleSpec; policy: string }[];
  /** Rules that the policy speaks of no longer, or in another kind (a length became 每季度): their open duties fall away. */
  ended: string[];
  /** Rules to hand over. */
  added: Wanted[];
}

/** What a change of an office's policy does to the rules of a plan in force. */
export function policyChange<Wanted extends WantedPolicyRule>(
  standing: readonly StandingPolicyRule[],
  wanted: readonly Wanted[],
): PolicyChange<Wanted> {
  const keyOf = ({ planItemId, raw }: { planItemId: string; raw: string | null }) => `${planItemId}|${raw}`;
  const byKey = new Map<string, StandingPolicyRule[]>();
  for (const rule of standing) byKey.set(keyOf(rule), [...(byKey.get(keyOf(rule)) ?? []), rule]);
  const change: PolicyChange<Wanted> = { altered: [], ended: [], added: [] };
  const seen = new Set<string>();
  for (const rule of wanted) {
    const key = keyOf(rule);
    if (seen.has(key)) continue;
    seen.add(key);
    const same = byKey.get(key) ?? [];
    byKey.delete(key);
    const policy = rule.policy ?? '';
    const staying = same.filter(
      ({ spec }) => sameSpec(spec, rule.spec) || (spec.kind === 'relative' && rule.spec.kind === 'relative'),
    );
    for (const { id, spec, policy: said } of staying) {
      if (said !== policy || !sameSpec(spec, rule.spec)) change.altered.push({ id, spec: rule.spec, policy });
    }
    if (staying.length === same.length && same.length > 0) continue;
    change.ended.push(...same.filter((one) => !staying.includes(one)).map(({ id }) => id));
    change.added.push(rule);
  }
  for (const rest of byKey.values()) change.ended.push(...rest.map(({ id }) => id));
  return change;
}

/** An open duty as it stood at a moment. */
export interface StandingDuty {
  id: string;
  planItemId: string;
  unitId: string;
  unitName: string;
  title: string;
  dueOn: CalendarDate;
  provisional: boolean;
  innerDueOn: CalendarDate | null;
  innerProvisional: boolean;
}

/** What became of an open duty; null stands for "not there". */
export interface DutyChange extends Pick<
  StandingDuty,
  'id' | 'planItemId' | 'unitId' | 'unitName' | 'title'
> {
  change: 'moved' | 'made' | 'waived' | 'inner';
  beforeDueOn: CalendarDate | null;
  afterDueOn: CalendarDate | null;
  beforeInnerDueOn: CalendarDate | null;
  afterInnerDueOn: CalendarDate | null;
  afterInnerProvisional: boolean;
  provisional: boolean;
}

/** What lies between two sights of the open duties, by the day on which they are due. */
export function dutyChanges(before: readonly StandingDuty[], after: readonly StandingDuty[]): DutyChange[] {
  const [was, is] = [before, after].map((duties) => new Map(duties.map((duty) => [duty.id, duty])));
  const all = [...after, ...before.filter(({ id }) => !is.has(id))];
  const changes = all.flatMap((duty): DutyChange[] => {
    const [old, now] = [was.get(duty.id), is.get(duty.id)];
    const moved = old?.dueOn !== now?.dueOn;
    if (!moved && old?.innerDueOn === now?.innerDueOn) return [];
    const { id, planItemId, unitId, unitName, title, provisional } = duty;
    return [
      {
        id,
        planItemId,
        unitId,
        unitName,
        title,
        provisional,
        change: !old ? 'made' : !now ? 'waived' : moved ? 'moved' : 'inner',
        beforeDueOn: old?.dueOn ?? null,
        afterDueOn: now?.dueOn ?? null,
        beforeInnerDueOn: old?.innerDueOn ?? null,
        afterInnerDueOn: now?.innerDueOn ?? null,
        afterInnerProvisional: now?.innerProvisional ?? false,
      },
    ];
  });
  const dayOf = ({ afterDueOn, beforeDueOn }: DutyChange): string => (afterDueOn ?? beforeDueOn)!;
  return changes.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : a.id < b.id ? -1 : 1));
}
