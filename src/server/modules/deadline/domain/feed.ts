import type { CalendarDate } from '../../../common/calendar-date.js';
import { LIGHT, LIGHTS_BY_SEVERITY, type LightCode } from '../../../../shared/lights.js';
import type { DeadlineKind } from '../../../../shared/vocabulary.js';

/** A duty as a subscribed calendar is told of it. */
export interface FeedDuty {
  id: string;
  planId: string;
  planItemId: string;
  title: string;
  unitName: string;
  kind: DeadlineKind;
  dueOn: CalendarDate;
  dueAt: Date | null;
  provisional: boolean;
  light: LightCode;
}

/** One entry of the calendar: a task falls due, or the filings of a plan do. */
export interface FeedEntry {
  /** One entry of the feed has it; the same each time the feed is read. */
  id: string;
  summary: string;
  description: string;
  path: string;
  dueOn: CalendarDate;
  dueAt: Date | null;
  provisional: boolean;
}

const TITLES = 12;

/**
 * Groups duties as a person reads a calendar: a task once, however many units owe it; the filings of a plan for one day
 * once, with the tasks listed. The light is the worst of the group. Input in order of due date.
 */
export function feedEntries(duties: readonly FeedDuty[]): FeedEntry[] {
  const groups = new Map<string, FeedDuty[]>();
  for (const duty of duties) {
    const about = duty.kind === 'report' ? `report-${duty.planId}` : duty.planItemId;
    const key = `${about}-${duty.dueAt?.getTime() ?? duty.dueOn}`;
    groups.set(key, [...(groups.get(key) ?? []), duty]);
  }
  return [...groups].map(([id, group]) => entryOf(id, group));
}

function entryOf(id: string, group: FeedDuty[]): FeedEntry {
  const [{ kind, title, planItemId, dueOn, dueAt }] = group;
  const light = LIGHTS_BY_SEVERITY.find((code) => group.some((duty) => duty.light === code))!;
  const provisional = group.some((duty) => duty.provisional);
  const titles = [...new Set(group.map((duty) => duty.title))];
  const units = [...new Set(group.map(({ unitName }) => unitName))];
  const what =
    kind === 'deliver'
      ? title
      : titles.length === 1
        ? `报送进展:${title}`
        : `报送进展:${titles.length} 项任务`;
  const lines = [
    `状态:${LIGHT[light].word}`,
    `单位:${units.length > TITLES ? `${units.slice(0, TITLES).join('、')}等 ${units.length} 个` : units.join('、')}`,
    ...(titles.length > 1 ? titles.slice(0, TITLES).map((one) => `· ${one}`) : []),
    ...(titles.length > TITLES ? [`… 共 ${titles.length} 项`] : []),
    ...(provisional ? ['暂定:所在年度的放假安排尚未公布,日期可能变动'] : []),
  ];
  return {
    id,
    summary: `${LIGHT[light].word}${provisional ? '(暂定)' : ''} · ${what}`,
    description: lines.join('\n'),
    path:
      titles.length === 1
        ? `/items/${planItemId}`
        : `/calendar/month?month=${dueOn.slice(0, 7)}&day=${dueOn}`,
    dueOn,
    dueAt,
    provisional,
  };
}
