import type { AssessmentStatus, UnitClass } from '../../../shared/vocabulary.js';
import type { SheetLineDto } from './assessment.dto.js';

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
  lines: SheetLineDto[] | null;
}
