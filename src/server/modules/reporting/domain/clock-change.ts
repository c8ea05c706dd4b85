import { clockTime, LENGTH_WORD } from '../../deadline/domain/words.js';
import type { Extension } from '../../deadline/domain/stopping.js';
import {
  DEADLINE_CHANGE_CAUSE,
  type DeadlineChangeCause,
  type DeadlineKind,
} from '../../../../shared/vocabulary.js';
import { dateInShanghai, type CalendarDate } from '../../../common/calendar-date.js';
import { periodWords } from '../../deadline/domain/period-words.js';
import type { Step } from './timeline.js';

/** One move of the due date of one or several duties of a task that differ in nothing but the unit. */
export interface ClockChange {
  cause: DeadlineChangeCause;
  /** Names of the units, in their order. */
  units: string[];
  kind: DeadlineKind;
  occurrence: string;
  beforeDueOn: CalendarDate;
  afterDueOn: CalendarDate;
  beforeDueAt: Date | null;
  afterDueAt: Date | null;
  beforeProvisional: boolean;
  afterProvisional: boolean;
  /** The first day of a pause, or the day on which the clock ran again or anew. */
  on: CalendarDate | null;
  extension: Extension | null;
  reason: string | null;
}

/** More units than these are counted. */
const NAMED = 3;

/** What the timeline says of it: whose date moved from when to when, and why. */
export function clockStep(change: ClockChange): Step {
  const { cause, on, extension, reason } = change;
  const since = on ? `(自 ${on} 起)` : '';
  const length = extension ? ` ${extension.n} ${LENGTH_WORD[extension.unit]}` : '';
  const dates = cause === 'pause' ? '' : `,${datesText(change)}`;
  const because = reason ? `:${reason}` : '';
  return {
    kind: 'clock',
    text: `${whose(change)}${DEADLINE_CHANGE_CAUSE[cause]}${length}${since}${dates}${because}`,
  };
}

function whose({ units, kind, occurrence }: ClockChange): string {
  const names = units.slice(0, NAMED).join('、') + (units.length > NAMED ? `等 ${units.length} 个单位` : '');
  return kind === 'report' ? `${names}${periodWords(occurrence)}报送` : names;
}

function datesText(change: ClockChange): string {
  const before = dueText(change.beforeDueOn, change.beforeDueAt);
  const after = dueText(change.afterDueOn, change.afterDueAt);
  if (before !== after) return `时限 ${before} → ${after}${change.afterProvisional ? '(暂定)' : ''}`;
  if (change.beforeProvisional === change.afterProvisional) return `时限仍为 ${after}`;
  return change.afterProvisional ? `时限 ${after} 改为暂定` : `时限确定为 ${after}(原为暂定)`;
}

const dueText = (on: CalendarDate, at: Date | null): string =>
  at ? `${dateInShanghai(at)} ${clockTime(at)}` : on;
