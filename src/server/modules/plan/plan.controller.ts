import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Access, CurrentActor } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import { PlanAmendmentsDto } from './amendment.dto.js';
import { AmendmentQueries } from './amendment.queries.js';
import {
  OutlineDto,
  OutlineQuery,
  PlanDto,
  PlanPageDto,
  PlanQuery,
  PlanYearsDto,
  PublishedPlanDto,
  UpdateItemsDto,
  UpdatePlanDto,
  VersionDto,
} from './plan.dto.js';
import { ChangePlanPolicyDto, PlanPolicyEffectDto } from './plan-policy.dto.js';
import { PlanPolicies } from './plan-policy.service.js';
import { PlanQueries } from './plan.queries.js';
import { Plans } from './plans.service.js';

@Controller('plans')
export class PlansController {
  constructor(
    private readonly plans: Plans,
    private readonly queries: PlanQueries,
    private readonly amendments: AmendmentQueries,
    private readonly policies: PlanPolicies,
  ) {}

  @Get()
  @Access('plan.read')
  list(@CurrentActor() actor: Actor, @Query() query: PlanQuery): Promise<PlanPageDto> {
    return this.queries.list(actor, query);
  }

  @Get('years')
  @Access('plan.read')
  years(@CurrentActor() actor: Actor): Promise<PlanYearsDto> {
    return this.queries.years(actor);
  }

  @Get(':id')
  @Access('plan.read')
  one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PlanDto> {
    return this.queries.one(actor, id);
  }

  @Get(':id/items')
  @Access('plan.read')
  items(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: OutlineQuery,
  ): Promise<OutlineDto> {
    return this.queries.outline(actor, id, query);
  }

  @Get(':id/amendments')
  @Access('plan.read')
  amended(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PlanAmendmentsDto> {
    return this.amendments.of(actor, id);
  }

  @Patch(':id')
  @Access('plan.manage')
  update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdatePlanDto,
  ): Promise<PlanDto> {
    return this.plans.update(actor, id, body);
  }

  @Patch(':id/items')
  @Access('plan.manage')
  updateItems(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateItemsDto,
  ): Promise<PlanDto> {
    return this.plans.updateItems(actor, id, body);
  }

  @Post(':id/publish')
  @HttpCode(200)
  @Access('plan.manage')
  publish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VersionDto,
  ): Promise<PublishedPlanDto> {
    return this.plans.publish(actor, id, body);
  }

  /** 调整本单位规定 of a plan in force; with `preview` only what it would do. */
  @Post(':id/policy')
  @HttpCode(200)
  @Access('plan.manage')
  policy(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangePlanPolicyDto,
  ): Promise<PlanPolicyEffectDto> {
    return this.policies.change(actor, id, body);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Access('plan.manage')
  close(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VersionDto,
  ): Promise<PlanDto> {
    return this.plans.close(actor, id, body);
  }
}
