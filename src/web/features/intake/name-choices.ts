import type { UnitClass } from '../../../shared/vocabulary.ts';
import { keyOfTarget } from '../../composables/useTargets.ts';
import type { Draft, NameChoice } from './useDraft.ts';

/** A name of the document that means nobody yet, or only probably somebody, with what we propose for it. */
export interface OpenName {
  name: string;
  times: number;
  reason: string;
  collective: boolean;
  candidates: { key: string; name: string; reason: string }[];
  /** `u:id`, `g:id`, `new:office`, `new:affiliate`, `new:subordinate`, `new:group`, or `same:name` for a name in other words. */
  proposal: string;
}

/** 局直各相关单位, 各相关局直单位 and 相关局直单位 are one collective in other word order. */
const sameCollective = (name: string): string => [...name.replace(/各|等/g, '')].sort().join('');

/** A guess for the box, taken only by a person's click. */
export const classOf = (name: string): UnitClass =>
  /局直|直属|所属|大队|支队|总队|中心|高速|公司|[站所队段]$/.test(name) ? 'affiliate' : 'office';

/** The open names of a draft in the order of the document. */
export function openNames(draft: Draft): OpenName[] {
  const names = draft.questions.filter(({ code }) => ['name_unresolved', 'name_to_confirm'].includes(code));
  const assignments = new Map(
    draft.items.flatMap((item) => item.assignments.map((one) => [one.key, one] as const)),
  );
  const times = new Map<string, number>();
  for (const { assignments: list } of draft.items)
    for (const { name } of list) times.set(name, (times.get(name) ?? 0) + 1);
  const first = new Map<string, string>();
  return names.flatMap(({ subject, finding, code }) => {
    const found = assignments.get(finding ?? '');
    if (!found || subject === null) return [];
    const name = subject;
    const twin = found.collective ? first.get(sameCollective(name)) : undefined;
    if (found.collective && !twin) first.set(sameCollective(name), name);
    const proposed = code === 'name_to_confirm' ? keyOfTarget(found) : '';
    const fresh = found.collective ? 'new:group' : `new:${classOf(name)}`;
    return [
      {
        name,
        times: times.get(name) ?? 1,
        reason: found.reason ?? '',
        collective: found.collective,
        candidates: found.candidates
          .filter(({ unitId, groupId }) => unitId || groupId)
          .map((one) => ({ key: keyOfTarget(one), name: one.name, reason: one.reason })),
        proposal: proposed || (twin ? `same:${twin}` : fresh),
      },
    ];
  });
}

/** What to send for the ticked names; a name in other words follows by itself once the other one is known. */
export function choicesOf(
  rows: { name: string; choice: string }[],
  ownerUnitId: string,
  remember: boolean,
): NameChoice[] {
  return rows.flatMap(({ name, choice }): NameChoice[] => {
    const [kind, what] = [choice.slice(0, choice.indexOf(':')), choice.slice(choice.indexOf(':') + 1)];
    if (kind === 'u') return [{ name, unitId: what, remember }];
    if (kind === 'g') return [{ name, groupId: what, remember }];
    if (kind !== 'new') return [];
    if (what === 'group') {
      const part = /相关|有关/.test(name);
      const unitClass = part
        ? null
        : /处室|科室/.test(name)
          ? 'office'
          : /直/.test(name)
            ? 'affiliate'
            : null;
      return [{ name, remember, createGroup: { name, withinUnitId: ownerUnitId, unitClass, memberIds: [] } }];
    }
    const shortName = name.replace(/^局(?=.{2})/, '');
    const create = { name, shortName, parentId: ownerUnitId, unitClass: what as UnitClass };
    return [{ name, remember, create }];
  });
}
