import type { DraftContent } from './draft-content.js';
import type { Edit } from './edit.js';

const WORDS: { [Type in Edit['type']]: string } = {
  setPlan: '填写文件信息',
  setItem: '修改条目',
  setKind: '改类别',
  addItem: '增加条目',
  dropItems: '删除条目',
  splitItem: '拆分条目',
  mergeItems: '合并条目',
  assign: '指定单位',
  setAssignment: '修改单位',
  dropAssignment: '去掉单位',
  mapName: '对应单位',
  setDeadline: '修改时限',
  dropDeadline: '去掉时限',
  mapEvent: '对应触发事项',
  accept: '采用',
  pairItem: '对应原条目',
  settleRemark: '核对提示',
  waive: '先不处理',
};

/** Keys of the items that edits name; what touches names or wordings everywhere names none. */
export const itemsOf = (edits: readonly Edit[]): string[] => [
  ...new Set(edits.flatMap((edit) => ('items' in edit ? edit.items : 'item' in edit ? [edit.item] : []))),
];

/** What was done, in a few words for a colleague: `指定单位(14 条)`, `对应单位“总规处”`, `修改条目 (三)`. */
export function wordsOf(edits: readonly Edit[], content: DraftContent): string {
  const kinds = [...new Set(edits.map(({ type }) => WORDS[type]))];
  const names = edits.flatMap((edit) => (edit.type === 'mapName' ? [edit.name] : []));
  const items = itemsOf(edits);
  const only = items.length === 1 ? content.items.find(({ key }) => key === items[0]) : undefined;
  const about =
    names.length > 0
      ? `“${names.slice(0, 3).join('、')}”${names.length > 3 ? `等 ${names.length} 个` : ''}`
      : only
        ? ` ${only.number || only.text.slice(0, 8)}`
        : items.length > 1
          ? `(${items.length} 条)`
          : '';
  return `${kinds.slice(0, 3).join('、')}${about}`;
}
