import type { Dto } from '../../api/client.ts';

export const ROLL: Record<Dto<'FilingCadenceDto'>['roll'], string> = {
  previous: '遇放假提前到前一个工作日',
  next: '遇放假顺延到后一个工作日',
  none: '遇放假不调整',
};

/** `每月 25 日前报送`, `每季度后 5 个工作日内报送`. */
export function cadenceWords({ per, day, afterWorkdays }: Dto<'FilingCadenceDto'>): string {
  const period = per === 'month' ? '每月' : '每季度';
  if (afterWorkdays) return `${period}结束后 ${afterWorkdays} 个工作日内报送`;
  return day ? `${period}${per === 'quarter' ? '末月' : ''} ${day} 日前报送` : `${period}最后一天前报送`;
}
