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
