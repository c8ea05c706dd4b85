import { Controller, Get, Query } from '@nestjs/common';
import { Access } from '../../common/access.decorator.js';
import { AuditPageDto, AuditQuery } from './audit.dto.js';
import { AuditQueries } from './audit.queries.js';

@Controller('audit-entries')
export class AuditController {
  constructor(private readonly entries: AuditQueries) {}

  @Get()
  @Access('audit.read')
  list(@Query() query: AuditQuery): Promise<AuditPageDto> {
    return this.entries.list(query);
  }
}
