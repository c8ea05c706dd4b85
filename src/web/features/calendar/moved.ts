import type { Dto } from '../../api/client.ts';
import { periodWords } from '../../components/dates.ts';

type Moved = Pick<Dto<'MovedDateDto'>, 'what' | 'title' | 'period'>;

/**
 * Names a date that moves: the task or request and, where it comes again, the period. Who may not read the task is told
 * what of which period it is.
 */
export function movedWords({ what, title, period }: Moved): string {
  const which = period ? `${periodWords(period)}${what}` : title === null ? what : null;
  return [title, which].filter(Boolean).join(' · ');
}
