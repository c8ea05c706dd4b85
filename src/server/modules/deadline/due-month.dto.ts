import { IsOptional, IsUUID, Matches } from 'class-validator';
import type { LightCode } from '../../../shared/lights.js';
import type { DeadlineKind } from '../../../shared/vocabulary.js';

export class DueMonthQuery {
  /** `2026-11`. */
  @Matches(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, { message: '月份应为 YYYY-MM' })
  month: string;

  @IsOptional()
  @IsUUID('all', { message: '单位有误' })
  unitId?: string;

  @IsOptional()
  @IsUUID('all', { message: '计划有误' })
  planId?: string;
}

export class DueDayLightDto {
  light: LightCode;
  duties: number;
}

/** One duty as a cell of the month has room for it. */
export class DueDayDutyDto {
  id: string;
  planItemId: string;
  title: string;
  kind: DeadlineKind;
  unitName: string;
  light: LightCode;
  provisional: boolean;
}

/** A day of the month on which something falls due. */
export class DueDayDto {
  date: string;
  duties: number;
  /** Worst first. */
  lights: DueDayLightDto[];
  /** The few worst of the day. */
  first: DueDayDutyDto[];
}

/** The due dates of a month by light; days without any are left out. */
export class DueMonthDto {
  month: string;
  today: string;
  duties: number;
  lights: DueDayLightDto[];
  days: DueDayDto[];
}
