import { dateInShanghai, dayOf, monthOf, weekdayName } from '../../common/calendar-date.js';
import type { Message } from '../notification/outbox.service.js';
import type { MadeDeadline } from './deadline-writer.js';

/** More tasks than these are counted, not listed: a message is read on a phone. */
const LISTED = 5;

/** One message per liaison and event, whatever the number of duties: what happened, and what is owed by when. */
export function eventMessages(
  event: { id: string; typeName: string; subject: string },
  made: readonly MadeDeadline[],
  titles: ReadonlyMap<string, string>,
  liaisons: ReadonlyMap<string, readonly string[]>,
): Message[] {
  return [...perPerson(made, liaisons)].map(([userId, duties]) => {
    const urgent = duties.some(({ dueAt }) => dueAt !== null);
    const lines = duties
      .slice(0, LISTED)
      .map(
        (duty) => `${dueText(duty)}${duty.provisional ? '(暂定)' : ''}前:${titles.get(duty.ruleId) ?? ''}`,
      );
    if (duties.length > LISTED) lines.push(`等共 ${duties.length} 项`);
    const items = new Set(duties.map(({ planItemId }) => planItemId));
    return {
      key: `event:${event.id}:${userId}`,
      userId,
      title: `${urgent ? '【限时】' : ''}触发事项:${event.typeName}`,
      body: [event.subject, ...lines].join('\n'),
      link: items.size === 1 ? `/items/${duties[0].planItemId}` : '/desk',
    };
  });
}

/** Many events at once: one message per liaison, with how many duties and the first of them. */
export function importMessages(
  spawned: readonly {
    event: { id: string; subject: string; typeName: string };
    made: readonly MadeDeadline[];
  }[],
  liaisons: ReadonlyMap<string, readonly string[]>,
): Message[] {
  const subjects = new Map(
    spawned.flatMap(({ event, made }) => made.map(({ id }) => [id, `${event.typeName}:${event.subject}`])),
  );
  const all = perPerson(
    spawned.flatMap(({ made }) => made),
    liaisons,
  );
  return [...all].map(([userId, duties]) => {
    const lines = duties.slice(0, LISTED).map((duty) => `${dueText(duty)}前:${subjects.get(duty.id)!}`);
    if (duties.length > LISTED) lines.push(`等共 ${duties.length} 个应办节点`);
    const urgent = duties.some(({ dueAt }) => dueAt !== null);
    return {
      key: `events:${spawned[0].event.id}:${userId}`,
      userId,
      title: `${urgent ? '【限时】' : ''}批量登记触发事项:${duties.length} 个应办节点`,
      body: lines.join('\n'),
      link: '/desk',
    };
  });
}

/** Tells those whose dates moved with the event. */
export function correctionMessages(
  event: { id: string; typeName: string; subject: string; version: number },
  reason: string,
  moved: readonly MadeDeadline[],
  liaisons: ReadonlyMap<string, readonly string[]>,
): Message[] {
  return [...perPerson(moved, liaisons)].map(([userId, duties]) => ({
    key: `event-correct:${event.id}:${event.version}:${userId}`,
    userId,
    title: `发生时间已更正,时限随之调整:${event.typeName}`,
    body: `${event.subject}\n更正原因:${reason}\n${duties.length} 个应办节点的时限已调整,最早为${dueText(duties[0])}。`,
    link: '/desk',
  }));
}

/** Tells those who had been set to work that they no longer owe it. */
export function voidMessages(
  event: { id: string; typeName: string; subject: string },
  reason: string,
  liaisons: ReadonlyMap<string, readonly string[]>,
): Message[] {
  return [...new Set([...liaisons.values()].flat())].map((userId) => ({
    key: `event-void:${event.id}:${userId}`,
    userId,
    title: `触发事项已撤销:${event.typeName}`,
    body: `${event.subject}\n撤销原因:${reason}\n由此产生的未办结节点同时取消。`,
    link: '/desk',
  }));
}

function perPerson(
  made: readonly MadeDeadline[],
  liaisons: ReadonlyMap<string, readonly string[]>,
): Map<string, MadeDeadline[]> {
  const people = new Map<string, MadeDeadline[]>();
  const inOrder = [...made].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  for (const duty of inOrder) {
    for (const userId of liaisons.get(duty.unitId) ?? []) {
      const duties = people.get(userId);
      if (duties) duties.push(duty);
      else people.set(userId, [duty]);
    }
  }
  return people;
}

/** `6月28日(周四)`, with the time for an hour clock. */
function dueText({ dueOn, dueAt }: MadeDeadline): string {
  const date = dueAt ? dateInShanghai(dueAt) : dueOn;
  const time = dueAt ? new Date(dueAt.getTime() + 8 * 3_600_000).toISOString().slice(11, 16) : '';
  return `${monthOf(date)}月${dayOf(date)}日(${weekdayName(date)})${time}`;
}
