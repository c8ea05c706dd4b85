import type { Dto } from '../../api/client.ts';
import type { Duty } from './duties.ts';

/** What may be decided on a duty's clock, in the order of the menu. */
export type ClockStep = keyof Dto<'StoppingAbilitiesDto'>;
export const CLOCK_STEPS: ClockStep[] = ['pause', 'resume', 'extend', 'restart'];

export interface ClockStepWords {
  title: string;
  done: string;
  /** What the day means. */
  day: string;
  note: string;
  example: string;
}

export const CLOCK_STEP: Record<ClockStep, ClockStepWords> = {
  pause: {
    title: '暂停计时',
    done: '已暂停计时',
    day: '自哪天起暂停',
    note: '暂停期间不计入时限,不催办、不算逾期;恢复计时后,应办日期按暂停的时间顺延。',
    example: '如:征求第三方意见;等待上级批复',
  },
  resume: {
    title: '恢复计时',
    done: '已恢复计时',
    day: '自哪天起继续计时',
    note: '自这一天起继续计算,应办日期按暂停的时间顺延。',
    example: '如:已收到书面意见',
  },
  restart: {
    title: '重新起算',
    done: '已重新起算',
    day: '自哪天重新起算',
    note: '时限自这一天的次日起从头计算,此前的暂停和延期不再计入。',
    example: '如:申请人已补正',
  },
  extend: {
    title: '延期',
    done: '已延期',
    day: '',
    note: '应在到期前决定,以一次为限;原定日期保留可查。',
    example: '如:需要召开论证会,经局领导同意',
  },
};

const LENGTH: Record<Dto<'DurationDto'>['unit'], string> = {
  workday: '个工作日',
  day: '日',
  month: '个月',
  year: '年',
  hour: '小时',
};
export const lengthWords = (unit: Dto<'DurationDto'>['unit']): string => LENGTH[unit];

/** What may be decided on duties that stand together, each with the duties it concerns. */
export function stepsOf(duties: readonly Duty[]): { step: ClockStep; duties: Duty[] }[] {
  return CLOCK_STEPS.map((step) => ({ step, duties: duties.filter(({ can }) => can[step]) })).filter(
    (one) => one.duties.length > 0,
  );
}

/** `暂停计时:自 2026-03-09 起(征求意见)`; empty while the clock runs. */
export const pauseWords = ({ pausedOn, pauseReason }: Duty): string =>
  pausedOn ? `自 ${pausedOn} 起暂停计时${pauseReason ? `(${pauseReason})` : ''}` : '';

/** `延期 10 个工作日`; empty where none was granted. */
export const extensionWords = ({ extension }: Duty): string =>
  extension ? `延期 ${extension.n} ${lengthWords(extension.unit)}` : '';
