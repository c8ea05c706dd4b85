import type { Message } from '../notification/outbox.service.js';
import type { MadeMove } from './deadline-moves.js';

/** More tasks than these are counted, not listed: a message is read on a phone. */
const LISTED = 5;

const isMoved = ({ beforeDueOn, afterDueOn }: MadeMove): boolean => beforeDueOn !== afterDueOn;
const byDue = (a: MadeMove, b: MadeMove): number =>
  a.afterDueOn < b.afterDueOn ? -1 : a.afterDueOn > b.afterDueOn ? 1 : 0;

/** The moves that messages can name, whoever reads them: of each unit the first to fall due. */
export function listedMoves(made: readonly MadeMove[]): string[] {
  const listed = new Map<string, string[]>();
  for (const one of made.filter(isMoved).sort(byDue)) {
    const ids = listed.get(one.unitId) ?? [];
    if (ids.length < LISTED) listed.set(one.unitId, [...ids, one.deadlineId]);
  }
  return [...listed.values()].flat();
}

/** One message per liaison and change of the calendar, whatever the number of duties: what moved, and what is definite now. */
export function calendarMessages(
  { revision, reason }: { revision: number; reason: string },
  made: readonly MadeMove[],
  titles: ReadonlyMap<string, string>,
  liaisons: ReadonlyMap<string, readonly string[]>,
): Message[] {
  const people = new Map<string, MadeMove[]>();
  for (const move of made) {
    for (const userId of liaisons.get(move.unitId) ?? []) {
      const own = people.get(userId);
      if (own) own.push(move);
      else people.set(userId, [move]);
    }
  }
  return [...people].map(([userId, own]) => {
    const moved = own.filter(isMoved).sort(byDue);
    const settled = own.filter((one) => !isMoved(one) && !one.afterProvisional).length;
    const unsettled = own.filter((one) => !isMoved(one) && one.afterProvisional).length;
    const named = moved.filter(({ deadlineId }) => titles.has(deadlineId)).slice(0, LISTED);
    const lines = named.map(
      ({ deadlineId, beforeDueOn, afterDueOn }) =>
        `${beforeDueOn} 改为 ${afterDueOn}:${titles.get(deadlineId)}`,
    );
    if (moved.length > named.length) lines.push(`等共 ${moved.length} 项`);
    if (settled > 0) lines.push(`另有 ${settled} 项暂定日期已确定,日期不变`);
    if (unsettled > 0) lines.push(`另有 ${unsettled} 项日期改为暂定`);
    return {
      key: `calendar:${revision}:${userId}`,
      userId,
      title: moved.length > 0 ? `工作日历更新:${moved.length} 项时限有变动` : '工作日历更新:时限日期未变',
      body: [reason, ...lines].join('\n'),
      link: '/desk',
    };
  });
}
