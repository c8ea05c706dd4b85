/** Title, issuer, own number, signing date, year, index number and openness class, and the documents it rests on. */
import type { Body } from './body.js';
import { dateIn, dateLine } from './dates.js';
import type { Line } from './lines.js';
import type { ParsedPlanFields, UpstreamCitation } from './parsed-plan.js';
import { titleOf } from './title.js';

export interface FieldsRead {
  fields: Omit<ParsedPlanFields, 'isPlan' | 'docType'>;
  /** The line of a date that lost its 年月日. */
  garbledDate: Line | null;
}

const LABELLED: Record<'docNo' | 'indexNo' | 'openness' | 'issuer' | 'date' | 'published', RegExp> = {
  docNo:
    /(?:文件编号|发文字号|文号|文件号|发文文号) ?: ?([^\s:]{1,16}? ?[〔[(【]\d{4}[〕\])】] ?第?\d{1,5} ?号)/,
  indexNo: /(?:索取号|索引号|信息索引号?) ?: ?([\w/\-.]{4,40})/,
  openness: /(?:公开类别|公开属性|公开方式|公开形式) ?: ?([\u4e00-\u9fff]{2,8})/,
  issuer: /(?:发布机构|发文机关|发文单位|制发机关|公开机构) ?: ?([\u4e00-\u9fff]{3,30})/,
  date: /(?:成文日期|发文日期|印发日期|生成日期|签发日期) ?: ?(\S{6,14})/,
  published: /(?:发布时间|发布日期|公开日期) ?: ?(\S{6,14})/,
};
const OWN_NUMBER_LINE = /^[([]?([\u4e00-\u9fffA-Za-z]{2,12}[〔[(【]\d{4}[〕\])】]第?\d{1,5}号)[)\]]?$/;
const ORGANISATION =
  '(?:人民政府办公厅|人民政府办公室|人民政府|政府办公室|委员会办公室|委员会|办公厅|办公室|领导小组|管委会|管理局|总局|局|厅|委|部|院|处|署|公司|集团|中心|学院|大学|学校|医院|协会|党组|街道|镇|乡)';
const TITLE_ISSUER = new RegExp(
  `^([\\u4e00-\\u9fff]{2,22}?${ORGANISATION})(?=关于|\\d{4}|印发|全面|贯彻|落实|推进|加强|深化|进一步|开展|政务公开|工作|年度|[一二〇○]{4}年)`,
);
const SIGNATURE = new RegExp(`^[\\u4e00-\\u9fff ]{3,40}${ORGANISATION}$`);

export function planFieldsOf(text: string, body: Body, firstMark: number): FieldsRead {
  const lines = unfolded(body.lines, firstMark);
  const head = lines.filter((line) => line.start < firstMark);
  const headText = text.slice(0, Math.min(firstMark, 6000));
  const title = titleOf(lines, firstMark);
  const signed = signature(lines);
  const label = (key: keyof typeof LABELLED) => LABELLED[key].exec(headText)?.[1] ?? null;
  const tail = text.slice(-3000);
  const date =
    signed.date ??
    dateIn(label('date') ?? '') ??
    dateIn(/(\d{4}年\d{1,2}月\d{1,2}日)印发/.exec(tail)?.[1] ?? '') ??
    dateIn(label('published') ?? '');
  const ownNumber = head.map((line) => OWN_NUMBER_LINE.exec(line.text.replace(/\s/g, ''))?.[1]).find(Boolean);
  const titleYear = /(20\d{2}) ?(?:年|[-—至~])/.exec(title ?? '')?.[1];
  return {
    fields: {
      title,
      issuer:
        label('issuer') ?? signed.issuer ?? issuerOfTitle(title) ?? issuerOfTitle(head[0]?.text ?? null),
      docNo: (label('docNo') ?? ownNumber ?? null)?.replace(/\s/g, '') ?? null,
      date,
      year: titleYear ? Number(titleYear) : date ? Number(date.slice(0, 4)) : null,
      indexNo: label('indexNo'),
      openness: label('openness') ?? (/此件(?:主动公开|公开发布|公开)/.test(tail) ? '主动公开' : null),
      upstream: upstreamOf(head, title),
    },
    garbledDate: signed.garbled,
  };
}

/** A page on one line: what stands before the first mark is cut at its spaces, so that title and signature show. */
function unfolded(lines: readonly Line[], firstMark: number): Line[] {
  return lines.flatMap((line) => {
    if (line.start >= firstMark || (line.end <= firstMark && line.text.length <= 120)) return [line];
    const cut = Math.max(0, Math.min(line.text.length, firstMark - line.start));
    const pieces: Line[] = [];
    for (const match of line.text.slice(0, cut).matchAll(/\S+/g)) {
      const start = line.start + match.index;
      pieces.push({ text: match[0], start, end: start + match[0].length, afterGap: true });
    }
    return cut < line.text.length
      ? [...pieces, { ...line, text: line.text.slice(cut), start: line.start + cut }]
      : pieces;
  });
}

const issuerOfTitle = (title: string | null): string | null => {
  const match = TITLE_ISSUER.exec((title ?? '').replace(/\s/g, ''));
  return match ? match[1] : null;
};

/** The last date that stands alone, with the organisation above it. */
function signature(lines: readonly Line[]): {
  date: string | null;
  issuer: string | null;
  garbled: Line | null;
} {
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const read = dateLine(lines[index].text);
    if (!read) continue;
    const above = lines[index - 1]?.text.replace(/\s/g, '') ?? '';
    const issuer = SIGNATURE.test(above) && above.length <= 40 ? above : null;
    return { date: read.date, issuer, garbled: read.garbled ? lines[index] : null };
  }
  return { date: null, issuer: null, garbled: null };
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
