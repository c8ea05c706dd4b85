import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Access, CurrentActor } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import {
  ResetStatutoryClockDto,
  SaveStatutoryClockDto,
  StatutoryClockDto,
  StatutoryClockListDto,
} from './statutory-clock.dto.js';
import { StatutoryClocks } from './statutory-clocks.service.js';

@Controller('statutory-clocks')
export class StatutoryClocksController {
  constructor(private readonly clocks: StatutoryClocks) {}

  @Get()
  @Access('clock.read')
  list(@CurrentActor() actor: Actor): Promise<StatutoryClockListDto> {
    return this.clocks.list(actor);
  }

  @Put(':code')
  @Access('clock.manage')
  save(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() body: SaveStatutoryClockDto,
  ): Promise<StatutoryClockDto> {
    return this.clocks.save(actor, code, body);
  }

  @Post(':code/reset')
  @HttpCode(200)
  @Access('clock.manage')
  reset(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() body: ResetStatutoryClockDto,
  ): Promise<StatutoryClockDto> {
    return this.clocks.reset(actor, code, body);
  }
}
