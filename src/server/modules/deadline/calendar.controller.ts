import { Controller, Get, Param, ParseIntPipe } from '@nestjs/common';
import { Access, CurrentActor } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import type { CalendarYearDto } from './calendar.dto.js';
import { CalendarQueries } from './calendar.queries.js';

@Controller('calendar')
export class CalendarController {
  constructor(private readonly queries: CalendarQueries) {}

  // What else is read below `calendar` stands above this: a year takes every word that is left.
  @Get(':year')
  @Access('calendar.read')
  year(@CurrentActor() actor: Actor, @Param('year', ParseIntPipe) year: number): Promise<CalendarYearDto> {
    return this.queries.year(actor, year);
  }
}
