const HALF = { 1: '上半年', 2: '下半年' } as const;
const QUARTER = '一二三四';
/** The n-th of several duties that a rule asks for in one period: `2026#2`. */
const COUNTED = /^(.+)#(\d+)$/;

/** The period of an occurrence and, where the rule asks for more than one in it, which of them this is. */
export function occurrenceParts(occurrence: string): { period: string; nth: number | null } {
  const match = COUNTED.exec(occurrence);
  return match ? { period: match[1], nth: Number(match[2]) } : { period: occurrence, nth: null };
}

/**
 * An occurrence as an office says it: `2026年6月`, `2026年二季度`, `2026年上半年`, `2026年`, `2026年第23周`, and with
 * `第2次` behind where it is one of several. Empty for what is no period (a single duty, an event's).
 */
export function periodWords(occurrence: string): string {
  const { period, nth } = occurrenceParts(occurrence);
  const words = wordsOf(period);
  return words && nth ? `${words}第${nth}次` : words;
}

function wordsOf(period: string): string {
  const [, year, rest] = /^(\d{4})(H[12]|Q[1-4]|W\d{2}|-\d{2}|-\d{2}-\d{2}|)$/.exec(period) ?? [];
  if (!year) return '';
  if (rest === '') return `${year}年`;
  if (rest.startsWith('H')) return `${year}年${HALF[Number(rest[1]) as 1 | 2]}`;
  if (rest.startsWith('Q')) return `${year}年${QUARTER[Number(rest[1]) - 1]}季度`;
  if (rest.startsWith('W')) return `${year}年第${Number(rest.slice(1))}周`;
  const [month, day] = rest.slice(1).split('-').map(Number);
  return day ? `${year}年${month}月${day}日` : `${year}年${month}月`;
}
