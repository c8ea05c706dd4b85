/** Numbers as offices write them: 3, 三, 十二, 二十, 两, 二〇一八. */

const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  '○': 0,
  O: 0,
  o: 0,
  '0': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** A run of characters that may spell a small number; use inside a larger expression. */
export const NUMBER = '(?:\\d{1,4}|[一二两三四五六七八九十百]{1,5})';

/** The value of an Arabic or Chinese number below 1000, NaN if it spells none. */
export function numberOf(written: string): number {
  const text = written.trim();
  if (/^\d+$/.test(text)) return Number(text);
  let total = 0;
  let digit: number | null = null;
  for (const character of text) {
    if (character === '百' || character === '十') {
      total += (digit ?? 1) * (character === '百' ? 100 : 10);
      digit = null;
    } else {
      if (!(character in DIGITS)) return Number.NaN;
      digit = (digit ?? 0) * 10 + DIGITS[character];
    }
  }
  return text === '' ? Number.NaN : total + (digit ?? 0);
}

/** A four-digit year written 2018 or 二〇一八, NaN otherwise. */
export function yearNumberOf(written: string): number {
  if (/^\d{4}$/.test(written)) return Number(written);
  if (written.length !== 4) return Number.NaN;
  return [...written].reduce((year, character) => year * 10 + (DIGITS[character] ?? Number.NaN), 0);
}
