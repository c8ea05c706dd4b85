import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { UnitGroupsController, UnitsController, UsersController } from './organization.controller.js';
import { UnitDirectory } from './unit-directory.js';
import { UnitGroupsService } from './unit-groups.service.js';
import { UnitsService } from './units.service.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [AuditModule],
  controllers: [UnitsController, UnitGroupsController, UsersController],
  providers: [UnitDirectory, UnitsService, UnitGroupsService, UsersService],
  exports: [UnitDirectory, UnitsService, UnitGroupsService, UsersService],
})
export class OrganizationModule {}
