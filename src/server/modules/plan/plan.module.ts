import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { DeadlineModule } from '../deadline/deadline.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { AmendmentQueries } from './amendment.queries.js';
import { CoverageController } from './coverage.controller.js';
import { CoverageService } from './coverage.service.js';
import { PlanAmendments } from './plan-amendment.service.js';
import { PlansController } from './plan.controller.js';
import { PlanPolicies } from './plan-policy.service.js';
import { PlanPublication } from './plan-publication.service.js';
import { PlanQueries } from './plan.queries.js';
import { PlanWriter } from './plan-writer.service.js';
import { Plans } from './plans.service.js';

@Module({
  imports: [AuditModule, OrganizationModule, NotificationModule, DeadlineModule],
  controllers: [PlansController, CoverageController],
  providers: [
    PlanQueries,
    PlanWriter,
    PlanPublication,
    PlanAmendments,
    PlanPolicies,
    AmendmentQueries,
    CoverageService,
    Plans,
  ],
  exports: [PlanQueries, PlanWriter, PlanAmendments, Plans],
})
export class PlanModule {}
