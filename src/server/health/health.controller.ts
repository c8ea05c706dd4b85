import { Controller, Get, HttpStatus, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { Public } from '../common/access.decorator.js';
import { readiness } from './readiness.js';

/** For whoever keeps the service running. Outside `/api`. */
@ApiExcludeController()
@Controller({ path: 'health', version: VERSION_NEUTRAL })
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Public()
  health(): { status: string } {
    return { status: 'ok' };
  }

  @Get('live')
  @Public()
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  async ready(
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ status: string; progress?: string }> {
    const database = await this.dataSource.query('SELECT 1').then(
      () => true,
      () => false,
    );
    if (readiness.ready && database) return { status: 'ready' };
    response.status(HttpStatus.SERVICE_UNAVAILABLE);
    return { status: 'starting', progress: database ? readiness.progress : '数据库暂时无法连接' };
  }
}
