import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  ValidateIf,
} from 'class-validator';
import { IsDay, Nested } from '../../common/input.decorators.js';
import { PageQuery } from '../../common/page.dto.js';
import type { LightCode } from '../../../shared/lights.js';
import { DEADLINE_KINDS, type DeadlineKind } from '../../../shared/vocabulary.js';

export class DeadlineQuery extends PageQuery {
  @IsOptional()
  @IsUUID('all', { message: '单位有误' })
  unitId?: string;

  @IsOptional()
  @IsUUID('all', { message: '计划有误' })
  planId?: string;

  @IsOptional()
  @IsUUID('all', { message: '任务有误' })
  itemId?: string;

  @IsOptional()
  @IsUUID('all', { message: '触发事项有误' })
  eventId?: string;

  @IsOptional()
  @IsIn(DEADLINE_KINDS, { message: '节点类别有误' })
  kind?: DeadlineKind;

  /** `true`: what is still owed; `false`: what is done, waived or voided. */
  @IsOptional()
  @Matches(/^(true|false)$/)
  open?: string;

  /** `true`: without what was waived or whose event was voided. */
  @IsOptional()
  @Matches(/^(true|false)$/)
  live?: string;

  /** Due on or after this day. */
  @IsOptional()
  @IsDay('起始日期应为 YYYY-MM-DD')
  from?: string;

  /** Due on or before this day. */
  @IsOptional()
  @IsDay('截止日期应为 YYYY-MM-DD')
  to?: string;
}

export class DeadlineDto {
  id: string;
  planId: string;
  planItemId: string;
  ruleId: string;
  /** The task in the plan's words. */
  title: string;
  /** The document's words about time; null for the plan's own cadence. */
  raw: string | null;
  /** 本单位规定: how the office reads words that name no time; null where the document itself rules. */
  policy: string | null;
  unitId: string;
  unitName: string;
  kind: DeadlineKind;
  principal: boolean;
  /** `once`, a period (`2026-06`, `2026Q2`), or the id of the event. */
  occurrence: string;
  eventId: string | null;
  startOn: string;
  dueOn: string;
  dueAt: string | null;
  originalDueOn: string;
  /** 暂停: since when the clock stands still; null while it runs. */
  pausedOn: string | null;
  nearOn: string;
  /** 内部时限: the office's own earlier day; nothing is late by it. */
  innerDueOn: string | null;
  innerProvisional: boolean;
  provisional: boolean;
  doneOn: string | null;
  doneAt: string | null;
  waivedAt: string | null;
  waiveReason: string | null;
  voidedAt: string | null;
  light: LightCode;
  /** Working days left of an open duty; negative: days late. Null once it is no longer owed. */
  workdaysLeft: number | null;
  version: number;
}

export class DeadlinePageDto {
  items: DeadlineDto[];
  next: string | null;
  total: number;
}

export class ExplainStepDto {
  date: string;
  counted: boolean;
  /** The number of the counted day, from 1. */
  index?: number;
  reason: string;
  notice?: string;
  provisional?: boolean;
}

/** 为什么是这一天. */
export class DeadlineExplanationDto {
  /** Whose duty, and what it asks. */
  unitName: string;
  title: string;
  dueOn: string;
  dueAt: string | null;
  originalDueOn: string;
  /** The office's own earlier day, for reminding only. */
  innerDueOn: string | null;
  innerProvisional: boolean;
  /** The clock stands still: the due date is that of before, and moves when it runs again. */
  pausedOn: string | null;
  provisional: boolean;
  /** What started the clock, in words; null for a date that the document names. */
  start: string | null;
  raw: string | null;
  /** 依据: the law with its article, of a statutory length. */
  basis: string | null;
  /** 本单位规定, where the date is the office's reading of the document's words. */
  policy: string | null;
  text: string;
  steps: ExplainStepDto[];
}

export class DutyCountQuery extends PageQuery {
  @IsOptional()
  @IsUUID('all', { message: '计划有误' })
  planId?: string;

  @IsOptional()
  @IsUUID('all', { message: '任务有误' })
  itemId?: string;

  /** `true`: only where a unit has not done all of it. */
  @IsOptional()
  @Matches(/^(true|false)$/)
  missing?: string;
}

export class UnitCountDto {
  unitId: string;
  unitName: string;
  done: number;
  needed: number;
}

/** One period of a rule that asks for something so many times, with what each unit has done of it. */
export class DutyCountDto {
  ruleId: string;
  planId: string;
  planItemId: string;
  title: string;
  raw: string | null;
  policy: string | null;
  /** `2026`, `2026Q2`. */
  period: string;
  startOn: string;
  dueOn: string;
  /** Working days left of the period; negative: days past. */
  workdaysLeft: number;
  /** Times that are asked of each unit. */
  needed: number;
  /** Times that would be done by now, were they spread evenly over the period. */
  expected: number;
  /** How many units have done less than `expected`. */
  behind: number;
  /** The least done first. */
  units: UnitCountDto[];
}

export class DutyCountPageDto {
  items: DutyCountDto[];
  next: string | null;
}

export class HeldDeadlineDto {
  @IsUUID('all', { message: '应办节点有误' })
  id: string;

  @IsInt({ message: '缺少版本号,请刷新后重试' })
  version: number;
}

/** 内部时限 of some duties at once: those of one task that fall due together. */
export class SetInnerDto {
  @IsArray()
  @ArrayMinSize(1, { message: '请先选择应办节点' })
  @ArrayMaxSize(500, { message: '一次最多设置 500 个应办节点' })
  @Nested({ each: true })
  @Type(() => HeldDeadlineDto)
  deadlines: HeldDeadlineDto[];

  /** Null: none any more. */
  @ValidateIf((_, value) => value !== null)
  @IsDay('内部时限应为 YYYY-MM-DD')
  innerDueOn: string | null;
}

export class InnerSetDto {
  /** How many duties it was set for. */
  changed: number;
}
