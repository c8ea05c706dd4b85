/** The document as trimmed, non-empty lines; offsets are into the normalised text. */
export interface Line {
  text: string;
  start: number;
  end: number;
  /** An empty line stood before this one. */
  afterGap: boolean;
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
    if (end > start) lines.push({ text: text.slice(start, end), start, end, afterGap: gap });
    gap = end === start;
    at = stop + 1;
  }
  return lines;
}
