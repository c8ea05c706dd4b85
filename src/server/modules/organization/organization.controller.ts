import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Put, Query } from '@nestjs/common';
import { Access, CurrentActor } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import {
  CreateUnitDto,
  SaveUnitGroupDto,
  UnitDto,
  UnitGroupDto,
  UnitGroupListDto,
  UnitListDto,
  UpdateUnitDto,
  UpdateUnitGroupDto,
  UpdateUserDto,
  UserDto,
  UserPageDto,
  UserQuery,
} from './organization.dto.js';
import { UnitGroupsService } from './unit-groups.service.js';
import { UnitsService } from './units.service.js';
import { UsersService } from './users.service.js';

@Controller('units')
export class UnitsController {
  constructor(private readonly units: UnitsService) {}

  @Get()
  @Access('unit.read')
  list(@CurrentActor() actor: Actor): Promise<UnitListDto> {
    return this.units.list(actor);
  }

  @Post()
  @Access('unit.manage')
  create(@CurrentActor() actor: Actor, @Body() body: CreateUnitDto): Promise<UnitDto> {
    return this.units.create(actor, body);
  }

  @Patch(':id')
  @Access('unit.manage')
  update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateUnitDto,
  ): Promise<UnitDto> {
    return this.units.update(actor, id, body);
  }
}

@Controller('unit-groups')
export class UnitGroupsController {
  constructor(private readonly groups: UnitGroupsService) {}

  @Get()
  @Access('unit.read')
  list(): Promise<UnitGroupListDto> {
    return this.groups.list();
  }

  @Post()
  @Access('unit.manage')
  create(@CurrentActor() actor: Actor, @Body() body: SaveUnitGroupDto): Promise<UnitGroupDto> {
    return this.groups.create(actor, body);
  }

  @Put(':id')
  @Access('unit.manage')
  update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateUnitGroupDto,
  ): Promise<UnitGroupDto> {
    return this.groups.update(actor, id, body);
  }
}

@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @Access('user.manage')
  list(@Query() query: UserQuery): Promise<UserPageDto> {
    return this.users.list(query);
  }

  @Put(':id')
  @Access('user.manage')
  update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateUserDto,
  ): Promise<UserDto> {
    return this.users.update(actor, id, body);
  }
}
