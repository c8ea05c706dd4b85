import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { Access, CurrentActor } from '../../../common/access.decorator.js';
import type { Actor } from '../../../common/actor.js';
import { TimelineQueries } from '../timeline/timeline.queries.js';
import { ItemTimelineDto } from '../timeline/timeline.dto.js';
import { DeskDto, DeskQuery } from './desk.dto.js';
import { DeskQueries } from './desk.queries.js';

@Controller('desk')
export class DeskController {
  constructor(private readonly desks: DeskQueries) {}

  @Get()
  @Access('session.own')
  desk(@CurrentActor() actor: Actor, @Query() query: DeskQuery): Promise<DeskDto> {
    return this.desks.desk(actor, query);
  }
}

@Controller('items')
export class TimelineController {
  constructor(private readonly timelines: TimelineQueries) {}

  @Get(':id/timeline')
  @Access('plan.read')
  timeline(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ItemTimelineDto> {
    return this.timelines.of(actor, id);
  }
}
