import type { ItemKind } from '../../../../shared/vocabulary.js';
import type { DraftAssignment, DraftContent, DraftDeadline, DraftItem } from './draft-content.js';
import { at, EditRefused, freshKey } from './edit-support.js';

const LEVEL_OF_MARK: [mark: RegExp, level: number][] = [
  [/^[一二三四五六七八九十百]+、/, 1],
  [/^[((][一二三四五六七八九十百]+[))]/, 2],
  [/^\d+[..、]/, 3],
  [/^[((]\d+[))]/, 4],
];

/** Level by the class of the number's mark, as the reader sets it; 0 for none. */
const levelOf = (number: string): number => LEVEL_OF_MARK.find(([mark]) => mark.test(number))?.[1] ?? 0;

const positionOf = (content: DraftContent, key: string): number => {
  at(content.items, key, '条目');
  return content.items.findIndex((item) => item.key === key);
};

/** Changes the words, the kind or the place in the outline of one item. Its reading position stays. */
export function setItem(
  content: DraftContent,
  key: string,
  set: { number?: string; text?: string; kind?: ItemKind; parent?: string | null },
): DraftContent {
  const position = positionOf(content, key);
  if (set.text !== undefined && !set.text.trim()) throw new EditRefused('条目内容不能为空');
  if (typeof set.parent === 'string' && positionOf(content, set.parent) >= position) {
    throw new EditRefused('上级条目必须排在本条目之前');
  }
  const items = content.items.map((item) =>
    item.key === key
      ? {
          ...item,
          ...set,
          level: levelOf(set.number ?? item.number) || item.level,
          certainty: 'sure' as const,
        }
      : item,
  );
  return { ...content, items };
}

export function addItem(
  content: DraftContent,
  {
    after,
    parent,
    number,
    text,
    kind,
  }: {
    after: string | null;
    parent: string | null;
    number: string;
    text: string;
    kind: ItemKind;
  },
): DraftContent {
  if (!text.trim()) throw new EditRefused('条目内容不能为空');
  const position = after === null ? 0 : positionOf(content, after) + 1;
  if (parent !== null && positionOf(content, parent) >= position) {
    throw new EditRefused('上级条目必须排在本条目之前');
  }
  const added: DraftItem = {
    key: freshKey(
      'i',
      content.items.map((item) => item.key),
    ),
    parent,
    number,
    level: levelOf(number),
    kind,
    text,
    span: null,
    certainty: 'sure',
    assignments: [],
    deadlines: [],
  };
  return { ...content, items: content.items.toSpliced(position, 0, added) };
}

export function dropItems(content: DraftContent, keys: string[]): DraftContent {
  const dropped = new Map(keys.map((key) => [key, at(content.items, key, '条目')]));
  const above = (parent: string | null): string | null => {
    while (parent !== null && dropped.has(parent)) parent = dropped.get(parent)!.parent;
    return parent;
  };
  return {
    ...content,
    items: content.items
      .filter(({ key }) => !dropped.has(key))
      .map((item) => ({ ...item, parent: above(item.parent) })),
    remarks: content.remarks.map((remark) =>
      remark.item !== null && dropped.has(remark.item) ? { ...remark, item: null, settled: true } : remark,
    ),
  };
}

/**
 * Cuts at `offset` characters of the text. A unit or clock goes with the half that alone names it; named in both or in
 * neither (a closing bracket that the text no longer shows), units stay with both halves and clocks with the first.
 */
export function splitItem(content: DraftContent, key: string, offset: number): DraftContent {
  const position = positionOf(content, key);
  const item = content.items[position];
  const [head, tail] = [item.text.slice(0, offset).trimEnd(), item.text.slice(offset).trimStart()];
  if (!head || !tail) throw new EditRefused('请把光标放在要拆开的两句话之间');
  const second = freshKey(
    'i',
    content.items.map((other) => other.key),
  );
  const onlyIn = (words: string): 'head' | 'tail' | null => {
    const [inHead, inTail] = [head.includes(words), tail.includes(words)];
    return inHead === inTail ? null : inHead ? 'head' : 'tail';
  };
  const rekey = <T extends { key: string }>(list: T[], mark: string): T[] =>
    list.map((finding, index) => ({ ...finding, key: `${second}${mark}${index + 1}` }));
  const halves: [DraftItem, DraftItem] = [
    {
      ...item,
      text: head,
      assignments: item.assignments.filter(({ name }) => onlyIn(name) !== 'tail'),
      deadlines: item.deadlines.filter(({ raw }) => onlyIn(raw) !== 'tail'),
    },
    {
      ...item,
      key: second,
      number: '',
      level: 0,
      text: tail,
      assignments: rekey(
        item.assignments.filter(({ name }) => onlyIn(name) !== 'head'),
        'a',
      ),
      deadlines: rekey(
        item.deadlines.filter(({ raw }) => onlyIn(raw) === 'tail'),
        'd',
      ),
    },
  ];
  return { ...content, items: content.items.toSpliced(position, 1, ...halves) };
}

/** Joins items into the first in reading order: texts below each other, units and clocks once each, children under it. */
export function mergeItems(content: DraftContent, keys: string[]): DraftContent {
  const wanted = new Set(keys);
  for (const key of wanted) positionOf(content, key);
  const [first, ...rest] = content.items.filter(({ key }) => wanted.has(key));
  if (rest.length === 0) throw new EditRefused('请选择两个以上的条目再合并');
  const parts = [first, ...rest];
  const merged: DraftItem = {
    ...first,
    kind: parts.some(({ kind }) => kind === 'task') ? 'task' : 'section',
    text: parts.map(({ number, text }, index) => (index === 0 ? text : `${number}${text}`)).join('\n'),
    span: spanOf(parts),
    certainty: 'sure',
    assignments: distinct(
      parts.flatMap(({ assignments }) => assignments),
      assignmentIdentity,
      `${first.key}a`,
    ),
    deadlines: distinct(
      parts.flatMap(({ deadlines }) => deadlines),
      deadlineIdentity,
      `${first.key}d`,
    ),
  };
  const gone = new Map(rest.map(({ key }) => [key, first.key]));
  return {
    ...content,
    items: content.items
      .filter(({ key }) => !gone.has(key))
      .map((item) => (item.key === first.key ? merged : item))
      .map((item) => ({ ...item, parent: gone.get(item.parent ?? '') ?? item.parent })),
    remarks: content.remarks.map((remark) => ({
      ...remark,
      item: gone.get(remark.item ?? '') ?? remark.item,
    })),
  };
}

/** A target that is only proposed must not swallow the name it stands for. */
const assignmentIdentity = ({ name, role, unitId, groupId, certainty }: DraftAssignment): string =>
  `${role}|${(certainty === 'ask' ? null : (unitId ?? groupId)) ?? name}`;
const deadlineIdentity = ({ raw, spec, eventTypeId }: DraftDeadline): string =>
  spec === null ? raw : JSON.stringify([spec, eventTypeId]);

function distinct<T extends { key: string }>(list: T[], identity: (member: T) => string, stem: string): T[] {
  const seen = new Map(list.toReversed().map((member) => [identity(member), member]));
  return list
    .filter((member) => seen.get(identity(member)) === member)
    .map((member, index) => ({ ...member, key: `${stem}${index + 1}` }));
}

function spanOf(parts: DraftItem[]): [number, number] | null {
  const spans = parts.flatMap(({ span }) => (span ? [span] : []));
  if (spans.length === 0) return null;
  return [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))];
}
