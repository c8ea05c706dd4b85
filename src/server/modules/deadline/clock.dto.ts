import { Type } from 'class-transformer';
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
  Min,
} from 'class-validator';
import { IsDay, Nested, Trimmed } from '../../common/input.decorators.js';

export class VersionedDeadlineDto {
  @IsUUID('all', { message: '应办节点有误' })
  id: string;

  @IsInt({ message: '版本号有误' })
  version: number;
}

/** One decision on the clocks of one or many duties: all of them or none. */
export class ClockStepDto {
  @IsArray()
  @ArrayMinSize(1, { message: '请先选择应办节点' })
  @ArrayMaxSize(500, { message: '一次最多处理 500 个应办节点' })
  @Nested({ each: true })
  @Type(() => VersionedDeadlineDto)
  deadlines: VersionedDeadlineDto[];

  @IsString({ message: '请写明理由' })
  @Trimmed()
  @Length(1, 500, { message: '请写明理由,不超过 500 字' })
  reason: string;

  /** Says what would come of it, and writes nothing. */
  @IsOptional()
  @IsBoolean()
  preview?: boolean;
}

/** From or on which day. */
export class DatedClockStepDto extends ClockStepDto {
  @IsDay('日期应为 YYYY-MM-DD')
  on: string;

  /** For hour clocks; left out: now if the day is today, else 00:00. */
  @IsOptional()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: '时间应为 HH:mm' })
  time?: string;
}

export class ExtendClockDto extends ClockStepDto {
  /** In the unit of the ceiling: working days, unless the rule says otherwise. */
  @IsInt({ message: '延期天数应为整数' })
  @Min(1, { message: '延期至少 1 个工作日' })
  n: number;
}

/** One due date before and after a decision. */
export class ClockMoveDto {
  deadlineId: string;
  unitId: string;
  unitName: string;
  beforeDueOn: string;
  afterDueOn: string;
  beforeDueAt: string | null;
  afterDueAt: string | null;
  provisional: boolean;
}

export class ClockMovesDto {
  /** Nothing was written. */
  preview: boolean;
  items: ClockMoveDto[];
}
