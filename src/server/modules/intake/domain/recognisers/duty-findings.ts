/** From the units of a clause to findings: what the document's own rules say about roles is applied here. */
import type { DutyClause } from '../duty-clause.js';
import type { Basis, Certainty, UnitRole } from '../parsed-plan.js';
import type { DocumentFacts, DutyFinding } from './finding.js';

export function dutyFindings(
  clause: DutyClause,
  offset: number,
  facts: DocumentFacts,
  as: { rule: string; basis: Basis; certainty: Certainty },
): DutyFinding[] {
  const { rules } = facts;
  const hasLead = clause.units.some((unit) => unit.role === 'lead');
  const onlyGroups = clause.units.every((unit) => unit.group);
  return clause.units.map((unit, index) => {
    let role: UnitRole = unit.role ?? 'responsible';
    let { rule } = as;
    if (!hasLead && role === 'responsible') {
      if (rules.starIsLead && unit.starred) [role, rule] = ['lead', 'star-is-lead'];
      else if (rules.beforeCommaLead && unit.beforeComma) [role, rule] = ['lead', 'before-comma-is-lead'];
      else if (rules.firstIsLead && index === 0 && !onlyGroups) [role, rule] = ['lead', 'first-is-lead'];
    }
    const unruled = unit.role === null && !facts.bareLists && !Object.values(rules).some(Boolean);
    const doubtful = unit.separatorMissing || unruled || !unit.wellFormed || !clause.whole;
    return {
      what: 'duty',
      unit: unit.unit,
      role,
      group: unit.group,
      start: offset + unit.start,
      end: offset + unit.end,
      rule,
      basis: as.basis,
      certainty: as.certainty === 'sure' && doubtful ? 'likely' : as.certainty,
      ...(unit.separatorMissing && { doubt: 'missing_separator' as const }),
    };
  });
}
