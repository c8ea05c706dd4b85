import type { AssessmentStatus, UnitClass } from '../../../shared/vocabulary.js';
import type { ScoreEntryDto, SheetLineDto } from './assessment.dto.js';
import type { SchemeSpec } from './domain/scheme.js';

/** A run as the 考核评分表 prints it. Points are points, as on the screen. */
export interface ScoreBook {
  planTitle: string;
  schemeName: string;
  asOf: string;
  status: AssessmentStatus;
  /** 满分 */
  base: number;
  /** Ranked units in the run, seen or not. */
  unitCount: number;
  /** By rank, equals in pinyin order; those that the asker may see. */
  units: ScoreBookUnit[];
}

export interface ScoreBookUnit {
  unitId: string;
  unitName: string;
  unitClass: UnitClass;
  rank: number;
  score: number;
  deducted: number;
  grade: string;
  /** Every line of the scheme with its entries; null where the asker may not open the unit's sheet. */
  lines: ScoreBookLine[] | null;
}

export type ScoreBookEntry = Omit<ScoreEntryDto, 'id'>;
export type ScoreBookLine = Omit<SheetLineDto, 'entries'> & { entries: ScoreBookEntry[] };

/** Hundredths as points: exact to the cent, because they come from whole numbers. */
export const points = (hundredths: number): number => hundredths / 100;

/** The lines of a scheme in points. */
export const schemeLines = (spec: SchemeSpec) =>
  spec.lines.map(({ code, category, group, name, standard, cap, principal, other }) => ({
    ...{ code, category, group, name, standard },
    ...{ cap: points(cap), principal: points(principal), other: points(other) },
  }));

/** A unit's sheet: every line of the scheme with its entries and what they took away. `entries` are in hundredths. */
export function sheetLines<E extends { line: string; points: number; counted: number }>(
  spec: SchemeSpec,
  entries: readonly E[],
) {
  return schemeLines(spec).map((line, index) => {
    const own = entries.filter((entry) => entry.line === line.code);
    const deducted = own.reduce((sum, { counted }) => sum - counted, 0);
    const incurred = own.reduce((sum, entry) => sum - entry.points, 0);
    return {
      ...line,
      count: own.length,
      deducted: points(deducted),
      capped: points(incurred - deducted),
      score: points(spec.lines[index].cap - deducted),
      entries: own.map((entry) => ({
        ...entry,
        points: points(entry.points),
        counted: points(entry.counted),
      })),
    };
  });
}
