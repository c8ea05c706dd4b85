import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsDay, IsMoment, MayBeLeftOut, Nested } from '../../common/input.decorators.js';
import { PageQuery } from '../../common/page.dto.js';
import {
  REPORT_STATUSES,
  type DeadlineKind,
  type EvidenceKind,
  type ReportStatus,
} from '../../../shared/vocabulary.js';
import type { QualityHint } from './domain/quality.js';

const PERIOD = /^\d{4}[0-9A-Z-]{0,6}$/;

export class CreateReportDto {
  @IsUUID('all', { message: '请选择任务' })
  planItemId: string;

  @IsUUID('all', { message: '请选择单位' })
  unitId: string;

  /** `2026-06`, `2026Q2`; left out: that of the filing owed next. */
  @IsOptional()
  @Matches(PERIOD, { message: '报送期应为 2026-06 或 2026Q2 这样的写法' })
  period?: string;
}

export class AnswerInputDto {
  @IsUUID('all', { message: '时限不正确' })
  deadlineId: string;

  /** For `deliver`: the stated completion date. */
  @IsOptional()
  @IsDay('办结日期应为 2026-01-31 这样的日期')
  completedOn?: string | null;

  /** For hour clocks: the exact moment, ISO 8601 with its zone. */
  @IsOptional()
  @IsMoment('办结时刻')
  completedAt?: string | null;
}

export class SaveReportDto {
  @IsInt()
  version: number;

  @MayBeLeftOut()
  @IsString()
  @MaxLength(20_000, { message: '进展情况不超过 20000 字' })
  progress?: string;

  @MayBeLeftOut()
  @IsString()
  @MaxLength(20_000, { message: '存在问题不超过 20000 字' })
  problems?: string;

  @MayBeLeftOut()
  @IsString()
  @MaxLength(20_000, { message: '下一步措施不超过 20000 字' })
  nextSteps?: string;

  @MayBeLeftOut()
  @IsInt({ message: '进度为 0–100 的整数' })
  @Min(0, { message: '进度为 0–100 的整数' })
  @Max(100, { message: '进度为 0–100 的整数' })
  percent?: number;

  /** The whole list of duties it answers; leaving it out keeps them. */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(100)
  @Nested({ each: true })
  @Type(() => AnswerInputDto)
  answers?: AnswerInputDto[];
}

export class MoveReportDto {
  @IsInt()
  version: number;
}

export class ReturnReportDto extends MoveReportDto {
  @IsString()
  @Matches(/\S/, { message: '请填写退回理由' })
  @MaxLength(1000, { message: '退回理由不超过 1000 字' })
  reason: string;
}

export class AddLinkDto {
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false },
    { message: '链接须以 http:// 或 https:// 开头' },
  )
  @MaxLength(2000, { message: '链接过长' })
  url: string;

  @IsString()
  @IsNotEmpty({ message: '请填写链接标题' })
  @MaxLength(200, { message: '标题不超过 200 字' })
  title: string;

  /** When the page was published. */
  @IsOptional()
  @IsDay('发布日期应为 2026-01-31 这样的日期')
  publishedOn?: string | null;
}

export class ReportQuery extends PageQuery {
  @IsOptional()
  @IsIn(REPORT_STATUSES)
  status?: ReportStatus;

  @IsOptional()
  @IsUUID('all')
  unitId?: string;

  @IsOptional()
  @IsUUID('all')
  planId?: string;

  @IsOptional()
  @IsUUID('all')
  planItemId?: string;

  @IsOptional()
  @Matches(PERIOD)
  period?: string;

  /** `review`: what waits for the actor's own review, oldest first. */
  @IsOptional()
  @IsIn(['review'])
  queue?: 'review';
}

export class AnswerableQuery {
  @IsUUID('all', { message: '请选择任务' })
  planItemId: string;

  @IsUUID('all', { message: '请选择单位' })
  unitId: string;
}

export class ReportAbilitiesDto {
  edit: boolean;
  submit: boolean;
  withdraw: boolean;
  approve: boolean;
  return: boolean;
}

export class ReportRowDto {
  id: string;
  planId: string;
  planTitle: string;
  planItemId: string;
  itemPath: string;
  itemTitle: string;
  unitId: string;
  unitName: string;
  unitShortName: string;
  period: string;
  status: ReportStatus;
  progress: string;
  problems: string;
  nextSteps: string;
  percent: number;
  createdAt: string;
  submittedAt: string | null;
  submittedByName: string | null;
  /** The submission whose day counts. */
  countedSubmittedAt: string | null;
  evidenceCount: number;
  returnCount: number;
  version: number;
  can: ReportAbilitiesDto;
}

export class ReportPageDto {
  items: ReportRowDto[];
  next: string | null;
  total: number;
}

/** A duty that a filing answers or can answer. */
export class AnswerableDto {
  deadlineId: string;
  kind: DeadlineKind;
  /** The words of the document; null for the plan's own cadence. */
  raw: string | null;
  /** 本单位规定: how the office reads words that name no time. */
  policy: string | null;
  /** 内部时限: the office's own earlier day. */
  innerDueOn: string | null;
  innerProvisional: boolean;
  occurrence: string;
  /** What started the clock: subject of the event. */
  eventSubject: string | null;
  startOn: string;
  dueOn: string;
  dueAt: string | null;
  provisional: boolean;
  /** The earliest completion date that may be stated. */
  earliestOn: string;
  /** Another filing that already answers it and waits for review. */
  pendingReportId: string | null;
}

export class AnswerableListDto {
  items: AnswerableDto[];
  /** The period that a new filing would be for. */
  period: string;
}

export class AnswerDto extends AnswerableDto {
  completedOn: string | null;
  completedAt: string | null;
  doneOn: string | null;
  doneByThis: boolean;
}

export class EvidenceDto {
  id: string;
  kind: EvidenceKind;
  title: string;
  url: string | null;
  publishedOn: string | null;
  size: number | null;
  createdAt: string;
}

export class ReviewDto {
  id: string;
  decision: 'approve' | 'return';
  reason: string | null;
  reviewedByName: string;
  reviewedAt: string;
}

export class PreviousReportDto {
  id: string;
  period: string;
  status: ReportStatus;
  progress: string;
  problems: string;
  nextSteps: string;
  percent: number;
  submittedAt: string | null;
}

export class HintDto {
  code: QualityHint;
  message: string;
}

export class ReportDto extends ReportRowDto {
  itemText: string;
  answers: AnswerDto[];
  /** Open duties of this task and unit that it could answer. */
  answerable: AnswerableDto[];
  evidence: EvidenceDto[];
  reviews: ReviewDto[];
  previous: PreviousReportDto | null;
  hints: HintDto[];
  /** 100 where it states that a duty is done; a suggestion only. */
  suggestedPercent: number | null;
}
