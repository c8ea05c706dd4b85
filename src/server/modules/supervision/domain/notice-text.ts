import {
  dateInShanghai,
  dayOf,
  monthOf,
  weekdayName,
  yearOf,
  type CalendarDate,
} from '../../../common/calendar-date.js';
import type { DeadlineKind, Stage } from '../../../../shared/vocabulary.js';
import { periodWords } from '../../deadline/domain/period-words.js';

/** What a notice says about: one duty of one unit. */
export interface NoticeFacts {
  kind: DeadlineKind;
  unitName: string;
  itemPath: string;
  itemTitle: string;
  /** The words of the document; null for the plan's own cadence. */
  raw: string | null;
  /** 本单位规定: how the office reads `raw`; null where the document itself rules. */
  policy: string | null;
  occurrence: string;
  dueOn: CalendarDate;
  dueAt: Date | null;
  /** May still move: a notice on public holidays is awaited. */
  provisional?: boolean;
  /** 内部时限: the office's own earlier day. */
  innerDueOn: CalendarDate | null;
  innerProvisional?: boolean;
}

const WORD: Readonly<Record<Stage | 'manual', string>> = {
  near: '临期提醒',
  overdue: '逾期催办',
  pressed: '督办通知单',
  circular: '督办通报',
  manual: '催办',
};
const REQUEST: Readonly<Record<Stage | 'manual', string>> = {
  near: '请抓紧办理,按期报送。',
  overdue: '已逾期,请尽快办理并报送进展。',
  pressed: '逾期仍未办结,现予督办。请签收,并书面说明原因、措施和完成时间。',
  circular: '督办后仍未办结,列入下一期督办通报。',
  manual: '请抓紧办理并报送进展。',
};

/** Title and body of a notice, in office words. Pure: the same duty gives the same words in any run. */
export function noticeText(stage: Stage | 'manual', facts: NoticeFacts): { title: string; body: string } {
  const period = periodWords(facts.occurrence);
  const what = facts.kind === 'report' ? `完成${period}进展报送` : period ? `办结(${period})` : '办结';
  const inner =
    facts.innerDueOn && (stage === 'near' || stage === 'manual')
      ? `,内部时限为${longDate(facts.innerDueOn)}${facts.innerProvisional ? '(暂定)' : ''}`
      : '';
  const basis = facts.policy ? `(本单位规定${facts.policy})` : facts.raw ? `(${facts.raw})` : '';
  return {
    title: `${WORD[stage]}:${facts.itemTitle}`,
    body: `${facts.unitName}:“${facts.itemPath} ${facts.itemTitle}”应于${dueText(facts)}${facts.provisional ? '(暂定)' : ''}前${what}${basis}${inner}。${REQUEST[stage]}`,
  };
}

/** `2018年6月28日(周四)`, for an hour clock with its time. */
export function dueText({ dueOn, dueAt }: Pick<NoticeFacts, 'dueOn' | 'dueAt'>): string {
  const date = dueAt ? dateInShanghai(dueAt) : dueOn;
  const time = dueAt ? new Date(dueAt.getTime() + 8 * 3_600_000).toISOString().slice(11, 16) : '';
  return `${longDate(date)}${time}`;
}

const longDate = (date: CalendarDate): string =>
  `${yearOf(date)}年${monthOf(date)}月${dayOf(date)}日(${weekdayName(date)})`;
