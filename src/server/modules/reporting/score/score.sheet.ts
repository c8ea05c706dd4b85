import type { Writable } from 'node:stream';
import { UNIT_CLASS, type UnitClass } from '../../../../shared/vocabulary.js';
import { SheetWriter } from '../sheet/sheet-writer.js';
import type { SheetFieldNames, Specimen } from '../sheet/template.js';
import type { SheetFields, SheetValue } from '../sheet/values.js';

/** What the 考核评分表 prints; points are points, as on the screen. `assessment` fills it. */
export interface ScoreSheetInput {
  planTitle: string;
  schemeName: string;
  asOf: string;
  base: number;
  unitCount: number;
  units: readonly ScoreSheetUnit[];
}

export interface ScoreSheetUnit {
  unitName: string;
  unitClass: UnitClass;
  rank: number;
  score: number;
  deducted: number;
  grade: string;
  /** Null: this reader sees the place in the ranking, not the sheet. */
  lines: readonly ScoreSheetLine[] | null;
}

export interface ScoreSheetLine {
  category: string;
  group: string;
  name: string;
  standard: string;
  cap: number;
  count: number;
  deducted: number;
  score: number;
  entries: readonly ScoreSheetEntry[];
}

export interface ScoreSheetEntry {
  counted: number;
  reason: string;
  itemTitle: string;
  itemPath: string;
  facts: {
    dueOn?: string | null;
    dueAt?: string | null;
    doneOn?: string | null;
    doneAt?: string | null;
    returnedOn?: string | null;
  };
}

/** Template `考核评分表.xlsx`: the ranking, and the specimen of one detail sheet per unit. */
export const SCORE_FIELDS: readonly SheetFieldNames[] = [
  {
    sheet: ['计划名称', '考核办法', '截止日期', '单位数'],
    row: ['名次', '单位', '单位类别', '满分', '加分', '扣分', '得分', '等次', '备注'],
  },
  {
    sheet: ['单位', '计划名称', '考核办法', '截止日期', '总得分', '名次', '等次'],
    row: [
      '一级指标',
      '二级指标',
      '三级指标',
      '分值',
      '考核标准',
      '件数',
      '加分',
      '扣分',
      '得分',
      '事由',
      '依据',
      '应办日期',
      '办结日期',
      '计分',
    ],
  },
];

/** Writes the book: the ranking, then one sheet per unit whose lines are given. */
export async function writeScoreBook(
  out: Writable,
  now: Date,
  [ranking, detail]: readonly Specimen[],
  book: ScoreSheetInput,
): Promise<void> {
  const shared: SheetFields = { 计划名称: book.planTitle, 考核办法: book.schemeName, 截止日期: book.asOf };
  const writer = new SheetWriter(out, now);
  await writer.addSheet(
    ranking,
    { ...shared, 单位数: book.unitCount },
    book.units.map((unit) => rankingFields(unit, book.base)),
  );
  for (const unit of book.units) {
    if (!unit.lines) continue;
    const fields = {
      ...shared,
      单位: unit.unitName,
      总得分: unit.score.toFixed(2),
      名次: unit.rank,
      等次: unit.grade,
    };
    await writer.addSheet(detail, fields, unit.lines.flatMap(detailRows));
  }
  await writer.finish();
}

const rankingFields = (unit: ScoreSheetUnit, base: number): SheetFields => ({
  名次: unit.rank,
  单位: unit.unitName,
  单位类别: UNIT_CLASS[unit.unitClass],
  满分: base,
  加分: 0,
  扣分: unit.deducted,
  得分: unit.score,
  等次: unit.grade,
  备注: null,
});

/** One row per entry; a line without any still stands with its full score. */
function detailRows(line: ScoreSheetLine): SheetFields[] {
  const head: SheetFields = {
    一级指标: line.category,
    二级指标: line.group,
    三级指标: line.name,
    分值: line.cap,
    考核标准: line.standard,
    件数: line.count,
    加分: 0,
    扣分: line.deducted,
    得分: line.score,
  };
  if (line.entries.length === 0) return [{ ...head, 事由: '无扣分事项' }];
  return line.entries.map((entry) => ({
    ...head,
    事由: entry.reason,
    依据: `${entry.itemPath} ${entry.itemTitle}`.trim(),
    应办日期: dated(entry.facts.dueOn, entry.facts.dueAt),
    办结日期: dated(entry.facts.doneOn ?? entry.facts.returnedOn, entry.facts.doneAt),
    计分: entry.counted,
  }));
}

function dated(day: string | null | undefined, moment: string | null | undefined): SheetValue {
  if (moment) return { moment: new Date(moment) };
  return day ? { day } : null;
}
