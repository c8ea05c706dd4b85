/**
 * Which unit or group a document means by a name. Names are resolved, never guessed: `sure` may be stored, `likely` is
 * shown with its reason, `ask` waits for a person, whose decision is then remembered as an alias.
 */
import type { Certainty } from '../../../../shared/vocabulary.js';
import { onlyDifference, soundsAlike } from './slips.js';

export interface ResolutionDirectory {
  units: { id: string; name: string; shortName: string; aliases: string[]; parentId: string | null }[];
  groups: { id: string; name: string; aliases: string[] }[];
}

export type ResolutionKind = 'exact' | 'alias' | 'prefix' | 'similar' | 'group' | 'unknown';

export interface ResolutionCandidate {
  unitId?: string;
  groupId?: string;
  name: string;
  /** Chinese, in office words. */
  reason: string;
}

export interface Resolution {
  kind: ResolutionKind;
  /** Set only when one unit or group is meant; for `similar` it is a proposal, never to be stored unasked. */
  unitId?: string;
  groupId?: string;
  certainty: Certainty;
  reason: string;
  candidates: ResolutionCandidate[];
}

type Unit = ResolutionDirectory['units'][number];
type Group = ResolutionDirectory['groups'][number];

/** One spelling for comparison: half-width forms, no spaces. */
const spelled = (name: string): string => name.normalize('NFKC').replace(/[\s*]/g, '');

/** The character by which a body speaks of itself: 局办公室, 委机关, 厅机关. */
const SELF = /(?:委员会|办公厅|办公室|局|委|厅|部|院|署|处|办|公司|中心|政府|镇|街道)$/;
const SELF_WORD: Record<string, string> = { 委员会: '委', 政府: '府', 办公厅: '厅', 办公室: '办' };
const REGION = /^[省市县区州盟旗镇乡]/;

/**
 * @param name as the document writes it
 * @param directory the units and groups in which it may be found
 */
export function resolveName(name: string, directory: ResolutionDirectory): Resolution {
  const wanted = spelled(name);
  return (
    exact(wanted, directory) ??
    alias(wanted, directory) ??
    withOrWithoutPrefix(wanted, directory) ??
    group(wanted, directory) ??
    similar(wanted, directory) ?? {
      kind: 'unknown',
      certainty: 'ask',
      reason: `单位库中没有“${name}”,请新建或指定对应单位`,
      candidates: [],
    }
  );
}

function exact(wanted: string, { units, groups }: ResolutionDirectory): Resolution | null {
  const named = units.filter((unit) => spelled(unit.name) === wanted);
  const found = named.length > 0 ? named : units.filter((unit) => spelled(unit.shortName) === wanted);
  if (found.length > 0) return chosen('exact', found, 'sure', '与单位名称一致');
  const collective = groups.filter((candidate) => spelled(candidate.name) === wanted);
  return collective.length > 0 ? chosenGroup(collective, 'sure', '与集合单位名称一致') : null;
}

function alias(wanted: string, { units, groups }: ResolutionDirectory): Resolution | null {
  const found = units.filter((unit) => unit.aliases.some((other) => spelled(other) === wanted));
  if (found.length > 0) return chosen('alias', found, 'sure', '是该单位的别名');
  const collective = groups.filter((candidate) =>
    candidate.aliases.some((other) => spelled(other) === wanted),
  );
  return collective.length > 0 ? chosenGroup(collective, 'sure', '是该集合单位的别名') : null;
}

/** 局办公室 = 办公室 under bureau X; 廊坊市交通运输局办公室; 市财政局 = 财政局; and the other way round. */
function withOrWithoutPrefix(wanted: string, { units }: ResolutionDirectory): Resolution | null {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const full: Unit[] = [];
  const bare: Unit[] = [];
  for (const unit of units) {
    const prefixes = superiorWords(unit, byId);
    for (const own of namesOf(unit)) {
      if (prefixes.some((prefix) => prefix + own === wanted)) full.push(unit);
      else if (prefixes.some((prefix) => own === prefix + wanted)) bare.push(unit);
    }
  }
  if (full.length > 0) return chosen('prefix', unique(full), 'sure', '名称前加了上级单位简称');
  if (bare.length > 0) return chosen('prefix', unique(bare), 'sure', '名称前省略了上级单位简称');
  const region = units.filter((unit) => namesOf(unit).some((own) => differsByRegion(own, wanted)));
  return region.length > 0 ? chosen('prefix', region, 'likely', '名称只差“省、市、县、区”等字') : null;
}

/** 市财政局 and 财政局; but 市财政局 and 省财政局 are two. */
const differsByRegion = (a: string, b: string): boolean =>
  (a.length >= 4 && REGION.test(a) && a.slice(1) === b) ||
  (b.length >= 4 && REGION.test(b) && b.slice(1) === a);

/** What may stand before a unit's name for its superiors: full name, short name, 局, and 局机关. */
function superiorWords(unit: Unit, byId: Map<string, Unit>): string[] {
  const words = new Set<string>();
  const seen = new Set<string>();
  for (let id = unit.parentId; id !== null && !seen.has(id);) {
    seen.add(id);
    const superior = byId.get(id);
    if (!superior) break;
    for (const own of namesOf(superior)) {
      words.add(own);
      const self = SELF.exec(own)?.[0];
      if (self) {
        words.add(SELF_WORD[self] ?? self);
        words.add(`${SELF_WORD[self] ?? self}机关`);
        words.add(`市${SELF_WORD[self] ?? self}`);
      }
    }
    id = superior.parentId;
  }
  return [...words];
}

const namesOf = (unit: Unit): string[] => [
  ...new Set([unit.name, unit.shortName, ...unit.aliases].filter(Boolean).map(spelled)),
];

/**
 * Collectives: 局直各相关单位, 各相关局直单位 and 局直相关单位 are one set in other word order; 局直各单位 is the whole set and
 * 局机关相关处室 a part of 局机关各处室, so 相关 keeps them apart.
 */
function group(wanted: string, { groups }: ResolutionDirectory): Resolution | null {
  const key = groupKey(wanted);
  if (key === null) return null;
  const found = groups.filter((candidate) =>
    [candidate.name, ...candidate.aliases].some((other) => groupKey(spelled(other)) === key),
  );
  if (found.length > 0) return chosenGroup(found, 'likely', '与该集合单位只是词序或“各”“局”字不同');
  return {
    kind: 'group',
    certainty: 'ask',
    reason: `“${wanted}”是集合说法,单位库中还没有对应的集合单位,请新建或指定`,
    candidates: groups
      .filter((candidate) => baseOf(groupKey(spelled(candidate.name))) === baseOf(key))
      .map((candidate) => ({
        groupId: candidate.id,
        name: candidate.name,
        reason: '同类集合单位,范围可能不同',
      })),
  };
}

const COLLECTIVE = /各|相关|有关|全体|所有|机关处室|成员单位/;

/** The words of a collective without order: scope (局直, 机关), noun (单位, 处室), and whether it is only a part. */
function groupKey(name: string): string | null {
  if (!COLLECTIVE.test(name)) return null;
  const partial = /相关|有关/.test(name);
  const rest = name
    .replace(/^等/, '')
    .replace(/相关|有关|全体|所有|各/g, '')
    .replace(/^[局委厅](?=机关)/, '');
  const noun = /(处室|科室|单位|部门|人民政府|政府|机构|企业|街道|乡镇|镇街|街镇)$/.exec(rest)?.[1] ?? '';
  const scope = rest.slice(0, rest.length - noun.length);
  return `${scope}|${noun}|${partial ? '部分' : '全部'}`;
}

const baseOf = (key: string | null): string | null => key && key.slice(0, key.lastIndexOf('|'));

/** Endings that say what kind of body it is: 路政处 and 廊沧路政大队 are two, whatever else they share. */
const KIND_OF_BODY = /(?:支队|大队|总队|中心|办公室|处|科|局|委|站|所|队|公司|院|部|办|高速|厅|室)$/;

/** One character differs between names of the same length and kind: proposed with its reason, never accepted alone. */
function similar(wanted: string, { units }: ResolutionDirectory): Resolution | null {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const found: { unit: Unit; reason: string; alike: boolean }[] = [];
  for (const unit of units) {
    const prefixes = ['', ...superiorWords(unit, byId)];
    const forms = namesOf(unit).flatMap((own) => prefixes.map((prefix) => prefix + own));
    const close = forms.filter((form) => differsByOne(form, wanted));
    if (close.length === 0) continue;
    const form = close.find((other) => soundsAlike(other, wanted)) ?? close[0];
    found.push({ unit, reason: `与“${form}”只差一个字,可能是笔误`, alike: soundsAlike(form, wanted) });
  }
  if (found.length === 0) return null;
  found.sort((a, b) => Number(b.alike) - Number(a.alike));
  const candidates = found.map(({ unit, reason }) => ({ unitId: unit.id, name: unit.name, reason }));
  // What sounds alike is the likelier slip; two equally close names are left to the person.
  // In a name of two telling characters (审计处, 审批处) one other character is as often another body as a slip.
  const alone = found[0].alike && !found[1]?.alike;
  if (!alone) {
    const reason =
      found.length === 1
        ? `单位库中没有“${wanted}”,${found[0].reason.replace('可能是笔误', '不一定是同一单位')}`
        : `“${wanted}”与几个单位只差一个字,请选择`;
    return { kind: 'similar', certainty: 'ask', reason, candidates };
  }
  return { kind: 'similar', unitId: found[0].unit.id, certainty: 'ask', reason: found[0].reason, candidates };
}

function differsByOne(a: string, b: string): boolean {
  if (a.length < 3) return false;
  if (KIND_OF_BODY.exec(a)?.[0] !== KIND_OF_BODY.exec(b)?.[0]) return false;
  // 省财政厅 and 市财政厅 are two levels, not a slip.
  if (a[0] !== b[0] && REGION.test(a) && REGION.test(b)) return false;
  return onlyDifference(a, b) >= 0;
}

const unique = (units: Unit[]): Unit[] => [...new Set(units)];

function chosen(
  kind: 'exact' | 'alias' | 'prefix',
  units: Unit[],
  certainty: Certainty,
  reason: string,
): Resolution {
  const candidates = units.map((unit) => ({ unitId: unit.id, name: unit.name, reason }));
  if (units.length === 1) return { kind, unitId: units[0].id, certainty, reason, candidates };
  return { kind, certainty: 'ask', reason: '有几个同名单位,请选择', candidates };
}

function chosenGroup(groups: Group[], certainty: Certainty, reason: string): Resolution {
  const candidates = groups.map((candidate) => ({ groupId: candidate.id, name: candidate.name, reason }));
  if (groups.length === 1) return { kind: 'group', groupId: groups[0].id, certainty, reason, candidates };
  return { kind: 'group', certainty: 'ask', reason: '有几个集合单位符合,请选择', candidates };
}
