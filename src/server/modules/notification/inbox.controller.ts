import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Access, CurrentActor } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import { InboxPageDto, InboxQuery, MarkedDto, MarkReadDto } from './inbox.dto.js';
import { InboxQueries } from './inbox.queries.js';

@Controller('inbox')
export class InboxController {
  constructor(private readonly inbox: InboxQueries) {}

  @Get()
  @Access('session.own')
  list(@CurrentActor() actor: Actor, @Query() query: InboxQuery): Promise<InboxPageDto> {
    return this.inbox.list(actor, query);
  }

  @Post('read')
  @HttpCode(200)
  @Access('session.own')
  markRead(@CurrentActor() actor: Actor, @Body() body: MarkReadDto): Promise<MarkedDto> {
    return this.inbox.markRead(actor, body.ids);
  }
}
