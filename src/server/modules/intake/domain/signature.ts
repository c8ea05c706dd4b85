/** The lines under which a document ends: who issued it, and when. */
import { dateLine } from './dates.js';
import type { Line } from './lines.js';

/** What the name of an issuing body ends with. */
export const ORGANISATION =
  '(?:人民政府|政府|督查室|研究室|委员会|委员会办公室|办公厅|办公室|小组|小组办公室|指挥部|管委会|联席会议|管理局|总局|分局|支队|大队|局|厅|委|办|部|院|处|署|科|公司|集团|中心|学院|大学|学校|中学|小学|医院|协会|联合会|党组|党委|支部|工委|总工会|街道|镇|乡|会|所|站|馆)';
const ORGANISATION_LINE = new RegExp(`^[\\u4e00-\\u9fff·()“”]{1,36}${ORGANISATION}$`);
const DATED =
  /^(.{4,50}?)[\s,]*((?:\d{4}|[一二三四五六七八九〇零○Oo0]{4}) ?年 ?(?:\d{1,2}|[一二三四五六七八九十]{1,3}) ?月 ?(?:\d{1,2}|[一二三四五六七八九十]{1,3}) ?日)$/;
const PUNCTUATION = /[、,。;:]/;
/** Words of a heading or a sentence, which a body's own name does not hold (save that of a 推进…领导小组). */
const NOT_A_NAME =
  /关于|印发|通知|加强|推进|做好|落实|开展|建立|完善|健全|强化|提升|深化|负责|牵头|配合|责任|^(?:各|本|以|为|由|附)/;

/** A line that is nothing but the name of a body, or of several set apart by spaces. */
export function isOrganisationLine(text: string): boolean {
  if (text.length > 80 || text.length < 4) return false;
  const names = text.split(/\s+/);
  const joined = text.replace(/\s/g, '');
  if (PUNCTUATION.test(joined) || (NOT_A_NAME.test(joined) && !/小组(?:办公室)?$/.test(joined))) return false;
  return (
    ORGANISATION_LINE.test(joined) ||
    (names.length > 1 && names.every((name) => name.length > 3 && ORGANISATION_LINE.test(name)))
  );
}

export interface Signature {
  /** As it stands under the document; null where a date stands alone. */
  issuer: string | null;
  date: string | null;
  /** The date lost its 年月日. */
  garbled: boolean;
  /** Index of the first line of the block, and of the line with the date. */
  first: number;
  at: number;
}

/** The signature that ends at the line, or null where the line holds no date of its own. */
export function signatureAt(lines: readonly Line[], at: number): Signature | null {
  const { text } = lines[at];
  // 2026年3月2日印发: the foot of the last page.
  const bare = text.replace(/^\(|\)$/g, '').replace(/(?<=日) ?印发$/, '');
  const alone = dateLine(bare);
  if (!alone) {
    const both = text.length <= 70 ? DATED.exec(text) : null;
    if (!both || !isOrganisationLine(both[1])) return null;
    const date = dateLine(both[2]);
    return date && { issuer: both[1].replace(/\s/g, ''), ...date, first: at, at };
  }
  let first = at;
  while (first > 0 && at - first < 6 && isOrganisationLine(lines[first - 1].text)) first -= 1;
  return {
    issuer: first === at ? null : lines[first].text.split(/\s{2,}/)[0].replace(/\s/g, ''),
    ...alone,
    first,
    at,
  };
}
