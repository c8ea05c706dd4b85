import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { IsDay, MayBeLeftOut, Nested } from '../../common/input.decorators.js';
import { PageQuery } from '../../common/page.dto.js';
import {
  ITEM_KINDS,
  PLAN_STATUSES,
  UNIT_ROLES,
  type ItemKind,
  type PlanKind,
  type PlanStatus,
  type UnitRole,
} from '../../../shared/vocabulary.js';
import { SoftPolicyLineDto } from './soft-policy.dto.js';

/** Left out: unchanged; null: cleared. */
const unlessNull = ValidateIf((_, value) => value !== null && value !== undefined);

export class PlanQuery extends PageQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '年度应为数字' })
  year?: number;

  @IsOptional()
  @IsIn(PLAN_STATUSES, { message: '计划状态有误' })
  status?: PlanStatus;

  /** Words of the title or the document number. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}

export class OutlineQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2000)
  limit: number = 2000;

  @IsOptional()
  @IsString()
  @MaxLength(400)
  after?: string;
}

export class FilingCadenceDto {
  @IsIn(['month', 'quarter'], { message: '报送周期为每月或每季度' })
  per: 'month' | 'quarter';

  @IsOptional()
  @IsInt({ message: '报送日为 1–31' })
  @Min(1, { message: '报送日为 1–31' })
  @Max(31, { message: '报送日为 1–31' })
  day?: number;

  @IsOptional()
  @IsInt({ message: '期后工作日数为 0–20' })
  @Min(0, { message: '期后工作日数为 0–20' })
  @Max(20, { message: '期后工作日数为 0–20' })
  afterWorkdays?: number;

  @IsIn(['none', 'previous', 'next'], { message: '遇放假的处理方式有误' })
  roll: 'none' | 'previous' | 'next';
}

export class VersionDto {
  @IsInt({ message: '缺少版本号,请刷新后重试' })
  version: number;
}

export class UpdatePlanDto extends VersionDto {
  @MayBeLeftOut()
  @IsString()
  @Length(2, 200, { message: '计划名称为 2–200 个字' })
  title?: string;

  @unlessNull
  @IsString()
  @MaxLength(100, { message: '发文机关不超过 100 个字' })
  issuer?: string | null;

  @unlessNull
  @IsString()
  @MaxLength(60, { message: '文号不超过 60 个字' })
  docNo?: string | null;

  @unlessNull
  @IsInt({ message: '年度应为四位数字' })
  @Min(1990, { message: '年度应为四位数字' })
  @Max(2199, { message: '年度应为四位数字' })
  year?: number | null;

  @unlessNull
  @IsDay('印发日期应为 YYYY-MM-DD')
  issuedOn?: string | null;

  @MayBeLeftOut()
  @Nested()
  @Type(() => FilingCadenceDto)
  cadence?: FilingCadenceDto;

  @unlessNull
  @IsInt({ message: '滞后阈值为 1–100 个百分点' })
  @Min(1, { message: '滞后阈值为 1–100 个百分点' })
  @Max(100, { message: '滞后阈值为 1–100 个百分点' })
  behindPoints?: number | null;

  /** Null: nothing is extended. */
  @unlessNull
  @IsInt({ message: '延期上限为 1–250 个工作日' })
  @Min(1, { message: '延期上限为 1–250 个工作日' })
  @Max(250, { message: '延期上限为 1–250 个工作日' })
  extensionWorkdays?: number | null;

  /** 本单位规定; empty: none. */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(20, { message: '本单位规定不超过 20 条' })
  @Nested({ each: true })
  @Type(() => SoftPolicyLineDto)
  softPolicy?: SoftPolicyLineDto[];

  /** 内部时限: working days before the document's date; null: none. */
  @unlessNull
  @IsInt({ message: '内部时限为提前 1–60 个工作日' })
  @Min(1, { message: '内部时限为提前 1–60 个工作日' })
  @Max(60, { message: '内部时限为提前 1–60 个工作日' })
  innerWorkdays?: number | null;
}

export class AssignmentInputDto {
  @unlessNull
  @IsUUID('all', { message: '单位有误' })
  unitId?: string | null;

  @unlessNull
  @IsUUID('all', { message: '集合单位有误' })
  groupId?: string | null;

  @IsIn(UNIT_ROLES, { message: '承担方式为牵头、配合或负责' })
  role: UnitRole;
}

/** One change for many items at once. */
export class UpdateItemsDto extends VersionDto {
  @IsArray()
  @ArrayMinSize(1, { message: '请先选择条目' })
  @ArrayMaxSize(2000, { message: '一次最多选择 2000 条' })
  @IsUUID('all', { each: true, message: '条目有误' })
  itemIds: string[];

  @IsOptional()
  @IsIn(ITEM_KINDS, { message: '条目类别为章节或任务' })
  kind?: ItemKind;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200, { message: '一次最多指定 200 个单位' })
  @Nested({ each: true })
  @Type(() => AssignmentInputDto)
  assignments?: AssignmentInputDto[];

  /** `true`: instead of the units there are; otherwise in addition. */
  @IsOptional()
  @IsBoolean()
  replace?: boolean;
}

export class PlanAbilitiesDto {
  update: boolean;
  assign: boolean;
  publish: boolean;
  amend: boolean;
  policy: boolean;
  close: boolean;
  compare: boolean;
}

export class PlanSummaryDto {
  id: string;
  kind: PlanKind;
  ownerUnitId: string;
  ownerUnitName: string;
  title: string;
  issuer: string | null;
  docNo: string | null;
  year: number | null;
  issuedOn: string | null;
  status: PlanStatus;
  createdAt: string;
  publishedAt: string | null;
  closedAt: string | null;
  version: number;
  /** Tasks that this person may see. */
  tasks: number;
  /** Tasks without any unit, among them. */
  unassigned: number;
  can: PlanAbilitiesDto;
}

export class PlanPageDto {
  items: PlanSummaryDto[];
  next: string | null;
  total: number;
}

export class StagePolicyDto {
  overdue: number;
  pressed: number;
  circular: number;
}

export class PlanDto extends PlanSummaryDto {
  cadence: FilingCadenceDto;
  stages: StagePolicyDto;
  graceWorkdays: number;
  /** 滞后: by how many percentage points elapsed time leads filed progress; null: never shown. */
  behindPoints: number | null;
  /** The most that one extension of a duty may add, in working days; null: nothing is extended. */
  extensionWorkdays: number | null;
  softPolicy: SoftPolicyLineDto[];
  innerWorkdays: number | null;
  /** The document as read, for who may read all of it; null otherwise. */
  sourceText: string | null;
}

export class AssignmentDto {
  id: string;
  role: UnitRole;
  unitId: string | null;
  unitName: string | null;
  unitShortName: string | null;
  /** The group as the document says it; with a unit: a member that it was expanded to. */
  groupId: string | null;
  groupName: string | null;
}

/** `spec`: the rule as data (domain 4.3), by its `kind`; `policy`: 本单位规定 where it is vague words and the office says so. */
export class TimeRequirementDto {
  id: string;
  spec: Record<string, unknown>;
  raw: string;
  eventTypeId: string | null;
  eventTypeName: string | null;
  policy: string | null;
  /** 内部时限 of this one alone. */
  innerWorkdays: number | null;
}

export class PlanItemDto {
  id: string;
  parentId: string | null;
  position: number;
  number: string;
  path: string;
  level: number;
  kind: ItemKind;
  title: string;
  /** Empty where only the heading is shown, because something below it is this person's. */
  text: string;
  headingOnly: boolean;
  spanStart: number | null;
  spanEnd: number | null;
  version: number;
  assignments: AssignmentDto[];
  requirements: TimeRequirementDto[];
}

export class OutlineDto {
  items: PlanItemDto[];
  next: string | null;
}

export class PublishedPlanDto {
  plan: PlanDto;
  /** Tasks with a unit that owes them. */
  tasks: number;
  unassigned: number;
  units: number;
  rules: number;
  deadlines: number;
}

export class PlanYearDto {
  year: number;
  /** Published plans of that year, closed ones too. */
  plans: number;
}

/** The years a person can choose, the newest first. */
export class PlanYearsDto {
  items: PlanYearDto[];
}
