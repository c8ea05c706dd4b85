import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { LIGHT_CODES, type LightCode } from '../../../../shared/lights.js';
import { UNIT_ROLES, type EvidenceKind, type UnitRole } from '../../../../shared/vocabulary.js';

export const LEDGER_SORTS = ['position', 'unit', 'due', 'light'] as const;
export type LedgerSort = (typeof LEDGER_SORTS)[number];

/** What narrows the ledger; the sheet takes the same, so that it holds exactly what the page shows. */
export class LedgerFilter {
  @IsOptional()
  @IsUUID(undefined, { message: '工作计划的编号无效' })
  plan?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '年度必须是整数' })
  @Min(1949, { message: '年度无效' })
  @Max(2200, { message: '年度无效' })
  year?: number;

  /** Tasks for which this unit answers, in any role or in `role`. */
  @IsOptional()
  @IsUUID(undefined, { message: '单位的编号无效' })
  unit?: string;

  @IsOptional()
  @IsIn(UNIT_ROLES, { message: '责任角色只能是 lead、support 或 responsible' })
  role?: UnitRole;

  /** One or several lights, separated by commas. */
  @IsOptional()
  @Transform(({ value }) =>
    [value]
      .flat()
      .flatMap((part) => String(part).split(','))
      .filter(Boolean),
  )
  @IsIn(LIGHT_CODES, { each: true, message: '预警灯的取值无效' })
  light?: LightCode[];

  /** Words that must all occur in the task, its number or its requirement. */
  @IsOptional()
  @IsString()
  @MaxLength(100, { message: '查找内容不能超过 100 个字' })
  text?: string;

  @IsOptional()
  @IsIn(LEDGER_SORTS, { message: '排序方式无效' })
  sort: LedgerSort = 'position';

  /** The same order from its other end. */
  @IsOptional()
  @Transform(({ value }) => value === 'true' || value === true)
  @IsBoolean({ message: '是否倒序只能是 true 或 false' })
  desc?: boolean;
}

export class LedgerQuery extends LedgerFilter {
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '每页行数必须是整数' })
  @Min(1, { message: '每页行数至少为 1' })
  @Max(200, { message: '每页最多 200 行' })
  limit: number = 50;

  @IsOptional()
  @IsString()
  @MaxLength(800)
  after?: string;
}

export class LedgerUnitDto {
  /** Null for a collective such as 机关各处室. */
  id: string | null;
  name: string;
  shortName: string;
  role: UnitRole;
}

export class LedgerEvidenceDto {
  id: string;
  kind: EvidenceKind;
  title: string;
  url: string | null;
  publishedOn: string | null;
}

/** The latest filing (submitted or approved) of one unit that answers for the task. */
export class LedgerFilingDto {
  reportId: string;
  unitId: string;
  unitName: string;
  period: string;
  approved: boolean;
  progress: string;
  problems: string;
  nextSteps: string;
  percent: number;
}

export class LedgerReceiptDto {
  /** Units that signed, of those that answer for the task. */
  signed: number;
  expected: number;
  /** When the last of them signed; null while one is missing. */
  completedAt: string | null;
}

export class LedgerRowDto {
  itemId: string;
  planId: string;
  planTitle: string;
  docNo: string | null;
  /** `二(一)3`: what a person says to name the task. */
  path: string;
  number: string;
  title: string;
  /** What follows the title in the document. */
  requirement: string;
  light: LightCode;
  /** An open duty is answered by a filing that waits for review (待审核); the light tells approved facts only. */
  inReview: boolean;
  units: LedgerUnitDto[];
  /** The first date still open, else the last one that was. */
  dueOn: string | null;
  /** For an hour clock, the moment. */
  dueAt: string | null;
  /** What that date was at first: another one where it was extended, paused, or moved by the calendar. */
  originalDueOn: string | null;
  /** Time in the document's own words. */
  dueWords: string;
  /** 本单位规定: how the office reads words that name no time; null where the document itself rules. */
  policy: string | null;
  /** 内部时限 of that date. */
  innerDueOn: string | null;
  innerProvisional: boolean;
  provisional: boolean;
  /** Duties with a date, filings left out. */
  deliverables: number;
  cadence: string;
  receipt: LedgerReceiptDto;
  filings: LedgerFilingDto[];
  /** The lowest of the filings. */
  percent: number | null;
  /** How often the task was urged. */
  urges: number;
  evidence: LedgerEvidenceDto[];
  /** Set when everything that is to be delivered is done: the last completion date. */
  doneOn: string | null;
}

/** Tasks by light under the same filters, the light itself left out. */
export class LightTotalsDto {
  normal: number;
  near: number;
  behind: number;
  overdue: number;
  done: number;
  done_late: number;
  paused: number;
  none: number;
}

export class LedgerCanDto {
  export: boolean;
}

export class LedgerPageDto {
  items: LedgerRowDto[];
  next: string | null;
  /** Rows under all filters. */
  total: number;
  lights: LightTotalsDto;
  /** The day for which the lights are told. */
  asOf: string;
  can: LedgerCanDto;
}
