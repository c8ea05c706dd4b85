import { Controller, Delete, Get, Header, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Access, CurrentActor, Public } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import type { CalendarFeedDto, NewCalendarFeedDto } from './calendar-feed.dto.js';
import { CalendarFeeds } from './calendar-feeds.service.js';

@Controller('calendar-feeds')
export class CalendarFeedsController {
  constructor(private readonly feeds: CalendarFeeds) {}

  @Get()
  @Access('deadline.read')
  own(@CurrentActor() actor: Actor): Promise<CalendarFeedDto> {
    return this.feeds.own(actor);
  }

  @Post()
  @Access('deadline.read')
  renew(@CurrentActor() actor: Actor): Promise<NewCalendarFeedDto> {
    return this.feeds.renew(actor);
  }

  @Delete()
  @Access('deadline.read')
  revoke(@CurrentActor() actor: Actor): Promise<CalendarFeedDto> {
    return this.feeds.revoke(actor);
  }

  /** Calendars have no session: the address itself is the key. */
  @Get(':token.ics')
  @Public()
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Content-Disposition', 'inline; filename="duban.ics"')
  @Header('Cache-Control', 'private, no-cache')
  read(@Param('token') token: string, @Req() request: Request): Promise<string> {
    return this.feeds.read(token, `${request.protocol}://${request.get('host')}`);
  }
}
