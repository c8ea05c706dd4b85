import { STAGE } from '../../../../shared/vocabulary.js';
import { periodWords } from '../../deadline/domain/period-words.js';
import { moment } from '../../deadline/domain/words.js';

/** One audit entry of a task, as far as the timeline tells it. */
export interface Happening {
  action: string;
  after: Readonly<Record<string, unknown>>;
  before: Readonly<Record<string, unknown>>;
  cause: string | null;
  /** Name of the unit it concerns, where the entry names one. */
  unitName: string | null;
  /** What deadline it is about, where its subject is one. */
  deadline: { kind: 'deliver' | 'report'; dueOn: string; unitName: string } | null;
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  text: '任务要求',
  number: '序号',
  kind: '类别',
  units: '责任单位',
  times: '时限',
};
const fieldWords = (fields: unknown): string =>
  Array.isArray(fields) ? fields.map((field) => FIELD_WORDS[String(field)] ?? '').join('、') : '';

/** What kind of step it is, for its mark on the line. */
export type StepKind = 'plan' | 'event' | 'receipt' | 'filing' | 'review' | 'done' | 'notice' | 'clock';

export interface Step {
  kind: StepKind;
  text: string;
}

/**
 * The Chinese sentence of one entry; null for what is of no interest to a reader of the task (typing saved, files
 * attached). Unknown actions are left out rather than shown as code.
 */
export function stepOf(happening: Happening): Step | null {
  const { action, after, before, cause, deadline } = happening;
  const unit = happening.unitName ?? deadline?.unitName ?? '';
  const period = typeof after.period === 'string' ? periodWords(after.period) : '';
  const because = cause ? `:${cause}` : '';
  switch (action) {
    case 'plan.publish':
      return { kind: 'plan', text: '任务随工作计划下达' };
    case 'plan.add_item':
      return { kind: 'plan', text: `计划调整时新增本任务${because}` };
    case 'plan.amend_item':
      return { kind: 'plan', text: `计划调整,变更了${fieldWords(after.fields)}${because}` };
    case 'plan.retire_item':
      return { kind: 'plan', text: `计划调整,撤销本任务${because}` };
    case 'plan.update_item':
      return { kind: 'plan', text: '调整了任务的责任单位' };
    case 'supervision.receipt':
      return { kind: 'receipt', text: `${unit}签收` };
    case 'event.join':
    case 'event.register': {
      const made = Array.isArray(after.deadlines) ? after.deadlines.length : 0;
      return {
        kind: 'event',
        text: `${action === 'event.join' ? '补充登记' : '登记'}触发事项“${words(after.typeName)}”(${words(after.subject)}),产生 ${made} 个应办节点`,
      };
    }
    case 'event.correct':
      return {
        kind: 'event',
        text: `更正触发事项“${words(before.typeName)}”(${words(before.subject)})的发生时间:${momentWords(before.occurredAt)} → ${momentWords(after.occurredAt)}${because}`,
      };
    case 'event.void':
      return {
        kind: 'event',
        text: `触发事项“${words(before.typeName)}”(${words(before.subject)})作废${because}`,
      };
    case 'progress.submit':
      return { kind: 'filing', text: `${unit}报送${period}进展` };
    case 'progress.withdraw':
      return { kind: 'filing', text: `${unit}撤回${period}进展` };
    case 'progress.return':
      return { kind: 'review', text: `退回${unit}${period}进展${because}` };
    case 'progress.approve':
      return { kind: 'review', text: `审核通过${unit}${period}进展` };
    case 'deadline.complete':
      return {
        kind: 'done',
        text: `${unit}${deadline?.kind === 'report' ? '完成报送' : '办结'}:${words(after.doneOn)}(应于 ${deadline?.dueOn ?? words(before.dueOn)})`,
      };
    case 'deadline.inner': {
      const [set, was] = [words(after.innerDueOn), words(before.innerDueOn)];
      const text = set ? `${unit}的内部时限设为 ${set}` : `取消${unit}的内部时限(原为 ${was})`;
      return { kind: 'plan', text: `${text},应办日期仍为 ${deadline?.dueOn ?? ''}` };
    }
    case 'deadline.policy': {
      // Where the due date itself moved, the log of moves tells it.
      if (before.dueOn !== after.dueOn) return null;
      const [own, was] = [words(after.innerDueOn) || '无', words(before.innerDueOn) || '无'];
      return { kind: 'plan', text: `本单位规定调整:${unit}的内部时限 ${was} → ${own}${because}` };
    }
    case 'deadline.waive':
      return {
        kind: 'plan',
        text: `${unit}${deadline?.kind === 'deliver' ? '的应办节点取消' : '免予报送'}${because}`,
      };
    case 'supervision.urge':
      return { kind: 'notice', text: `催办${unit}` };
    case 'supervision.near':
    case 'supervision.overdue':
    case 'supervision.pressed':
    case 'supervision.circular': {
      const stage = action.slice('supervision.'.length) as keyof typeof STAGE;
      return { kind: 'notice', text: stageText(stage, unit, words(after.dueOn), deadline?.kind) };
    }
    default:
      return null;
  }
}

function stageText(
  stage: keyof typeof STAGE,
  unit: string,
  dueOn: string,
  kind: 'deliver' | 'report' | undefined,
): string {
  const what = kind === 'report' ? '进展报送' : '事项';
  if (stage === 'near') return `${unit}${what}临期(${dueOn} 到期),已提醒`;
  if (stage === 'overdue') return `${unit}${what}逾期(应于 ${dueOn} 前完成),已催办`;
  return `${unit}${what}逾期(应于 ${dueOn} 前完成),转入${STAGE[stage]}`;
}

const momentWords = (value: unknown): string => (typeof value === 'string' ? moment(new Date(value)) : '');
const words = (value: unknown): string => (typeof value === 'string' ? value : '');
