import { Transform } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsDay, MayBeLeftOut, Trimmed } from '../../common/input.decorators.js';
import { PageQuery } from '../../common/page.dto.js';
import { LIGHT_CODES, type LightCode } from '../../../shared/lights.js';
import {
  ANSWER_KINDS,
  APPLICANT_KINDS,
  CONSULTATION_KINDS,
  OPINIONS,
  REQUEST_CHANNELS,
  REQUEST_STAGES,
  type AnswerKind,
  type ApplicantKind,
  type ConsultationKind,
  type Opinion,
  type RequestChannel,
  type RequestStage,
} from '../../../shared/vocabulary.js';

const DAY = '日期应为 2026-01-31 这样的日期';

export class RequestFilter extends PageQuery {
  /** The year in which it came in. */
  @IsOptional()
  @Matches(/^(19|20|21)\d{2}$/, { message: '年份有误' })
  year?: string;

  @IsOptional()
  @IsUUID('all', { message: '单位有误' })
  unit?: string;

  @IsOptional()
  @IsIn(REQUEST_STAGES, { message: '办理阶段有误' })
  stage?: RequestStage;

  /** Several, separated by commas. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    [value].flat().flatMap((one) => (typeof one === 'string' ? one.split(',').filter(Boolean) : [one])),
  )
  @IsIn(LIGHT_CODES, { each: true, message: '状态有误' })
  light?: LightCode[];

  /** In number and content; in names for those who may read them. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string;
}

class VersionDto {
  @IsInt()
  version: number;
}

export class RegisterRequestDto {
  @Trimmed()
  @IsString({ message: '请填写申请编号' })
  @Length(1, 60, { message: '请填写申请编号(不超过 60 个字)' })
  number: string;

  @IsUUID('all', { message: '请选择承办单位' })
  unitId: string;

  @IsIn(APPLICANT_KINDS, { message: '请选择申请人类型' })
  applicantKind: ApplicantKind;

  @Trimmed()
  @IsString({ message: '请填写申请人' })
  @Length(1, 60, { message: '请填写申请人(不超过 60 个字)' })
  applicantName: string;

  @MayBeLeftOut()
  @Trimmed()
  @IsString()
  @MaxLength(200, { message: '联系方式不超过 200 个字' })
  applicantContact?: string;

  @Trimmed()
  @IsString({ message: '请填写所需政府信息' })
  @Length(2, 2000, { message: '所需政府信息为 2–2000 个字' })
  content: string;

  @IsIn(REQUEST_CHANNELS, { message: '请选择收到方式' })
  channel: RequestChannel;

  @IsDay(`到达${DAY}`)
  arrivedOn: string;

  @MayBeLeftOut()
  @IsDay(`确认${DAY}`)
  confirmedOn?: string;
}

export class ConfirmRequestDto extends VersionDto {
  @IsDay(`确认${DAY}`)
  confirmedOn: string;
}

export class RequestCorrectionDto extends VersionDto {
  @IsDay(`告知${DAY}`)
  correctionSentOn: string;

  /** Until when the applicant may correct. */
  @IsDay(`补正期限${DAY}`)
  correctionDueOn: string;

  @Trimmed()
  @IsString({ message: '请写明需要补正的事项' })
  @Length(2, 500, { message: '需要补正的事项为 2–500 个字' })
  correctionMatter: string;
}

export class CorrectedDto extends VersionDto {
  @IsDay(`补正${DAY}`)
  correctedOn: string;
}

export class ConsultDto extends VersionDto {
  @IsIn(CONSULTATION_KINDS, { message: '请选择征求意见的对象' })
  kind: ConsultationKind;

  @Trimmed()
  @IsString({ message: '请填写对方名称' })
  @Length(1, 60, { message: '请填写对方名称(不超过 60 个字)' })
  name: string;

  @IsDay(`发出${DAY}`)
  sentOn: string;

  @MayBeLeftOut()
  @IsDay(`送达${DAY}`)
  deliveredOn?: string;
}

/** What has become known of a letter; what is left out stays. */
export class RecordOpinionDto extends VersionDto {
  @MayBeLeftOut()
  @IsDay(`送达${DAY}`)
  deliveredOn?: string;

  /** With `opinion`. */
  @MayBeLeftOut()
  @IsDay(`答复${DAY}`)
  answeredOn?: string;

  @MayBeLeftOut()
  @IsIn(OPINIONS, { message: '请选择对方意见' })
  opinion?: Opinion;
}

export class ExtendRequestDto extends VersionDto {
  /** Working days. */
  @IsInt({ message: '延长的工作日应为整数' })
  @Min(1, { message: '至少延长 1 个工作日' })
  @Max(250, { message: '延长的工作日过多' })
  extensionDays: number;

  @IsDay(`同意延期${DAY}`)
  extensionDecidedOn: string;

  @IsDay(`告知申请人${DAY}`)
  extensionToldOn: string;

  @Trimmed()
  @IsString({ message: '请填写同意延期的负责人' })
  @Length(1, 30, { message: '请填写同意延期的负责人' })
  extensionApprover: string;
}

export class AnswerRequestDto extends VersionDto {
  @IsDay(`答复${DAY}`)
  answeredOn: string;

  @IsIn(ANSWER_KINDS, { message: '请选择答复结果' })
  answerKind: AnswerKind;

  @MayBeLeftOut()
  @Trimmed()
  @IsString()
  @MaxLength(200, { message: '答复文号或说明不超过 200 个字' })
  answerNote?: string;
}

export class WithdrawRequestDto extends VersionDto {
  @IsDay(`撤回${DAY}`)
  withdrawnOn: string;
}

const OrNull = (): PropertyDecorator => IsOptional() as PropertyDecorator;

/** 更正登记: what was entered wrongly, put right with a reason. What is left out stays; null takes a day back. */
export class AmendRequestDto extends VersionDto {
  @Trimmed()
  @IsString({ message: '请写明更正原因' })
  @Length(2, 500, { message: '更正原因为 2–500 个字' })
  reason: string;

  @MayBeLeftOut()
  @Trimmed()
  @IsString()
  @Length(1, 60, { message: '请填写申请编号(不超过 60 个字)' })
  number?: string;

  @MayBeLeftOut()
  @IsUUID('all', { message: '请选择承办单位' })
  unitId?: string;

  @MayBeLeftOut()
  @Trimmed()
  @IsString()
  @Length(1, 60, { message: '请填写申请人(不超过 60 个字)' })
  applicantName?: string;

  @MayBeLeftOut()
  @Trimmed()
  @IsString()
  @Length(2, 2000, { message: '所需政府信息为 2–2000 个字' })
  content?: string;

  @MayBeLeftOut()
  @IsIn(REQUEST_CHANNELS, { message: '请选择收到方式' })
  channel?: RequestChannel;

  @MayBeLeftOut()
  @IsDay(`到达${DAY}`)
  arrivedOn?: string;

  @OrNull()
  @IsDay(`确认${DAY}`)
  confirmedOn?: string | null;

  @OrNull()
  @IsDay(`告知补正${DAY}`)
  correctionSentOn?: string | null;

  @OrNull()
  @IsDay(`补正期限${DAY}`)
  correctionDueOn?: string | null;

  @OrNull()
  @IsDay(`补正${DAY}`)
  correctedOn?: string | null;

  @OrNull()
  @IsInt({ message: '延长的工作日应为整数' })
  extensionDays?: number | null;

  @OrNull()
  @IsDay(`同意延期${DAY}`)
  extensionDecidedOn?: string | null;

  @OrNull()
  @IsDay(`告知延期${DAY}`)
  extensionToldOn?: string | null;

  @OrNull()
  @IsDay(`要求说明理由${DAY}`)
  reasonAskedOn?: string | null;

  @OrNull()
  @IsDay(`说明理由${DAY}`)
  reasonGivenOn?: string | null;

  @OrNull()
  @IsDay(`延迟答复${DAY}`)
  delayedTo?: string | null;

  @OrNull()
  @IsDay(`告知延迟答复${DAY}`)
  delayToldOn?: string | null;

  @OrNull()
  @IsDay(`答复${DAY}`)
  answeredOn?: string | null;

  @OrNull()
  @IsIn(ANSWER_KINDS, { message: '请选择答复结果' })
  answerKind?: AnswerKind | null;

  @OrNull()
  @IsDay(`撤回${DAY}`)
  withdrawnOn?: string | null;
}
