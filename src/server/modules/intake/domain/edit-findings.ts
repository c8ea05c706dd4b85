import type { DraftAssignment, DraftContent, DraftDeadline } from './draft-content.js';
import type { Edit } from './edit.js';
import { at, EditRefused, freshKey, onItems, type Target } from './edit-support.js';
import type { UnitRole } from '../../../../shared/vocabulary.js';

export const isTargeted = ({ unitId, groupId }: Target): boolean => unitId !== null || groupId !== null;

export const decided = ({ unitId, groupId }: Target) =>
  ({
    unitId,
    groupId,
    certainty: 'sure',
    reason: '核对时指定',
    candidates: [],
  }) satisfies Partial<DraftAssignment>;

export function assign(
  content: DraftContent,
  keys: string[],
  units: (Target & { name: string; role: UnitRole })[],
  replace: boolean,
): DraftContent {
  return onItems(content, keys, (item) => {
    const assignments = replace ? [] : [...item.assignments];
    for (const { name, role, ...target } of units) {
      const same = (a: DraftAssignment): boolean =>
        a.role === role && a.unitId === target.unitId && a.groupId === target.groupId;
      if (assignments.some(same)) continue;
      const taken = [...item.assignments, ...assignments].map(({ key }) => key);
      assignments.push({
        key: freshKey(`${item.key}a`, taken),
        name,
        collective: target.groupId !== null,
        role,
        ...decided(target),
        readAs: 'sure',
        span: null,
        rule: 'person',
      });
    }
    // Given units by hand, it is a task, whatever the outline looked like.
    return { ...item, kind: units.length > 0 ? 'task' : item.kind, assignments };
  });
}

export function mapName(content: DraftContent, name: string, target: Target): DraftContent {
  let hits = 0;
  const items = content.items.map((item) => ({
    ...item,
    assignments: item.assignments.map((assignment) => {
      if (assignment.name !== name) return assignment;
      hits += 1;
      return { ...assignment, ...decided(target) };
    }),
  }));
  if (hits === 0) throw new EditRefused(`草稿中没有写作“${name}”的单位`);
  return { ...content, items };
}

export function setDeadline(
  content: DraftContent,
  edit: Extract<Edit, { type: 'setDeadline' }>,
): DraftContent {
  const { raw, spec, eventTypeId, innerWorkdays, policy } = edit;
  const own = {
    ...(innerWorkdays === undefined ? {} : { innerWorkdays }),
    ...(policy === undefined ? {} : { policy }),
  };
  return onItems(content, [edit.item], (item) => {
    const made = { raw, spec, eventTypeId, certainty: 'sure', label: null, ...own } as const;
    if (edit.deadline === null) {
      const key = freshKey(
        `${item.key}d`,
        item.deadlines.map((deadline) => deadline.key),
      );
      return { ...item, deadlines: [...item.deadlines, { key, ...made, span: null, rule: 'person' }] };
    }
    at(item.deadlines, edit.deadline, '时限');
    return {
      ...item,
      deadlines: item.deadlines.map((old) => (old.key === edit.deadline ? { ...old, ...made } : old)),
    };
  });
}

export function mapEvent(content: DraftContent, wording: string, eventTypeId: string): DraftContent {
  let hits = 0;
  const items = content.items.map((item) => ({
    ...item,
    deadlines: item.deadlines.map((deadline): DraftDeadline => {
      if (deadline.spec?.kind !== 'relative' || deadline.spec.event !== wording) return deadline;
      hits += 1;
      return { ...deadline, eventTypeId, certainty: 'sure' };
    }),
  }));
  if (hits === 0) throw new EditRefused(`草稿中没有以“${wording}”起算的时限`);
  return { ...content, items };
}

/** What has nothing to accept (no unit, no rule, no event type) stays open. */
export function accept(content: DraftContent, keys: string[], findings?: string[]): DraftContent {
  const wanted = findings && new Set(findings);
  const meant = ({ key }: { key: string }): boolean => !wanted || wanted.has(key);
  return onItems(content, keys, (item) => ({
    ...item,
    certainty: wanted ? item.certainty : 'sure',
    assignments: item.assignments.map((assignment) =>
      meant(assignment) && isTargeted(assignment) ? { ...assignment, certainty: 'sure' } : assignment,
    ),
    deadlines: item.deadlines.map((deadline) =>
      meant(deadline) && deadline.spec !== null ? { ...deadline, certainty: 'sure' } : deadline,
    ),
  }));
}

/** An item of the plan is one item of the document: who said so of another one before is taken to have changed their mind. */
export function pairItem(content: DraftContent, key: string, was: string | null): DraftContent {
  const paired = onItems(content, [key], (item) => ({ ...item, was }));
  if (was === null) return paired;
  const items = paired.items.map(({ was: other, ...item }) =>
    other === undefined || (other === was && item.key !== key) ? item : { ...item, was: other },
  );
  return { ...paired, items };
}

export function onAssignment(
  content: DraftContent,
  itemKey: string,
  assignmentKey: string,
  change: (assignment: DraftAssignment) => DraftAssignment | null,
): DraftContent {
  return onItems(content, [itemKey], (item) => {
    at(item.assignments, assignmentKey, '责任单位');
    return {
      ...item,
      assignments: item.assignments.flatMap((assignment) => {
        const changed = assignment.key === assignmentKey ? change(assignment) : assignment;
        return changed === null ? [] : [changed];
      }),
    };
  });
}
