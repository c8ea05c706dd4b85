/** What Excel can hold, and how wide it draws: pure arithmetic, so that sheets can be checked without opening them. */

/** Most characters a cell holds; a file with more is reported as damaged when it is opened. */
export const MAX_CELL_TEXT = 32_767;
const CUT_MARK = '…(内容过长,已截断)';

/**
 * A string as a cell may hold it: line ends are `\n`, characters that XML forbids are dropped (a form's copy and paste
 * brings them), half of a surrogate pair too, and what is too long is cut with a mark that says so. It stays a string
 * cell whatever it starts with; no text is ever made a formula.
 */
export function cellText(text: string): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');
  if (clean.length <= MAX_CELL_TEXT) return clean;
  const cut = clean.slice(0, MAX_CELL_TEXT - CUT_MARK.length);
  return cut.replace(/[\ud800-\udbff]$/, '') + CUT_MARK;
}

/**
 * A sheet name that Excel accepts and that is not taken yet: at most 31 characters, none of `* ? : \ / [ ]`, no quote
 * at either end. `taken` compares without case and gets the new name added.
 */
export function sheetName(wanted: string, taken: Set<string>): string {
  const clean =
    cellText(wanted)
      .replace(/[*?:\\/[\]\n\t]/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^['\s]+|['\s]+$/g, '') || '工作表';
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? '' : `(${n})`;
    const name = clean.slice(0, 31 - suffix.length).replace(/[\ud800-\udbff]$/, '') + suffix;
    if (!taken.has(name.toLowerCase())) {
      taken.add(name.toLowerCase());
      return name;
    }
  }
}

/** Tallest row Excel draws, in points. */
export const MAX_ROW_HEIGHT = 409;
/** Pixels of one unit of column width (the digit 0 of the default font), and what a cell keeps free at its sides. */
const PX_PER_WIDTH = 7;
const CELL_PADDING_PX = 6;
/** Height of a line and width of a Latin letter, in ems: the widest of the fonts that stand in for 宋体. */
const LINE_EMS = 1.42;
const LATIN_EMS = 0.58;

const WIDE =
  /[\u1100-\u115f\u2014-\u201f\u2026\u2103\u2116\u2160-\u217f\u2190-\u21ff\u2460-\u24ff\u2500-\u25ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\ud83c-\ud83e\ud840-\ud869][\udc00-\udfff]/;
/** These never begin a line; the character before them moves down with them. */
const NEVER_FIRST = new Set('、。,.:;!?)]}〉》」』】〕%,:;!?)]}”’…—');

/** How many lines `text` takes in a column `width` wide (Excel's unit) at `size` points. */
export function linesOf(text: string, width: number, size: number): number {
  const em = (size * 96) / 72;
  const room = Math.max(width * PX_PER_WIDTH - CELL_PADDING_PX, em);
  return text.split('\n').reduce((lines, paragraph) => lines + wrapped(paragraph, room, em), 0);
}

/** Lines of one paragraph: Latin words stay whole where they fit a line, anything else breaks between characters. */
function wrapped(paragraph: string, room: number, em: number): number {
  const tokens = paragraph.match(/[\ud800-\udbff][\udc00-\udfff]|[!-~]+|[\s\S]/g) ?? [];
  let lines = 1;
  let used = 0;
  let previous = 0;
  for (const token of tokens) {
    const width = widthOf(token, em);
    if (used + width <= room) {
      used += width;
    } else if (width > room) {
      const rest = room - used;
      lines += Math.ceil((width - rest) / room);
      used = (width - rest) % room || room;
    } else {
      lines += 1;
      used = NEVER_FIRST.has(token[0]) && previous + width <= room ? previous + width : width;
    }
    previous = width;
  }
  return lines;
}

function widthOf(token: string, em: number): number {
  if (WIDE.test(token)) return em;
  return token.length * em * LATIN_EMS;
}

/** Height in points that shows `text` whole in a cell, uncapped: merged and streamed cells never grow by themselves. */
export const heightOf = (text: string, width: number, size: number): number =>
  Math.ceil(linesOf(text, width, size) * size * LINE_EMS + 4);
