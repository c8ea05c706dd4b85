/** The document as trimmed, non-empty lines; offsets are into the normalised text. */
export interface Line {
  text: string;
  start: number;
  end: number;
  /** An empty line stood before this one. */
  afterGap: boolean;
  /** Cut out of a longer line by us: what stands at its start may be the middle of a paragraph. */
  cut?: boolean;
}

export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let gap = false;
  for (let at = 0; at <= text.length;) {
    const newline = text.indexOf('\n', at);
    const stop = newline < 0 ? text.length : newline;
    let [start, end] = [at, stop];
    while (start < end && (text[start] === ' ' || text[start] === '\t')) start += 1;
    while (end > start && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1;
    if (end > start)
      for (const one of unfolded({ text: text.slice(start, end), start, end, afterGap: gap }))
        lines.push(one);
    gap = end === start;
    at = stop + 1;
  }
  return lines;
}

/** Longer than any paragraph that is set with care; a page that lost its line ends keeps spaces where they stood. */
const FOLDED = 150;
/** Fewer or shorter pieces are stray spaces within a paragraph. */
const PIECES = 4;
const PIECE = 8;
const LATIN = /[\w%.+-]/;
const OPENS = ':,、(《“';
const CLOSES = ',、。;)》”';
/** A title or number set apart from the words that cite it: 落实 《…》, 国发 〔2026〕5号. */
const CITED = '《〔';
const ENDS_SENTENCE = /[。;!?)》]/;
/** 某某局 2026年3月2日: the last character of who signs, and the day. */
const SIGNER = /[局委办厅室府部院会处组司心校]/;
const DATE = /^\s*\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日/;

/** A page on one line, cut again at its spaces; those inside a phrase (2026 年, 牵头单位: 甲局) are left. */
function unfolded(line: Line): Line[] {
  if (line.text.length < FOLDED) return [line];
  const pieces: Line[] = [];
  let from = 0;
  for (const { index, 0: space } of line.text.matchAll(/[ \t]+/g)) {
    const before = line.text[index - 1];
    const after = line.text[index + space.length];
    const inside = LATIN.test(before) || (LATIN.test(after) && !/[。;)」”]/.test(before));
    const signed = SIGNER.test(before) && DATE.test(line.text.slice(index, index + 20));
    if ((inside && !signed && space.length < 3) || OPENS.includes(before) || CLOSES.includes(after)) continue;
    if (CITED.includes(after) && !ENDS_SENTENCE.test(before)) continue;
    pieces.push(piece(line, from, index, pieces.length > 0));
    from = index + space.length;
  }
  pieces.push(piece(line, from, line.text.length, pieces.length > 0));
  return pieces.length < PIECES || line.text.length < PIECE * pieces.length ? [line] : pieces;
}

const piece = (line: Line, from: number, to: number, cut: boolean): Line => ({
  text: line.text.slice(from, to),
  start: line.start + from,
  end: line.start + to,
  afterGap: !cut && line.afterGap,
  cut,
});
