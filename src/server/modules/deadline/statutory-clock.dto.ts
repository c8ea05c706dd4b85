import { IsIn, IsInt, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { MayBeLeftOut, Trimmed } from '../../common/input.decorators.js';
import type { ClockUnit } from './domain/rule.js';

const UNITS: ClockUnit[] = ['workday', 'day', 'hour', 'month', 'year'];

/** A length or a yearly day. */
export class ClockLengthDto {
  n: number | null;
  unit: ClockUnit | null;
  /** `MM-DD` of a yearly clock. */
  by: string | null;
}

export class ClockAbilitiesDto {
  edit: boolean;
  reset: boolean;
}

export class StatutoryClockDto extends ClockLengthDto {
  code: string;
  title: string;
  /** From when it runs, in words. */
  starts: string;
  /** The length is a ceiling, not a due date. */
  atMost: boolean;
  eventCode: string | null;
  law: string;
  article: string;
  note: string;
  /** Null: as shipped. */
  editedAt: string | null;
  editedByName: string | null;
  /** What the system ships. */
  shipped: ClockLengthDto;
  version: number;
  can: ClockAbilitiesDto;
}

export class StatutoryClockListDto {
  items: StatutoryClockDto[];
}

export class SaveStatutoryClockDto {
  @IsInt()
  version: number;

  @Trimmed()
  @IsString()
  @Length(2, 60, { message: '名称为 2–60 个字' })
  title: string;

  /** With `unit`; of a clock that has a length. */
  @MayBeLeftOut()
  @IsInt({ message: '时长应为整数' })
  @Min(1, { message: '时长至少为 1' })
  @Max(1000, { message: '时长最多为 1000' })
  n?: number;

  @MayBeLeftOut()
  @IsIn(UNITS, { message: '计时单位有误' })
  unit?: ClockUnit;

  /** Of a yearly clock. */
  @MayBeLeftOut()
  @Matches(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { message: '日期应为 01-31 这样的月日' })
  by?: string;

  @Trimmed()
  @IsString()
  @Length(1, 120, { message: '请写明法规或文件名称' })
  law: string;

  @Trimmed()
  @IsString()
  @Length(1, 60, { message: '请写明条款' })
  article: string;

  @Trimmed()
  @IsString()
  @MaxLength(500)
  note: string;
}

export class ResetStatutoryClockDto {
  @IsInt()
  version: number;
}
