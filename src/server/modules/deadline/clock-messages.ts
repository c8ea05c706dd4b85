import { DEADLINE_CHANGE_CAUSE, type DeadlineChangeCause } from '../../../shared/vocabulary.js';
import type { Message } from '../notification/outbox.service.js';
import type { MadeMove } from './deadline-moves.js';
import { dueWords } from './domain/words.js';

/** A duty whose clock was decided on; `version` is the one that the decision was taken on. */
export interface ToldMove extends MadeMove {
  title: string;
  version: number;
}

/** Tells the liaisons of each unit what became of its clock: one message per person and duty. */
export function clockMessages(
  cause: DeadlineChangeCause,
  reason: string,
  moves: readonly ToldMove[],
  liaisons: ReadonlyMap<string, readonly string[]>,
): Message[] {
  return moves.flatMap((move) =>
    (liaisons.get(move.unitId) ?? []).map((userId) => ({
      key: `clock:${move.deadlineId}:${move.version}:${userId}`,
      userId,
      title: `${DEADLINE_CHANGE_CAUSE[cause]}:${move.title}`,
      body: [datesText(cause, move), `理由:${reason}`].join('\n'),
      link: `/items/${move.planItemId}`,
    })),
  );
}

function datesText(cause: DeadlineChangeCause, move: ToldMove): string {
  const [before, after] = [
    dueWords(move.beforeDueOn, move.beforeDueAt),
    dueWords(move.afterDueOn, move.afterDueAt),
  ];
  if (cause === 'pause') return `计时已暂停,恢复后重新推算办理期限(暂停前为${before})。`;
  return before === after ? `办理期限仍为${after}。` : `办理期限由${before}调整为${after}。`;
}
