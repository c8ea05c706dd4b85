import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Access, CurrentActor } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import {
  AssessmentDetailDto,
  AssessmentPageDto,
  AssessmentQuery,
  PublishAssessmentDto,
  RunAssessmentDto,
  SchemeListDto,
  UnitSheetDto,
} from './assessment.dto.js';
import { AssessmentQueries } from './assessment.queries.js';
import { Assessments } from './assessments.service.js';

@Controller('assessments')
export class AssessmentsController {
  constructor(
    private readonly assessments: Assessments,
    private readonly queries: AssessmentQueries,
  ) {}

  /** Scores a plan as of a day: a new draft. */
  @Post()
  @Access('assessment.run')
  run(@CurrentActor() actor: Actor, @Body() body: RunAssessmentDto): Promise<AssessmentDetailDto> {
    return this.assessments.run(actor, body);
  }

  @Get()
  @Access('assessment.read')
  list(@CurrentActor() actor: Actor, @Query() query: AssessmentQuery): Promise<AssessmentPageDto> {
    return this.queries.list(actor, query);
  }

  /** 考核办法, the newest first. */
  @Get('schemes')
  @Access('assessment.read')
  schemes(): Promise<SchemeListDto> {
    return this.queries.schemes();
  }

  /** The ranking. */
  @Get(':id')
  @Access('assessment.read')
  one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AssessmentDetailDto> {
    return this.queries.one(actor, id);
  }

  /** One unit's sheet, each point with what proves it. */
  @Get(':id/units/:unitId')
  @Access('assessment.read')
  unit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('unitId', ParseUUIDPipe) unitId: string,
  ): Promise<UnitSheetDto> {
    return this.queries.unitSheet(actor, id, unitId);
  }

  @Post(':id/publish')
  @HttpCode(200)
  @Access('assessment.run')
  publish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PublishAssessmentDto,
  ): Promise<AssessmentDetailDto> {
    return this.assessments.publish(actor, id, body);
  }
}
