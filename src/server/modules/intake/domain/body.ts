/** Where the document proper starts and ends among site navigation, signature, contacts and annex lists. */
import { linesOf, type Line } from './lines.js';
import { markAt } from './numbering.js';
import { isChrome } from './page-chrome.js';
import { isOrganisationLine, signatureAt } from './signature.js';
import { endsAsTitle } from './title.js';

export interface Body {
  /** The normalised document. */
  text: string;
  lines: Line[];
  /** Lines that carry tasks: no chrome, signature, annex list or contacts. */
  content: Set<Line>;
  /** First lines of an annexed plan: nothing there stands under what came before. */
  restarts: Set<Line>;
}

const TAIL =
  /^(?:分享(?:到)?|【?打印|\[?打印|【?关闭|扫一扫|上一[篇条]|下一[篇条]|责任编辑|编辑[::]|版权所有|主办:|承办:|主办单位:.*(?:承办|维护|技术支持|地址|邮编|备案|ICP|版权)|网站标识码|网站(?:地图|标识)|相关(?:链接|阅读|新闻|文件|文档|信息|解读|附件|稿件)|政策解读:?$|友情链接|\(? ?注 ?:1|\(?联系人|\(?此件|抄送|主题词|您是第|[^\s。]{2,24}办公室 {0,60}(?:\d{4}年\d{1,2}月\d{1,2}日)? ?印发$|信息来源)/;
/** What may also stand between two tasks: what follows it goes on where the numbers go on. */
const MAY_GO_ON = /^(?:附|\(? ?注|\(?联系人|\(?此件)/;
const ANNEX_LIST = /^附(?:件|表)? ?:/;
/** 附件, 附件1 on a line of its own: what follows is another paper. */
const ANNEX_HEAD = /^附(?:件|表)? ?\d{0,2} ?:?$/;
const ANNEX_ITEM = /^(?:\d{1,2}[.、]|附件? ?\d{1,2}[.:、]?)/;
const TABLE_OF_CONTENTS = /[.…·]{4,} ?\d{1,3}$/;

export function bodyOf(text: string): Body {
  const lines = linesOf(text);
  const content = new Set<Line>();
  const restarts = new Set<Line>();
  let tail: 'end' | 'pause' | null = null;
  let annexList = false;
  const last = new Map<number, number>();
  const begun = () => last.size > 0;
  lines.forEach((line, index) => {
    const mark = markAt(line.text, 0);
    if (tail && mark?.value === 1 && (mark.form.rank <= 1 || underTitle(lines, index))) {
      tail = null;
      restarts.add(line);
    }
    const step = mark && mark.value > 1 ? mark.value - (last.get(mark.form.rank) ?? 99) : 0;
    const goesOn = mark !== null && step > 0 && step <= (tail === 'pause' ? 2 : 1);
    if (annexList && !(ANNEX_ITEM.test(line.text) && line.text.length < 60 && !line.text.includes('。')))
      annexList = false;
    if (tail && goesOn && !annexList && (tail === 'pause' || mark.form.rank <= 2)) tail = null;
    if (ANNEX_LIST.test(line.text)) annexList = true;
    if (begun()) {
      if (annexList || TAIL.test(line.text))
        tail = tail === 'end' || !MAY_GO_ON.test(line.text) ? 'end' : 'pause';
      else if (ANNEX_HEAD.test(line.text)) tail ??= 'pause';
      const signed = signatureAt(lines, index);
      if (signed) {
        tail = signed.issuer ? 'end' : (tail ?? 'pause');
        for (let at = signed.first; at < index; at += 1) content.delete(lines[at]);
      }
    }
    if (tail || annexList || TABLE_OF_CONTENTS.test(line.text.slice(-12)) || isChrome(line.text)) return;
    if (mark) {
      for (const rank of [...last.keys()])
        if (rank > mark.form.rank && mark.form.rank <= 2) last.delete(rank);
      last.set(mark.form.rank, mark.value);
    }
    content.add(line);
  });
  dropLastSignature(lines, content);
  return { text, lines, content, restarts };
}

/** 1. right under a title, with at most an introduction between them: an annexed plan begins. */
function underTitle(lines: readonly Line[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 6); back -= 1) {
    if (markAt(lines[back].text, 0)) return false;
    if (endsAsTitle(lines[back].text)) return true;
  }
  return false;
}

/** A signature without a date: the last line of the text, a body's name after a finished sentence. */
function dropLastSignature(lines: readonly Line[], content: Set<Line>): void {
  const kept = lines.filter((line) => content.has(line));
  const [before, last] = kept.slice(-2);
  if (!before || !last || markAt(last.text, 0) || !isOrganisationLine(last.text)) return;
  if (/[。)】]$/.test(before.text)) content.delete(last);
}
