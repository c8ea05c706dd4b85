import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common';
import { Access, CurrentActor } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import { CalendarYearQuery, type CalendarYearDto } from './calendar.dto.js';
import {
  ApplyLocalDaysDto,
  ApplyNoticeDto,
  CalendarNoticeInputDto,
  LocalDaysInputDto,
  LocalDaysQuery,
  PreviewPageQuery,
  ReadNoticeTextDto,
  WithdrawNoticeDto,
  type CalendarAppliedDto,
  type CalendarPreviewDto,
  type LocalDayListDto,
  type NoticeReadingDto,
  type RecomputeProgressDto,
} from './calendar-change.dto.js';
import { CalendarNotices } from './calendar-notices.service.js';
import { CalendarQueries } from './calendar.queries.js';
import { LocalDays } from './local-days.service.js';

@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly queries: CalendarQueries,
    private readonly notices: CalendarNotices,
    private readonly localDays: LocalDays,
  ) {}

  @Post('notices/read')
  @HttpCode(200)
  @Access('calendar.load')
  read(@CurrentActor() actor: Actor, @Body() body: ReadNoticeTextDto): Promise<NoticeReadingDto> {
    return this.notices.read(actor, body.text);
  }

  @Post('notices/preview')
  @HttpCode(200)
  @Access('calendar.load')
  preview(
    @CurrentActor() actor: Actor,
    @Body() body: CalendarNoticeInputDto,
    @Query() page: PreviewPageQuery,
  ): Promise<CalendarPreviewDto> {
    return this.notices.preview(actor, body, page);
  }

  @Post('notices')
  @Access('calendar.load')
  load(@CurrentActor() actor: Actor, @Body() body: ApplyNoticeDto): Promise<CalendarAppliedDto> {
    return this.notices.load(actor, body);
  }

  @Post('notices/:id/withdraw/preview')
  @HttpCode(200)
  @Access('calendar.load')
  previewWithdrawal(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Query() page: PreviewPageQuery,
  ): Promise<CalendarPreviewDto> {
    return this.notices.previewWithdrawal(actor, id, page);
  }

  @Post('notices/:id/withdraw')
  @HttpCode(200)
  @Access('calendar.load')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: WithdrawNoticeDto,
  ): Promise<CalendarAppliedDto> {
    return this.notices.withdraw(actor, id, body);
  }

  @Get('local-days')
  @Access('calendar.read')
  local(@CurrentActor() actor: Actor, @Query() query: LocalDaysQuery): Promise<LocalDayListDto> {
    return this.localDays.list(actor, query.year);
  }

  @Post('local-days/preview')
  @HttpCode(200)
  @Access('calendar.set_local_days')
  previewLocal(
    @CurrentActor() actor: Actor,
    @Body() body: LocalDaysInputDto,
    @Query() page: PreviewPageQuery,
  ): Promise<CalendarPreviewDto> {
    return this.localDays.preview(actor, body, page);
  }

  @Put('local-days')
  @Access('calendar.set_local_days')
  setLocal(@CurrentActor() actor: Actor, @Body() body: ApplyLocalDaysDto): Promise<CalendarAppliedDto> {
    return this.localDays.set(actor, body);
  }

  @Get('progress')
  @Access('calendar.set_local_days')
  progress(): Promise<RecomputeProgressDto> {
    return this.queries.progress();
  }

  // What else is read below `calendar` stands above this: a year takes every word that is left.
  @Get(':year')
  @Access('calendar.read')
  year(
    @CurrentActor() actor: Actor,
    @Param('year', ParseIntPipe) year: number,
    @Query() query: CalendarYearQuery,
  ): Promise<CalendarYearDto> {
    return this.queries.year(actor, year, query.unitId);
  }
}
