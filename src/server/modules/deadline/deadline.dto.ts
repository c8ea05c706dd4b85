import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { IsDay } from '../../common/input.decorators.js';
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
  nearOn: string;
  /** 内部时限: the office's own earlier day; nothing is late by it. */
  innerDueOn: string | null;
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
  dueOn: string;
  dueAt: string | null;
  originalDueOn: string;
  provisional: boolean;
  /** What started the clock, in words; null for a date that the document names. */
  start: string | null;
  raw: string | null;
  /** 本单位规定, where the date is the office's reading of the document's words. */
  policy: string | null;
  text: string;
  steps: ExplainStepDto[];
}
