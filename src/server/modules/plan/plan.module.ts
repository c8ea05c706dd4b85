import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { DeadlineModule } from '../deadline/deadline.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { PlansController } from './plan.controller.js';
import { PlanPublication } from './plan-publication.service.js';
import { PlanQueries } from './plan.queries.js';
import { PlanWriter } from './plan-writer.service.js';
import { Plans } from './plans.service.js';

@Module({
  imports: [AuditModule, OrganizationModule, NotificationModule, DeadlineModule],
  controllers: [PlansController],
  providers: [PlanQueries, PlanWriter, PlanPublication, Plans],
  exports: [PlanQueries, PlanWriter, Plans],
})
export class PlanModule {}
