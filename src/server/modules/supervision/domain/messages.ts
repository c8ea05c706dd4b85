import type { CalendarDate } from '../../../common/calendar-date.js';
import { STAGE, STAGES, type Stage } from '../../../../shared/vocabulary.js';

/** A notice that nobody has been told of yet. */
export interface UnsentNotice {
  id: string;
  stage: Stage;
  deadlineId: string;
  planItemId: string;
  itemTitle: string;
  unitId: string;
  unitName: string;
  dueOn: CalendarDate;
  /** May still move: a notice on public holidays is awaited. */
  provisional: boolean;
  /** Near or overdue by a clock that runs in hours: people are told at once. */
  hour: boolean;
  /** The words of the notice itself, for a message about it alone. */
  title: string;
  body: string;
}

export interface Recipients {
  /** Who acts for the unit. */
  people: ReadonlyMap<string, readonly string[]>;
  /** Leaders who are told when a duty of the unit goes into the bulletin. */
  leaders: ReadonlyMap<string, readonly string[]>;
  /** Who had a digest today. */
  digested: ReadonlySet<string>;
}

export interface Composed {
  messages: { key: string; userId: string; title: string; body: string; link: string }[];
  /** Ids of notices that are dealt with; the others wait for tomorrow. */
  sent: string[];
}

/** Lines of one message: it is read on a phone. */
const LISTED = 10;

/**
 * Messages for notices (domain 6): one digest a person and day for near and overdue, in which a duty stands once with
 * its worst stage; supervision notices and bulletin lists apart; hour clocks one by one. A notice of which someone
 * already had today's digest waits for the next. Pure, and the same notices give the same keys.
 */
export function composeMessages(
  notices: readonly UnsentNotice[],
  today: CalendarDate,
  { people, leaders, digested }: Recipients,
): Composed {
  const sent: string[] = [];
  const perPerson = { digest: group(), pressed: group(), circular: group() };
  const messages: Composed['messages'] = [];
  const worst = worstOf(notices);
  for (const notice of notices) {
    const users = people.get(notice.unitId) ?? [];
    const isDigest = !isPress(notice) && !notice.hour;
    // Of a duty that went up several steps at once only the last is news; a supervision notice stands in any case.
    const superseded = !isPress(notice) && worst.get(notice.deadlineId) !== notice;
    if (isDigest && !superseded && users.some((user) => digested.has(user))) continue;
    sent.push(notice.id);
    if (superseded) continue;
    if (notice.hour) {
      for (const user of users) messages.push(alone(notice, user));
    } else {
      const kind = isDigest ? 'digest' : (notice.stage as 'pressed' | 'circular');
      const extra = kind === 'circular' ? (leaders.get(notice.unitId) ?? []) : [];
      for (const user of new Set([...users, ...extra])) perPerson[kind].add(user, notice);
    }
  }
  for (const [user, own] of perPerson.digest.entries()) messages.push(digest(user, own, today));
  for (const [user, own] of perPerson.pressed.entries()) messages.push(bundle(user, own, '督办通知单'));
  for (const [user, own] of perPerson.circular.entries()) messages.push(bundle(user, own, '列入督办通报'));
  return { messages, sent };
}

const isPress = ({ stage }: UnsentNotice): boolean => stage === 'pressed' || stage === 'circular';

function group() {
  const map = new Map<string, UnsentNotice[]>();
  return {
    add: (user: string, notice: UnsentNotice) => {
      const own = map.get(user);
      if (own) own.push(notice);
      else map.set(user, [notice]);
    },
    entries: () => map.entries(),
  };
}

const alone = (notice: UnsentNotice, userId: string) => ({
  key: `notice:${notice.id}:${userId}`,
  userId,
  title: `【限时】${notice.title}`,
  body: notice.body,
  link: `/items/${notice.planItemId}`,
});

function digest(userId: string, own: UnsentNotice[], today: CalendarDate) {
  const duties = [...own].sort(
    (a, b) => rank(b) - rank(a) || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0),
  );
  const counts = (['overdue', 'near'] as const)
    .map((stage) => [STAGE[stage], duties.filter((notice) => notice.stage === stage).length] as const)
    .filter(([, count]) => count > 0);
  return {
    key: `digest:${userId}:${today}`,
    userId,
    title: `今日提醒:${counts.map(([word, count]) => `${word} ${count} 项`).join(',')}`,
    body: lines(duties, (notice) => `【${STAGE[notice.stage]}】`),
    link: '/desk',
  };
}

function bundle(userId: string, own: UnsentNotice[], word: string) {
  const [first] = own;
  const one = own.length === 1;
  return {
    key: `${first.stage}:${userId}:${own.map(({ id }) => id).sort()[0]}`,
    userId,
    title: one ? first.title : `${word}:共 ${own.length} 项`,
    body: one ? first.body : lines(own, () => ''),
    link: one ? `/items/${first.planItemId}` : '/notices',
  };
}

function worstOf(notices: readonly UnsentNotice[]): Map<string, UnsentNotice> {
  const worst = new Map<string, UnsentNotice>();
  for (const notice of notices) {
    const known = worst.get(notice.deadlineId);
    if (!known || rank(notice) > rank(known)) worst.set(notice.deadlineId, notice);
  }
  return worst;
}

const rank = ({ stage }: UnsentNotice): number => STAGES.indexOf(stage);

function lines(notices: UnsentNotice[], mark: (notice: UnsentNotice) => string): string {
  const several = new Set(notices.map(({ unitId }) => unitId)).size > 1;
  const listed = notices
    .slice(0, LISTED)
    .map(
      (notice) =>
        `${mark(notice)}${several ? `${notice.unitName}:` : ''}${notice.itemTitle}(应办 ${notice.dueOn}${notice.provisional ? ',暂定' : ''})`,
    );
  if (notices.length > LISTED) listed.push(`等共 ${notices.length} 项`);
  return listed.join('\n');
}
