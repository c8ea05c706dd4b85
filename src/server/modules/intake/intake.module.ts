import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { Config } from '../../common/config.js';
import { AuditModule } from '../audit/audit.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { DeadlineModule } from '../deadline/deadline.module.js';
import { PlanModule } from '../plan/plan.module.js';
import { DraftAmendments } from './draft-amendment.service.js';
import { DraftConfirmation } from './draft-confirmation.service.js';
import { DraftChanges } from './draft-changes.js';
import { DraftDirectory } from './draft-directory.js';
import { DraftController } from './draft.controller.js';
import { DraftQueries } from './draft.queries.js';
import { DraftService } from './draft.service.js';
import { EventSheetController } from './event-sheet.controller.js';
import { EventSheets } from './event-sheet.service.js';
import { ExistingPlans } from './existing-plans.js';
import { NameMappingService } from './name-mapping.service.js';
import { UploadService } from './upload.service.js';

@Module({
  imports: [
    AuditModule,
    OrganizationModule,
    DeadlineModule,
    PlanModule,
    MulterModule.registerAsync({
      inject: [Config],
      // File names come as UTF-8; multer would read them as Latin-1.
      useFactory: (config: Config) => ({
        defParamCharset: 'utf8',
        limits: { fileSize: config.UPLOAD_MAX_MB * 1024 * 1024, files: 1, fields: 5, fieldSize: 1000 },
      }),
    }),
  ],
  controllers: [DraftController, EventSheetController],
  providers: [
    UploadService,
    DraftQueries,
    DraftChanges,
    DraftService,
    DraftDirectory,
    NameMappingService,
    DraftConfirmation,
    DraftAmendments,
    ExistingPlans,
    EventSheets,
  ],
  exports: [UploadService, DraftQueries, DraftService, NameMappingService, DraftConfirmation],
})
export class IntakeModule {}
