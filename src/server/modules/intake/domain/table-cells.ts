/** One cell of a task table → assignments or a time limit, or the reason why it cannot be taken. */
import { readDutyClause } from './duty-clause.js';
import { normalise } from './normalise.js';
import type { ParsedAssignment, ParsedDeadline, Span, UnitRole } from './parsed-plan.js';
import { dutyFindings } from './recognisers/duty-findings.js';
import type { DocumentFacts } from './recognisers/finding.js';
import type { Cell } from './table-columns.js';
import { readTimeLimit } from './time-limit.js';
import { isCollective, isPlausibleUnit, splitNames } from './unit-names.js';

/** What is put into a cell to say that there is nothing. */
const NOTHING = /^(?:[-—–/\\]+|无|无配合单位|无牵头单位|空)?$/;

const spanOf = (cell: Cell): Span => cell.span ?? [0, 0];

/** Where `words[start, end)` of a cell stand in the text as read; `words` were cut out of its normalised text. */
export function placeIn(cell: Cell, words: string, start: number, end: number): Span {
  const [from, to] = spanOf(cell);
  const { text, toOriginal } = normalise(cell.text);
  const at = text.indexOf(words);
  if (to - from !== cell.text.length || at < 0) return [from, to];
  const [first, last] = toOriginal(at + start, at + end);
  return [from + first, from + last];
}

export interface CellProblem {
  reason: string;
}

/** Plain words of a cell: one spelling, no outer space. */
export const wordsOf = (cell: Cell | undefined): string => normalise(cell?.text ?? '').text.trim();

export const isBlank = (cell: Cell | undefined): boolean =>
  !cell || (!cell.error && NOTHING.test(wordsOf(cell)));

/** 同上, 〃: what the cell above says. */
const DITTO = /^(?:同上|同前|上同|〃|″|"|'')$/;

/** The rows with their dittos written out; each keeps its own place. */
export function withoutDittos(rows: readonly (readonly Cell[])[]): (readonly Cell[])[] {
  const written: (readonly Cell[])[] = [];
  for (const row of rows) {
    const above = written.at(-1);
    written.push(
      row.map((cell, column) => {
        const meant = DITTO.test(cell.text.trim()) ? above?.[column] : undefined;
        return meant && !isBlank(meant) ? { ...meant, covered: undefined, span: cell.span } : cell;
      }),
    );
  }
  return written;
}

const SHORT_NAME = /^[\u4e00-\u9fff()]{2,10}$/;

/** Units of a cell; `A牵头,B配合` inside it wins over the column's role. */
export function unitsOf(
  cell: Cell,
  role: UnitRole,
  facts: DocumentFacts,
): { assignments: ParsedAssignment[]; problem: CellProblem | null } {
  if (isBlank(cell)) return { assignments: [], problem: null };
  const words = wordsOf(cell).replace(/^\(([^()]*)\)$/, '$1');
  if (cell.numeric || cell.date)
    return { assignments: [], problem: { reason: '应填写单位名称,不能是数字或日期' } };
  const clause = readDutyClause(words);
  const pieces = splitNames(words);
  const bad = clause.whole ? undefined : pieces.find((piece) => !isPlausibleUnit(piece.name));
  // 校医室、各班主任: beside good names a short one that is none is asked about, and fails no row.
  const asked = bad ? pieces.filter(({ name }) => !isPlausibleUnit(name) && SHORT_NAME.test(name)) : [];
  if (clause.units.length === 0 || (bad && asked.length === 0)) {
    return {
      assignments: [],
      problem: { reason: `“${bad?.name ?? words}”不像单位名称,几个单位请用顿号或换行分隔` },
    };
  }
  const units = clause.units.map((unit) => ({
    ...unit,
    role: unit.role ?? (role === 'responsible' ? null : role),
  }));
  const findings = dutyFindings({ units, whole: true }, 0, facts, {
    rule: `table-${role}`,
    basis: 'stated',
    certainty: 'sure',
  });
  return {
    problem: null,
    assignments: [
      ...findings.map((finding, index): ParsedAssignment => ({
        unit: finding.unit,
        role: finding.role,
        group: finding.group,
        span: placeIn(cell, words, finding.start, finding.end),
        certainty:
          clause.units[index].wellFormed && !clause.units[index].separatorMissing ? 'sure' : 'likely',
        rule: finding.rule,
        basis: 'stated',
      })),
      ...asked.map(({ name, start, end }): ParsedAssignment => ({
        unit: name,
        role,
        group: isCollective(name),
        span: placeIn(cell, words, start, end),
        certainty: 'ask',
        rule: `table-${role}`,
        basis: 'stated',
      })),
    ],
  };
}

const SERIAL = { first: 36_526, last: 73_050 };

/** The time limit of a cell. Words without any date in them are left to a person (`unclear`), a wrong date is a problem. */
export function limitOf(
  cell: Cell,
  facts: DocumentFacts,
): { deadlines: ParsedDeadline[]; problem: CellProblem | null; unclear: boolean } {
  const none = { deadlines: [], problem: null, unclear: false };
  if (isBlank(cell)) return none;
  const base = { span: spanOf(cell), certainty: 'sure', rule: 'table-limit', basis: 'stated' } as const;
  if (cell.date) {
    return { ...none, deadlines: [{ ...base, raw: cell.date, kind: 'fixed', value: cell.date }] };
  }
  const words = wordsOf(cell);
  if (cell.numeric && Number(words) >= SERIAL.first && Number(words) <= SERIAL.last) {
    return {
      ...none,
      problem: { reason: '像是没有设成日期格式的数字,请把单元格设为日期或写成 2026年6月30日' },
    };
  }
  const findings = readTimeLimit(words, facts);
  if (findings.length > 0) {
    return {
      ...none,
      deadlines: findings.map(({ kind, value, raw, certainty, start, end }) => {
        const span = placeIn(cell, words, start, end);
        return { ...base, span, raw, kind, value, certainty } as ParsedDeadline;
      }),
    };
  }
  if (cell.numeric)
    return { ...none, problem: { reason: '完成时限不能是普通数字,请写日期或“每季度”“长期坚持”等' } };
  if (/\d{1,4}[年\-/.]\d{1,2}/.test(words) || /\d{1,2}月\d{1,2}/.test(words)) {
    return { ...none, problem: { reason: '日期不存在或写法有误,请写成 2026年6月30日 或 2026-06-30' } };
  }
  return { ...none, unclear: true };
}
