/** Title, issuer, own number, signing date, year, index number and openness class, and the documents it rests on. */
import type { Body } from './body.js';
import { yearNumberOf } from './chinese-numbers.js';
import { dateIn } from './dates.js';
import type { Line } from './lines.js';
import type { ParsedPlanFields, UpstreamCitation } from './parsed-plan.js';
import { isOrganisationLine, ORGANISATION, signatureAt, type Signature } from './signature.js';
import { titleOf } from './title.js';

export interface FieldsRead {
  fields: Omit<ParsedPlanFields, 'isPlan' | 'docType'>;
  /** The line of a date that lost its 年月日. */
  garbledDate: Line | null;
}

/** 云政办〔2026〕5号, its brackets of any kind or half lost. */
const NUMBER =
  '(?:(?!的|通知|关于|印发|方案|文件)[\\u4e00-\\u9fffA-Za-z]){2,14} ?[〔[(【{《<] ?\\d{4} ?[〕\\])】}》>]? ?第? ?\\d{1,5} ?号';
const SEPARATOR = '(?: ?[:|] ?\\|? ?| +)';
const labelled = (names: string, value: string) => new RegExp(`(?:${names})${SEPARATOR}(${value})`);
const LABELLED: Record<'docNo' | 'indexNo' | 'openness' | 'issuer' | 'date' | 'published', RegExp> = {
  docNo: labelled('文件编号|发文字号|发 *文 *文? *号|文 *号|文件号|文件字号|公文文号', NUMBER),
  indexNo: labelled('索 *取 *号|索 *引 *号|信息索引号?|索引码', '[\\w/\\-.]{4,40}'),
  openness: labelled('公开(?:类别|属性|方式|形式|类型)', '[\\u4e00-\\u9fff]{2,8}'),
  issuer: labelled(
    '(?:发布|发文|制发|公开|制作)(?:机构|机关|单位|部门)|所属机构|信息来源|文章来源|来 ?源',
    '[\\u4e00-\\u9fff]{3,30}',
  ),
  date: labelled('(?:成文|发文|印发|签发|制发|生成|形成) ?(?:日期|时间)', '\\S{6,14}'),
  published: labelled('(?<!截止)(?:发布|公开|公布|更新|录入|制表)?(?:时间|日期)', '\\S{6,14}'),
};
/** 某某局文件某司〔2026〕8号关于…: the red head of a page on one line. */
const HEAD_NUMBER = new RegExp(`(?:文件|^) ?(${NUMBER})(?= ?(?:关于|印发))`);
/** 某政令第12号, 某市人民政府令第12号. */
const DECREE = /^(?:\(?)([\u4e00-\u9fff]{2,14}令? ?第 ?\d{1,4} ?号)\)?$/;
const OWN_NUMBER = new RegExp(
  `^[([]?(${NUMBER})(?:[)\\]]?(?:$|(?= +(?:点击|浏览|阅读|访问|发布|来源|字体|日期|时间|有效|公开)))|(?=[\\u4e00-\\u9fff《 ]{0,40}(?:关于|印发|《)))`,
);
const LAST_NUMBER = new RegExp(
  `(?:通知|方案|要点|意见|计划|办法)[》 (]{0,4}(${NUMBER})(?:\\)?$|(?=各|机关))`,
);
const TITLE_ISSUER = new RegExp(
  `^((?:中共)?[\\u4e00-\\u9fff]{2,22}?${ORGANISATION})(?=关于|等.{0,4}(?:部门|单位)(?:关于|印发|转发)|\\d{4}|印发|全面|贯彻|落实|推进|加强|深化|进一步|开展|政务公开|工作|年度|转发|重点|落实|[一二〇○]{4}年)`,
);

export function planFieldsOf(text: string, body: Body, firstMark: number): FieldsRead {
  const { lines } = body;
  const signed = signature(lines, text);
  const { title: standing, start } = titleOf(lines, firstMark, signed?.issuer ? signed.at : null);
  const title = withoutSignature(standing, signed?.issuer ?? null);
  const headEnd = Math.max(firstMark, start);
  const head = lines.filter((line) => line.start < headEnd);
  const headText = text.slice(0, Math.min(headEnd, 6000));
  const label = (key: keyof typeof LABELLED) => LABELLED[key].exec(headText)?.[1] ?? null;
  const tail = text.slice(-3000);
  const date =
    signed?.date ??
    dateIn(label('date') ?? '') ??
    dateIn(/(\d{4}年\d{1,2}月\d{1,2}日)印发(?!的|《)/.exec(tail)?.[1] ?? '') ??
    dateIn(label('published') ?? '') ??
    dateIn(LABELLED.published.exec(tail)?.[1] ?? '');
  const docNo = label('docNo')?.replace(/\s/g, '') ?? ownNumber(head);
  const numbered = /[〔[(](20\d{2})/.exec(docNo ?? '')?.[1];
  const year = yearOf(title, date) ?? (date ? Number(date.slice(0, 4)) : numbered ? Number(numbered) : null);
  return {
    fields: {
      title,
      issuer: signed?.issuer ?? inFull(issuerOfHead(title, head)) ?? label('issuer'),
      docNo,
      date,
      year,
      indexNo: label('indexNo'),
      openness: label('openness') ?? (/此件(?:主动公开|公开发布|公开)/.test(text) ? '主动公开' : null),
      upstream: upstreamOf(head, title),
    },
    garbledDate: signed?.garbled ? lines[signed.at] : null,
  };
}

/** On a page on one line, who signed and when runs into the title. */
function withoutSignature(title: string | null, issuer: string | null): string | null {
  if (!title || !issuer || !title.startsWith(issuer)) return title;
  const rest = title.slice(issuer.length).replace(/^\s*(?:\d{6,8}|\d{4}年\d{1,2}月\d{1,2}日)(?!年)/, '');
  return rest.length < title.length - issuer.length ? rest : title;
}

/** The first year of the title: 2026年, 2026—2028年, 二〇二六年. */
function yearOf(title: string | null, date: string | null): number | null {
  // 2021—2025年, issued in 2022: the year of the plan's own issue.
  const range = /(20\d{2}) ?年? ?[-—–至~]+ ?(20\d{2}) ?年/.exec(title ?? '');
  const issued = Number(date?.slice(0, 4));
  if (range && Number(range[1]) <= issued && issued <= Number(range[2])) return issued;

  // 2025年工作总结和2026年工作计划: the plan's own year.
  const planned = /(20\d{2}) ?年度?(?:工作|重点)*(?:计划|打算|安排|要点|思路)/.exec(title ?? '')?.[1];
  const stated = planned ?? /(20\d{2}) ?(?:年|[-—–至~])/.exec(title ?? '')?.[1];
  if (stated) return Number(stated);
  const written = /(二[〇○零O0][一二三四五六七八九〇○零]{2})年/.exec(title ?? '')?.[1];
  return written ? yearNumberOf(written.replace(/[O0]/g, '〇')) : null;
}

/** A number on a line of its own, at the head of the title line, or behind the title; never one that is cited. */
function ownNumber(head: readonly Line[]): string | null {
  for (const { text } of head) {
    if (text.length > 120) {
      // A page without line ends: the number stands between title and address.
      const glued = LAST_NUMBER.exec(text.slice(0, 200)) ?? HEAD_NUMBER.exec(text.slice(0, 80));
      if (glued) return glued[1].replace(/\s/g, '');
      continue;
    }
    if (/[。;]|根据|按照|依据|贯彻|落实《/.test(text)) continue;
    const match =
      OWN_NUMBER.exec(text) ??
      OWN_NUMBER.exec(text.replace(/\s/g, '')) ??
      LAST_NUMBER.exec(text) ??
      DECREE.exec(text);
    if (match) return match[1].replace(/\s/g, '');
  }
  return null;
}

/** 某某街道, 某某镇: the place whose office issues it. */
function inFull(place: string | null): string | null {
  if (place?.endsWith('街道')) return `${place}办事处`;
  return place && /[镇乡]$/.test(place) ? `${place}人民政府` : place;
}

function issuerOfHead(title: string | null, head: readonly Line[]): string | null {
  const above = head.find(
    ({ text }, index) => isOrganisationLine(text) && /^(?:关于|印发|转发)/.test(head[index + 1]?.text ?? ''),
  );
  if (above) return above.text.replace(/\s/g, '');
  for (const text of [title, ...head.filter((line) => line.text.length <= 80).map((line) => line.text)]) {
    const bare = (text ?? '').replace(/\s/g, '').replace(/^《(?=.*印发)/, '');
    const match = TITLE_ISSUER.exec(bare) ?? /^([\u4e00-\u9fff]{2,20}人民政府)(?:令|文件)$/.exec(bare);
    if (match && !/^(?:各|关于|印发|贯彻|根据)/.test(match[1])) return match[1];
  }
  return null;
}

/** A page without line ends keeps its signatures behind a full stop. */
const CLOSING = new RegExp(
  `(?:^|[。)])\\s*([\\u4e00-\\u9fff]{2,30}${ORGANISATION})\\s*((?:\\d{4}|[一二三四五六七八九〇零○Oo0]{4}) ?年 ?\\S{1,3} ?月 ?\\S{1,3} ?日)(?!至|前|止|起|开)`,
);

/** The signature: the first date with a body's name above it, else the last date that stands alone. */
function signature(lines: readonly Line[], text: string): Signature | null {
  let alone: Signature | null = null;
  for (let index = 0; index < lines.length; index += 1) {
    const read = signatureAt(lines, index);
    // 2026-03-02 under a name is how a page labels its entries; a signature writes the day out.
    if (read?.issuer && (read.garbled || !/\d-\d/.test(lines[index].text))) return read;
    if (read && (read.issuer || !alone?.issuer)) alone = read;
  }
  const closing = CLOSING.exec(text.slice(0, 1500)) ?? CLOSING.exec(text.slice(-400));
  if (closing && dateIn(closing[2])) {
    return {
      issuer: closing[1],
      date: dateIn(closing[2]),
      garbled: false,
      first: lines.length,
      at: lines.length,
    };
  }
  return alone;
}

const CITATION =
  /《([^《》]{2,120}(?:《[^《》]{1,120}》[^《》]{0,20})?)》 ?(?:[(（] ?([^()]{0,14}?[〔[【(][^()]{2,12}?号) ?[)）])?/g;
const OWN_INTRODUCTION = /根据|依据|按照|贯彻|落实|围绕|执行|精神|要求/;

/** Documents cited in the paragraphs before the first numbered item, the notice's own attachment left out. */
function upstreamOf(head: readonly Line[], title: string | null): UpstreamCitation[] {
  const cited: UpstreamCitation[] = [];
  for (const line of head) {
    if (!line.text.includes('《') || !OWN_INTRODUCTION.test(line.text) || line.text.length < 30) continue;
    for (const match of line.text.matchAll(CITATION)) {
      const name = match[1].trim();
      if (title && (title.includes(name) || name === title)) continue;
      if (cited.some((other) => other.title === name)) continue;
      cited.push({ title: name, docNo: match[2]?.replace(/\s/g, '') ?? null });
    }
  }
  return cited;
}
