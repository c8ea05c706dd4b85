import type { DraftContent, DraftItem } from './draft-content.js';

/** A unit or a group, exactly one; both null means none yet. */
export interface Target {
  unitId: string | null;
  groupId: string | null;
}

/** An edit that does not fit the draft; the message is for the person who made it. */
export class EditRefused extends Error {
  /** Place of the edit in its list, from 0. */
  index: number | null = null;

  atEdit(index: number): this {
    this.index = index;
    return this;
  }
}

/** The member with this key; refused by what it is called where there is none. */
export function at<T extends { key: string }>(list: readonly T[], key: string, what: string): T {
  const found = list.find((member) => member.key === key);
  if (!found) throw new EditRefused(`${what}不存在,可能已被删除,请刷新后再试`);
  return found;
}

/** `stem` with the next number that no key of the list bears. */
export function freshKey(stem: string, taken: readonly string[]): string {
  const used = new Set(taken);
  for (let n = taken.length + 1; ; n += 1) if (!used.has(`${stem}${n}`)) return `${stem}${n}`;
}

/** Changes these items and leaves the others; refused where one is not there. */
export function onItems(
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
