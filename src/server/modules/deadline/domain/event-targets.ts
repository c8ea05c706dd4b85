/** A unit that bears a rule which waits for the event. */
export interface EventBearer {
  ruleId: string;
  unitId: string;
  principal: boolean;
  /** Bears it as a member of a group. */
  viaGroup: boolean;
}

export interface EventTarget {
  ruleId: string;
  unitId: string;
  principal: boolean;
}

/**
 * Whom an event sets to work under which rule (domain 4.4): by default every bearer that is named itself, never a whole
 * group; with units ticked, exactly these. A ticked unit that bears none of the rules (one of 相关单位, which no list could
 * name in advance) owes each of them, not as principal; `strangers` names such units, because not everyone may tick them.
 */
export function eventTargets(
  bearers: readonly EventBearer[],
  ticked: { unitIds?: readonly string[]; ruleIds?: readonly string[] } = {},
): { targets: EventTarget[]; strangers: string[]; unknownRules: string[] } {
  const rules = new Set(bearers.map(({ ruleId }) => ruleId));
  const wanted = ticked.ruleIds ? new Set(ticked.ruleIds) : rules;
  const unknownRules = [...wanted].filter((id) => !rules.has(id));
  const among = bearers.filter(({ ruleId }) => wanted.has(ruleId));
  const target = ({ ruleId, unitId, principal }: EventBearer): EventTarget => ({ ruleId, unitId, principal });
  if (!ticked.unitIds) {
    return { targets: among.filter(({ viaGroup }) => !viaGroup).map(target), strangers: [], unknownRules };
  }
  const units = new Set(ticked.unitIds);
  const bearing = new Set(among.map(({ unitId }) => unitId));
  const strangers = [...units].filter((id) => !bearing.has(id));
  const ruleIds = new Set(among.map(({ ruleId }) => ruleId));
  return {
    targets: [
      ...among.filter(({ unitId }) => units.has(unitId)).map(target),
      ...strangers.flatMap((unitId) => [...ruleIds].map((ruleId) => ({ ruleId, unitId, principal: false }))),
    ],
    strangers,
    unknownRules,
  };
}
