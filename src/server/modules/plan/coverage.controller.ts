import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Access, CurrentActor } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import { CoverageDto, DecideLinksDto, NameUpstreamDto } from './coverage.dto.js';
import { CoverageService } from './coverage.service.js';

/** 覆盖情况: the plans a plan stands on, and what of them its tasks carry out. */
@Controller('plans/:id')
export class CoverageController {
  constructor(private readonly coverage: CoverageService) {}

  @Get('coverage')
  @Access('plan.manage')
  one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<CoverageDto> {
    return this.coverage.of(actor, id);
  }

  @Post('upstreams')
  @HttpCode(200)
  @Access('plan.manage')
  name(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NameUpstreamDto,
  ): Promise<CoverageDto> {
    return this.coverage.name(actor, id, body.planId);
  }

  @Delete('upstreams/:upstreamId')
  @Access('plan.manage')
  drop(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('upstreamId', ParseUUIDPipe) upstreamId: string,
  ): Promise<CoverageDto> {
    return this.coverage.drop(actor, id, upstreamId);
  }

  @Post('links')
  @HttpCode(200)
  @Access('plan.manage')
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideLinksDto,
  ): Promise<CoverageDto> {
    return this.coverage.decide(actor, id, body);
  }
}
