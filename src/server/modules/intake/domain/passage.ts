/**
 * A passage is what recognisers look at: one paragraph, its hard-wrapped lines joined, that still knows where each of
 * its characters stands in the normalised document.
 */
import type { Line } from './lines.js';

export class Passage {
  readonly text: string;
  private readonly pieces: { at: number; start: number; length: number }[] = [];

  constructor(lines: readonly Pick<Line, 'text' | 'start'>[]) {
    let at = 0;
    for (const line of lines) {
      this.pieces.push({ at, start: line.start, length: line.text.length });
      at += line.text.length;
    }
    this.text = lines.map((line) => line.text).join('');
  }

  /** Offsets in the normalised document of `text[start, end)`. */
  span(start: number, end: number): [number, number] {
    return [this.locate(start), end > start ? this.locate(end - 1) + 1 : this.locate(start)];
  }

  private locate(index: number): number {
    let [low, high] = [0, this.pieces.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.pieces[middle].at <= index) low = middle;
      else high = middle - 1;
    }
    const piece = this.pieces[low];
    return piece ? piece.start + Math.min(index - piece.at, piece.length) : 0;
  }
}
