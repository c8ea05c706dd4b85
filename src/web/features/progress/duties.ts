import type { Dto } from '../../api/client.ts';
import { periodWords, wallNow } from '../../components/dates.ts';

type Duty = Dto<'AnswerableDto'>;

/** What a duty asks for, in the document's words where it has any. */
export function dutyWords({ kind, raw, occurrence, eventSubject }: Duty): string {
  if (kind === 'report') return `${periodWords(occurrence)}进展报送`;
  const period = occurrence === 'once' || eventSubject ? '' : `,${periodWords(occurrence)}`;
  const when = raw ? `办结:${raw}${period}` : `办结${period}`;
  return eventSubject ? `${when}(${eventSubject})` : when;
}

/**
 * The duties of a filing's task and unit by due date: those it answers and those it could. A filing whose period has not
 * begun cannot be answered yet.
 */
export function dutiesOf(report: Dto<'ReportDto'>): Duty[] {
  const today = wallNow().slice(0, 10);
  const could = report.answerable.filter(({ kind, startOn }) => kind === 'deliver' || startOn <= today);
  const duties = new Map<string, Duty>();
  for (const duty of [...could, ...report.answers]) duties.set(duty.deadlineId, duty);
  return [...duties.values()].sort((a, b) =>
    a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : timesOf(a) - timesOf(b),
  );
}

/**
 * Said to who opened a filing to report `answering` as done and finds it waiting for review without that: what to do first.
 * Null where the filing says it already, or is open or closed.
 */
export function waitsForReview(
  { status, period, answers, can }: Pick<Dto<'ReportDto'>, 'status' | 'period' | 'answers' | 'can'>,
  answering: string | undefined,
): string | null {
  if (!answering || status !== 'submitted' || answers.some(({ deadlineId }) => deadlineId === answering))
    return null;
  const first = `${periodWords(period)}报送正在审核,其中没有申报这一节点办结。`;
  if (can.withdraw) return `${first}请先撤回修改,勾选办结后重新提交;也可以等审核通过后再申报。`;
  return `${first}请等审核通过后再申报,或请审核人退回修改。`;
}

/** Which of several in a period it is; 0 where it is the only one. */
const timesOf = ({ occurrence }: Duty): number => Number(occurrence.split('#')[1] ?? 0);
