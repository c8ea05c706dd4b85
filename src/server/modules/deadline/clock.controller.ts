import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Access, CurrentActor } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import { ClockMovesDto, DatedClockStepDto, ExtendClockDto } from './clock.dto.js';
import { DeadlineClocks } from './deadline-clocks.service.js';

@Controller('deadlines')
export class DeadlineClocksController {
  constructor(private readonly clocks: DeadlineClocks) {}

  @Post('pause')
  @HttpCode(200)
  @Access('plan.manage')
  pause(@CurrentActor() actor: Actor, @Body() body: DatedClockStepDto): Promise<ClockMovesDto> {
    return this.clocks.pause(actor, body);
  }

  @Post('resume')
  @HttpCode(200)
  @Access('plan.manage')
  resume(@CurrentActor() actor: Actor, @Body() body: DatedClockStepDto): Promise<ClockMovesDto> {
    return this.clocks.resume(actor, body);
  }

  @Post('restart')
  @HttpCode(200)
  @Access('plan.manage')
  restart(@CurrentActor() actor: Actor, @Body() body: DatedClockStepDto): Promise<ClockMovesDto> {
    return this.clocks.restart(actor, body);
  }

  @Post('extend')
  @HttpCode(200)
  @Access('plan.manage')
  extend(@CurrentActor() actor: Actor, @Body() body: ExtendClockDto): Promise<ClockMovesDto> {
    return this.clocks.extend(actor, body);
  }
}
