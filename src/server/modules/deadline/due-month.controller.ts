import { Controller, Get, Query } from '@nestjs/common';
import { Access, CurrentActor } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import { DueMonthQuery, type DueMonthDto } from './due-month.dto.js';
import { DueMonthQueries } from './due-month.queries.js';

@Controller('deadlines')
export class DueMonthController {
  constructor(private readonly months: DueMonthQueries) {}

  @Get('month')
  @Access('deadline.read')
  month(@CurrentActor() actor: Actor, @Query() query: DueMonthQuery): Promise<DueMonthDto> {
    return this.months.month(actor, query);
  }
}
