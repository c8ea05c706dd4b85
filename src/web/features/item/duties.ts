import type { LightCode } from '../../../shared/lights.ts';
import { LIGHTS_BY_SEVERITY } from '../../../shared/lights.ts';
import type { Dto } from '../../api/client.ts';
import { periodWords } from '../../components/dates.ts';

export type Duty = Dto<'TimelineDeadlineDto'>;

/** The same duty of one or many units: a task of 机关各处室 owes one filing a month, not twenty. */
export interface DutyGroup {
  key: string;
  /** Stands for all of them: same rule, start and date. */
  first: Duty;
  members: Duty[];
  /** The worst of those still owed; null when none is. */
  light: LightCode | null;
}

export const isOpen = (duty: Duty): boolean => !duty.doneOn && !duty.waivedAt && !duty.voidedAt;

/** In the order they come, duties that differ in nothing but the unit together. */
export function groupDuties(duties: readonly Duty[]): DutyGroup[] {
  const groups = new Map<string, DutyGroup>();
  for (const duty of duties) {
    const { kind, occurrence, raw, startOn, dueOn, dueAt, innerDueOn, originalDueOn } = duty;
    const { eventSubject, provisional, innerProvisional, pausedOn, pauseReason, extension } = duty;
    const dates = [startOn, dueOn, dueAt, innerDueOn, originalDueOn];
    const same = [
      kind,
      occurrence,
      raw,
      ...dates,
      eventSubject,
      provisional,
      innerProvisional,
      pausedOn,
      pauseReason,
      extension,
    ];
    const key = JSON.stringify(same);
    const group = groups.get(key);
    if (group) group.members.push(duty);
    else groups.set(key, { key, first: duty, members: [duty], light: null });
  }
  return [...groups.values()].map((group) => ({ ...group, light: worstOf(group.members) }));
}

function worstOf(duties: Duty[]): LightCode | null {
  const ranks = duties.flatMap(({ light }) => (light ? [LIGHTS_BY_SEVERITY.indexOf(light)] : []));
  return ranks.length > 0 ? LIGHTS_BY_SEVERITY[Math.min(...ranks)] : null;
}

/** `2026年6月报送`, `办结:10个工作日内(责任清单)`: a task may have two lengths that start on one event. */
export function dutyWords({ kind, occurrence, eventSubject, raw }: Duty): string {
  if (eventSubject) {
    const what = kind === 'report' ? '报送' : '办结';
    return `${what}${raw ? `:${raw}` : ''}(${eventSubject})`;
  }
  const period = occurrence === 'once' ? '' : periodWords(occurrence);
  return kind === 'report' ? `${period}报送` : period ? `办结(${period})` : '办结';
}
