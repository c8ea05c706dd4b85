import { Module } from '@nestjs/common';
import { AssessmentModule } from '../assessment/assessment.module.js';
import { DeadlineModule } from '../deadline/deadline.module.js';
import { DeskController, TimelineController } from './desk/desk.controller.js';
import { DeskQueries } from './desk/desk.queries.js';
import { DisclosureModule } from '../disclosure/disclosure.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { DisclosureExport } from './disclosure/disclosure-export.service.js';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';
import { FailedRowsForm } from './form/failed-rows.service.js';
import { PlanForm } from './form/plan-form.service.js';
import { LedgerExport } from './ledger/ledger-export.service.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { LedgerQueries } from './ledger/ledger.queries.js';
import { TemplateStore } from './sheet/template-store.js';
import { TimelineQueries } from './timeline/timeline.queries.js';

@Module({
  imports: [DeadlineModule, DisclosureModule, IntakeModule, AssessmentModule],
  controllers: [LedgerController, ExportsController, DeskController, TimelineController],
  providers: [
    TemplateStore,
    LedgerQueries,
    LedgerExport,
    DisclosureExport,
    PlanForm,
    FailedRowsForm,
    ExportsService,
    DeskQueries,
    TimelineQueries,
  ],
  exports: [TemplateStore, LedgerQueries, ExportsService],
})
export class ReportingModule {}
