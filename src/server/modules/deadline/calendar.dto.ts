import { IsOptional, IsUUID } from 'class-validator';
import type { CalendarScope } from '../../../shared/vocabulary.js';

export class CalendarYearQuery {
  /** With the local days of this unit. */
  @IsOptional()
  @IsUUID('all', { message: '单位有误' })
  unitId?: string;
}

/** One version of a year: a notice as it was loaded. */
export class CalendarNoticeDto {
  id: number;
  year: number;
  /** `year`: arranges the whole year; `days`: a second notice in a running year. */
  scope: CalendarScope;
  docNo: string | null;
  title: string;
  issuedOn: string | null;
  source: string | null;
  /** Its days: 放假 and 补班 as it states them. */
  offDays: number;
  workDays: number;
  /** It rules: the last of its year, or a second notice after it. */
  inForce: boolean;
  /** Null for what ships with the system. */
  loadedAt: string | null;
  loadedByName: string | null;
  withdrawnAt: string | null;
  withdrawnByName: string | null;
  withdrawReason: string | null;
}

export class SpecialDayDto {
  date: string;
  /** `off` 放假, `work` 补班. */
  kind: 'off' | 'work';
  name: string;
  /** The notice that rules the day, as an office cites it. */
  notice: string;
}

export class CalendarCanDto {
  /** Load a notice, withdraw one. */
  load: boolean;
  /** Set local days of some unit. */
  setLocalDays: boolean;
}

/** The days of a year that differ from Monday to Friday. */
export class CalendarYearDto {
  year: number;
  /** False where no notice covers the year yet: every date in it is provisional. */
  known: boolean;
  /** True where 28 to 31 December may still be ruled by the notice of the year after. */
  endOpen: boolean;
  /** Counts every change of the calendar: sent back with one, so that two people cannot both change what one saw. */
  revision: number;
  /** Every version of the year, the latest first. */
  notices: CalendarNoticeDto[];
  days: SpecialDayDto[];
  can: CalendarCanDto;
}
