import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AuditModule } from '../audit/audit.module.js';
import { DeadlineModule } from '../deadline/deadline.module.js';
import { DisclosureModule } from '../disclosure/disclosure.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { JobsService } from './jobs.service.js';
import { NoticeDelivery } from './notice-delivery.service.js';
import { NoticesService } from './notices.service.js';
import { ReceiptsService } from './receipts.service.js';
import { JobsController, NoticesController, ReceiptsController } from './supervision.controller.js';
import { SupervisionQueries } from './supervision.queries.js';
import { Sweep } from './sweep.service.js';

@Module({
  imports: [
    ScheduleModule.forRoot(),
    AuditModule,
    OrganizationModule,
    NotificationModule,
    DeadlineModule,
    DisclosureModule,
  ],
  controllers: [NoticesController, ReceiptsController, JobsController],
  providers: [Sweep, NoticeDelivery, NoticesService, ReceiptsService, SupervisionQueries, JobsService],
  exports: [Sweep, JobsService, NoticesService, ReceiptsService],
})
export class SupervisionModule {}
