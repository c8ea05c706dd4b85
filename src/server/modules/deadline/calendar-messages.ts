import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OutboxService, type Message } from '../notification/outbox.service.js';
import { UnitDirectory } from '../organization/unit-directory.js';
import type { DateMove, MatterMove } from './dated-matters.js';

/** More tasks than these are counted, not listed: a message is read on a phone. */
const LISTED = 5;

const isMoved = ({ beforeDueOn, afterDueOn }: DateMove): boolean => beforeDueOn !== afterDueOn;
const byDue = (a: DateMove, b: DateMove): number =>
  a.afterDueOn < b.afterDueOn ? -1 : a.afterDueOn > b.afterDueOn ? 1 : 0;

/** Tells the liaisons of the units whose dates a change of the calendar moved. */
@Injectable()
export class CalendarMessages {
  constructor(
    private readonly directory: UnitDirectory,
    private readonly outbox: OutboxService,
  ) {}

  /** Resolves to how many were told. */
  async tell(
    em: EntityManager,
    now: Date,
    change: { revision: number; reason: string },
    duties: readonly DateMove[],
    matters: readonly MatterMove[],
  ): Promise<number> {
    const made = [...duties, ...matters];
    const liaisons = await this.directory.liaisonsOf(em, [...new Set(made.map(({ unitId }) => unitId))]);
    const titles = await titlesOf(em, listedMoves(made));
    for (const { id, title } of matters) titles.set(id, title);
    return this.outbox.enqueue(em, now, calendarMessages(change, made, titles, liaisons));
  }
}

async function titlesOf(em: EntityManager, ids: string[]): Promise<Map<string, string>> {
  const rows = await em.query<{ id: string; title: string }[]>(
    'SELECT d.id, r.title FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id WHERE d.id::text = ANY ($1::text[])',
    [ids],
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** The moves that messages can name, whoever reads them: of each unit the first to fall due. */
function listedMoves(made: readonly DateMove[]): string[] {
  const listed = new Map<string, string[]>();
  for (const one of made.filter(isMoved).sort(byDue)) {
    const ids = listed.get(one.unitId) ?? [];
    if (ids.length < LISTED) listed.set(one.unitId, [...ids, one.id]);
  }
  return [...listed.values()].flat();
}

/** One message per liaison and change of the calendar, whatever the number of duties: what moved, and what is definite now. */
function calendarMessages(
  { revision, reason }: { revision: number; reason: string },
  made: readonly DateMove[],
  titles: ReadonlyMap<string, string>,
  liaisons: ReadonlyMap<string, readonly string[]>,
): Message[] {
  const people = new Map<string, DateMove[]>();
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
    const named = moved.filter(({ id }) => titles.has(id)).slice(0, LISTED);
    const lines = named.map(
      ({ id, beforeDueOn, afterDueOn }) => `${beforeDueOn} 改为 ${afterDueOn}:${titles.get(id)}`,
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
