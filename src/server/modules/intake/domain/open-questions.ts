import type { Certainty } from '../../../../shared/vocabulary.js';
import type { DraftAssignment, DraftContent, DraftDeadline, DraftItem } from './draft-content.js';
import { likelyFindings, likelyWords } from './likely-findings.js';

/** A condition that a person may lift at confirmation instead of answering every case. */
export const WAIVERS = ['leaveUnassigned', 'acceptGoodRows'] as const;
export type Waiver = (typeof WAIVERS)[number];

/** Something a person has to decide, or should look at, before a draft becomes a plan. Derived, never stored. */
export interface OpenQuestion {
  /** Stable while the matter is the same, so that the screen keeps its place. */
  key: string;
  code: string;
  message: string;
  /** The item to show first. */
  item: string | null;
  /** All items it touches, in reading order. */
  items: string[];
  /** The finding it is about, where it is one. */
  finding: string | null;
  /** The name or wording that a mapping would answer. */
  subject: string | null;
  span: [start: number, end: number] | null;
  /** Stands in the way of confirming. */
  blocks: boolean;
  waiver: Waiver | null;
}

export interface DraftCounts {
  tasks: number;
  assignments: number;
  /** Dates and clocks; 及时, 适时 and the like (soft) are no clock of the document. */
  deadlines: number;
  /** Units and clocks of tasks by how surely they are known; what has no answer at all is unclear. */
  sure: number;
  likely: number;
  unclear: number;
  /** Open questions. */
  open: number;
  /** Those that stand in the way, waivable ones included. */
  blocking: number;
}

const question = (
  partial: Pick<OpenQuestion, 'key' | 'code' | 'message'> & Partial<OpenQuestion>,
): OpenQuestion => ({
  item: partial.items?.[0] ?? null,
  items: [],
  finding: null,
  subject: null,
  span: null,
  blocks: false,
  waiver: null,
  ...partial,
});

const tasksOf = (content: DraftContent): DraftItem[] => content.items.filter(({ kind }) => kind === 'task');

/** How an item is called in a message: its number and first words. */
const called = ({ number, text }: DraftItem): string => `“${number}${text.split(/[\n。]/)[0].slice(0, 16)}”`;

/**
 * What is still open in a draft, in the order a person meets it: the document, its names, its clocks, its items.
 *
 * Blocking: what would put a guess or a hole into a plan. A document that is no plan; no task; no title; an unresolved
 * or merely proposed unit; an event wording without its type; a clock that is not understood; what was only inferred. The year and the issue
 * date block too: the plan could be confirmed without them but never published (domain 3), so they are asked here, where
 * the document lies open. Sections answer for nothing: what is found on them is kept but not asked about.
 * Tasks without a unit, and a table's unreadable rows, block until the person says so in the confirmation (`waiver`).
 */
export function openQuestions(content: DraftContent): OpenQuestion[] {
  const tasks = tasksOf(content);
  if (content.purpose === 'upstream') return upstreamQuestions(content, tasks);
  const asked = [
    ...documentQuestions(content, tasks),
    ...nameQuestions(tasks),
    ...eventQuestions(tasks),
    ...tasks.flatMap((item) => findingQuestions(item, content.plan.year)),
    ...likelyQuestion(tasks),
    ...unassignedQuestion(content, tasks),
    ...remarkQuestions(content),
  ];
  return asked.filter(({ waiver }) => waiver === null || !content.waived?.includes(waiver));
}

/** A superior's plan is only compared with: whom it asks to act, and when, is not for us to settle. */
const upstreamQuestions = (content: DraftContent, tasks: DraftItem[]): OpenQuestion[] =>
  documentQuestions(content, tasks).filter(
    ({ code, waiver }) =>
      !['year_missing', 'issued_on_missing'].includes(code) && !(waiver && content.waived?.includes(waiver)),
  );

export function countsOf(content: DraftContent, questions: OpenQuestion[]): DraftCounts {
  const tasks = tasksOf(content);
  const sum = (list: number[]): number => list.reduce((total, n) => total + n, 0);
  const levels = tasks.flatMap(({ assignments, deadlines }) => [
    ...assignments.map((one) => ((one.unitId ?? one.groupId) ? one.certainty : 'ask')),
    ...deadlines.map((one) => (one.spec === null ? 'ask' : one.certainty)),
  ]);
  const known = (certainty: Certainty): number => levels.filter((level) => level === certainty).length;
  return {
    tasks: tasks.length,
    assignments: sum(tasks.map(({ assignments }) => assignments.length)),
    deadlines: sum(
      content.items.map(({ deadlines }) => deadlines.filter(({ spec }) => spec?.kind !== 'soft').length),
    ),
    sure: known('sure'),
    likely: known('likely'),
    unclear: known('ask'),
    open: questions.length,
    blocking: questions.filter(({ blocks }) => blocks).length,
  };
}

function documentQuestions({ plan, badCells }: DraftContent, tasks: DraftItem[]): OpenQuestion[] {
  const asked: OpenQuestion[] = [];
  const ask = (code: string, message: string, more: Partial<OpenQuestion> = {}): void => {
    asked.push(question({ key: code, code, message, blocks: true, ...more }));
  };
  if (!plan.isPlan)
    ask('not_a_plan', '这份文件看起来不是工作计划;如确为计划,请选择“按计划处理”,否则请放弃导入');
  if (!plan.title?.trim()) ask('title_missing', '文件中没有找到标题,请填写计划名称');
  if (plan.year === null) ask('year_missing', '文件没有写明是哪一年的计划,请填写计划年度');
  if (plan.issuedOn === null)
    ask('issued_on_missing', '文件没有写明印发日期,请填写;以印发日起算的时限由它推出');
  if (tasks.length === 0) ask('no_tasks', '没有任何任务,请至少把一个条目设为任务');
  if (badCells.length > 0) {
    const rows = new Set(badCells.map(({ row }) => row)).size;
    ask(
      'bad_cells',
      `表格中有 ${rows} 行不能导入(${badCells.length} 处填写有误),请下载这些行,改正后重新上传,或确认只导入其余各行`,
      {
        waiver: 'acceptGoodRows',
      },
    );
  }
  return asked;
}

/** One question per written name, however often it occurs: one answer settles them all. */
function nameQuestions(tasks: DraftItem[]): OpenQuestion[] {
  const unresolved = grouped(tasks, ({ unitId, groupId }) => unitId === null && groupId === null);
  const proposed = grouped(
    tasks,
    ({ unitId, groupId, certainty }) => (unitId !== null || groupId !== null) && certainty === 'ask',
  );
  const ask = (
    code: string,
    message: (name: string, times: string, first: DraftAssignment) => string,
    found: ReturnType<typeof grouped>,
  ): OpenQuestion[] =>
    [...found].map(([name, { items, first, count }]) =>
      question({
        key: `${code}:${name}`,
        code,
        message:
          message(name, count > 1 ? `(出现 ${count} 次)` : '', first) +
          (first.reason ? `。${first.reason}` : ''),
        items,
        finding: first.key,
        subject: name,
        span: first.span,
        blocks: true,
      }),
    );
  return [
    ...ask(
      'name_unresolved',
      (name, times) => `没有找到单位“${name}”${times},请对应到已有单位或新建`,
      unresolved,
    ),
    ...ask(
      'name_to_confirm',
      (name, times, first) =>
        first.readAs === 'ask'
          ? `“${name}”${times}是否为一个单位,请核对原文`
          : `“${name}”${times}对应的单位是推测的,请确认`,
      proposed,
    ),
  ];
}

function grouped(
  tasks: DraftItem[],
  wanted: (assignment: DraftAssignment) => boolean,
): Map<string, { items: string[]; first: DraftAssignment; count: number }> {
  const found = new Map<string, { items: string[]; first: DraftAssignment; count: number }>();
  for (const item of tasks) {
    for (const assignment of item.assignments.filter(wanted)) {
      const entry = found.get(assignment.name) ?? { items: [], first: assignment, count: 0 };
      entry.count += 1;
      if (entry.items.at(-1) !== item.key) entry.items.push(item.key);
      found.set(assignment.name, entry);
    }
  }
  return found;
}

/** One question per event wording; a type that was only proposed (`ask`) counts as not mapped yet. */
function eventQuestions(tasks: DraftItem[]): OpenQuestion[] {
  const found = new Map<string, { items: string[]; first: DraftDeadline }>();
  for (const item of tasks) {
    for (const deadline of item.deadlines) {
      if (deadline.spec?.kind !== 'relative' || deadline.spec.event === null || isMapped(deadline)) continue;
      const entry = found.get(deadline.spec.event) ?? { items: [], first: deadline };
      if (entry.items.at(-1) !== item.key) entry.items.push(item.key);
      found.set(deadline.spec.event, entry);
    }
  }
  return [...found].map(([wording, { items, first }]) =>
    question({
      key: `event_unmapped:${wording}`,
      code: 'event_unmapped',
      message: first.eventTypeId
        ? `请确认“${wording}”所指的触发事项`
        : `“${wording}”没有对应到触发事项,请选择;登记该事项时才会起算“${first.raw}”`,
      items,
      finding: first.key,
      subject: wording,
      span: first.span,
      blocks: true,
    }),
  );
}

const isMapped = ({ eventTypeId, certainty }: DraftDeadline): boolean =>
  eventTypeId !== null && certainty !== 'ask';

function findingQuestions(item: DraftItem, year: number | null): OpenQuestion[] {
  const asked = item.deadlines.flatMap((deadline) => deadlineQuestion(item, deadline, year));
  if (item.certainty === 'ask') {
    asked.unshift(
      question({
        key: `item_unclear:${item.key}`,
        code: 'item_unclear',
        message: `请核对${called(item)}是否为一个独立条目`,
        items: [item.key],
        span: item.span,
      }),
    );
  }
  return asked;
}

function deadlineQuestion(item: DraftItem, deadline: DraftDeadline, year: number | null): OpenQuestion[] {
  const about = { items: [item.key], finding: deadline.key, span: deadline.span };
  if (deadline.spec === null) {
    const message = lacksYear(deadline)
      ? year === null
        ? `时限“${deadline.raw}”没有写明年份,填写计划年度后自动补全`
        : `时限“${deadline.raw}”按 ${year} 年不是一个真实的日期,请改正或删去`
      : `没有看懂时限“${deadline.raw}”,请改写或删去`;
    return [
      question({
        key: `deadline_unclear:${deadline.key}`,
        code: 'deadline_unclear',
        message,
        ...about,
        blocks: true,
      }),
    ];
  }
  if (deadline.certainty !== 'ask') return [];
  // A clock that names its event is asked about with the event's wording.
  if (deadline.spec.kind === 'relative' && deadline.spec.event !== null) return [];
  const message =
    deadline.spec.kind === 'relative'
      ? `“${deadline.raw}”从什么时候起算?请选择触发事项,或确认自印发之日起算`
      : `请核对时限“${deadline.raw}”`;
  return [
    question({
      key: `deadline_to_check:${deadline.key}`,
      code: 'deadline_to_check',
      message,
      ...about,
      blocks: true,
    }),
  ];
}

/** The words give a month or a day but no year. */
export const lacksYear = ({ label }: DraftDeadline): boolean => JSON.stringify(label ?? '').includes('XXXX');

/** One question for all that was inferred: answered finding by finding, or for all of them at once. */
function likelyQuestion(tasks: DraftItem[]): OpenQuestion[] {
  const found = likelyFindings(tasks);
  if (found.items.length === 0) return [];
  const message = `有 ${likelyWords(found)}是推断的,请逐处采用、改正或去掉,也可以全部采用`;
  const about = { code: 'likely_to_check', message, item: null, items: found.items, blocks: true };
  return [question({ key: 'likely_to_check', ...about })];
}

function unassignedQuestion(content: DraftContent, tasks: DraftItem[]): OpenQuestion[] {
  const items = tasks.filter(({ assignments }) => assignments.length === 0).map(({ key }) => key);
  if (items.length === 0 || !content.plan.isPlan) return [];
  return [
    question({
      key: 'unassigned',
      code: 'unassigned',
      message:
        content.purpose === 'amendment'
          ? `新文稿有 ${items.length} 项任务没有写责任单位:原有的任务沿用现行计划的单位,新增的请指定`
          : `有 ${items.length} 项任务没有责任单位,可以成批指定;也可以先不指定,发布后再调整`,
      items,
      blocks: content.purpose !== 'amendment',
      waiver: 'leaveUnassigned',
    }),
  ];
}

const remarkQuestions = ({ remarks }: DraftContent): OpenQuestion[] =>
  remarks
    .filter(({ settled }) => !settled)
    .map(({ key, code, message, span, item }) =>
      question({ key, code, message, span, item, items: item === null ? [] : [item], finding: key }),
    );
