import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { Access, CurrentActor } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import {
  AmendRequestDto,
  AnswerRequestDto,
  ConfirmRequestDto,
  ConsultDto,
  CorrectedDto,
  ExtendRequestDto,
  RecordOpinionDto,
  RegisterRequestDto,
  RequestCorrectionDto,
  RequestFilter,
  WithdrawRequestDto,
} from './disclosure-input.dto.js';
import { RequestDto, RequestPageDto, StepExplanationDto } from './disclosure.dto.js';
import {
  AmendLetterDto,
  AskReasonDto,
  DelayAnswerDto,
  DropLetterDto,
  GiveReasonDto,
} from './disclosure-letter.dto.js';
import { RequestQueries } from './request.queries.js';
import { DisclosureRequests } from './requests.service.js';

const ID = ['id', ParseUUIDPipe] as const;

@Controller('disclosure-requests')
export class DisclosureController {
  constructor(
    private readonly requests: DisclosureRequests,
    private readonly queries: RequestQueries,
  ) {}

  @Get()
  @Access('disclosure.read')
  list(@CurrentActor() actor: Actor, @Query() filter: RequestFilter): Promise<RequestPageDto> {
    return this.queries.list(actor, filter);
  }

  @Get(':id')
  @Access('disclosure.read')
  one(@CurrentActor() actor: Actor, @Param(...ID) id: string): Promise<RequestDto> {
    return this.queries.one(actor, id);
  }

  /** 为什么是这一天, of one step. */
  @Get(':id/steps/:key/explain')
  @Access('disclosure.read')
  explain(
    @CurrentActor() actor: Actor,
    @Param(...ID) id: string,
    @Param('key') key: string,
  ): Promise<StepExplanationDto> {
    return this.queries.explain(actor, id, key);
  }

  @Post()
  @Access('disclosure.register')
  register(@CurrentActor() actor: Actor, @Body() body: RegisterRequestDto): Promise<RequestDto> {
    return this.requests.register(actor, body);
  }

  @Patch(':id')
  @Access('disclosure.register')
  amend(
    @CurrentActor() actor: Actor,
    @Param(...ID) id: string,
    @Body() body: AmendRequestDto,
  ): Promise<RequestDto> {
    return this.requests.amend(actor, id, body);
  }

  @Post(':id/confirmation')
  @HttpCode(200)
  @Access('disclosure.handle')
  confirm(
    @CurrentActor() actor: Actor,
    @Param(...ID) id: string,
    @Body() body: ConfirmRequestDto,
  ): Promise<RequestDto> {
    return this.requests.confirm(actor, id, body);
  }

  @Post(':id/correction-notice')
  @HttpCode(200)
  @Access('disclosure.handle')
  requestCorrection(
    @CurrentActor() actor: Actor,
    @Param(...ID) id: string,
    @Body() body: RequestCorrectionDto,
  ): Promise<RequestDto> {
    return this.requests.requestCorrection(actor, id, body);
  }

  @Post(':id/correction')
  @HttpCode(200)
  @Access('disclosure.handle')
  correct(
    @CurrentActor() actor: Actor,
    @Param(...ID) id: string,
    @Body() body: CorrectedDto,
  ): Promise<RequestDto> {
    return this.requests.correct(actor, id, body);
  }

  @Post(':id/consultations')
  @HttpCode(200)
  @Access('disclosure.handle')
  consult(
    @CurrentActor() actor: Actor,
    @Param(...ID) id: string,
    @Body() body: ConsultDto,
  ): Promise<RequestDto> {
    return this.requests.consult(actor, id, body);
  }

  @Patch(':id/consultations/:consultationId')
  @Access('disclosure.handle')
  recordOpinion(
    @CurrentActor() actor: Actor,
    @Param(...ID) id: string,
    @Param('consultationId', ParseUUIDPipe) consultationId: string,
    @Body() body: RecordOpinionDto,
  ): Promise<RequestDto> {
    return this.requests.recordOpinion(actor, id, consultationId, body);
  }

  /** 更正征求意见书, with the reason. */
  @Put(':id/consultations/:consultationId')
  @Access('disclosure.register')
  amendLetter(
    @CurrentActor() actor: Actor,
    @Param(...ID) id: string,
    @Param('consultationId', ParseUUIDPipe) consultationId: string,
    @Body() body: AmendLetterDto,
  ): Promise<RequestDto> {
    return this.requests.amendLetter(actor, id, consultationId, body);
  }

  /** 撤销征求意见书, with the reason. */
  @Post(':id/consultations/:consultationId/drop')
  @HttpCode(200)
  @Access('disclosure.register')
  dropLetter(
    @CurrentActor() actor: Actor,
    @Param(...ID) id: string,
    @Param('consultationId', ParseUUIDPipe) consultationId: string,
    @Body() body: DropLetterDto,
  ): Promise<RequestDto> {
    return this.requests.dropLetter(actor, id, consultationId, body);
  }

  @Post(':id/reason-request')
  @HttpCode(200)
  @Access('disclosure.handle')
  askReason(
    @CurrentActor() actor: Actor,
    @Param(...ID) id: string,
    @Body() body: AskReasonDto,
  ): Promise<RequestDto> {
    return this.requests.askReason(actor, id, body);
  }

  @Post(':id/reason')
  @HttpCode(200)
  @Access('disclosure.handle')
  giveReason(
    @CurrentActor() actor: Actor,
    @Param(...ID) id: string,
    @Body() body: GiveReasonDto,
  ): Promise<RequestDto> {
    return this.requests.giveReason(actor, id, body);
  }

  @Post(':id/delay')
  @HttpCode(200)
  @Access('disclosure.handle')
  delay(
    @CurrentActor() actor: Actor,
    @Param(...ID) id: string,
    @Body() body: DelayAnswerDto,
  ): Promise<RequestDto> {
    return this.requests.delay(actor, id, body);
  }

  @Post(':id/extension')
  @HttpCode(200)
  @Access('disclosure.handle')
  extend(
    @CurrentActor() actor: Actor,
    @Param(...ID) id: string,
    @Body() body: ExtendRequestDto,
  ): Promise<RequestDto> {
    return this.requests.extend(actor, id, body);
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Access('disclosure.handle')
  answer(
    @CurrentActor() actor: Actor,
    @Param(...ID) id: string,
    @Body() body: AnswerRequestDto,
  ): Promise<RequestDto> {
    return this.requests.answer(actor, id, body);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Access('disclosure.handle')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param(...ID) id: string,
    @Body() body: WithdrawRequestDto,
  ): Promise<RequestDto> {
    return this.requests.withdraw(actor, id, body);
  }
}
