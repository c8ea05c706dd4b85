import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Type } from 'class-transformer';
import { IsDay, Nested, Trimmed } from '../../common/input.decorators.js';
import { PageQuery } from '../../common/page.dto.js';
import { CALENDAR_SCOPES, DAY_KINDS, type CalendarScope, type DayKind } from '../../../shared/vocabulary.js';

export class ReadNoticeTextDto {
  @IsString({ message: '请粘贴通知全文' })
  @Length(10, 20_000, { message: '请粘贴通知全文(10–20000 字)' })
  text: string;
}

export class ReadDayDto {
  date: string;
  kind: 'off' | 'work';
  name: string;
  /** Offsets into the text as pasted. */
  span: number[];
}

export class ReadProblemDto {
  code: string;
  message: string;
  span: number[];
  /** The line of the text, from 1. */
  line: number;
}

/** What the text says; a person confirms or corrects it. */
export class NoticeReadingDto {
  year: number;
  scope: CalendarScope;
  title: string | null;
  docNo: string | null;
  issuedOn: string | null;
  days: ReadDayDto[];
  problems: ReadProblemDto[];
}

export class NoticeDayDto {
  @IsDay('日期应为 YYYY-MM-DD')
  date: string;

  @IsIn(DAY_KINDS, { message: '日期类别有误' })
  kind: DayKind;

  @Trimmed()
  @IsString({ message: '请写明节日名称' })
  @Length(1, 40, { message: '节日名称为 1–40 个字' })
  name: string;
}

export class CalendarNoticeInputDto {
  @Type(() => Number)
  @IsInt({ message: '年份有误' })
  @Min(1950, { message: '年份有误' })
  @Max(2198, { message: '年份有误' })
  year: number;

  @IsIn(CALENDAR_SCOPES, { message: '通知类别有误' })
  scope: CalendarScope;

  @Trimmed()
  @IsString({ message: '请写明通知标题' })
  @Length(4, 120, { message: '通知标题为 4–120 个字' })
  title: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(60, { message: '文号最多 60 个字' })
  docNo?: string | null;

  @IsOptional()
  @IsDay('印发日期应为 YYYY-MM-DD')
  issuedOn?: string | null;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(500, { message: '来源最多 500 个字' })
  source?: string | null;

  /** The text it was read from. */
  @IsOptional()
  @IsString()
  @MaxLength(20_000, { message: '通知全文最多 20000 字' })
  text?: string | null;

  @IsArray()
  @ArrayMaxSize(150, { message: '一年的放假和补班日不会超过 150 天,请核对' })
  @Nested({ each: true })
  @Type(() => NoticeDayDto)
  days: NoticeDayDto[];
}

/** The revision of the calendar that the person saw. */
const SEEN = '缺少日历版本,请刷新后重试';

export class ApplyNoticeDto extends CalendarNoticeInputDto {
  @IsInt({ message: SEEN })
  revision: number;
}

export class WithdrawNoticeDto {
  @IsInt({ message: SEEN })
  revision: number;

  @Trimmed()
  @IsString({ message: '请写明撤回原因' })
  @Length(2, 200, { message: '撤回原因为 2–200 个字' })
  reason: string;
}

export class LocalDayInputDto {
  @IsDay('日期应为 YYYY-MM-DD')
  date: string;

  @IsIn(['off', 'work'], { message: '日期类别有误' })
  kind: 'off' | 'work';

  @Trimmed()
  @IsString({ message: '请写明事由' })
  @Length(1, 40, { message: '事由为 1–40 个字' })
  name: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(200, { message: '依据最多 200 个字' })
  source?: string | null;
}

/** All local days of a unit in a year: what is not among them is taken back. */
export class LocalDaysInputDto {
  @IsUUID('all', { message: '请选择单位' })
  unitId: string;

  @IsInt({ message: '年份有误' })
  @Min(1950, { message: '年份有误' })
  @Max(2198, { message: '年份有误' })
  year: number;

  @IsArray()
  @ArrayMaxSize(150, { message: '一年最多设 150 个本单位日期' })
  @Nested({ each: true })
  @Type(() => LocalDayInputDto)
  days: LocalDayInputDto[];
}

export class ApplyLocalDaysDto extends LocalDaysInputDto {
  @IsInt({ message: SEEN })
  revision: number;
}

export class LocalDaysQuery {
  @Type(() => Number)
  @IsInt({ message: '年份有误' })
  @Min(1950, { message: '年份有误' })
  @Max(2198, { message: '年份有误' })
  year: number;
}

export class LocalDayDto {
  date: string;
  kind: 'off' | 'work';
  name: string;
  source: string | null;
  setByName: string;
  setAt: string;
}

export class UnitLocalDaysDto {
  unitId: string;
  unitName: string;
  days: LocalDayDto[];
  can: LocalDaysCanDto;
}

export class LocalDaysCanDto {
  set: boolean;
}

export class LocalDayListDto {
  items: UnitLocalDaysDto[];
  revision: number;
}

/** How many changed dates of a preview to list, and from where. */
export class PreviewPageQuery extends PageQuery {}

export class ChangedDayDto {
  date: string;
  /** In words: 放假(春节), 补班(春节), 周末, 工作日. */
  before: string;
  after: string;
}

export class MovedDateDto {
  /** Of the duty, or of the matter and its step. */
  id: string;
  unitId: string;
  unitName: string;
  /** In words: 办结节点, 报送节点, 依申请公开. */
  what: string;
  /** The task or the matter; null for someone who does not read the unit's business. */
  title: string | null;
  planItemId: string | null;
  /** The period that a filing or one of several is for; null for what is owed once or after an event. */
  period: string | null;
  beforeDueOn: string;
  afterDueOn: string;
  beforeProvisional: boolean;
  afterProvisional: boolean;
}

/** What a change of the calendar does to open dates, those of duties and of other matters, before anyone applies it, and what it did. */
export class CalendarEffectDto {
  /** Open duties and matters that could be touched. */
  examined: number;
  /** Due dates that move; of these later and earlier ones. */
  moved: number;
  later: number;
  earlier: number;
  /** Provisional dates that become definite, moved or not, and the reverse. */
  settled: number;
  unsettled: number;
  /** Only a duty's near date or the office's own day moves. */
  nearOnly: number;
  /** Not late today, and late once applied. */
  becomeOverdue: number;
  units: number;
}

export class CalendarPreviewDto extends CalendarEffectDto {
  /** To be sent back on applying. */
  revision: number;
  days: ChangedDayDto[];
  /** Moved dates first, then those that only become definite or provisional; each by due date. */
  items: MovedDateDto[];
  next: string | null;
}

export class CalendarAppliedDto extends CalendarEffectDto {
  revision: number;
  /** Null for local days. */
  noticeId: number | null;
  /** People who were told. */
  told: number;
}

/** A recomputation of the calendar under way; `total` 0 where another process does it. */
export class RecomputeProgressDto {
  running: boolean;
  total: number;
  done: number;
}
