import { CLOCK_UNIT } from '../../components/rules.ts';

/** A statutory length in words: `20 个工作日`, `不超过 20 个工作日`, `每年 1 月 31 日前`. */
export function lengthWords(
  { n, unit, by }: { n: number | null; unit: string | null; by: string | null },
  atMost = false,
): string {
  if (by) {
    const [month, day] = by.split('-').map(Number);
    return `每年 ${month} 月 ${day} 日前`;
  }
  return `${atMost ? '不超过 ' : ''}${n} ${CLOCK_UNIT[unit ?? ''] ?? unit}`;
}
