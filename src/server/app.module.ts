import { Module, ValidationPipe, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock, SystemClock } from './common/clock.js';
import { ENTITIES } from './entities.js';
import { CommonModule } from './common/common.module.js';
import { databaseOptions } from './common/database/data-source.js';
import { ErrorFilter } from './common/error.filter.js';
import { validationFailure } from './common/validation.js';
import { Config } from './common/config.js';
import { HealthController } from './health/health.controller.js';
import { AssessmentModule } from './modules/assessment/assessment.module.js';
import { AuditModule } from './modules/audit/audit.module.js';
import { AuthModule } from './modules/auth/auth.module.js';
import { DeadlineModule } from './modules/deadline/deadline.module.js';
import { DisclosureModule } from './modules/disclosure/disclosure.module.js';
import { IntakeModule } from './modules/intake/intake.module.js';
import { NotificationModule } from './modules/notification/notification.module.js';
import { OrganizationModule } from './modules/organization/organization.module.js';
import { PlanModule } from './modules/plan/plan.module.js';
import { ProgressModule } from './modules/progress/progress.module.js';
import { ReportingModule } from './modules/reporting/reporting.module.js';
import { SupervisionModule } from './modules/supervision/supervision.module.js';

export interface AppOptions {
  config: Config;
  databaseUrl: string;
  /** The simulated clock of tests and of the sample's year; the machine's clock otherwise. */
  clock?: Clock;
}

@Module({})
export class AppModule {
  static with({ config, databaseUrl, clock = new SystemClock() }: AppOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CommonModule.with(config, clock),
        TypeOrmModule.forRoot({ ...databaseOptions(databaseUrl, ENTITIES), retryAttempts: 0 }),
        AuditModule,
        OrganizationModule,
        AuthModule,
        NotificationModule,
        DeadlineModule,
        DisclosureModule,
        PlanModule,
        ProgressModule,
        SupervisionModule,
        AssessmentModule,
        IntakeModule,
        ReportingModule,
      ],
      controllers: [HealthController],
      providers: [
        { provide: APP_FILTER, useClass: ErrorFilter },
        {
          provide: APP_PIPE,
          useValue: new ValidationPipe({
            transform: true,
            whitelist: true,
            forbidNonWhitelisted: true,
            exceptionFactory: validationFailure,
          }),
        },
      ],
    };
  }
}
