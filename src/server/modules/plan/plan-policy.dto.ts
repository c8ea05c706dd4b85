import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import { Nested, Trimmed } from '../../common/input.decorators.js';
import { VersionDto } from './plan.dto.js';
import { SoftPolicyLineDto } from './soft-policy.dto.js';

const unlessNull = ValidateIf((_, value: unknown) => value !== null);

/** 本单位规定 of a plan in force, all of it, and why it changes. */
export class ChangePlanPolicyDto extends VersionDto {
  @IsArray()
  @ArrayMaxSize(20, { message: '本单位规定不超过 20 条' })
  @Nested({ each: true })
  @Type(() => SoftPolicyLineDto)
  softPolicy: SoftPolicyLineDto[];

  /** 内部时限: working days before the document's date; null: none. */
  @unlessNull
  @IsInt({ message: '内部时限为提前 1–60 个工作日' })
  @Min(1, { message: '内部时限为提前 1–60 个工作日' })
  @Max(60, { message: '内部时限为提前 1–60 个工作日' })
  innerWorkdays: number | null;

  /** The most that one extension may add from now on; null: nothing is extended. */
  @unlessNull
  @IsInt({ message: '延期上限为 1–250 个工作日' })
  @Min(1, { message: '延期上限为 1–250 个工作日' })
  @Max(250, { message: '延期上限为 1–250 个工作日' })
  extensionWorkdays: number | null;

  @Trimmed()
  @IsString({ message: '请写明调整原因' })
  @Length(2, 200, { message: '调整原因为 2–200 个字' })
  reason: string;

  /** `true`: only what it would do. */
  @IsOptional()
  @IsBoolean()
  preview?: boolean;
}

/** What becomes of one open duty; null: it is not there before, or not any more. */
export class PolicyDutyDto {
  deadlineId: string;
  planItemId: string;
  unitId: string;
  unitName: string;
  title: string;
  change: 'moved' | 'made' | 'waived' | 'inner';
  beforeDueOn: string | null;
  afterDueOn: string | null;
  beforeInnerDueOn: string | null;
  afterInnerDueOn: string | null;
  afterInnerProvisional: boolean;
  provisional: boolean;
  /** Its new date has passed already. */
  overdue: boolean;
}

export class PlanPolicyEffectDto {
  preview: boolean;
  moved: number;
  made: number;
  waived: number;
  /** Duties of which only the office's own day moves. */
  inner: number;
  overdue: number;
  units: number;
  /** The first of them, by date. */
  items: PolicyDutyDto[];
  more: number;
}
