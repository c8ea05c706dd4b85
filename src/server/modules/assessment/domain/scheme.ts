/**
 * 考核办法 as data. Points are hundredths of a point (integers), so that sums are exact to the cent.
 */
export interface SchemeSpec {
  /** Full marks, in hundredths: 100 points = 10 000. */
  base: number;
  /** In the order of the sheet. A duty that two lines would count is counted by the first alone. */
  lines: SchemeLine[];
  /** From best to worst; the last has `from` 0. A score on the border has the better grade. */
  grades: { name: string; from: number }[];
}

/** What one instance of a line is. */
export type Counted = 'late_deliver' | 'late_report' | 'return';

/** One line of the sheet: what is counted, what each instance costs, and where the line's loss ends. */
export interface SchemeLine {
  code: string;
  counts: Counted;
  /** 一级指标 / 二级指标 / 三级指标 / 考核标准 as the sheet prints them. */
  category: string;
  group: string;
  name: string;
  standard: string;
  /** 分值: the most this line can take away, in hundredths. */
  cap: number;
  /** Cost of one instance, in hundredths, for a unit that leads or answers alone, and for any other. */
  principal: number;
  other: number;
}

const COUNTED: readonly Counted[] = ['late_deliver', 'late_report', 'return'];
const isPoints = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

/** What is wrong with a scheme, in Chinese, one sentence each; empty where it can be used. */
export function problemsOf(spec: SchemeSpec): string[] {
  const { base, lines, grades } = spec;
  const problems: string[] = [];
  const codes = lines.map(({ code }) => code);
  if (!isPoints(base) || base === 0) problems.push('满分必须大于 0');
  if (lines.length === 0) problems.push('至少要有一项指标');
  if (new Set(codes).size !== codes.length) problems.push('指标编码不能重复');
  for (const { code, counts, cap, principal, other } of lines) {
    if (!COUNTED.includes(counts)) problems.push(`指标 ${code} 的计分对象无法识别`);
    if (![cap, principal, other].every(isPoints)) problems.push(`指标 ${code} 的分值必须是不小于 0 的数`);
  }
  if (lines.reduce((sum, { cap }) => sum + cap, 0) > base) problems.push('各项指标的分值之和不能超过满分');
  if (grades.at(-1)?.from !== 0) problems.push('最低等次必须从 0 分起');
  if (grades.some(({ from }, index) => !isPoints(from) || (index > 0 && from >= grades[index - 1].from))) {
    problems.push('等次必须从高到低排列');
  }
  return problems;
}

/** The grade of a score in hundredths. */
export function gradeOf({ grades }: SchemeSpec, score: number): string {
  return (grades.find(({ from }) => score >= from) ?? grades[grades.length - 1]).name;
}

/** `2`, `0.5`, `1.25`: hundredths as a person writes points. */
export const pointsText = (hundredths: number): string => String(Math.abs(hundredths) / 100);
