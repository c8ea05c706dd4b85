import { dateInShanghai, daysBetween, type CalendarDate } from '../../../common/calendar-date.js';
import type { DutyFact, ReturnFact } from './facts.js';
import { periodWords } from '../../deadline/domain/period-words.js';
import { pointsText } from './scheme.js';

/** A duty as late as it was known to be. */
export interface Lateness {
  asOf: CalendarDate;
  /** The moment up to which things are known. */
  knownAt: Date;
  doneOn: CalendarDate | null;
  doneAt: Date | null;
  /** Working days from the due date to the day it was done, or to `asOf`. */
  lateWorkdays: number;
  /** A filing was handed in and not yet reviewed: the day it was. */
  pendingSince: CalendarDate | null;
}

/** “清单动态公开”应于 2026-06-26 办结,实际 2026-07-01 办结,逾期 3 个工作日,扣 2 分 */
export function latenessReason(duty: DutyFact, late: Lateness, points: number): string {
  const { asOf, doneOn, pendingSince } = late;
  const verb = duty.kind === 'deliver' ? '办结' : '报送';
  const due = `${what(duty)}应于 ${dueText(duty)} ${duty.dueAt ? '前' : ''}${verb}${duty.provisional ? '(日期暂定)' : ''}`;
  const late_ = lengthText(duty, late);
  const end = doneOn
    ? `实际 ${late.doneAt ? momentText(late.doneAt) : doneOn} ${verb},逾期 ${late_}`
    : `截至 ${asOf} ${pendingSince ? `未经审核通过(${pendingSince} 已提交,待审核)` : `尚未${verb}`},已逾期 ${late_}`;
  return `${due},${end},扣 ${pointsText(points)} 分`;
}

/** “清单动态公开”2026年6月的进展报送于 2026-06-27 被退回(理由:缺少佐证),扣 0.5 分 */
export function returnReason(fact: ReturnFact, points: number): string {
  const because = fact.reason ? `(理由:${fact.reason})` : '';
  const when = dateInShanghai(fact.returnedAt);
  return `“${fact.title}”${periodWords(fact.period)}的进展报送于 ${when} 被退回${because},扣 ${pointsText(points)} 分`;
}

/** The end of a sentence whose deduction the line's cap cut short. */
export const cappedText = (counted: number): string =>
  counted === 0 ? '(本项分值已扣完,不再计扣)' : `(本项分值已扣完,实扣 ${pointsText(counted)} 分)`;

function what({ title, subject, kind, occurrence, policy }: DutyFact): string {
  const period = periodWords(occurrence);
  const filing = kind === 'report' ? `${period}${period ? '的' : ''}进展` : period;
  return `“${title}”${subject ? `(${subject})` : ''}${policy ? `(本单位规定${policy})` : ''}${filing}`;
}

const dueText = ({ dueOn, dueAt }: DutyFact): string => (dueAt ? momentText(dueAt) : dueOn);

function lengthText(duty: DutyFact, { asOf, knownAt, doneOn, doneAt, lateWorkdays }: Lateness): string {
  const end = doneOn ? doneAt : knownAt;
  if (duty.dueAt && end) {
    return `${Math.ceil((end.getTime() - duty.dueAt.getTime()) / 3_600_000)} 小时`;
  }
  if (lateWorkdays > 0) return `${lateWorkdays} 个工作日`;
  return `${daysBetween(duty.dueOn, doneOn ?? asOf)} 天(其间无工作日)`;
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const momentText = (instant: Date): string =>
  new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
