/**
 * The grammar of responsibility: `A、B牵头,C配合,D等单位分别负责`, `A会同B负责`, `牵头单位:A;配合单位:B`, and lists of
 * names whose roles a rule of the document gives.
 */
import { RULE_ASIDE } from './document-rules.js';
import type { UnitRole } from './parsed-plan.js';
import {
  isCollective,
  isPerson,
  isPlausibleUnit,
  looksLikeUnit,
  splitNames,
  type NamePiece,
} from './unit-names.js';

export interface ClauseUnit {
  unit: string;
  /** null: a bare list, the role comes from the document's rule. */
  role: UnitRole | null;
  group: boolean;
  start: number;
  end: number;
  starred: boolean;
  separatorMissing: boolean;
  /** The name ends as units' names do. */
  wellFormed: boolean;
  /** Before the first comma of its clause (第一个逗号前为牵头单位). */
  beforeComma: boolean;
}

export interface DutyClause {
  units: ClauseUnit[];
  /** Everything was understood: names, separators and role words, nothing left over. */
  whole: boolean;
}

const ADVERB =
  '(?:分别|共同|联合|具体|积极|密切|主动|统筹|主要|各自|(?<!党)组织|(?:按照?|根据|依据|依照?|结合)?(?:各自)?(?:工作)?职责(?:分工|职能|权限)?|按?分工|按照?(?:任务)?分工){0,4}';
const OBJECT =
  '(?:负责|落实|实施|推进|抓好落实|抓落实|组织实施|协调|承办|做好|完成|办理|执行|责任|支持|单位|部门|工作){0,2}';
const ROLE_WORDS: [UnitRole, string][] = [
  ['lead', '负责牵头|牵头|主办|主责|领办|负总责'],
  [
    'support',
    '配合|协办|协助|参与|参加|协同(?:推进|落实|实施|配合|做好|办理)?(?=[,;、。) ]|$)|支持(?=[,;、。) ]|$)',
  ],
  // The weaker words also stand inside names (执行局, 推进办), so they count only where a clause ends.
  [
    'responsible',
    '负责(?!人|同志)|承办|责任(?:单位|部门|主体|处室|科室)(?=[,;、。) ]|$)|(?:落实|实施|(?<!党)组织实施|推进|完成|办理|执行)(?=[,;、。) ]|$)',
  ],
];
const ROLE = new RegExp(
  `(?:为|是|作为)?${ADVERB}(?:${ROLE_WORDS.map(([, words]) => `(${words})`).join('|')})${OBJECT}`,
  'g',
);
const ALONGSIDE =
  /(?<!协)会同|(?<!协)会商(?!会)|(?<=[局委办厅部处])商(?=[\u4e00-\u9fff]{2,12}(?:局|委|办|厅|部|处|单位|部门))/;

const WHO =
  '(?:单位|部门|处室|科室|机构|股室|机关|主体|科|处|室|股|中心|县区|区县|镇街|街镇|乡镇|街道|地区|院系|院所|学部|系部|警种|支队|大队|站所|部室|公司|企业|组|小组|专班|支部)';
const ASIDE =
  '(?:\\([^()]{1,8}\\)|(?:及|和|与|或|、)(?:责任|配合|协办|牵头|部门|单位|处室|科室|责任人|人员|个人|完成时限)(?:单位|部门)?)?';
const COLON = ' ?(?::|(?<=单位|部门|科室|处室|股室)\\s+(?=\\S))';
const label = (words: string) =>
  new RegExp(
    `^(?:(?:${words})${ASIDE}${WHO}${ASIDE}${COLON}|(?:${words})(?<=牵头|主办|协办|配合|承办|责任|参与) ?:)`,
  );
const LABELS: [UnitRole | 'other', RegExp][] = [
  [
    'lead',
    label(
      '(?:主要|第一|总)?(?:牵头|主办|主责|领办|主抓|主管|主要责任|牵头责任|责任牵头|主责任|牵头负责|牵头主办|牵头落实|总牵头)',
    ),
  ],
  [
    'support',
    label(
      '(?:主要)?(?:配合|协办|协同|参与|参加|协助|协作|联合|支持|责任配合|配合责任|协同配合|参与配合|配合落实|会办)',
    ),
  ],
  [
    'responsible',
    label(
      '(?:具体|主体|直接|工作)?(?:责任|承办|落实|实施|负责|承担|承接|执行|责任落实|责任承办|具体落实|组织实施|任务)',
    ),
  ],
  [
    'other',
    /^(?:完成时限|完成时间|完成期限|完成日期|时限|办结时限|时限要求|时间要求|时间进度|进度要求|进度安排|时间安排|时间节点|工作时限|工作时间|实施时间|整改时限|责任人|责任人员|负责人|(?:第一|直接|主要|具体)责任人|责任领导|责任市领导|责任县领导|牵头领导|牵头市领导|牵头县领导|牵头区领导|分管领导|分管市领导|分管副市长|包抓领导|包保领导|挂点领导|联系人|联系电话|联系领导|市领导|县领导|区领导|配合领导|督办领导|督导领导|督导单位|督查单位|督办单位|监督单位|指导单位|考核单位|验收单位|成果形式|预期成果|工作目标|目标任务|工作措施|具体措施|工作要求|备注|整改(?:目标|措施|任务|情况|责任人)|问题表现|具体问题)(?: ?:| +(?=\S))/,
  ],
];

/** The label at the start of the text, with its length. */
export function labelAt(text: string): { role: UnitRole | 'other'; length: number } | null {
  for (const [role, pattern] of LABELS) {
    const match = pattern.exec(text);
    if (match) return { role, length: match[0].length };
  }
  return null;
}

const LABEL_START =
  /(?:主要|第一|具体|总)?(?:牵头|主办|主责|主抓|主管|领办|责任|配合|协办|协同|参与|参加|协助|协作|联合|支持|会办|承办|承担|执行|落实|组织实施|实施|负责|完成|时限|时间|进度|办结|整改|分管|联系|备注|成果|预期|督导|督查|督办|监督|指导|考核|验收|包抓|包保|挂点|市领导|县领导|区领导|工作|目标)[^::,;。、]{0,12}?(?::|(?:单位|部门|科室|处室|股室|时限|时间|领导|责任人) )/g;

/** Cuts `牵头单位:A;配合单位:B 责任单位:C` into its labelled parts; a part without a label comes back with null. */
function labelledParts(text: string): { role: UnitRole | 'other' | null; start: number; end: number }[] {
  const cuts: { at: number; role: UnitRole | 'other'; body: number }[] = [];
  LABEL_START.lastIndex = 0;
  for (let match = LABEL_START.exec(text); match; match = LABEL_START.exec(text)) {
    const { index } = match;
    const label = labelAt(text.slice(index, index + 28));
    if (label) cuts.push({ at: index, role: label.role, body: index + label.length });
    // …工作部 配合部门: a label may begin inside what only looked like one.
    else LABEL_START.lastIndex = index + 1;
  }
  if (cuts.length === 0) return [{ role: null, start: 0, end: text.length }];
  const parts = cuts.map((cut, index) => ({
    role: cut.role,
    start: cut.body,
    end: cuts[index + 1]?.at ?? text.length,
  }));
  return cuts[0].at > 0 ? [{ role: null, start: 0, end: cuts[0].at }, ...parts] : parts;
}

/** 6月底前完成, 长期坚持, 以下均需…不再列出, 下同: what else a clause says, blanked so that offsets hold. */
const ASIDES = [
  RULE_ASIDE,
  /\((?:含|包括|不含|以下)[^()]{0,40}(?:下同|简称[^()]{0,20}|统称[^()]{0,20})\)/g,
  /(?<=^|[,;。、\s(])(?:力争|确保|争取|务必|要求|须|于|在|到|至|最迟)?(?:\d{4} ?年|今年|本年度?|明年|年底|年内|年终|\d{1,2} ?月(?=[\d底末前中上下份完至到—~-]|$|[,;。) ])|[一二三四五六七八九十]{1,3}月|第?[一二三四]季度|[上下]半年|每(?:年|季|月|半年|周|学期)|长期|持续|常态|全年|(?:寒假|暑假|开学|春节|元旦|国庆节?|汛期|入冬)前|适时|按时|按期|及时|即时|贯穿|近期|立即|即日起|\d{1,3} ?个?(?:工作日|天|日|个月|小时)|(?:按|根据)[^,;。]{0,12}(?:时限|时间|进度|节点)|自印发)[^,;。\s:)]*/g,
  /(?<=[\u4e00-\u9fff)])(?:按照|根据|依据|依照)[^,;。、()]{2,20}?(?:要求|原则|规定|精神|安排|部署)(?=[^,;。]{0,4}负责|[^,;。]{0,4}落实)/g,
  /以下(?:各项|任务|工作|措施|条款|内容)*(?:均|都|同)?(?:需|由|要|须)/g,
  /(?<=[,;。、\s(]|落实|负责)(?:均?不再(?:逐一|一一|重复|另行|单独)?(?:列出|列明|列|赘述|标注|说明|注明)|下同|以下(?:简称|统称)[^,;。)]{0,20})/g,
];
const withoutAsides = (clause: string): string =>
  ASIDES.reduce((text, aside) => text.replace(aside, (words) => ' '.repeat(words.length)), clause);

/**
 * Reads a clause. `text` is the content of a bracket, a line, or a sentence; offsets of the result are into it.
 * Returns no units where the words are something else (责任到人, 谁主管谁负责).
 */
export function readDutyClause(written: string): DutyClause {
  const text = withoutAsides(written.replace(/[[〔【]/g, '(').replace(/[\]〕】]/g, ')'));
  const units: ClauseUnit[] = [];
  let whole = true;
  for (const part of labelledParts(written)) {
    if (part.role === 'other') continue;
    const read = readPart(text, part.start, part.end, part.role);
    if (part.role === null && part.end < text.length && read.units.length === 0) {
      if (/[^\s,;、。—–-]/.test(text.slice(part.start, part.end))) whole = false;
      continue;
    }
    for (const one of read.units) units.push(one);
    whole &&= read.whole;
  }
  for (const unit of units) unit.unit = written.slice(unit.start, unit.end);
  // ((牵头): doubled brackets leave a role, and nobody who has it.
  const named = units.filter(({ unit }) => unit.trim() !== '');
  return { units: named, whole: whole && named.length === units.length && units.length > 0 };
}

function readPart(text: string, from: number, to: number, labelled: UnitRole | null): DutyClause {
  const units: ClauseUnit[] = [];
  let whole = true;
  let at = from;
  const segment = text.slice(from, to);
  for (const match of rolesOutsideBrackets(segment)) {
    const role = ROLE_WORDS[match.slice(1).findIndex((word) => word !== undefined)][0];
    const listEnd = from + match.index;
    // 责任部门:A,B配合: the label names those before the comma.
    const cut = labelled && at === from ? text.slice(at, listEnd).search(/[,;](?=[^,;]*$)/) : -1;
    if (cut > 0) {
      const named = readList(text, at, at + cut, labelled);
      for (const one of named.units) units.push(one);
      whole &&= named.whole;
      at += cut + 1;
    }
    const read = readList(text, at, listEnd, role);
    if (read.units.length === 0) continue;
    for (const one of read.units) units.push(one);
    whole &&= read.whole;
    at = from + match.index + match[0].length;
  }
  const rest = text.slice(at, to).replace(/^[\s,;、。)]+|[\s,;、。]+$/g, '');
  if (rest !== '') {
    const bare = readList(text, at, to, units.length > 0 ? null : labelled);
    // A牵头;各县区: those named last without a word share the work.
    if (units.length > 0 && bare.whole && bare.units.every((unit) => unit.wellFormed))
      for (const one of bare.units) units.push(one);
    else if (units.length > 0) whole = false;
    else {
      for (const one of bare.units) units.push(one);
      whole &&= bare.whole;
    }
  }
  return { units, whole };
}

function rolesOutsideBrackets(segment: string): RegExpExecArray[] {
  const depths: number[] = [];
  let depth = 0;
  for (const character of segment) {
    if (character === ')') depth = Math.max(0, depth - 1);
    depths.push(depth);
    if (character === '(') depth += 1;
  }
  return [...segment.matchAll(ROLE)].filter(
    (match) => depths[match.index] === 0 && !isNamePart(segment, match),
  );
}

/** 各账号主办单位, 26个领域牵头部门: the word names who they are. */
const isNamePart = (segment: string, { 0: words, index }: RegExpExecArray): boolean =>
  /(?:单位|部门)$/.test(words) &&
  /(?:^|[,;、。\s])(?:各|相关|有关|\d{1,3}个)[^,;、。\s]{2,12}$/.test(
    segment.slice(Math.max(0, index - 16), index),
  );

/** 此项工作由…, 均由…: what leads up to the names. */
const INTRODUCED =
  /^[\s,;、。—–-]*(?:(?:(?:此|该|本|上述|以上|各)(?:项|些|类)?(?:工作|任务|事项)?|工作|具体)?(?:均|统一|主要|分别)?由)?[\s,;、。]*/;

function readList(text: string, from: number, to: number, role: UnitRole | null): DutyClause {
  from += INTRODUCED.exec(text.slice(from, Math.min(to, from + 24)))![0].length;
  const words = text.slice(from, to);
  const alongside = role === 'support' ? null : ALONGSIDE.exec(words);
  const comma = alongside ? text.slice(from + alongside.index, to).search(/[,;]/) : -1;
  // A会同B,C分别负责: what follows the comma has its own word.
  if (alongside && alongside.index > 0 && comma > 0) {
    const cut = from + alongside.index + comma;
    const [first, rest] = [readList(text, from, cut, role), readNames(text, cut + 1, to, role)];
    return { units: [...first.units, ...rest.units], whole: first.whole && rest.whole };
  }
  // A牵头,会同B、C推进: those named behind 会同 support.
  if (alongside?.index === 0) return readNames(text, from + alongside[0].length, to, 'support');
  if (alongside) {
    const first = readNames(text, from, from + alongside.index, 'lead');
    const rest = readNames(text, from + alongside.index + alongside[0].length, to, 'support');
    return { units: [...first.units, ...rest.units], whole: first.whole && rest.whole };
  }
  return readNames(text, from, to, role);
}

function readNames(text: string, from: number, to: number, role: UnitRole | null): DutyClause {
  const comma = text.slice(from, to).search(/[,;]/);
  const firstComma = comma < 0 ? to : from + comma;
  const pieces = splitNames(text, from, to).filter(
    (piece) => !isPerson(piece.name) && !/^(?:单位|部门)$/.test(piece.name),
  );
  const good = pieces.filter((piece) => isPlausibleUnit(piece.name));
  return {
    units: good.map((piece) => clauseUnit(piece, role, piece.start < firstComma)),
    whole: good.length === pieces.length && good.length > 0,
  };
}

/** 人事处(牵头)、各学院: a role in brackets behind the name. */
const OWN_ROLE = /\((?:(牵头|主办|主责)|(配合|协办|参与)|(?:负责|承办|落实|责任))(?:单位|部门|处室|科室)?\)$/;

function clauseUnit(written: NamePiece, listed: UnitRole | null, beforeComma: boolean): ClauseUnit {
  const own = OWN_ROLE.exec(written.name);
  const role = own ? (own[1] ? 'lead' : own[2] ? 'support' : 'responsible') : listed;
  const piece = own
    ? { ...written, name: written.name.slice(0, own.index), end: written.end - own[0].length }
    : written;
  return {
    unit: piece.name,
    role,
    group: isCollective(piece.name),
    start: piece.start,
    end: piece.end,
    starred: piece.starred,
    separatorMissing: piece.separatorMissing ?? false,
    wellFormed:
      looksLikeUnit(piece.name) &&
      !/(?:[室股]|科(?![技研教学普创协]))(?!长).{2,}[室科股办处]$/.test(piece.name),
    beforeComma,
  };
}
