import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Access, CurrentActor } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import { DeadlineCounts } from './deadline-counts.queries.js';
import {
  DeadlineExplanationDto,
  DeadlinePageDto,
  DeadlineQuery,
  DutyCountPageDto,
  DutyCountQuery,
  InnerSetDto,
  SetInnerDto,
} from './deadline.dto.js';
import { DeadlineQueries } from './deadline.queries.js';
import {
  CorrectEventDto,
  CreateEventTypeDto,
  EventCorrectionDto,
  EventDto,
  EventPageDto,
  EventPreviewDto,
  EventPreviewQuery,
  EventQuery,
  EventTypeDto,
  EventTypeListDto,
  RegisterEventDto,
  UpdateEventTypeDto,
  VoidEventDto,
} from './event.dto.js';
import { EventCorrections } from './event-corrections.service.js';
import { EventQueries } from './event.queries.js';
import { EventTypes } from './event-types.service.js';
import { InnerDates } from './inner-dates.service.js';
import { TriggerEvents } from './trigger-events.service.js';

@Controller('deadlines')
export class DeadlinesController {
  constructor(
    private readonly deadlines: DeadlineQueries,
    private readonly counts: DeadlineCounts,
    private readonly inner: InnerDates,
  ) {}

  @Get()
  @Access('deadline.read')
  list(@CurrentActor() actor: Actor, @Query() query: DeadlineQuery): Promise<DeadlinePageDto> {
    return this.deadlines.list(actor, query);
  }

  @Get('counts')
  @Access('deadline.read')
  listCounts(@CurrentActor() actor: Actor, @Query() query: DutyCountQuery): Promise<DutyCountPageDto> {
    return this.counts.list(actor, query);
  }

  @Post('inner')
  @HttpCode(200)
  @Access('plan.manage')
  setInner(@CurrentActor() actor: Actor, @Body() body: SetInnerDto): Promise<InnerSetDto> {
    return this.inner.set(actor, body);
  }

  @Get(':id/explain')
  @Access('deadline.read')
  explain(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<DeadlineExplanationDto> {
    return this.deadlines.explain(actor, id);
  }
}

@Controller('event-types')
export class EventTypesController {
  constructor(private readonly types: EventTypes) {}

  @Get()
  @Access('event.read')
  list(@CurrentActor() actor: Actor): Promise<EventTypeListDto> {
    return this.types.list(actor);
  }

  @Post()
  @Access('plan.manage')
  create(@CurrentActor() actor: Actor, @Body() body: CreateEventTypeDto): Promise<EventTypeDto> {
    return this.types.create(actor, body);
  }

  @Patch(':id')
  @Access('plan.manage')
  update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateEventTypeDto,
  ): Promise<EventTypeDto> {
    return this.types.update(actor, id, body);
  }
}

@Controller('events')
export class EventsController {
  constructor(
    private readonly events: TriggerEvents,
    private readonly queries: EventQueries,
    private readonly corrections: EventCorrections,
  ) {}

  @Get()
  @Access('event.read')
  list(@CurrentActor() actor: Actor, @Query() query: EventQuery): Promise<EventPageDto> {
    return this.queries.list(actor, query);
  }

  @Get('preview')
  @Access('event.register')
  preview(@CurrentActor() actor: Actor, @Query() query: EventPreviewQuery): Promise<EventPreviewDto> {
    return this.queries.preview(actor, query);
  }

  @Get(':id')
  @Access('event.read')
  one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<EventDto> {
    return this.queries.one(actor, id);
  }

  @Post()
  @Access('event.register')
  register(@CurrentActor() actor: Actor, @Body() body: RegisterEventDto): Promise<EventDto> {
    return this.events.register(actor, body);
  }

  @Post(':id/void')
  @HttpCode(200)
  @Access('event.register')
  void(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VoidEventDto,
  ): Promise<EventDto> {
    return this.events.void(actor, id, body);
  }

  @Post(':id/correct')
  @HttpCode(200)
  @Access('event.register')
  correct(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CorrectEventDto,
  ): Promise<EventCorrectionDto> {
    return this.corrections.correct(actor, id, body);
  }
}
