import { ArrayMaxSize, ArrayNotEmpty, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsDay } from '../../common/input.decorators.js';
import { PageQuery } from '../../common/page.dto.js';
import { NOTICE_KINDS, type DeadlineKind, type NoticeKind, type Stage } from '../../../shared/vocabulary.js';

export class NoticeQuery extends PageQuery {
  @IsOptional()
  @IsIn(NOTICE_KINDS)
  kind?: NoticeKind;

  @IsOptional()
  @IsUUID('all')
  unitId?: string;

  @IsOptional()
  @IsUUID('all')
  planId?: string;

  @IsOptional()
  @IsUUID('all')
  planItemId?: string;
}

export class UrgeDto {
  @IsUUID('all', { message: '请选择要催办的事项' })
  deadlineId: string;

  /** The coordinator's own words, in place of the standard sentence. */
  @IsOptional()
  @IsString()
  @MaxLength(1000, { message: '催办内容不超过 1000 字' })
  body?: string;
}

export class NoticeAbilitiesDto {
  /** A further 催办 may be sent about this duty. */
  urge: boolean;
}

export class NoticeDto {
  id: string;
  kind: NoticeKind;
  title: string;
  body: string;
  planId: string;
  planTitle: string;
  planItemId: string;
  itemPath: string;
  itemTitle: string;
  unitId: string;
  unitName: string;
  unitShortName: string;
  deadlineId: string;
  deadlineKind: DeadlineKind;
  dueOn: string;
  dueAt: string | null;
  provisional: boolean;
  doneOn: string | null;
  /** Of a notice that the sweep issued: the stage, and the day on which it was truly reached. */
  stage: Stage | null;
  reachedOn: string | null;
  issuedAt: string;
  /** Null when the sweep issued it. */
  issuedByName: string | null;
  can: NoticeAbilitiesDto;
}

export class NoticePageDto {
  items: NoticeDto[];
  next: string | null;
  total: number;
}

export class SignReceiptsDto {
  @IsUUID('all', { message: '请选择单位' })
  unitId: string;

  @IsUUID('all', { each: true, message: '任务不正确' })
  @ArrayNotEmpty({ message: '请选择要签收的任务' })
  @ArrayMaxSize(1000, { message: '一次最多签收 1000 项' })
  planItemIds: string[];
}

export class SignedDto {
  /** Newly signed; what had been signed before is left as it was. */
  signed: number;
}

export class RunSweepDto {
  /** A date after today is a dry run. */
  @IsOptional()
  @IsDay('日期应为 2026-01-31 这样的日期')
  date?: string;
}

export class StageCountsDto {
  near: number;
  overdue: number;
  pressed: number;
  circular: number;
}

export class SetAsideDto {
  deadlineId: string | null;
  dueOn: string | null;
  reason: string;
}

export class SweepPreviewDto {
  deadlineId: string;
  stage: Stage;
  dueOn: string;
  reachedOn: string;
}

export class SweepResultDto {
  date: string;
  dryRun: boolean;
  marked: StageCountsDto;
  notices: number;
  messages: number;
  waiting: number;
  setAside: SetAsideDto[];
  preview: SweepPreviewDto[];
  /** Filing duties made ahead. */
  extended: number;
  /** Steps of requests for information (依申请公开) that are near, overdue or back with the office. */
  requests: number;
  /** The outcome in one sentence. */
  words: string;
}

export class JobDto {
  name: 'sweep' | 'deliver';
  title: string;
  running: boolean;
  lastStartedAt: string | null;
  lastFinishedAt: string | null;
  lastError: string | null;
}

export class JobsDto {
  /** Off where another process runs the jobs. */
  scheduled: boolean;
  items: JobDto[];
  /** When any process last marked something. */
  lastMarkedAt: string | null;
  /** Notices whose messages wait for office hours. */
  noticesWaiting: number;
  messagesWaiting: number;
  messagesSetAside: number;
}
