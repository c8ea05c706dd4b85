import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { Access, CurrentActor, Public, type RequestWithActor } from '../../common/access.decorator.js';
import type { Actor } from '../../common/actor.js';
import { AccountsService } from './accounts.service.js';
import {
  ChangePasswordDto,
  CreateAccountDto,
  CreatedAccountDto,
  LoginDto,
  ResetPasswordDto,
  SessionDto,
} from './auth.dto.js';
import { SessionService } from './session.service.js';

@Controller('session')
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  @Get()
  @Public()
  current(@Req() request: RequestWithActor): Promise<SessionDto> {
    return this.sessions.current(request);
  }

  @Post()
  @HttpCode(200)
  @Public()
  login(@Req() request: RequestWithActor, @Body() body: LoginDto): Promise<SessionDto> {
    return this.sessions.login(request, body);
  }

  @Delete()
  @HttpCode(204)
  @Access('session.own')
  logout(@Req() request: RequestWithActor, @CurrentActor() actor: Actor): Promise<void> {
    return this.sessions.logout(request, actor);
  }

  @Post('password')
  @HttpCode(200)
  @Access('session.own')
  changePassword(
    @Req() request: RequestWithActor,
    @CurrentActor() actor: Actor,
    @Body() body: ChangePasswordDto,
  ): Promise<SessionDto> {
    return this.sessions.changePassword(request, actor, body);
  }
}

@Controller('users')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Post()
  @Access('user.manage')
  create(@CurrentActor() actor: Actor, @Body() body: CreateAccountDto): Promise<CreatedAccountDto> {
    return this.accounts.create(actor, body);
  }

  @Post(':id/password')
  @HttpCode(200)
  @Access('user.manage')
  resetPassword(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ResetPasswordDto> {
    return this.accounts.resetPassword(actor, id);
  }
}
