import { Module } from '@nestjs/common';
import { InboxController } from './inbox.controller.js';
import { InboxQueries } from './inbox.queries.js';
import { OutboxService } from './outbox.service.js';

@Module({
  controllers: [InboxController],
  providers: [OutboxService, InboxQueries],
  exports: [OutboxService],
})
export class NotificationModule {}
