import type { Dto } from '../../api/client.ts';

export interface RuleGroup {
  ruleId: string;
  title: string;
  raw: string | null;
  duties: Dto<'ExpectedDeadlineDto'>[];
}

/** What an event would set to work, by task. */
export function groupsOf(items: readonly Dto<'ExpectedDeadlineDto'>[]): RuleGroup[] {
  const groups = new Map<string, RuleGroup>();
  for (const duty of items) {
    const { ruleId, title, raw } = duty;
    const group = groups.get(ruleId) ?? { ruleId, title, raw, duties: [] };
    group.duties.push(duty);
    groups.set(ruleId, group);
  }
  return [...groups.values()];
}

/** What is ticked at first: whoever is named itself, nobody as a group's member. */
export const tickedAtFirst = (items: readonly Dto<'ExpectedDeadlineDto'>[]): string[] => [
  ...new Set(items.filter(({ viaGroup }) => !viaGroup).map(({ unitId }) => unitId)),
];

/**
 * The choice as the API takes it. A ticked unit without a part in the ticked tasks would owe all of them there, so it is
 * left out unless it was added on purpose (`added`: one of 相关单位).
 */
export function choiceOf(
  groups: readonly RuleGroup[],
  ruleIds: readonly string[],
  unitIds: readonly string[],
  added: readonly string[],
): { ruleIds: string[]; unitIds: string[]; deadlines: number } {
  const wanted = groups.filter(({ ruleId }) => ruleIds.includes(ruleId));
  const bearing = new Set(wanted.flatMap(({ duties }) => duties.map(({ unitId }) => unitId)));
  const units = [...new Set([...unitIds.filter((id) => bearing.has(id)), ...added])];
  const strangers = units.filter((id) => !bearing.has(id)).length;
  const own = wanted.flatMap(({ duties }) => duties).filter(({ unitId }) => units.includes(unitId)).length;
  return {
    ruleIds: wanted.map(({ ruleId }) => ruleId),
    unitIds: units,
    deadlines: own + strangers * wanted.length,
  };
}
