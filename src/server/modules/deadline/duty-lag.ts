import { Injectable } from '@nestjs/common';
import type { LagSql } from './light.sql.js';

/**
 * How this module's own lists learn which duties are behind. Filings belong to `progress`, which comes after this module
 * and hands its SQL in at start; without it nothing is behind.
 */
@Injectable()
export class DutyLag {
  private source: (alias: string) => LagSql = () => ({ points: 'NULL::int', percent: 'NULL::int' });

  provide(source: (alias: string) => LagSql): void {
    this.source = source;
  }

  of(alias: string): LagSql {
    return this.source(alias);
  }
}
