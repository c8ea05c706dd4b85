import { Module, type OnModuleInit } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import multer from 'multer';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { Config } from '../../common/config.js';
import { AuditModule } from '../audit/audit.module.js';
import { DeadlineModule } from '../deadline/deadline.module.js';
import { DutyLag } from '../deadline/duty-lag.js';
import { NotificationModule } from '../notification/notification.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { AnswerableQueries } from './answerable.queries.js';
import { EvidenceStore, incomingFolder } from './evidence-store.js';
import { EvidenceService } from './evidence.service.js';
import { EvidenceController, ReportsController } from './progress.controller.js';
import { lagSql } from './lag.sql.js';
import { ProgressQueries } from './progress.queries.js';
import { ProgressService } from './progress.service.js';
import { ReviewService } from './review.service.js';

/** Uploads go to a file of their own while they arrive, so that memory does not grow with their size. */
const uploads = MulterModule.registerAsync({
  inject: [Config],
  useFactory: (config: Config) => ({
    storage: multer.diskStorage({
      destination: (_request, _file, done) => {
        const folder = incomingFolder(config);
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        done(null, folder);
      },
      filename: (_request, _file, done) => done(null, randomUUID()),
    }),
    // Without it, Chinese file names arrive garbled.
    defParamCharset: 'utf8',
    limits: { fileSize: config.UPLOAD_MAX_MB * 1024 * 1024, files: 1, fields: 10 },
  }),
});

@Module({
  imports: [AuditModule, OrganizationModule, NotificationModule, DeadlineModule, uploads],
  controllers: [ReportsController, EvidenceController],
  providers: [
    ProgressQueries,
    AnswerableQueries,
    ProgressService,
    ReviewService,
    EvidenceService,
    EvidenceStore,
  ],
  exports: [ProgressService, ReviewService, EvidenceService, ProgressQueries],
})
export class ProgressModule implements OnModuleInit {
  constructor(private readonly lag: DutyLag) {}

  onModuleInit(): void {
    this.lag.provide(lagSql);
  }
}
