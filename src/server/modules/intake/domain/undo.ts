import type { DraftContent, DraftItem, DraftPlan, DraftRemark } from './draft-content.js';
import type { Waiver } from './open-questions.js';

/** What a change of a draft took away: enough to put it back, and no more. */
export interface Inverse {
  plan?: DraftPlan;
  /** Keys in reading order, where items came, went or moved. */
  order?: string[];
  /** Items as they were: those that the change altered or took out. */
  items: DraftItem[];
  remarks?: DraftRemark[];
  waived?: Waiver[];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The inverse of the change from `before` to `after`. `undone(after, inverseOf(before, after))` is `before`. */
export function inverseOf(before: DraftContent, after: DraftContent): Inverse {
  const now = new Map(after.items.map((item) => [item.key, item]));
  const order = before.items.map(({ key }) => key);
  return {
    items: before.items.filter((item) => !same(item, now.get(item.key))),
    ...(same(before.plan, after.plan) ? {} : { plan: before.plan }),
    ...(same(
      order,
      after.items.map(({ key }) => key),
    )
      ? {}
      : { order }),
    ...(same(before.remarks, after.remarks) ? {} : { remarks: before.remarks }),
    ...(same(before.waived ?? [], after.waived ?? []) ? {} : { waived: before.waived ?? [] }),
  };
}

/** The draft as it was before the change that `inverse` belongs to; that change must be the last one still in effect. */
export function undone(content: DraftContent, inverse: Inverse): DraftContent {
  const items = new Map([...content.items, ...inverse.items].map((item) => [item.key, item]));
  const order = inverse.order ?? content.items.map(({ key }) => key);
  return {
    ...content,
    plan: inverse.plan ?? content.plan,
    items: order.flatMap((key) => items.get(key) ?? []),
    remarks: inverse.remarks ?? content.remarks,
    waived: inverse.waived ?? content.waived,
  };
}
