/** A stretch of one text or of both: `gone` stands only before, `new` only after. */
export interface DiffPart {
  text: string;
  kind: 'same' | 'gone' | 'new';
}

/** Texts of more words than this have what lies between their equal ends shown as one change. */
const LIMIT = 3000;

const segmenter =
  typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;
const words = (text: string): string[] =>
  segmenter ? [...segmenter.segment(text)].map(({ segment }) => segment) : [...text];

/**
 * Two wordings as one text with what was struck out and what was put in, word by word. Without the `new` parts it is the
 * text before, without the `gone` parts the text after.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [a, b] = [words(before), words(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const parts: DiffPart[] = [];
  add(parts, 'same', a.slice(0, start).join(''));
  middle(parts, a.slice(start, a.length - end), b.slice(start, b.length - end));
  add(parts, 'same', a.slice(a.length - end).join(''));
  return tidy(parts);
}

function middle(parts: DiffPart[], a: string[], b: string[]): void {
  if (a.length > LIMIT || b.length > LIMIT) {
    add(parts, 'gone', a.join(''));
    add(parts, 'new', b.join(''));
    return;
  }
  const width = b.length + 1;
  const length = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i * width + j] =
        a[i] === b[j]
          ? length[(i + 1) * width + j + 1] + 1
          : Math.max(length[(i + 1) * width + j], length[i * width + j + 1]);
    }
  }
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(parts, 'same', a[i++]);
      j++;
    } else if (j >= b.length || (i < a.length && length[(i + 1) * width + j] >= length[i * width + j + 1])) {
      add(parts, 'gone', a[i++]);
    } else add(parts, 'new', b[j++]);
  }
}

function add(parts: DiffPart[], kind: DiffPart['kind'], text: string): void {
  const last = parts.at(-1);
  if (!text) return;
  if (last?.kind === kind) last.text += text;
  else parts.push({ text, kind });
}

/** A lone 的 or comma that two changes happen to share says nothing: the changes around it become one. */
function tidy(parts: DiffPart[]): DiffPart[] {
  const out: DiffPart[] = [];
  let [gone, fresh] = ['', ''];
  const flush = (): void => {
    add(out, 'gone', gone);
    add(out, 'new', fresh);
    [gone, fresh] = ['', ''];
  };
  parts.forEach((part, at) => {
    const island =
      part.kind === 'same' &&
      part.text.length <= 1 &&
      at > 0 &&
      at < parts.length - 1 &&
      Boolean(gone && fresh);
    if (part.kind === 'same' && !island) {
      flush();
      add(out, 'same', part.text);
    } else {
      if (part.kind !== 'new') gone += part.text;
      if (part.kind !== 'gone') fresh += part.text;
    }
  });
  flush();
  return out;
}

/** A long stretch that stayed is told by its ends: `…` stands for the rest. */
export const shortened = (parts: readonly DiffPart[], keep = 30): DiffPart[] =>
  parts.map((part, at) => {
    if (part.kind !== 'same' || part.text.length <= keep * 2 + 20) return part;
    const [head, tail] = [
      at === 0 ? '' : part.text.slice(0, keep),
      at === parts.length - 1 ? '' : part.text.slice(-keep),
    ];
    return { ...part, text: `${head}…${tail}` };
  });
