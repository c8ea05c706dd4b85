import type { Dto } from '../../api/client.ts';

export type Count = Pick<Dto<'DutyCountDto'>, 'needed' | 'workdaysLeft' | 'units' | 'expected' | 'behind'>;

/** `2 个单位为 0 次、1 个单位为 1 次,应各 2 次,还剩 45 个工作日`; one unit alone by its name. */
export function countSentence({ needed, workdaysLeft, units }: Count): string {
  const tally = new Map<number, number>();
  for (const { done } of units) tally.set(done, (tally.get(done) ?? 0) + 1);
  const parts = [...tally]
    .sort(([a], [b]) => a - b)
    .map(([done, n]) => `${n} 个单位${done >= needed ? '已完成' : `为 ${done} 次`}`);
  const left =
    workdaysLeft > 0
      ? `还剩 ${workdaysLeft} 个工作日`
      : workdaysLeft === 0
        ? '今天到期'
        : `已过期 ${-workdaysLeft} 个工作日`;
  const [only] = units;
  if (units.length === 1) return `${only.unitName}已完成 ${only.done} 次,应 ${needed} 次,${left}`;
  return `${parts.join('、')},应各 ${needed} 次,${left}`;
}

/** Few enough days left that what is missing presses. */
const PRESSING = 10;

/** What a coordinator should hear of: somebody is behind the pace, or time runs out; those behind first, then by date. */
export function pressing<T extends Count>(counts: readonly T[]): T[] {
  const told = counts.filter(({ behind, workdaysLeft }) => behind > 0 || workdaysLeft <= PRESSING);
  return told.sort((a, b) => Number(b.behind > 0) - Number(a.behind > 0) || a.workdaysLeft - b.workdaysLeft);
}

/** `进度偏慢:3 个单位少于应有的 1 次`; empty where nobody is behind, or the period is over and says so itself. */
export function paceSentence({ expected, behind, workdaysLeft }: Count): string {
  return behind > 0 && workdaysLeft >= 0 ? `按时间进度应已有 ${expected} 次,${behind} 个单位落后` : '';
}
