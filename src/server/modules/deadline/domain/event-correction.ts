import { dateInShanghai, type CalendarDate } from '../../../common/calendar-date.js';
import { longDate } from './words.js';

/** What a duty of an event has behind it when the event's moment is corrected. */
export interface CorrectedDuty {
  doneOn: CalendarDate | null;
  waived: boolean;
  voided: boolean;
  restartedAt: Date | null;
  /** Its clock stands still since then. */
  pausedOn: CalendarDate | null;
}

/** Why the date of a duty stays what it is; null for one that follows the event. */
export function keptBecause({ doneOn, waived, voided, restartedAt }: CorrectedDuty): string | null {
  if (doneOn) return `已于${longDate(doneOn)}办结,时限不变`;
  if (voided || waived) return '已取消,不再办理';
  if (restartedAt) return `已自${longDate(dateInShanghai(restartedAt))}重新起算,时限不变`;
  return null;
}

/**
 * Why an event cannot have happened at `at` given what was done since; null where it can. Nothing is done, begun anew or
 * paused before the clock starts: one of the two dates is wrong, and which one only people know.
 */
export function correctionRefusal(duty: CorrectedDuty, at: Date): string | null {
  const start = dateInShanghai(at);
  const { doneOn, restartedAt, pausedOn, waived, voided } = duty;
  const advice = '请先核对两者的日期';
  if (doneOn && doneOn < start) {
    return `已于${longDate(doneOn)}办结,早于更正后的发生日期${longDate(start)},${advice}`;
  }
  if (doneOn || waived || voided) return null;
  if (restartedAt && restartedAt < at) {
    return `已自${longDate(dateInShanghai(restartedAt))}重新起算,早于更正后的发生时间,${advice}`;
  }
  if (pausedOn && pausedOn < start) {
    return `自${longDate(pausedOn)}起暂停计时,早于更正后的发生日期${longDate(start)},请先恢复计时`;
  }
  return null;
}
