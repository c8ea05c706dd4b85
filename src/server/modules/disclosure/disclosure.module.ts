import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { DeadlineModule } from '../deadline/deadline.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { DisclosureController } from './disclosure.controller.js';
import { RequestQueries } from './request.queries.js';
import { RequestReminders } from './request-reminders.service.js';
import { DisclosureRequests } from './requests.service.js';

@Module({
  imports: [AuditModule, OrganizationModule, NotificationModule, DeadlineModule],
  controllers: [DisclosureController],
  providers: [DisclosureRequests, RequestQueries, RequestReminders],
  exports: [DisclosureRequests, RequestQueries, RequestReminders],
})
export class DisclosureModule {}
