import { LIGHT } from '../../../../shared/lights.js';
import type { UnitRole } from '../../../../shared/vocabulary.js';
import { lightWords } from '../domain/words.js';
import type { SheetFieldNames } from '../sheet/template.js';
import type { SheetFields, SheetValue } from '../sheet/values.js';
import type { LedgerFilingDto, LedgerRowDto } from './ledger.dto.js';

/** Template `督办台账.xlsx`: one sheet with these fields (domain 8). */
export const LEDGER_FIELDS: readonly SheetFieldNames[] = [
  {
    sheet: ['标题', '摘要', '截止日期', '总数'],
    row: [
      '序号',
      '任务来源',
      '工作任务',
      '具体要求',
      '牵头单位',
      '配合单位',
      '责任单位',
      '完成时限',
      '反馈周期',
      '签收时间',
      '进展情况',
      '进度',
      '存在问题',
      '下一步措施',
      '预警灯',
      '催办次数',
      '延期',
      '佐证材料',
      '办结时间',
      '备注',
    ],
  },
];

/** Filings or proofs told in one cell; the rest is counted. */
const TOLD = 5;

/** One ledger row as the fields of the sheet; `seq` counts from 1 in the order of the sheet. */
export function ledgerFields(row: LedgerRowDto, seq: number): SheetFields {
  return {
    序号: seq,
    任务来源: `《${row.planTitle}》${row.docNo ? `(${row.docNo})` : ''}${row.path}`,
    工作任务: row.title,
    具体要求: row.requirement,
    牵头单位: unitsOf(row, 'lead'),
    配合单位: unitsOf(row, 'support'),
    责任单位: unitsOf(row, 'responsible'),
    完成时限: dueOf(row),
    反馈周期: row.cadence,
    签收时间: receiptOf(row),
    进展情况: told(row.filings, ({ progress }) => progress),
    进度: row.percent,
    存在问题: told(row.filings, ({ problems }) => problems),
    下一步措施: told(row.filings, ({ nextSteps }) => nextSteps),
    预警灯: { text: lightWords(row.light), tone: LIGHT[row.light].colour },
    催办次数: row.urges > 0 ? row.urges : null,
    延期: movedOf(row),
    佐证材料: evidenceOf(row),
    办结时间: row.doneOn ? { day: row.doneOn } : null,
    备注: remarkOf(row),
  };
}

const unitsOf = (row: LedgerRowDto, role: UnitRole): string =>
  row.units
    .filter((unit) => unit.role === role)
    .map(({ name }) => name)
    .join('、');

/** A real date where there is one, else the document's own words. */
function dueOf(row: LedgerRowDto): SheetValue {
  if (row.dueAt) return { moment: new Date(row.dueAt) };
  return row.dueOn ? { day: row.dueOn } : row.dueWords;
}

/** 延期(原→新), each date on a line of its own; one that came earlier is no 延期 and stands among the remarks. */
function movedOf({ originalDueOn, dueOn }: LedgerRowDto): string | null {
  return originalDueOn && dueOn && originalDueOn < dueOn ? `${originalDueOn}\n→${dueOn}` : null;
}

function receiptOf({ receipt }: LedgerRowDto): SheetValue {
  if (receipt.completedAt) return { moment: new Date(receipt.completedAt) };
  return receipt.signed > 0 ? `已签收 ${receipt.signed}/${receipt.expected}` : null;
}

/** One unit's words stand alone; those of several are told by name. */
function told(filings: readonly LedgerFilingDto[], of: (filing: LedgerFilingDto) => string): string {
  const spoken = filings.filter((filing) => of(filing).trim());
  if (spoken.length === 0) return '';
  if (filings.length === 1) return of(spoken[0]).trim();
  const lines = spoken.slice(0, TOLD).map((filing) => `${filing.unitName}:${of(filing).trim()}`);
  return [...lines, ...(spoken.length > TOLD ? [`另有 ${spoken.length - TOLD} 个单位,详见系统`] : [])].join(
    '\n',
  );
}

function evidenceOf({ evidence }: LedgerRowDto): string {
  const lines = evidence
    .slice(0, TOLD)
    .map(({ title, publishedOn }) => (publishedOn ? `${title}(${publishedOn} 公开)` : title));
  return [...lines, ...(evidence.length > TOLD ? [`另有 ${evidence.length - TOLD} 件`] : [])].join('\n');
}

function remarkOf(row: LedgerRowDto): string {
  const remarks = [
    ...(row.provisional ? ['时限暂定(放假安排尚未公布)'] : []),
    ...(row.originalDueOn && row.dueOn && row.originalDueOn > row.dueOn ? [`原定 ${row.originalDueOn}`] : []),
    ...(row.policy ? [`时限为本单位规定:${row.policy}`] : []),
    ...(row.innerDueOn && !row.doneOn
      ? [`内部时限 ${row.innerDueOn}${row.innerProvisional ? '(暂定)' : ''}`]
      : []),
    ...(row.deliverables > 1 ? [`共 ${row.deliverables} 个应办节点`] : []),
    ...(row.filings.some(({ approved }) => !approved) ? ['进展待审核'] : []),
  ];
  return remarks.join(';');
}
