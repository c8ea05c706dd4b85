import type { ParsedPlan } from '../../src/server/modules/intake/domain/parsed-plan.js';

/** What holds for every reading, whatever was read. @throws Error that says what does not. */
export function requireSound(text: string, { items, questions }: ParsedPlan): void {
  const inside = (span: readonly number[] | null): boolean =>
    span === null || (span[0] >= 0 && span[0] <= span[1] && span[1] <= text.length);
  items.forEach(({ span, parent, assignments, deadlines }, index) => {
    if (!inside(span)) throw new Error(`item ${index} outside: ${String(span)}`);
    if (parent !== null && !(parent >= 0 && parent < index)) throw new Error(`item ${index} under ${parent}`);
    for (const finding of [...assignments, ...deadlines]) {
      if (!inside(finding.span)) throw new Error(`finding of item ${index} outside: ${String(finding.span)}`);
    }
    for (const { unit } of assignments) if (!unit.trim()) throw new Error(`item ${index} names nobody`);
  });
  for (const { span, item } of questions) {
    if (!inside(span)) throw new Error(`question outside: ${String(span)}`);
    if (item !== null && !items[item]) throw new Error(`question about no item: ${item}`);
  }
}
