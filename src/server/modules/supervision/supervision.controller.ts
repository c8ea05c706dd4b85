import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Access, CurrentActor } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import { JobsService } from './jobs.service.js';
import { NoticesService } from './notices.service.js';
import { ReceiptsService } from './receipts.service.js';
import {
  JobsDto,
  NoticeDto,
  NoticePageDto,
  NoticeQuery,
  RunSweepDto,
  SignedDto,
  SignReceiptsDto,
  SweepResultDto,
  UrgeDto,
} from './supervision.dto.js';
import { SupervisionQueries } from './supervision.queries.js';

@Controller('notices')
export class NoticesController {
  constructor(
    private readonly queries: SupervisionQueries,
    private readonly notices: NoticesService,
  ) {}

  @Get()
  @Access('notice.read')
  list(@CurrentActor() actor: Actor, @Query() query: NoticeQuery): Promise<NoticePageDto> {
    return this.queries.notices(actor, query);
  }

  @Post()
  @Access('notice.issue')
  urge(@CurrentActor() actor: Actor, @Body() body: UrgeDto): Promise<NoticeDto> {
    return this.notices.urge(actor, body);
  }
}

@Controller('receipts')
export class ReceiptsController {
  constructor(private readonly receipts: ReceiptsService) {}

  @Post()
  @HttpCode(200)
  @Access('receipt.sign')
  sign(@CurrentActor() actor: Actor, @Body() body: SignReceiptsDto): Promise<SignedDto> {
    return this.receipts.sign(actor, body);
  }
}

@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Get()
  @Access('sweep.run')
  state(): Promise<JobsDto> {
    return this.jobs.jobs();
  }

  @Post('sweep')
  @HttpCode(200)
  @Access('sweep.run')
  sweep(@Body() body: RunSweepDto): Promise<SweepResultDto> {
    return this.jobs.sweep(body.date);
  }
}
