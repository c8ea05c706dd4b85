import { Module } from '@nestjs/common';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';
import { PlanForm } from './form/plan-form.service.js';
import { LedgerExport } from './ledger/ledger-export.service.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { LedgerQueries } from './ledger/ledger.queries.js';
import { TemplateStore } from './sheet/template-store.js';

@Module({
  controllers: [LedgerController, ExportsController],
  providers: [TemplateStore, LedgerQueries, LedgerExport, PlanForm, ExportsService],
  exports: [TemplateStore, LedgerQueries, ExportsService],
})
export class ReportingModule {}
