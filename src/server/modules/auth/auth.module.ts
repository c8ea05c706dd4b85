import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '../audit/audit.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { AccountsService } from './accounts.service.js';
import { ActorFactory } from './actor.factory.js';
import { AccountsController, SessionController } from './auth.controller.js';
import { AuthGuard } from './auth.guard.js';
import { SessionService } from './session.service.js';

@Module({
  imports: [AuditModule, OrganizationModule],
  controllers: [SessionController, AccountsController],
  providers: [ActorFactory, SessionService, AccountsService, { provide: APP_GUARD, useClass: AuthGuard }],
  exports: [ActorFactory, AccountsService],
})
export class AuthModule {}
