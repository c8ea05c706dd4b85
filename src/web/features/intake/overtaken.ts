import { ITEM_KIND, UNIT_ROLE } from '../../../shared/vocabulary.ts';
import { ruleWords, type RuleData } from '../../components/rules.ts';
import type { Draft, DraftEdit, DraftItem } from './useDraft.ts';

/** One thing that a colleague changed while we were about to change it: both values, in words. */
export interface Clash {
  where: string;
  what: string;
  yours: string;
  theirs: string;
}

const PLAN_FIELD = {
  isPlan: '是否为计划',
  title: '计划名称',
  issuer: '发文机关',
  docNo: '文号',
  issuedOn: '印发日期',
  year: '计划年度',
  innerWorkdays: '内部时限',
  softPolicy: '本单位规定',
} as const;

/** A side of an item that an edit touches. */
type Aspect = 'number' | 'text' | 'kind' | 'units' | 'times' | 'was' | 'whole';
const ASPECT: Record<Aspect, string> = {
  number: '序号',
  text: '内容',
  kind: '类别',
  units: '单位',
  times: '时限',
  was: '对应的原条目',
  whole: '整条',
};

/**
 * Where a colleague's change (from `before` to `now`) meets ours. Empty: ours touches nothing of theirs and may go on top.
 * What names no item and no field (settling a remark, adding a line) meets nothing.
 */
export function clashes(edits: readonly DraftEdit[], before: Draft, now: Draft): Clash[] {
  const was = new Map(before.items.map((item) => [item.key, item]));
  const is = new Map(now.items.map((item) => [item.key, item]));
  const names = new Map([...now.units, ...now.groups].map(({ id, shortName }) => [id, shortName]));
  const found: Clash[] = [];
  for (const edit of edits) {
    if (edit.type === 'setPlan') found.push(...planClashes(edit, before, now));
    for (const key of touched(edit, before)) {
      const [old, current] = [was.get(key), is.get(key)];
      if (!old) continue;
      const where = old.number || old.text.slice(0, 12);
      if (!current) {
        found.push({
          where,
          what: ASPECT.whole,
          yours: wordsOf(edit, 'whole', names),
          theirs: '已删除或并入其他条目',
        });
        continue;
      }
      for (const aspect of aspectsOf(edit)) {
        if (valueOf(old, aspect, names) === valueOf(current, aspect, names)) continue;
        const [yours, theirs] = [wordsOf(edit, aspect, names), valueOf(current, aspect, names)];
        if (yours !== theirs) found.push({ where, what: ASPECT[aspect], yours, theirs });
      }
    }
  }
  return found;
}

function planClashes({ set = {} }: DraftEdit, before: Draft, now: Draft): Clash[] {
  return (Object.keys(set) as (keyof typeof PLAN_FIELD)[]).flatMap((field) => {
    const [mine, old, current] = [set[field], before.plan[field], now.plan[field]].map(plain);
    if (old === current || mine === current) return [];
    return [{ where: '文件信息', what: PLAN_FIELD[field], yours: mine, theirs: current }];
  });
}
const plain = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? '(空)'
    : Array.isArray(value)
      ? `${value.length} 条`
      : typeof value === 'boolean'
        ? value
          ? '是'
          : '否'
        : String(value);

/** Keys of the items that an edit changes. */
function touched(edit: DraftEdit, { items }: Draft): string[] {
  if (edit.type === 'mapName')
    return items
      .filter(({ assignments }) => assignments.some(({ name }) => name === edit.name))
      .map(({ key }) => key);
  if (edit.type === 'mapEvent')
    return items
      .filter(({ deadlines }) => deadlines.some(({ spec }) => spec?.event === edit.wording))
      .map(({ key }) => key);
  return edit.items ?? (edit.item ? [edit.item] : []);
}

function aspectsOf({ type, set = {} }: DraftEdit): Aspect[] {
  switch (type) {
    case 'setItem':
      return (['number', 'text', 'kind'] as const).filter((field) => field in set);
    case 'setKind':
      return ['kind'];
    case 'assign':
    case 'setAssignment':
    case 'dropAssignment':
    case 'mapName':
      return ['units'];
    case 'setDeadline':
    case 'dropDeadline':
    case 'mapEvent':
      return ['times'];
    case 'accept':
      return ['units', 'times'];
    case 'pairItem':
      return ['was'];
    case 'dropItems':
    case 'splitItem':
    case 'mergeItems':
      return ['whole'];
    default:
      return [];
  }
}

function valueOf(item: DraftItem, aspect: Aspect, names: Map<string, string>): string {
  switch (aspect) {
    case 'units':
      return (
        item.assignments
          .map(({ role, unitId, groupId, name, certainty }) => {
            const id = unitId ?? groupId;
            return `${UNIT_ROLE[role]} ${(id && names.get(id)) || name}${id ? '' : '(未对应)'}${certainty === 'sure' ? '' : '(未采用)'}`;
          })
          .join('、') || '(无)'
      );
    case 'times':
      return (
        item.deadlines
          .map(
            ({ raw, spec, innerWorkdays, certainty }) =>
              `${raw}:${ruleWords(spec as RuleData | null)}${innerWorkdays ? `,内部提前 ${innerWorkdays} 个工作日` : ''}${certainty === 'sure' ? '' : '(未采用)'}`,
          )
          .join(';') || '(无)'
      );
    case 'kind':
      return ITEM_KIND[item.kind];
    case 'was':
      return item.was === undefined ? '按文字比对' : item.was === null ? '新增条目' : '已另行对应';
    case 'whole':
      return ['number', 'text', 'units', 'times'].map((one) => valueOf(item, one as Aspect, names)).join(' ');
    default:
      return item[aspect] || '(空)';
  }
}

const WHOLE: Partial<Record<DraftEdit['type'], string>> = {
  dropItems: '删除',
  splitItem: '拆成两条',
  mergeItems: '合并',
};

/** What we were about to do, in words. */
function wordsOf(edit: DraftEdit, aspect: Aspect, names: Map<string, string>): string {
  const { type, set = {}, units = [], replace, name, role } = edit;
  if (type in WHOLE) return WHOLE[type]!;
  if (type === 'assign')
    return `${replace ? '' : '增加'}${units.map((one) => `${UNIT_ROLE[one.role]} ${one.name}`).join('、')}`;
  if (type === 'setAssignment')
    return (
      [role && UNIT_ROLE[role], names.get(edit.unitId ?? edit.groupId ?? '')].filter(Boolean).join(' ') ||
      '改单位'
    );
  if (type === 'dropAssignment') return '去掉一个单位';
  if (type === 'mapName') return `对应“${name}”`;
  if (type === 'setDeadline') return `${edit.raw}:${ruleWords(edit.spec as unknown as RuleData)}`;
  if (type === 'dropDeadline') return '去掉一个时限';
  if (type === 'mapEvent') return `对应“${edit.wording}”`;
  if (type === 'accept') return '采用原来的识别结果';
  if (type === 'pairItem') return edit.was ? '对应到原条目' : '作为新增条目';
  if (type === 'setKind' || (aspect === 'kind' && set.kind)) return ITEM_KIND[edit.kind ?? set.kind!];
  return (aspect === 'number' ? set.number : set.text) || '(空)';
}

/** The new state with the items that did not change being the same objects, so that their rows are not drawn again. */
export function sharingItems<State extends { items: DraftItem[] }>(
  state: State,
  old: { items: DraftItem[] },
): State {
  const known = new Map(old.items.map((item) => [item.key, item]));
  const items = state.items.map((item) => {
    const before = known.get(item.key);
    return before && JSON.stringify(before) === JSON.stringify(item) ? before : item;
  });
  return { ...state, items };
}
