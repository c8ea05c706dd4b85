import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  UploadedFile as FromFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { Access, CurrentActor } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import { SaveDraftEditsDto } from './draft-edit.dto.js';
import { AmendmentPreviewDto } from './draft-amendment.dto.js';
import { DraftAmendments } from './draft-amendment.service.js';
import { DraftConfirmation } from './draft-confirmation.service.js';
import {
  ConfirmDraftDto,
  ConfirmedDraftDto,
  DiscardedDraftDto,
  DraftDto,
  DraftPageDto,
  DraftQuery,
  DraftStateDto,
  UploadDraftDto,
  UploadedDraftDto,
  DraftVersionDto,
} from './draft.dto.js';
import { DraftQueries } from './draft.queries.js';
import { DraftService } from './draft.service.js';
import { MapDraftNamesDto } from './name-mapping.dto.js';
import { NameMappingService } from './name-mapping.service.js';
import { UploadService, type UploadedFile } from './upload.service.js';

/** 导入核对: a file as read, until it becomes a plan. */
@Controller('drafts')
export class DraftController {
  constructor(
    private readonly uploads: UploadService,
    private readonly queries: DraftQueries,
    private readonly drafts: DraftService,
    private readonly names: NameMappingService,
    private readonly confirmation: DraftConfirmation,
    private readonly amendments: DraftAmendments,
  ) {}

  @Post()
  @Access('draft.manage')
  @UseInterceptors(FileInterceptor('file'))
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary' },
        ownerUnitId: { type: 'string', format: 'uuid' },
        amendsPlanId: { type: 'string', format: 'uuid' },
        purpose: { type: 'string', enum: ['plan', 'upstream'] },
      },
    },
  })
  upload(
    @CurrentActor() actor: Actor,
    @FromFile() file: UploadedFile | undefined,
    @Body() body: UploadDraftDto,
  ): Promise<UploadedDraftDto> {
    return this.uploads.upload(actor, file, body);
  }

  @Get()
  @Access('draft.manage')
  list(@CurrentActor() actor: Actor, @Query() query: DraftQuery): Promise<DraftPageDto> {
    return this.queries.list(actor, query);
  }

  @Get(':id')
  @Access('draft.manage')
  one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DraftDto> {
    return this.queries.one(actor, id);
  }

  @Get(':id/amendment')
  @Access('draft.manage')
  amendment(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<AmendmentPreviewDto> {
    return this.amendments.preview(actor, id);
  }

  @Post(':id/edits')
  @HttpCode(200)
  @Access('draft.manage')
  edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SaveDraftEditsDto,
  ): Promise<DraftStateDto> {
    return this.drafts.edit(actor, id, body);
  }

  @Post(':id/names')
  @HttpCode(200)
  @Access('draft.manage')
  mapNames(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MapDraftNamesDto,
  ): Promise<DraftStateDto> {
    return this.names.map(actor, id, body);
  }

  @Post(':id/undo')
  @HttpCode(200)
  @Access('draft.manage')
  undo(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DraftVersionDto,
  ): Promise<DraftStateDto> {
    return this.drafts.undo(actor, id, body.version);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Access('draft.manage')
  confirm(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ConfirmDraftDto,
  ): Promise<ConfirmedDraftDto> {
    return this.confirmation.confirm(actor, id, body);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @Access('draft.manage')
  discard(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DraftVersionDto,
  ): Promise<DiscardedDraftDto> {
    return this.drafts.discard(actor, id, body.version);
  }
}
