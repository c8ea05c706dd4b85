/** What somebody pasted → the file that goes up: a web page where the clipboard held one, else plain words. */

/** What the clipboard gave, and what stands in the box by now. */
export interface Pasted {
  text: string;
  /** The copied page; '' where there is none, or where the words were changed since. */
  html: string;
}

/** As the reader takes a file; a plan document is a hundredth of it. */
const MOST_BYTES = 20 * 1024 * 1024;
/** Browsers and Word wrap what was copied; only what shapes lines or tables is worth more than the words alone. */
const SHAPED = /<(?:table|p|div|li|h[1-6]|br)[\s/>]/i;
/** Pictures written into the page make it large and say nothing. */
const PICTURES = /\ssrc\s*=\s*(?:"data:[^"]*"|'data:[^']*')/gi;

/** The copied page, without pictures, if it says more than its words. */
export function pageOf(html: string): string {
  return SHAPED.test(html) ? html.replace(PICTURES, '') : '';
}

/** How many tables a copied page brings along. */
export const tablesIn = (html: string): number => html.match(/<table[\s>]/gi)?.length ?? 0;

/** The file to upload, or a Chinese sentence that says why there is none. */
export function fileOf({ text, html }: Pasted): File | string {
  if (text.trim() === '') return '还没有内容,请先把文件的文字或网页粘贴到框里';
  // A piece of a page may begin with anything; this says what it is and how it is written.
  const [content, ending, type] = html
    ? [`<!doctype html><meta charset="utf-8">${html}`, 'html', 'text/html']
    : [text, 'txt', 'text/plain'];
  const file = new File([content], `${nameOf(text)}.${ending}`, { type });
  return file.size > MOST_BYTES ? '粘贴的内容超过 20MB,请只粘贴计划正文,或改为上传文件' : file;
}

/** After its first line, so that the list of imports tells one from the other. */
function nameOf(text: string): string {
  const first = text
    .trim()
    .slice(0, 200)
    .split(/[\r\n]/, 1)[0]
    // eslint-disable-next-line no-control-regex
    .replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ')
    .trim();
  return `${[...first].slice(0, 40).join('') || '文字'}(粘贴)`;
}
