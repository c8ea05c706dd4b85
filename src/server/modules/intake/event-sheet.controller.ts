import { Body, Controller, HttpCode, Post, UploadedFile as FromFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { Access, CurrentActor } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import { EventSheetDto, EventSheetResultDto } from './event-sheet.dto.js';
import { EventSheets } from './event-sheet.service.js';
import type { UploadedFile } from './upload.service.js';

/** 批量登记触发事项: a filled-in 触发事项登记表, first looked at, then registered. */
@Controller('events/import')
export class EventSheetController {
  constructor(private readonly sheets: EventSheets) {}

  @Post()
  @HttpCode(200)
  @Access('event.register')
  @UseInterceptors(FileInterceptor('file'))
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' }, lines: { type: 'string' } },
    },
  })
  take(
    @CurrentActor() actor: Actor,
    @FromFile() file: UploadedFile | undefined,
    @Body() body: EventSheetDto,
  ): Promise<EventSheetResultDto> {
    return this.sheets.take(actor, file, body);
  }
}
