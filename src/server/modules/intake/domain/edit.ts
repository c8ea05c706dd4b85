import type { ItemKind, UnitRole } from '../../../../shared/vocabulary.js';
import { ruleFromLabel, type RuleSpec } from '../../deadline/domain/rule.js';
import type { SoftPolicyLine } from '../../deadline/domain/soft-policy.js';
import type { DraftContent, DraftDeadline, DraftPlan } from './draft-content.js';
import { addItem, dropItems, mergeItems, setItem, splitItem } from './edit-outline.js';
import { lacksYear, type Waiver } from './open-questions.js';
import {
  accept,
  assign,
  decided,
  isTargeted,
  mapEvent,
  mapName,
  onAssignment,
  pairItem,
  setDeadline,
} from './edit-findings.js';
import { at, EditRefused, onItems, type Target } from './edit-support.js';

export { EditRefused, type Target } from './edit-support.js';

/** One change of a draft by a person. Whatever a person sets is certain from then on. */
export type Edit =
  | {
      type: 'setPlan';
      set: Partial<
        Pick<
          DraftPlan,
          'isPlan' | 'title' | 'issuer' | 'docNo' | 'issuedOn' | 'year' | 'innerWorkdays' | 'softPolicy'
        >
      >;
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
      innerWorkdays?: number | null;
      policy?: SoftPolicyLine | null;
    }
  | { type: 'dropDeadline'; item: string; deadline: string }
  /** Every clock that waits for this wording gets this event type. */
  | { type: 'mapEvent'; wording: string; eventTypeId: string }
  /** Takes over what the reader proposed on these items, as it stands; with `findings` only these units and clocks. */
  | { type: 'accept'; items: string[]; findings?: string[] }
  /** Of an amendment: which item of the running plan this is; null: none, it is new. */
  | { type: 'pairItem'; item: string; was: string | null }
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
      return accept(content, edit.items, edit.findings);
    case 'pairItem':
      return pairItem(content, edit.item, edit.was);
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
