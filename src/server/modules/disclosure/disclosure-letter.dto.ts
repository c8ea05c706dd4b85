import { IsIn, IsInt, IsOptional, IsString, Length } from 'class-validator';
import { IsDay, MayBeLeftOut, Trimmed } from '../../common/input.decorators.js';
import {
  CONSULTATION_KINDS,
  OPINIONS,
  type ConsultationKind,
  type Opinion,
} from '../../../shared/vocabulary.js';

const DAY = '日期应为 YYYY-MM-DD';

class RequestVersionDto {
  @IsInt()
  version: number;
}

/** What was entered wrongly of a letter; what is left out stays, null takes a day or the opinion back. */
export class AmendLetterDto extends RequestVersionDto {
  @Trimmed()
  @IsString({ message: '请写明更正原因' })
  @Length(2, 500, { message: '更正原因为 2–500 个字' })
  reason: string;

  @MayBeLeftOut()
  @IsIn(CONSULTATION_KINDS, { message: '请选择征求意见的对象' })
  kind?: ConsultationKind;

  @MayBeLeftOut()
  @Trimmed()
  @IsString({ message: '请填写对方名称' })
  @Length(1, 60, { message: '请填写对方名称(不超过 60 个字)' })
  name?: string;

  @MayBeLeftOut()
  @IsDay(`发出${DAY}`)
  sentOn?: string;

  @IsOptional()
  @IsDay(`送达${DAY}`)
  deliveredOn?: string | null;

  @IsOptional()
  @IsDay(`答复${DAY}`)
  answeredOn?: string | null;

  @IsOptional()
  @IsIn(OPINIONS, { message: '请选择对方意见' })
  opinion?: Opinion | null;
}

export class DropLetterDto extends RequestVersionDto {
  @Trimmed()
  @IsString({ message: '请写明撤销原因' })
  @Length(2, 500, { message: '撤销原因为 2–500 个字' })
  reason: string;
}

export class AskReasonDto extends RequestVersionDto {
  @IsDay(`要求说明理由${DAY}`)
  reasonAskedOn: string;
}

export class GiveReasonDto extends RequestVersionDto {
  @IsDay(`说明理由${DAY}`)
  reasonGivenOn: string;
}

export class DelayAnswerDto extends RequestVersionDto {
  /** By when the office will answer. */
  @IsDay(`延迟答复${DAY}`)
  delayedTo: string;

  @IsDay(`告知申请人${DAY}`)
  delayToldOn: string;
}
