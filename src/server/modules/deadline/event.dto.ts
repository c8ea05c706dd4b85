import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
} from 'class-validator';
import { IsMoment, MayBeLeftOut } from '../../common/input.decorators.js';
import { PageQuery } from '../../common/page.dto.js';
import type { DeadlineKind } from '../../../shared/vocabulary.js';

export class EventTypeDto {
  id: string;
  code: string;
  name: string;
  /** 停用: not offered for new events. */
  retired: boolean;
  can: EventTypeItemAbilitiesDto;
}

export class EventTypeItemAbilitiesDto {
  change: boolean;
}

export class EventTypeListDto {
  items: EventTypeDto[];
  can: EventTypeAbilitiesDto;
}

export class EventTypeAbilitiesDto {
  create: boolean;
}

export class CreateEventTypeDto {
  @IsString({ message: '请填写事项类型名称' })
  @Length(2, 40, { message: '事项类型名称为 2–40 个字' })
  name: string;

  /** Stable code; made from the id where left out. */
  @IsOptional()
  @Matches(/^[a-z][a-z0-9_]{1,39}$/, { message: '代码由小写字母、数字和下划线组成' })
  code?: string;
}

export class UpdateEventTypeDto {
  @MayBeLeftOut()
  @IsString({ message: '请填写事项类型名称' })
  @Length(2, 40, { message: '事项类型名称为 2–40 个字' })
  name?: string;

  @MayBeLeftOut()
  @IsBoolean({ message: '停用标记有误' })
  retired?: boolean;
}

export class EventPreviewQuery {
  @IsUUID('all', { message: '请选择事项类型' })
  typeId: string;

  @IsMoment('发生时间')
  occurredAt: string;
}

export class RegisterEventDto extends EventPreviewQuery {
  @IsString({ message: '请写明具体事项' })
  @Length(2, 200, { message: '具体事项为 2–200 个字' })
  subject: string;

  /** Units it concerns; left out: the bearers of the rules that wait for it, except those that owe it as a group's member. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1, { message: '请至少选择一个单位' })
  @ArrayMaxSize(500, { message: '一次最多选择 500 个单位' })
  @IsUUID('all', { each: true, message: '单位有误' })
  unitIds?: string[];

  /** Narrows it to some of the rules that wait for it. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1, { message: '请至少选择一项任务' })
  @ArrayMaxSize(500)
  @IsUUID('all', { each: true, message: '任务有误' })
  ruleIds?: string[];
}

export class VoidEventDto {
  @IsString({ message: '请写明撤销原因' })
  @Length(2, 500, { message: '撤销原因为 2–500 个字' })
  reason: string;
}

export class CorrectEventDto extends VoidEventDto {
  @IsInt({ message: '版本号有误' })
  version: number;

  @IsMoment('发生时间')
  occurredAt: string;

  /** Only shows what would move; the reason may be any. */
  @MayBeLeftOut()
  @IsBoolean({ message: '预览标记有误' })
  preview?: boolean;
}

/** What a correction does to one duty. */
export class CorrectedDeadlineDto {
  deadlineId: string;
  title: string;
  unitName: string;
  beforeDueOn: string;
  beforeDueAt: string | null;
  afterDueOn: string;
  afterDueAt: string | null;
  provisional: boolean;
  /** Why its date stays; null for one that follows the event. */
  kept: string | null;
}

export class EventCorrectionDto {
  preview: boolean;
  items: CorrectedDeadlineDto[];
  /** The event as it stands afterwards. */
  event: EventDto;
}

export class EventQuery extends PageQuery {
  @IsOptional()
  @IsUUID('all', { message: '事项类型有误' })
  typeId?: string;
}

/** What an event would set to work: one unit's duty under one rule. */
export class ExpectedDeadlineDto {
  ruleId: string;
  planId: string;
  planItemId: string;
  title: string;
  /** The document's words about time. */
  raw: string | null;
  unitId: string;
  unitName: string;
  principal: boolean;
  /** Owes it as a member of a group: only where ticked. */
  viaGroup: boolean;
  dueOn: string;
  dueAt: string | null;
  provisional: boolean;
}

export class EventPreviewDto {
  items: ExpectedDeadlineDto[];
  /** Working days of the bureau that it belongs to, from the moment it happened to now. */
  lateWorkdays: number;
}

export class SpawnedDeadlineDto {
  id: string;
  planItemId: string;
  title: string;
  /** The document's words about time. */
  raw: string | null;
  unitId: string;
  unitName: string;
  kind: DeadlineKind;
  dueOn: string;
  dueAt: string | null;
  provisional: boolean;
  doneOn: string | null;
  voidedAt: string | null;
  /** Working days of this unit from the moment it happened to the unit's registration. */
  lateWorkdays: number;
  /** 补登记: the unit was added after the event had been registered. */
  joined: boolean;
}

/** 更正发生时间: when it was said to have happened before, who corrected that, and why. */
export class EventCorrectedDto {
  at: string;
  byName: string;
  beforeOccurredAt: string;
  reason: string;
}

export class EventAbilitiesDto {
  void: boolean;
  correct: boolean;
}

export class EventDto {
  id: string;
  typeId: string;
  typeName: string;
  subject: string;
  occurredAt: string;
  registeredAt: string;
  registeredByName: string;
  /** Working days of the bureau that it belongs to, from the moment it happened to its registration. */
  lateWorkdays: number;
  voidedAt: string | null;
  voidReason: string | null;
  /** The first correction first. */
  corrections: EventCorrectedDto[];
  version: number;
  /** The deadlines it made that this person may see. */
  deadlines: SpawnedDeadlineDto[];
  can: EventAbilitiesDto;
}

export class EventPageDto {
  items: EventDto[];
  next: string | null;
}
