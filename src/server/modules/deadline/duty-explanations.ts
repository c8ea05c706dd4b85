import type { EntityManager } from 'typeorm';
import { DEADLINE_CHANGE_CAUSE } from '../../../shared/vocabulary.js';
import { dayOf, monthOf, yearOf } from '../../common/calendar-date.js';
import { readClocks } from './clock-rows.js';
import type { DeadlineExplanationDto } from './deadline.dto.js';
import { explainClock } from './domain/explain-clock.js';
import { periodWords } from './domain/period-words.js';
import type { Clock as DutyClock } from './domain/stopping.js';
import type { UnitCalendars } from './domain/unit-calendars.js';

/** A stored duty and how its date came about: what the endpoint, the popover and `duban due` answer with. */
export interface ToldDuty {
  id: string;
  unitName: string;
  title: string;
  /** Its period in office words; empty for a single duty. */
  period: string;
  explanation: DeadlineExplanationDto;
}

interface ToldRow extends Started {
  id: string;
  unitName: string;
  title: string;
  originalDueOn: string;
  raw: string | null;
  policy: string | null;
  lastMove: { cause: 'event' | 'calendar'; reason: string; afterDueOn: string } | null;
}

/**
 * How the due dates of the duties that `where` names (a condition over `d`, the deadline, and `r`, its rule) came
 * about, day by day, with the notices behind them; the earliest due first.
 */
export async function explainDuties(
  em: EntityManager,
  calendars: UnitCalendars,
  where: string,
  params: unknown[],
): Promise<ToldDuty[]> {
  const rows = await em.query<ToldRow[]>(
    `SELECT d.id, u.name AS "unitName", r.title, d.original_due_on::text AS "originalDueOn", d.occurrence, r.raw, r.policy,
       e.subject, t.name AS "typeName",
       (SELECT json_build_object('cause', c.cause, 'reason', c.reason, 'afterDueOn', c.after_due_on) FROM deadline_change c
         WHERE c.deadline_id = d.id AND c.cause IN ('event', 'calendar') AND c.before_due_on <> c.after_due_on
         ORDER BY c.id DESC LIMIT 1) AS "lastMove",
       CASE WHEN d.restarted_at IS NOT NULL THEN (SELECT reason FROM deadline_change c
         WHERE c.deadline_id = d.id AND c.cause = 'restart' ORDER BY c.id DESC LIMIT 1) END AS "restartReason"
     FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id JOIN unit u ON u.id = d.unit_id
     LEFT JOIN trigger_event e ON e.id = d.event_id LEFT JOIN event_type t ON t.id = e.type_id
     WHERE ${where} ORDER BY d.due_on, u.sort, d.id`,
    params,
  );
  if (rows.length === 0) return [];
  const clocks = await readClocks(em, 'd.id = ANY ($1::uuid[])', [rows.map(({ id }) => id)]);
  const clockOf = new Map(clocks.map((one) => [one.id, one]));
  return rows.map((row) => {
    const { id, unitName, title, originalDueOn, raw, policy } = row;
    const { clock, unitId, dueOn, dueAt, innerDueOn, innerProvisional, pausedOn, provisional } =
      clockOf.get(id)!;
    const { text, steps } = explainClock(clock, calendars.of(unitId));
    const explanation: DeadlineExplanationDto = {
      unitName,
      title,
      dueOn,
      dueAt: dueAt && dueAt.toISOString(),
      originalDueOn,
      innerDueOn,
      innerProvisional,
      pausedOn,
      provisional,
      start: startText(clock, row),
      raw,
      basis: basisOf(clock.rule),
      policy,
      text: `${policyText(row)}${text}${pausedOn ? '' : movedText(dueOn, row)}`,
      steps,
    };
    return { id, unitName, title, period: periodWords(row.occurrence), explanation };
  });
}

/** The law behind a statutory length. */
const basisOf = (rule: DutyClock['rule']): string | null =>
  (rule.kind === 'relative' || rule.kind === 'recurring' ? rule.basis : null) ?? null;

/** What a clock runs from, apart from the day. */
interface Started {
  occurrence: string;
  subject: string | null;
  typeName: string | null;
  /** Set where the clock was begun anew. */
  restartReason: string | null;
}

/** The original date, and what made it the present one where that is no pause or extension (which the text itself tells). */
function movedText(now: string, { originalDueOn, lastMove }: ToldRow): string {
  if (now === originalDueOn) return '';
  if (lastMove?.afterDueOn !== now) return `原定${originalDueOn}。`;
  return `原定${originalDueOn},${DEADLINE_CHANGE_CAUSE[lastMove.cause]}(${lastMove.reason})后改为${now}。`;
}

/** What started the clock, as the item page says it. */
function startText(
  { rule, anchor }: DutyClock,
  { occurrence, subject, typeName, restartReason }: Started,
): string | null {
  if (restartReason !== null) return `自${anchor.date}重新起算(${restartReason})`;
  if (typeName) return `${typeName}:${subject}`;
  if (rule.kind === 'relative') return `文件印发(${anchor.date})`;
  if (rule.kind !== 'cadence' && rule.kind !== 'recurring') return null;
  const what = rule.kind === 'cadence' ? '进展报送' : '';
  return `${periodWords(occurrence)}${what},本期自${dayWords(anchor.date)}起`;
}

const dayWords = (date: string): string => `${yearOf(date)}年${monthOf(date)}月${dayOf(date)}日`;

/** Whose date it is, where the document names none. */
const policyText = ({ raw, policy }: { raw: string | null; policy: string | null }): string =>
  policy ? `文件只写“${raw}”,未写明期限;本单位规定:${policy},不作为文件时限。` : '';
