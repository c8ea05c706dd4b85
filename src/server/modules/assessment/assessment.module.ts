import { Module, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { AuditModule } from '../audit/audit.module.js';
import { DeadlineModule } from '../deadline/deadline.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { AssessmentsController } from './assessment.controller.js';
import { AssessmentQueries } from './assessment.queries.js';
import { Assessments } from './assessments.service.js';
import { seedSchemes } from './schemes.js';

@Module({
  imports: [AuditModule, OrganizationModule, NotificationModule, DeadlineModule],
  controllers: [AssessmentsController],
  providers: [Assessments, AssessmentQueries],
  exports: [Assessments, AssessmentQueries],
})
export class AssessmentModule implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The shipped 考核办法 are there before the first request; at every later start nothing is new. */
  async onModuleInit(): Promise<void> {
    await seedSchemes(this.dataSource, this.clock.now());
  }
}
