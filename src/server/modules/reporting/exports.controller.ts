import { Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { Response } from 'express';
import { Access, CurrentActor } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import { RequestFilter } from '../disclosure/disclosure-input.dto.js';
import { DisclosureExport } from './disclosure/disclosure-export.service.js';
import { ExportsService } from './exports.service.js';
import { LedgerFilter } from './ledger/ledger.dto.js';
import { XLSX } from './sheet/download.js';

@Controller('exports')
export class ExportsController {
  constructor(
    private readonly exports: ExportsService,
    private readonly disclosure: DisclosureExport,
  ) {}

  /** 督办台账 as .xlsx: the same filters as the ledger's page, and exactly its rows. */
  @Get('ledger')
  @Access('export.pull')
  @ApiProduces(XLSX)
  ledger(
    @CurrentActor() actor: Actor,
    @Query() filter: LedgerFilter,
    @Res() response: Response,
  ): Promise<void> {
    return this.exports.sendLedger(actor, filter, response);
  }

  /** 依申请公开登记台账 as .xlsx: the same filters as the register's page, and exactly its rows. */
  @Get('disclosure')
  @Access('disclosure.read')
  @ApiProduces(XLSX)
  disclosureRegister(
    @CurrentActor() actor: Actor,
    @Query() filter: RequestFilter,
    @Res() response: Response,
  ): Promise<void> {
    return this.disclosure.send(actor, filter, response);
  }

  /** 考核评分表 of a run as .xlsx. */
  @Get('assessments/:id')
  @Access('assessment.read')
  @ApiProduces(XLSX)
  assessment(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.exports.sendAssessment(actor, id, response);
  }

  /** 未导入的行 of a draft as .xlsx: as they stood, with a column 原因; corrected, the sheet can be imported. */
  @Get('drafts/:id/failed-rows')
  @Access('draft.manage')
  @ApiProduces(XLSX)
  failedRows(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.exports.sendFailedRows(actor, id, response);
  }

  /** A form to fill in: `任务分解表` or `触发事项登记表`. */
  @Get('templates/:name')
  @Access('export.pull')
  @ApiProduces(XLSX)
  template(@Param('name') name: string, @Res() response: Response): Promise<void> {
    return this.exports.sendForm(name, response);
  }
}
