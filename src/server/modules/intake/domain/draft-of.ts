import type { Certainty } from '../../../../shared/vocabulary.js';
import { ruleFromLabel } from '../../deadline/domain/rule.js';
import type {
  BadCell,
  Candidate,
  DraftAssignment,
  DraftContent,
  DraftDeadline,
  DraftItem,
} from './draft-content.js';
import type { FailedTable } from './failed-rows.js';
import type { ParsedAssignment, ParsedDeadline, ParsedPlan } from './parsed-plan.js';

/** What a written name was found to mean. `ask` with a target is a proposal that a person has to confirm. */
export interface ResolvedName {
  unitId: string | null;
  groupId: string | null;
  certainty: Certainty;
  /** In words for the screen. */
  reason: string | null;
  candidates: Candidate[];
}

/** The organisation and the event catalogue, as far as a draft needs them. Both answer from memory. */
export interface Directory {
  resolve(name: string): ResolvedName;
  /** The event type that a wording such as 清单调整后 surely or probably names. */
  suggestEvent(wording: string): { eventTypeId: string; certainty: Certainty } | null;
}

/** The reader's suspicion that a name is another one miswritten becomes the reason of that assignment. */
const SLIP = 'unit_slip';
/** A time limit of a table that no rule reads becomes a clock without a rule: to be put right or dropped. */
const LIMIT_UNCLEAR = 'limit_unclear';
/** Matters that the draft asks about by itself (`open-questions.ts`); the reader's own words on them would ask twice. */
const DERIVED_ELSEWHERE = new Set([
  'not_a_plan',
  'year_missing',
  'issue_date_missing',
  'title_missing',
  'year_unknown',
  'day_unnamed',
  'event_missing',
  SLIP,
  LIMIT_UNCLEAR,
]);

const WORST: Record<Certainty, number> = { sure: 0, likely: 1, ask: 2 };

/** The less certain of two. */
export const lessCertain = (a: Certainty, b: Certainty): Certainty => (WORST[a] >= WORST[b] ? a : b);

/** What the readers say about one file. */
export interface Reading {
  /** The text as read. */
  text: string;
  parsed: ParsedPlan;
  rowErrors: BadCell[];
  failedTables: FailedTable[];
}

/** Turns what the reader found into a draft: names looked up, clocks made into rules. Nothing is decided here. */
export function draftOf(
  { text, parsed, rowErrors, failedTables }: Reading,
  directory: Directory,
): DraftContent {
  const { upstream, date, docType: _docType, ...plan } = parsed.plan;
  const slips = new Map(
    parsed.questions.flatMap(({ code, span, message }) => (code === SLIP ? [[`${span}`, message]] : [])),
  );
  const items = parsed.items.map((item, index): DraftItem => {
    const key = keyOf(index)!;
    return {
      key,
      parent: keyOf(item.parent),
      number: item.number,
      level: item.level,
      kind: item.kind,
      text: item.text,
      span: item.span,
      certainty: item.certainty,
      assignments: item.assignments.map((found, nth) =>
        suspected(assignmentOf(found, `${key}a${nth + 1}`, directory), slips.get(`${found.span}`)),
      ),
      deadlines: item.deadlines.map((found, nth) =>
        deadlineOf(found, `${key}d${nth + 1}`, directory, plan.year),
      ),
    };
  });
  for (const { code, item, span } of parsed.questions) {
    if (code !== LIMIT_UNCLEAR || item === null) continue;
    const { key, deadlines } = items[item];
    deadlines.push(unclearLimit(text, span, `${key}d${deadlines.length + 1}`));
  }
  return {
    plan: { ...plan, issuedOn: date, upstream: upstream.map(({ docNo, title }) => ({ docNo, title })) },
    items,
    remarks: parsed.questions
      .filter(({ code }) => !DERIVED_ELSEWHERE.has(code))
      .map(({ item, ...remark }, index) => ({
        key: `r${index + 1}`,
        ...remark,
        item: keyOf(item),
        settled: false,
      })),
    badCells: rowErrors.map(({ row, column, value, reason }) => ({ row, column, value, reason })),
    ...(failedTables.length > 0 ? { failedTables } : {}),
  };
}

const keyOf = (index: number | null): string | null => (index === null ? null : `i${index + 1}`);

/** Looks names up again that meant nobody so far: units may have been added, and names learnt, since. */
export function resolveAgain(content: DraftContent, directory: Directory): DraftContent {
  const again = (assignment: DraftAssignment): DraftAssignment => {
    if (assignment.unitId !== null || assignment.groupId !== null) return assignment;
    const { certainty, ...resolved } = directory.resolve(assignment.name);
    return { ...assignment, ...resolved, certainty: lessCertain(assignment.readAs, certainty) };
  };
  return {
    ...content,
    items: content.items.map((item) => ({ ...item, assignments: item.assignments.map(again) })),
  };
}

function assignmentOf(found: ParsedAssignment, key: string, directory: Directory): DraftAssignment {
  const { certainty, ...resolved } = directory.resolve(found.unit);
  return {
    key,
    name: found.unit,
    collective: found.group,
    role: found.role,
    ...resolved,
    certainty: lessCertain(found.certainty, certainty),
    readAs: found.certainty,
    span: found.span,
    rule: found.rule,
  };
}

const suspected = (assignment: DraftAssignment, suspicion: string | undefined): DraftAssignment =>
  suspicion === undefined || assignment.unitId !== null || assignment.groupId !== null
    ? assignment
    : { ...assignment, reason: suspicion };

function deadlineOf(
  found: ParsedDeadline,
  key: string,
  directory: Directory,
  year: number | null,
): DraftDeadline {
  const spec = ruleFromLabel(found.kind, found.value, year);
  const wording = spec?.kind === 'relative' ? spec.event : null;
  const event = wording === null ? null : directory.suggestEvent(wording);
  return {
    key,
    raw: found.raw,
    spec,
    eventTypeId: event?.eventTypeId ?? null,
    certainty: event ? lessCertain(found.certainty, event.certainty) : found.certainty,
    span: found.span,
    rule: found.rule,
    label: { kind: found.kind, value: found.value },
  };
}

const unclearLimit = (text: string, span: DraftDeadline['span'], key: string): DraftDeadline => ({
  key,
  raw: (span ? text.slice(...span) : '').trim(),
  spec: null,
  eventTypeId: null,
  certainty: 'ask',
  span,
  rule: 'table-limit',
  label: null,
});
