/** What a unit's name looks like, which names are collectives, and how a list of names is split. */

/** A name with its place in the text it was split from. */
export interface NamePiece {
  name: string;
  start: number;
  end: number;
  /** Marked `*` as lead (标*的为牵头单位). */
  starred: boolean;
  /** Set off by us where the text has no separator. */
  separatorMissing?: boolean;
}

const SUFFIX =
  '局|委|委员会|办|办公室|厅|处|科|室|股|部|院|所|站|中心|队|公司|集团|行|校|大学|学院|医院|政府|街道|镇|乡|区|县|市|省|会|联|团委|协|党组|党委|支部|工委|单位|部门|机构|台|馆|社|园|厂|段|署|司|海关|组|专班|指挥部|开发区|高速|城投|交投|银行|地铁|机场|港|企业|公安|税务|气象|消防';
const ENDS_LIKE_UNIT = new RegExp(`(?:${SUFFIX})(?:\\([^()]{1,20}\\))?$`);

const COLLECTIVE_HEAD =
  /^(?:各|全|相关|有关|其他|其它|所有|涉及|机关各|机关相关|机关有关)|(?:各|相关|有关)(?:[^各]{0,12})(?:单位|部门|处室|科室|局|机构|企业|站所|政府|街道|乡|镇|县|区|市|党委|支部|处|科|办|大队|公司|院校|学校|委)(?:\([^()]{1,20}\))?$/;
const COLLECTIVE_WHOLE =
  /^(?:(?:局|委|厅|市|县|区|省)?(?:机关|直属?|属)?(?:处室|科室|单位|部门)|(?:局|委|厅|市|县|区|省)(?:直|属)(?:相关|有关|各)?(?:单位|部门|机构)|成员单位|.{2,12}成员单位|责任单位)$/;

/** 各…, 机关各处室, 局直各单位, 相关/有关单位, 各区县人民政府, 各科室 and the like. */
export function isCollective(name: string): boolean {
  const bare = name.replace(/^等/, '');
  return COLLECTIVE_HEAD.test(bare) || COLLECTIVE_WHOLE.test(bare);
}

/** Places and offices whose names begin like a sentence. */
const BEGINS_LIKE_WORDS =
  '应急|应收|对外|对台|对口|和平|和县|和田|和龙|和顺|和静|如皋|如东|将乐|本溪|本级|从化|从江|为民|为农|要素|以工代赈|不动产|未成年|第一(?=中|小|人民|医院|实验|幼儿|纪检|.{0,8}(?:部|室|处|科|局|院|大队|支队|中心|所|组)$)|本科|推进(?=.{0,10}办)|落实(?=.{0,10}办)|按揭|同江|同仁|与会|其他|其它';
const NEVER_STARTS = new RegExp(
  `^(?!${BEGINS_LIKE_WORDS})(?:对|将|把|要|应|按|根据|为|在|加强|推进|做好|确保|落实|建立|完善|健全|谁|实行|坚持|强化|由此|并|且|也|不|未|如|若|是|以|从|与|和|及|其中|主要领导|分管|人民群众|第一|具体|负责|本|该|同时|切实|认真|及时|统一)`,
);
const NEVER_HOLDS =
  /[《》“”"':。!?;%<>=_]|责任人|负责人|领导同志|(?:市|县|区|镇|局|厅|处|科)长|主任$|书记|秘书长|总责|责任制|原则|的|了|着|每/;

const SURNAME =
  /^[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚]/;
const TRADE =
  /林业|林草|金融|方志|石油|江河|高新|高速|高校|高中|田园|白云|龙头|武装|常委|易地|雷达|康复|万人/;

/** 王某某: a person named beside the units. */
export const isPerson = (name: string): boolean =>
  name.length >= 2 &&
  name.length <= 3 &&
  SURNAME.test(name) &&
  !TRADE.test(name) &&
  !/[街镇乡村庄]$/.test(name) &&
  !ENDS_LIKE_UNIT.test(name);

/** Whether a piece of a clause can be a unit's name at all; full sentences and fragments cannot. */
export function isPlausibleUnit(written: string): boolean {
  // 推进“放管服”改革协调小组办公室: quotes inside a name that ends as names do.
  const name = ENDS_LIKE_UNIT.test(written) ? written.replace(/[“"]([^“”"]{1,8})[”"]/g, '$1') : written;
  if (name.length < 2 || name.length > 36) return false;
  if (NEVER_HOLDS.test(name) || NEVER_STARTS.test(name)) return false;
  return /^[\u4e00-\u9fffA-Za-z0-9()[\]〔〕·、,\-—]+$/.test(name);
}

/** Whether the name ends as units' names end; a clause of such names needs no second look. */
export function looksLikeUnit(name: string): boolean {
  return isPlausibleUnit(name) && (ENDS_LIKE_UNIT.test(name) || isCollective(name));
}

const SEPARATORS = new Set(['、', ',', ';', ' ', '\t', '\n', '/', '|']);
const CONJUNCTIONS = ['以及', '和', '及', '与'];
const COLLECTIVE_START =
  /^(?:机关各|机关相关|局机关|委机关|厅机关|局直|委属|局属|厅属|各[^自个]|市直|区直|县直|省直|相关单位|有关单位|相关部门|有关部门)/;

/**
 * Splits a list of names at separators outside brackets, at 和/及/与 between two names, and where a name runs into a
 * collective without a separator (局财务处机关各处室). 等 is cut; what follows it stays if it names a collective.
 */
export function splitNames(text: string, from = 0, to = text.length): NamePiece[] {
  const pieces: NamePiece[] = [];
  let depth = 0;
  let start = from;
  let missing = false;
  const push = (end: number) => {
    for (const one of tidy(text, start, end, missing)) pieces.push(one);
    missing = false;
  };
  for (let at = from; at < to; at += 1) {
    const character = text[at];
    if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    if (SEPARATORS.has(character)) {
      push(at);
      start = at + 1;
      continue;
    }
    const before = text.slice(start, at);
    const joint = CONJUNCTIONS.find((word) => text.startsWith(word, at));
    if (
      joint &&
      ENDS_LIKE_UNIT.test(before.slice(-24)) &&
      !/(?:^|:)实验室$/.test(before) &&
      // 自贸区和特殊区域监管处 is one section.
      !(
        /[区县]$/.test(before) &&
        /^.{1,2}[\u4e00-\u9fff]{3,10}[处科股](?:[、,;)]|$)/.test(text.slice(at, Math.min(to, at + 16)))
      ) &&
      !/^(?:和|与|及)?(?:改革|信息化|社会)/.test(text.slice(at, at + 5))
    ) {
      push(at);
      start = at + joint.length;
      at = start - 1;
    } else if (
      /[处室科队办]$/.test(before.slice(-1)) &&
      before.length > 2 &&
      COLLECTIVE_START.test(text.slice(at, at + 6))
    ) {
      push(at);
      start = at;
      missing = true;
    }
  }
  push(to);
  return joinedCollectives(text, pieces.flatMap(parted));
}

/** 县公安局县交通运输局: two names of one prefix that lost what stood between them. */
const RUN_TOGETHER =
  /^(?!.纪委.监委)([省市区县州镇])[^、,]{1,12}?(?:局|委|办|厅|部|院|中心|办公室|委员会|大队|支队)(?=\1(?!辖|属|直|级|管|场|政)[^、,]{2,14}$)/;

/** 纪检室党建办: two sections of one house. */
const SECTIONS_TOGETHER =
  /^[^、,]{1,8}(?:(?<![学本专外内儿眼])科(?![技研教学普创协])|(?<!控)股|(?<!办公)室)(?![与和及的长])(?=[^、,]{2,8}(?:科|股|室|办|处)$)/;

function parted(piece: NamePiece): NamePiece[] {
  const match =
    piece.name.length > 24 ? null : (RUN_TOGETHER.exec(piece.name) ?? SECTIONS_TOGETHER.exec(piece.name));
  if (!match || !ENDS_LIKE_UNIT.test(piece.name)) return [piece];
  const cut = match[0].length;
  return [
    { ...piece, name: match[0], end: piece.start + cut },
    { ...piece, name: piece.name.slice(cut), start: piece.start + cut, separatorMissing: true },
  ];
}

/** 各区、县(市)人民政府 is one collective. */
const OPEN_COLLECTIVE = /^(?:各|\d{1,3}个)(?:省|市|州|区|县|旗|乡|镇|街道|自治区)(?:\([^()]{1,6}\))?$/;
const REST_OF_COLLECTIVE =
  /^(?:自治区|直辖市|市|州|区|县|旗|乡|镇|街道|园区)(?:\([^()]{1,8}\))?(?:人民政府|政府|管委会|办事处|委员会|党委|人民政府\(管委会\))?$/;

function joinedCollectives(text: string, pieces: NamePiece[]): NamePiece[] {
  const joined: NamePiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const open =
      last && (OPEN_COLLECTIVE.test(last.name) || /^各.{1,3}、(?:自治区|区|市|县)$/.test(last.name));
    if (last && open && REST_OF_COLLECTIVE.test(piece.name) && text.slice(last.end, piece.start) === '、') {
      joined[joined.length - 1] = { ...last, name: text.slice(last.start, piece.end), end: piece.end };
    } else joined.push(piece);
  }
  return joined;
}

const AND_OTHERS =
  /(?<![高中初平同特均])等(?=$|\d|部门|单位|处室|科室|有关|相关|各|局直|市直|县直|区直|省直|机关|委属|局属|成员|责任|职能|配合|[及和与][各有相]|(?:国务院|中央|[市县区省州])[^、,]{0,8}(?:各|相关|有关|直属)[^、,]{0,10}$)/;
const BARE_OTHERS = /^(?:\d{0,3}个?(?:部门|单位|处室|科室)|责任单位|配合单位)?$/;

function tidy(text: string, start: number, end: number, separatorMissing: boolean): NamePiece[] {
  while (start < end && /[\s:、,]/.test(text[start])) start += 1;
  // 局质监站): the other half of the bracket was lost.
  const strays = text.slice(start, end).includes('(') ? /[\s:、,。]/ : /[\s:、,。)]/;
  while (end > start && strays.test(text[end - 1])) end -= 1;
  const starred = /[*★]/.test(text[start] ?? '') || /[*★]/.test(text[end - 1] ?? '');
  while (start < end && /[*★]/.test(text[start])) start += 1;
  while (end > start && /[*★]/.test(text[end - 1])) end -= 1;
  if (start >= end) return [];
  const name = text.slice(start, end);
  const others = AND_OTHERS.exec(name);
  if (others && end - start <= 60) {
    let after = start + others.index + 1;
    if (/[及和与]/.test(text[after] ?? '')) after += 1;
    return [
      ...(others.index > 0 ? tidy(text, start, start + others.index, separatorMissing) : []),
      ...(BARE_OTHERS.test(text.slice(after, end)) ? [] : tidy(text, after, end, false)),
    ];
  }
  return [{ name, start, end, starred, ...(separatorMissing && { separatorMissing }) }];
}
