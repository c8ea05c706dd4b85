import {
  addDays,
  dateInShanghai,
  daysBetween,
  instantInShanghai,
  type CalendarDate,
} from '../../../common/calendar-date.js';
import type { DeadlineKind } from '../../../../shared/vocabulary.js';
import { lightOf } from '../../deadline/domain/light.js';
import type { DutyFact, ReturnFact, ScoreFacts } from './facts.js';
import { cappedText, latenessReason, returnReason, type Lateness } from './reason.js';
import { gradeOf, type Counted, type SchemeLine, type SchemeSpec } from './scheme.js';

export interface ScoreOptions {
  /** The last day that counts: what is due on it is not late yet. */
  asOf: CalendarDate;
  /** The last moment from which anything is known; see `knowledgeOf`. */
  knownAt: Date;
  /** Working days of a unit after the first date, up to and including the second. */
  workdaysBetween: (unitId: string, from: CalendarDate, to: CalendarDate) => number;
}

/** Points are hundredths; `points` and `counted` are negative or zero. */
export interface Entry {
  unitId: string;
  line: string;
  planItemId: string;
  itemTitle: string;
  itemPath: string;
  deadlineId: string | null;
  deadlineKind: DeadlineKind | null;
  reportId: string | null;
  /** As the rule says. */
  points: number;
  /** What is left of it under the line's cap. */
  counted: number;
  reason: string;
  facts: Record<string, unknown>;
}

export interface LineSum {
  code: string;
  count: number;
  /** What the line takes away. */
  deducted: number;
  /** What it would have taken away beyond its cap. */
  capped: number;
}

export interface UnitResult {
  unitId: string;
  score: number;
  rank: number;
  grade: string;
  lines: LineSum[];
  entries: Entry[];
}

/**
 * A run knows what had been recorded by the end of its day, or by the moment it was made where that is earlier. With the
 * two stored, the same run can be computed again at any later time.
 */
export function knowledgeOf(asOf: CalendarDate, madeAt: Date): Date {
  const endOfDay = instantInShanghai(addDays(asOf, 1)).getTime() - 1;
  return new Date(Math.min(endOfDay, madeAt.getTime()));
}

/**
 * Scores every unit of a plan by a scheme, as of a day. Pure: the same facts give the same result to the cent.
 *
 * - As-of means knowledge: a duty counts as done from the moment its filing was approved, not from the completion date
 *   that the filing states. What was approved, waived, voided, made or returned after `knownAt` has not happened. Whether
 *   a done duty was late is then judged by its completion date. A filing that waits for review is named in the sentence.
 * - Late is what the ledger shows as 逾期 or 逾期办结; a duty due on `asOf` is not late.
 * - A duty (deadline) counts on the first line that counts its kind, and on no other. A return is about a filing, not about
 *   the duties that it answers: it counts beside them.
 * - A line takes away at most its cap: entries count in the order of their dates until it is used up.
 * - Ranks: by score, equal scores share a rank (1, 2, 2, 4), in pinyin order among themselves.
 */
export function scoreUnits(
  spec: SchemeSpec,
  facts: ScoreFacts,
  options: ScoreOptions,
): { units: UnitResult[] } {
  const lineFor = (counts: Counted): SchemeLine | undefined =>
    spec.lines.find((line) => line.counts === counts);
  const instances = new Map<string, Instance[]>(facts.units.map(({ unitId }) => [unitId, []]));
  for (const duty of facts.duties) {
    const line = lineFor(duty.kind === 'deliver' ? 'late_deliver' : 'late_report');
    const late = line && latenessOf(duty, options);
    if (line && late) instances.get(duty.unitId)?.push(lateInstance(line, duty, late));
  }
  const returnLine = lineFor('return');
  for (const fact of facts.returns) {
    if (!returnLine || fact.returnedAt > options.knownAt) continue;
    instances.get(fact.unitId)?.push(returnInstance(returnLine, fact));
  }
  const results = facts.units.map(({ unitId, name }) => ({
    name,
    ...sumUp(spec, unitId, instances.get(unitId)!),
  }));
  results.sort((a, b) => b.score - a.score || byPinyin(a.name, b.name) || (a.unitId < b.unitId ? -1 : 1));
  const rankOf = new Map<number, number>();
  results.forEach(({ score }, index) => rankOf.has(score) || rankOf.set(score, index + 1));
  return { units: results.map(({ name: _, ...unit }) => ({ ...unit, rank: rankOf.get(unit.score)! })) };
}

const { compare: byPinyin } = new Intl.Collator('zh-CN-u-co-pinyin');

/** One thing that a line counts, before its cap. */
interface Instance {
  line: SchemeLine;
  /** Order within the line: by day, then as the document has the tasks. */
  on: CalendarDate;
  position: number;
  key: string;
  entry: Omit<Entry, 'counted'>;
}

function latenessOf(duty: DutyFact, { asOf, knownAt, workdaysBetween }: ScoreOptions): Lateness | null {
  const known = (at: Date | null): boolean => at !== null && at <= knownAt;
  if (!known(duty.createdAt) || known(duty.waivedAt) || known(duty.voidedAt)) return null;
  const recorded = duty.approvedAt ? known(duty.approvedAt) : duty.doneOn !== null;
  const done = recorded && duty.doneOn !== null && duty.doneOn <= asOf;
  const doneOn = done ? duty.doneOn : null;
  const doneAt = done ? duty.doneAt : null;
  const { dueOn, dueAt, filing } = duty;
  const stop = duty.stops?.find(({ from, to }) => from <= asOf && (to === null || asOf < to));
  const facts = { dueOn, dueAt, doneOn, doneAt, pausedOn: stop?.from };
  const light = lightOf(facts, { today: asOf, now: knownAt });
  if (light !== 'overdue' && light !== 'done_late') return null;
  const waits = filing && !doneOn && known(filing.submittedAt) && !known(filing.reviewedAt);
  return {
    asOf,
    knownAt,
    doneOn,
    doneAt,
    lateWorkdays: workdaysBetween(duty.unitId, dueOn, doneOn ?? asOf),
    pendingSince: waits ? dateInShanghai(filing.submittedAt) : null,
  };
}

function lateInstance(line: SchemeLine, duty: DutyFact, late: Lateness): Instance {
  const { dueOn, dueAt, principal, provisional, subject, occurrence, filing } = duty;
  const points = -(principal ? line.principal : line.other);
  const { asOf, doneOn, doneAt, lateWorkdays, pendingSince } = late;
  return {
    line,
    on: dueOn,
    position: duty.position,
    key: duty.deadlineId,
    entry: {
      unitId: duty.unitId,
      line: line.code,
      planItemId: duty.planItemId,
      itemTitle: duty.title,
      itemPath: duty.path,
      deadlineId: duty.deadlineId,
      deadlineKind: duty.kind,
      reportId: doneOn ? duty.doneByReportId : pendingSince ? filing!.reportId : null,
      points,
      reason: latenessReason(duty, late, points),
      facts: {
        dueOn,
        dueAt: dueAt?.toISOString() ?? null,
        doneOn,
        doneAt: doneAt?.toISOString() ?? null,
        approvedAt: doneOn ? (duty.approvedAt?.toISOString() ?? null) : null,
        lateDays: daysBetween(dueOn, doneOn ?? asOf),
        lateWorkdays,
        principal,
        provisional,
        pendingSince,
        subject,
        period: subject || occurrence === 'once' ? null : occurrence,
      },
    },
  };
}

function returnInstance(line: SchemeLine, fact: ReturnFact): Instance {
  const { principal, period, reason } = fact;
  const points = -(principal ? line.principal : line.other);
  return {
    line,
    on: dateInShanghai(fact.returnedAt),
    position: fact.position,
    key: fact.reviewId,
    entry: {
      unitId: fact.unitId,
      line: line.code,
      planItemId: fact.planItemId,
      itemTitle: fact.title,
      itemPath: fact.path,
      deadlineId: null,
      deadlineKind: null,
      reportId: fact.reportId,
      points,
      reason: returnReason(fact, points),
      facts: {
        reviewId: fact.reviewId,
        returnedAt: fact.returnedAt.toISOString(),
        returnedOn: dateInShanghai(fact.returnedAt),
        period,
        principal,
        returnReason: reason,
      },
    },
  };
}

const before = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
const inOrder = (a: Instance, b: Instance): number =>
  before(a.on, b.on) || a.position - b.position || before(a.key, b.key);

function sumUp(spec: SchemeSpec, unitId: string, instances: Instance[]): Omit<UnitResult, 'rank'> {
  const entries: Entry[] = [];
  const lines = spec.lines.map((line): LineSum => {
    const own = instances.filter((instance) => instance.line === line).sort(inOrder);
    let deducted = 0;
    let capped = 0;
    for (const { entry } of own) {
      const cost = -entry.points;
      const taken = Math.min(cost, line.cap - deducted);
      deducted += taken;
      capped += cost - taken;
      const reason = taken === cost ? entry.reason : entry.reason + cappedText(taken);
      entries.push({ ...entry, counted: taken === 0 ? 0 : -taken, reason });
    }
    return { code: line.code, count: own.length, deducted, capped };
  });
  const score = Math.max(0, spec.base - lines.reduce((sum, { deducted }) => sum + deducted, 0));
  return { unitId, score, grade: gradeOf(spec, score), lines, entries };
}
