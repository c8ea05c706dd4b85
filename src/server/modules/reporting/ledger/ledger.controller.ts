import { Controller, Get, Query } from '@nestjs/common';
import { Access, CurrentActor } from '../../../common/access.decorator.js';
import type { Actor } from '../../../common/actor.js';
import { LedgerPageDto, LedgerQuery } from './ledger.dto.js';
import { LedgerQueries } from './ledger.queries.js';

@Controller('ledger')
export class LedgerController {
  constructor(private readonly ledger: LedgerQueries) {}

  @Get()
  @Access('ledger.read')
  page(@CurrentActor() actor: Actor, @Query() query: LedgerQuery): Promise<LedgerPageDto> {
    return this.ledger.page(actor, query);
  }
}
