export class CalendarNoticeDto {
  docNo: string | null;
  title: string | null;
  issuedOn: string | null;
  source: string | null;
}

export class SpecialDayDto {
  date: string;
  /** `off` 放假, `work` 补班. */
  kind: 'off' | 'work';
  name: string;
  /** The notice that rules the day, as an office cites it. */
  notice: string;
}

/** The days of a year that differ from Monday to Friday. */
export class CalendarYearDto {
  year: number;
  /** False where no notice covers the year yet: every date in it is provisional. */
  known: boolean;
  notices: CalendarNoticeDto[];
  days: SpecialDayDto[];
}
