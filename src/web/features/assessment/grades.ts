import type { Dto } from '../../api/client.ts';

const TONES = ['green', 'blue', 'yellow', 'red'] as const;

/** The best grade is green, the worst red, whatever an office calls them; the word is always shown with it. */
export function toneOf(grades: readonly Dto<'GradeDto'>[], name: string): (typeof TONES)[number] {
  const names = [...grades].sort((a, b) => b.from - a.from).map((grade) => grade.name);
  const place = Math.max(0, names.indexOf(name));
  if (names.length < 2) return 'green';
  return TONES[Math.round((place * (TONES.length - 1)) / (names.length - 1))];
}

/** `90 分及以上`, `75–90 分`, `60 分以下`, of the bands in falling order. */
export function bandWords(grades: readonly Dto<'GradeDto'>[], at: number): string {
  const above = grades[at - 1];
  if (!above) return `${grades[at].from} 分及以上`;
  if (grades[at].from <= 0) return `${above.from} 分以下`;
  return `${grades[at].from}–${above.from} 分`;
}

/** Points as a sheet writes them: `97.5`, `−2`. */
export const minus = (points: number): string => (points > 0 ? `−${points}` : '0');
