import { LIGHT, LIGHTS_BY_SEVERITY, type LightCode } from '../../../../shared/lights.js';

/** 反馈周期 as an office says it: 每月25日前; 每季度结束后5个工作日内. */
export function cadenceWords(cadence: {
  per: 'month' | 'quarter';
  day?: number | null;
  afterWorkdays?: number | null;
}): string {
  const per = cadence.per === 'month' ? '每月' : '每季度';
  if (cadence.afterWorkdays !== undefined && cadence.afterWorkdays !== null)
    return `${per}结束后${cadence.afterWorkdays}个工作日内`;
  if (cadence.day === undefined || cadence.day === null) return `${per}末`;
  return cadence.per === 'month' ? `每月${cadence.day}日前` : `每季度末月${cadence.day}日前`;
}

/** `■ 逾期`: mark and word together, so that black-and-white print says the same. */
export const lightWords = (light: LightCode): string => `${LIGHT[light].mark} ${LIGHT[light].word}`;

/** `共 42 项:逾期 2 项、临期 4 项、正常 36 项`, worst first, lights without a task left out. */
export function totalsSentence(totals: Readonly<Record<LightCode, number>>): string {
  const present = LIGHTS_BY_SEVERITY.filter((light) => totals[light] > 0);
  const sum = present.reduce((all, light) => all + totals[light], 0);
  if (sum === 0) return '共 0 项';
  return `共 ${sum} 项:${present.map((light) => `${LIGHT[light].word} ${totals[light]} 项`).join('、')}`;
}
