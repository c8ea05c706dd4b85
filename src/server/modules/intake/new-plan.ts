import type { NewPlan } from '../plan/plan-writer.service.js';
import type { DraftAssignment, DraftItem } from './domain/draft-content.js';
import type { Draft } from './entities/draft.entity.js';

/**
 * What a settled draft becomes. Sections answer for nothing, so their assignments stay behind; their clocks (到2020年 of a
 * goal) go along as words that make no duty. A superior's plan asks nobody here: its units stay behind too. Clocks without a date (及时) go along too: the office's own policy reads them.
 */
export function newPlanOf(draft: Draft): NewPlan {
  const { plan, items } = draft.content;
  return {
    ownerUnitId: draft.ownerUnitId,
    title: plan.title!.trim(),
    issuer: plan.issuer,
    docNo: plan.docNo,
    year: plan.year,
    issuedOn: plan.issuedOn,
    fileHash: draft.fileHash,
    sourceText: draft.sourceText,
    kind: draft.purpose === 'upstream' ? 'upstream' : 'own',
    softPolicy: plan.softPolicy,
    innerWorkdays: plan.innerWorkdays,
    items: items.map((item) => ({
      key: item.key,
      parentKey: item.parent,
      number: item.number,
      level: item.level,
      kind: item.kind,
      text: item.text,
      span: item.span,
      assignments: item.kind === 'task' && draft.purpose !== 'upstream' ? distinctAssignments(item) : [],
      requirements: item.deadlines.flatMap(({ spec, eventTypeId, raw, innerWorkdays, policy }) =>
        spec === null ? [] : [{ spec, eventTypeId, raw, innerWorkdays, policy }],
      ),
      was: item.was,
    })),
  };
}

/** Two names of one unit in one role (局办公室, 办公室) are one assignment; the first keeps its place. */
function distinctAssignments(item: DraftItem): Pick<DraftAssignment, 'unitId' | 'groupId' | 'role'>[] {
  const seen = new Set<string>();
  return item.assignments.flatMap(({ unitId, groupId, role }) => {
    const identity = `${unitId ?? groupId}|${role}`;
    if (seen.has(identity)) return [];
    seen.add(identity);
    return [{ unitId, groupId, role }];
  });
}
