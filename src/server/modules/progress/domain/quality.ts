import type { CalendarDate } from '../../../common/calendar-date.js';

/** Hints on a filing (domain 5): shown to filer and reviewer, never a block. */
export const QUALITY_HINT = {
  same_as_last: '进展内容与上期完全相同',
  no_figure: '进展中没有具体数据',
  only_ongoing: '仅写“正在推进”,没有实际进展',
  no_evidence: '没有佐证材料',
  published_later: '填报的办结日期早于佐证材料的发布日期',
  percent_not_full: '本次申报办结,进度是否应为 100%',
} as const;
export type QualityHint = keyof typeof QUALITY_HINT;

export interface FilingFacts {
  progress: string;
  /** Progress of the filing before; null for the first. */
  previousProgress: string | null;
  percent: number;
  evidence: { publishedOn: CalendarDate | null }[];
  /** Completion dates stated for duties to deliver. */
  completedOn: CalendarDate[];
  answersDeliver: boolean;
}

/** Arabic figures, or Chinese ones with a measure word: 开展培训三次. */
const FIGURE =
  /[0-9０-９]|[一二两三四五六七八九十百千万][余多]?(?:次|个|件|项|份|人|场|期|篇|家|条|批|轮|类|处|台|套|户|万|亿|成|倍)/;
/** The whole text says no more than that work goes on. */
const ONGOING =
  /^(?:该项?工作|此项工作|本项工作|相关工作|各项工作|目前|已|正|在|正在|持续|有序|稳步|积极|按计划|按要求|按进度|全面|扎实|深入|推进|开展|进行|落实|实施|进行中|推进中|中|之中)+$/;

const bare = (text: string): string => text.replace(/[\s\p{P}\p{S}]/gu, '');

/** Pure; in the order in which a reviewer would ask. */
export function qualityHints(facts: FilingFacts): QualityHint[] {
  const progress = bare(facts.progress);
  const published = facts.evidence.map(({ publishedOn }) => publishedOn).filter((date) => date !== null);
  const hints: Record<QualityHint, boolean> = {
    same_as_last: progress !== '' && progress === bare(facts.previousProgress ?? ''),
    no_figure: !FIGURE.test(facts.progress),
    only_ongoing: ONGOING.test(progress),
    no_evidence: facts.evidence.length === 0,
    published_later:
      published.length > 0 && facts.completedOn.some((date) => published.every((on) => date < on)),
    percent_not_full: facts.answersDeliver && facts.percent < 100,
  };
  return (Object.keys(hints) as QualityHint[]).filter((hint) => hints[hint]);
}
