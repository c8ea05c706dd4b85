import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Access, CurrentActor } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import type { IncomingFile } from './evidence-store.js';
import { EvidenceService } from './evidence.service.js';
import {
  AddLinkDto,
  AnswerableListDto,
  AnswerableQuery,
  CreateReportDto,
  MoveReportDto,
  ReportDto,
  ReportPageDto,
  ReportQuery,
  ReturnReportDto,
  SaveReportDto,
} from './progress.dto.js';
import { ProgressQueries } from './progress.queries.js';
import { ProgressService } from './progress.service.js';
import { ReviewService } from './review.service.js';

@Controller('reports')
export class ReportsController {
  constructor(
    private readonly queries: ProgressQueries,
    private readonly progress: ProgressService,
    private readonly reviews: ReviewService,
    private readonly evidence: EvidenceService,
  ) {}

  @Get()
  @Access('report.read')
  list(@CurrentActor() actor: Actor, @Query() query: ReportQuery): Promise<ReportPageDto> {
    return this.queries.list(actor, query);
  }

  @Get('answerable')
  @Access('report.read')
  answerable(@CurrentActor() actor: Actor, @Query() query: AnswerableQuery): Promise<AnswerableListDto> {
    return this.queries.answerable(actor, query.planItemId, query.unitId);
  }

  @Get(':id')
  @Access('report.read')
  one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ReportDto> {
    return this.queries.one(actor, id);
  }

  @Post()
  @Access('report.file')
  open(@CurrentActor() actor: Actor, @Body() body: CreateReportDto): Promise<ReportDto> {
    return this.progress.open(actor, body);
  }

  @Patch(':id')
  @Access('report.file')
  save(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SaveReportDto,
  ): Promise<ReportDto> {
    return this.progress.save(actor, id, body);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Access('report.file')
  submit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MoveReportDto,
  ): Promise<ReportDto> {
    return this.progress.submit(actor, id, body);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Access('report.file')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MoveReportDto,
  ): Promise<ReportDto> {
    return this.progress.withdraw(actor, id, body);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Access('report.review')
  approve(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MoveReportDto,
  ): Promise<ReportDto> {
    return this.reviews.approve(actor, id, body);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Access('report.review')
  return(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReturnReportDto,
  ): Promise<ReportDto> {
    return this.reviews.return(actor, id, body);
  }

  @Post(':id/evidence')
  @Access('report.file')
  addLink(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddLinkDto,
  ): Promise<ReportDto> {
    return this.evidence.addLink(actor, id, body);
  }

  @Post(':id/evidence/file')
  @Access('report.file')
  @UseInterceptors(FileInterceptor('file'))
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' } },
    },
  })
  addFile(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @UploadedFile() file: IncomingFile,
  ): Promise<ReportDto> {
    return this.evidence.addFile(actor, id, file);
  }
}

@Controller('evidence')
export class EvidenceController {
  constructor(private readonly evidence: EvidenceService) {}

  @Get(':id/file')
  @Access('report.read')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  @Header('Cache-Control', 'private, no-store')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  download(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return this.evidence.download(actor, id);
  }

  @Delete(':id')
  @HttpCode(200)
  @Access('report.file')
  remove(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ReportDto> {
    return this.evidence.remove(actor, id);
  }
}
