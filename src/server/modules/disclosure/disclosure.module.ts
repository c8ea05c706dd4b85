import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { DatedMatters } from '../deadline/dated-matters.js';
import { DeadlineModule } from '../deadline/deadline.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { DisclosureController } from './disclosure.controller.js';
import { RequestDates } from './request-dates.service.js';
import { RequestDues } from './request-dues.queries.js';
import { RequestQueries } from './request.queries.js';
import { RequestReminders } from './request-reminders.service.js';
import { DisclosureRequests } from './requests.service.js';

@Module({
  imports: [AuditModule, OrganizationModule, NotificationModule, DeadlineModule],
  controllers: [DisclosureController],
  providers: [DisclosureRequests, RequestQueries, RequestReminders, RequestDates, RequestDues],
  exports: [DisclosureRequests, RequestQueries, RequestReminders],
})
export class DisclosureModule {
  constructor(matters: DatedMatters, dates: RequestDates) {
    matters.provide(dates);
  }
}
