/** Pieces of text with their places on a page → lines → paragraphs. A page is measured in points, y upwards. */
import { markAt } from '../domain/numbering.js';

/** A run of characters as the page places it; `y` is its base line. */
export interface PdfPiece {
  text: string;
  x: number;
  y: number;
  width: number;
  /** Height of the type. */
  size: number;
}

export interface PdfLine {
  text: string;
  x: number;
  end: number;
  y: number;
  size: number;
}

/** A gap wider than this many characters is a space on purpose. */
const GAP = 0.6;

/** Pieces that share a base line, from the top down, each line from left to right. */
export function linesOfPieces(pieces: readonly PdfPiece[]): PdfLine[] {
  const rows: PdfPiece[][] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    if (row && row[0].y - piece.y < Math.max(row[0].size, piece.size) * 0.45) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => {
    row.sort((a, b) => a.x - b.x);
    const parts: string[] = [];
    let end = row[0].x;
    for (const piece of row) {
      if (parts.length > 0 && piece.x - end > GAP * piece.size) parts.push(' ');
      parts.push(piece.text);
      end = Math.max(end, piece.x + piece.width);
    }
    const size = Math.max(...row.slice(0, 50).map((piece) => piece.size));
    return { text: parts.join('').trim(), x: row[0].x, end, y: row[0].y, size };
  });
}

const PAGE_NUMBER =
  /^[-—–―\s·.]*\d{1,4}[-—–―\s·.]*$|^第\s?\d+\s?页(?:[,\uff0c\s]*共\s?\d+\s?页)?$|^\d+\s?\/\s?\d+$/;

/** Pages without page numbers and without what stands at the head or foot of most of them. */
export function withoutRunningLines(pages: readonly PdfLine[][]): PdfLine[][] {
  const repeats = new Map<string, number>();
  const key = (line: PdfLine) => `${Math.round(line.y / 6)} ${line.text.replace(/\d+/g, '#')}`;
  const outer = (lines: readonly PdfLine[]) => [...new Set([...lines.slice(0, 2), ...lines.slice(-2)])];
  for (const lines of pages) {
    for (const line of outer(lines)) repeats.set(key(line), (repeats.get(key(line)) ?? 0) + 1);
  }
  return pages.map((lines) => {
    const drop = new Set(
      outer(lines).filter(
        (line) =>
          ((line === lines.at(-1) || line === lines[0]) && PAGE_NUMBER.test(line.text)) ||
          (pages.length >= 3 && (repeats.get(key(line)) ?? 0) > pages.length / 2),
      ),
    );
    return lines.filter((line) => !drop.has(line));
  });
}

export interface Margins {
  left: number;
  right: number;
}

/** Where most lines begin at the earliest and end at the latest. */
export function marginsOf(lines: readonly PdfLine[]): Margins {
  const at = (values: number[], share: number): number =>
    values.sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
  const long = lines.filter(({ text }) => text.length > 15);
  const measured = long.length >= 3 ? long : lines;
  return {
    left: at(
      measured.map(({ x }) => x),
      0.1,
    ),
    right: at(
      measured.map(({ end }) => end),
      0.9,
    ),
  };
}

const ENDED = /[。!?;:)\]】》…”"\uff01\uff1f\uff1b\uff1a\uff09]$/;

/** Whether a line goes on in the next: it reaches the right margin and the next one is not indented. */
export function goesOn(line: PdfLine, next: PdfLine, { left, right }: Margins): boolean {
  if (line.end < right - 2.2 * line.size || next.x > left + 1.2 * next.size) return false;
  if (Math.abs(line.size - next.size) > 0.2 * line.size) return false;
  return !(ENDED.test(line.text) && markAt(next.text.normalize('NFKC'), 0) !== null);
}
