/**
 * 考核办法 as data. Points are hundredths of a point (integers), so that sums are exact to the cent.
 */
export interface SchemeSpec {
  /** Full marks, in hundredths: 100 points = 10 000. */
  base: number;
  lines: SchemeLine[];
  /** From best to worst; the last has `from` 0. */
  grades: { name: string; from: number }[];
}

/** One line of the sheet: what is counted, what each instance costs, and where the line's loss ends. */
export interface SchemeLine {
  code: string;
  /** 一级指标 / 二级指标 / 考核标准 as the sheet prints them. */
  category: string;
  name: string;
  standard: string;
  /** The most this line can take away, in hundredths. */
  cap: number;
  /** Cost of one instance, in hundredths, for a unit that leads or answers alone, and for any other. */
  counts: 'late_deliver' | 'late_report' | 'return';
  principal: number;
  other: number;
}
