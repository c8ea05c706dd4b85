import type { Certainty } from '../../../shared/vocabulary.ts';
import type { DraftItem } from './useDraft.ts';

/** A run of the document's text that is drawn alike. `start` is its offset in the whole text. */
export interface Segment {
  start: number;
  text: string;
  item: string | null;
  kind: 'text' | 'number' | 'unit' | 'clock';
  certainty: Certainty;
  /** Key of the finding, for pointing from one side at the other. */
  finding: string | null;
  title?: string;
}

interface Mark {
  start: number;
  end: number;
  item: string;
  kind: Segment['kind'];
  certainty: Certainty;
  finding: string;
  title?: string;
}

/** Cuts the text into lines of segments; where findings overlap, the one that begins first is drawn. */
export function linesOf(source: string, items: readonly DraftItem[]): Segment[][] {
  const marks = marksOf(source, items);
  const owners = items
    .filter((item) => item.span)
    .map((item) => ({ key: item.key, start: item.span![0], end: item.span![1] }))
    .sort((a, b) => a.start - b.start);
  let next = 0;
  let at = 0;
  return source.split('\n').map((line) => {
    const start = at;
    const end = start + line.length;
    at = end + 1;
    const segments: Segment[] = [];
    const plain = (from: number, to: number): void => {
      for (const piece of byOwner(from, to)) segments.push(piece);
    };
    let cursor = start;
    while (next < marks.length && marks[next].start < end) {
      const mark = marks[next];
      const from = Math.max(mark.start, cursor);
      const to = Math.min(mark.end, end);
      if (from > cursor) plain(cursor, from);
      if (to > from) segments.push({ ...mark, start: from, text: source.slice(from, to) });
      cursor = Math.max(cursor, to);
      // A finding that runs on into the next line is drawn there too.
      if (mark.end > end) break;
      next++;
    }
    if (cursor < end) plain(cursor, end);
    return segments;
  });

  function* byOwner(from: number, to: number): Generator<Segment> {
    let cursor = from;
    while (cursor < to) {
      const owner = ownerAt(cursor);
      const edge = Math.min(to, owner?.end ?? nextStart(cursor, to));
      const text = source.slice(cursor, edge);
      yield { start: cursor, text, item: owner?.key ?? null, kind: 'text', certainty: 'sure', finding: null };
      cursor = edge;
    }
  }
  /** The innermost item there: the one that begins last. */
  function ownerAt(offset: number) {
    for (let i = firstAfter(offset) - 1; i >= 0 && i > firstAfter(offset) - 8; i--) {
      if (owners[i].end > offset)
        return { key: owners[i].key, end: Math.min(owners[i].end, owners[i + 1]?.start ?? Infinity) };
    }
    return undefined;
  }
  function nextStart(offset: number, fallback: number): number {
    return owners[firstAfter(offset)]?.start ?? fallback;
  }
  function firstAfter(offset: number): number {
    let low = 0;
    let high = owners.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (owners[middle].start <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function marksOf(source: string, items: readonly DraftItem[]): Mark[] {
  const marks: Mark[] = [];
  for (const item of items) {
    if (item.span && item.number && source.startsWith(item.number, item.span[0])) {
      const [start] = item.span;
      marks.push({
        start,
        end: start + item.number.length,
        item: item.key,
        kind: 'number',
        certainty: item.certainty,
        finding: item.key,
      });
    }
    const found = [
      ...item.assignments.map((one) => ({ ...one, kind: 'unit' as const, title: one.reason ?? undefined })),
      ...item.deadlines.map((one) => ({ ...one, kind: 'clock' as const, title: undefined })),
    ];
    for (const { span, kind, certainty, key, title } of found) {
      if (span)
        marks.push({ start: span[0], end: span[1], item: item.key, kind, certainty, finding: key, title });
    }
  }
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = -1;
  return marks.filter((mark) => {
    if (mark.start < end) return false;
    end = mark.end;
    return true;
  });
}
