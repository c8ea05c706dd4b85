import type { ItemKind, UnitRole } from '../../../../shared/vocabulary.js';
import { ruleFromLabel, type RuleSpec } from '../../deadline/domain/rule.js';
import type { DraftAssignment, DraftContent, DraftDeadline, DraftItem, DraftPlan } from './draft-content.js';
import { addItem, dropItems, mergeItems, setItem, splitItem } from './edit-outline.js';
import { lacksYear, type Waiver } from './open-questions.js';
import { at, EditRefused, freshKey, type Target } from './edit-support.js';

export { EditRefused, type Target } from './edit-support.js';

/** One change of a draft by a person. Whatever a person sets is certain from then on. */
export type Edit =
  | {
      type: 'setPlan';
      set: Partial<Pick<DraftPlan, 'isPlan' | 'title' | 'issuer' | 'docNo' | 'issuedOn' | 'year'>>;
    }
  | {
      type: 'setItem';
      item: string;
      set: { number?: string; text?: string; kind?: ItemKind; parent?: string | null };
    }
  /** Makes many items tasks or sections at once. */
  | { type: 'setKind'; items: string[]; kind: ItemKind }
  /** A new item after `after` (null: at the start), under `parent`. */
  | {
      type: 'addItem';
      after: string | null;
      parent: string | null;
      number: string;
      text: string;
      kind: ItemKind;
    }
  /** Takes items out; what stands under them moves up to the item above. */
  | { type: 'dropItems'; items: string[] }
  /** Cuts an item's text in two at a character offset. */
  | { type: 'splitItem'; item: string; offset: number }
  /** Joins items into the first of them in reading order. */
  | { type: 'mergeItems'; items: string[] }
  /** Units for many items: in place of those they have (`replace`), or besides them. */
  | {
      type: 'assign';
      items: string[];
      units: (Target & { name: string; role: UnitRole })[];
      replace: boolean;
    }
  | { type: 'setAssignment'; item: string; assignment: string; target?: Target; role?: UnitRole }
  | { type: 'dropAssignment'; item: string; assignment: string }
  /** Every assignment written so gets this unit or group. */
  | { type: 'mapName'; name: string; target: Target }
  /** `deadline` null adds one. */
  | {
      type: 'setDeadline';
      item: string;
      deadline: string | null;
      raw: string;
      spec: RuleSpec;
      eventTypeId: string | null;
    }
  | { type: 'dropDeadline'; item: string; deadline: string }
  /** Every clock that waits for this wording gets this event type. */
  | { type: 'mapEvent'; wording: string; eventTypeId: string }
  /** Takes over what the reader proposed on these items, as it stands. */
  | { type: 'accept'; items: string[] }
  | { type: 'settleRemark'; remark: string }
  /** Puts a matter off for all its cases (先不指定), or asks it again. */
  | { type: 'waive'; waiver: Waiver; on: boolean };

/**
 * The draft after the edits, in order; the given content is left as it is.
 * @throws EditRefused (with the place of the edit in the list) where one does not fit the draft; then none has effect.
 */
export function applyEdits(content: DraftContent, edits: readonly Edit[]): DraftContent {
  return edits.reduce((draft, edit, index) => {
    try {
      return applyEdit(draft, edit);
    } catch (error) {
      throw error instanceof EditRefused ? error.atEdit(index) : error;
    }
  }, content);
}

function applyEdit(content: DraftContent, edit: Edit): DraftContent {
  switch (edit.type) {
    case 'setPlan':
      return setPlan(content, edit.set);
    case 'setItem':
      return setItem(content, edit.item, edit.set);
    case 'setKind':
      return onItems(content, edit.items, (item) => ({ ...item, kind: edit.kind, certainty: 'sure' }));
    case 'addItem':
      return addItem(content, edit);
    case 'dropItems':
      return dropItems(content, edit.items);
    case 'splitItem':
      return splitItem(content, edit.item, edit.offset);
    case 'mergeItems':
      return mergeItems(content, edit.items);
    case 'assign':
      return assign(content, edit.items, edit.units, edit.replace);
    case 'setAssignment':
      return onAssignment(content, edit.item, edit.assignment, (assignment) => ({
        ...assignment,
        ...(edit.target ? decided(edit.target) : {}),
        role: edit.role ?? assignment.role,
        certainty: isTargeted(edit.target ?? assignment) ? 'sure' : assignment.certainty,
      }));
    case 'dropAssignment':
      return onAssignment(content, edit.item, edit.assignment, () => null);
    case 'mapName':
      return mapName(content, edit.name, edit.target);
    case 'setDeadline':
      return setDeadline(content, edit);
    case 'dropDeadline':
      return onItems(content, [edit.item], (item) => {
        at(item.deadlines, edit.deadline, '时限');
        return { ...item, deadlines: item.deadlines.filter(({ key }) => key !== edit.deadline) };
      });
    case 'mapEvent':
      return mapEvent(content, edit.wording, edit.eventTypeId);
    case 'accept':
      return onItems(content, edit.items, accepted);
    case 'settleRemark':
      at(content.remarks, edit.remark, '提示');
      return {
        ...content,
        remarks: content.remarks.map((remark) =>
          remark.key === edit.remark ? { ...remark, settled: true } : remark,
        ),
      };
    case 'waive': {
      const others = (content.waived ?? []).filter((waiver) => waiver !== edit.waiver);
      return { ...content, waived: edit.on ? [...others, edit.waiver] : others };
    }
  }
}

/** Dates that lacked their year follow the plan's year; a clock that a person has set stays. */
function setPlan(content: DraftContent, set: Partial<DraftPlan>): DraftContent {
  const plan = { ...content.plan, ...set };
  if (plan.year === content.plan.year) return { ...content, plan };
  const dated = (deadline: DraftDeadline): DraftDeadline => {
    if (!lacksYear(deadline)) return deadline;
    const spec = ruleFromLabel(deadline.label!.kind, deadline.label!.value, plan.year);
    return { ...deadline, spec, certainty: spec === null ? 'ask' : 'sure' };
  };
  return {
    ...content,
    plan,
    items: content.items.map((item) => ({ ...item, deadlines: item.deadlines.map(dated) })),
  };
}

const isTargeted = ({ unitId, groupId }: Target): boolean => unitId !== null || groupId !== null;

const decided = ({ unitId, groupId }: Target) =>
  ({
    unitId,
    groupId,
    certainty: 'sure',
    reason: '核对时指定',
    candidates: [],
  }) satisfies Partial<DraftAssignment>;

function assign(
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

function mapName(content: DraftContent, name: string, target: Target): DraftContent {
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

function setDeadline(content: DraftContent, edit: Extract<Edit, { type: 'setDeadline' }>): DraftContent {
  const { raw, spec, eventTypeId } = edit;
  return onItems(content, [edit.item], (item) => {
    const made = { raw, spec, eventTypeId, certainty: 'sure', label: null } as const;
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

function mapEvent(content: DraftContent, wording: string, eventTypeId: string): DraftContent {
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
const accepted = (item: DraftItem): DraftItem => ({
  ...item,
  certainty: 'sure',
  assignments: item.assignments.map((assignment) =>
    isTargeted(assignment) ? { ...assignment, certainty: 'sure' } : assignment,
  ),
  deadlines: item.deadlines.map((deadline) =>
    deadline.spec === null ? deadline : { ...deadline, certainty: 'sure' },
  ),
});

function onAssignment(
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

function onItems(
  content: DraftContent,
  keys: string[],
  change: (item: DraftItem) => DraftItem,
): DraftContent {
  const known = new Set(content.items.map(({ key }) => key));
  const missing = keys.find((key) => !known.has(key));
  if (missing !== undefined) throw new EditRefused('条目不存在,可能已被删除或合并,请刷新后再试');
  const wanted = new Set(keys);
  return { ...content, items: content.items.map((item) => (wanted.has(item.key) ? change(item) : item)) };
}
