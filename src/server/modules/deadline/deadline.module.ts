import { Module, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { CalendarService } from './calendar.service.js';
import { CalendarChanges } from './calendar-changes.service.js';
import { CalendarMessages } from './calendar-messages.js';
import { CalendarNotices } from './calendar-notices.service.js';
import { DeadlineRecompute } from './deadline-recompute.service.js';
import { LocalDays } from './local-days.service.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarFeedsController } from './calendar-feeds.controller.js';
import { CalendarFeeds } from './calendar-feeds.service.js';
import { CalendarQueries } from './calendar.queries.js';
import { DeadlinesController, EventsController, EventTypesController } from './deadline.controller.js';
import { DeadlineCompletion } from './deadline-completion.service.js';
import { DueMonthController } from './due-month.controller.js';
import { DueMonthQueries } from './due-month.queries.js';
import { DatedMatters } from './dated-matters.js';
import { DutyLag } from './duty-lag.js';
import { DeadlineClocksController } from './clock.controller.js';
import { DeadlineClocks } from './deadline-clocks.service.js';
import { DeadlineQueries } from './deadline.queries.js';
import { DeadlineCounts } from './deadline-counts.queries.js';
import { DeadlineRules } from './deadline-rules.service.js';
import { EventCorrections } from './event-corrections.service.js';
import { EventImports } from './event-imports.service.js';
import { EventQueries } from './event.queries.js';
import { EventSpawn } from './event-spawn.service.js';
import { EventTypes } from './event-types.service.js';
import { InnerDates } from './inner-dates.service.js';
import { PolicyChanges } from './policy-changes.service.js';
import { RecurringDeadlines } from './recurring-deadlines.service.js';
import { seedCalendar } from './seed-calendar.js';
import { seedEventTypes } from './seed-event-types.js';
import { seedStatutoryClocks } from './seed-statutory-clocks.js';
import { StatutoryClocksController } from './statutory-clocks.controller.js';
import { StoredDues } from './stored-dues.queries.js';
import { StatutoryClocks } from './statutory-clocks.service.js';
import { TriggerEvents } from './trigger-events.service.js';

@Module({
  imports: [AuditModule, OrganizationModule, AuthModule, NotificationModule],
  controllers: [
    CalendarController,
    CalendarFeedsController,
    DueMonthController,
    DeadlinesController,
    DeadlineClocksController,
    EventTypesController,
    EventsController,
    StatutoryClocksController,
  ],
  providers: [
    CalendarService,
    CalendarQueries,
    CalendarChanges,
    CalendarMessages,
    DatedMatters,
    CalendarNotices,
    LocalDays,
    DeadlineRecompute,
    DeadlineRules,
    PolicyChanges,
    DeadlineCompletion,
    DeadlineClocks,
    RecurringDeadlines,
    TriggerEvents,
    EventSpawn,
    EventCorrections,
    EventImports,
    EventTypes,
    StatutoryClocks,
    EventQueries,
    DeadlineQueries,
    DueMonthQueries,
    CalendarFeeds,
    DeadlineCounts,
    InnerDates,
    StoredDues,
    DutyLag,
  ],
  exports: [
    CalendarService,
    DeadlineRules,
    PolicyChanges,
    DeadlineCompletion,
    DeadlineClocks,
    RecurringDeadlines,
    TriggerEvents,
    EventImports,
    EventTypes,
    StatutoryClocks,
    EventQueries,
    DutyLag,
    DatedMatters,
  ],
})
export class DeadlineModule implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: CalendarChanges,
  ) {}

  /** No process counts days before the shipped calendar is in its table: the service, commands and tests alike. */
  async onModuleInit(): Promise<void> {
    await seedCalendar(this.dataSource, (em, load) => this.changes.loadShipped(em, load));
    await seedEventTypes(this.dataSource);
    await seedStatutoryClocks(this.dataSource);
  }
}
