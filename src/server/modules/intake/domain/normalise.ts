/**
 * One spelling for everything that follows: half-width digits, brackets and commas (NFKC, character by character),
 * plain spaces, `\n` line ends, no invisible characters. Every character of the result knows where it came from.
 */
import type { Span } from './parsed-plan.js';

export interface Normalised {
  readonly text: string;
  readonly original: string;
  /** The span of the original text from which `text[start, end)` was made. */
  toOriginal(start: number, end: number): Span;
}

/** ①…⑳ are numbering marks of their own; NFKC would make plain digits of them. */
const isCircledNumber = (code: number): boolean => code >= 0x2460 && code <= 0x2473;
const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;
const isInvisible = (code: number): boolean =>
  code === 0xfeff || code === 0x00ad || code === 0x2060 || (code >= 0x200b && code <= 0x200f);
const isLineEnd = (code: number): boolean =>
  code === 0x0a || code === 0x0b || code === 0x0c || code === 0x85 || code === 0x2028 || code === 0x2029;

function spelling(character: string, code: number): string {
  if (isHan(code) || isCircledNumber(code)) return character;
  if (isInvisible(code)) return '';
  if (isLineEnd(code)) return '\n';
  if (code < 0x20 || code === 0x7f) return ' ';
  if (code < 0x7f) return character;
  const folded = character.normalize('NFKC');
  return /^\s+$/.test(folded) ? ' ' : folded;
}

/** 2O23年: the letter for the digit, as scanners read it. */
const isMisreadZero = (text: string, at: number): boolean =>
  /[\d０-９]/.test(text[at - 1] ?? '') && /[\d０-９]/.test(text[at + 1] ?? '');

export function normalise(original: string): Normalised {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < original.length;) {
    const code = original.codePointAt(at) as number;
    let width = code > 0xffff ? 2 : 1;
    let spelled =
      (code === 0x4f || code === 0x6f) && isMisreadZero(original, at)
        ? '0'
        : spelling(original.slice(at, at + width), code);
    if (code === 0x0d) {
      spelled = '\n';
      if (original.charCodeAt(at + 1) === 0x0a) width = 2;
    }
    if (spelled) parts.push(spelled);
    for (let unit = 0; unit < spelled.length; unit += 1) {
      starts.push(at);
      ends.push(at + width);
    }
    at += width;
  }
  return {
    text: parts.join(''),
    original,
    toOriginal: (start, end) => {
      if (starts.length === 0) return [0, 0];
      const first = Math.min(start, starts.length - 1);
      return [
        start >= starts.length ? original.length : starts[first],
        end > start ? ends[end - 1] : starts[first],
      ];
    },
  };
}
