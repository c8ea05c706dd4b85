import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { timingSafeEqual } from 'node:crypto';
import { ACCESS_KEY, type AccessRule, type RequestWithActor } from '../../common/access.decorator.js';
import { holds } from '../../common/actor.js';
import { DomainError } from '../../common/domain-error.js';
import { ActorFactory } from './actor.factory.js';
import './session-data.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Deny by default: a route without `@Access` or `@Public` is refused, whoever asks. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly actors: ActorFactory,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_KEY, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    requireSameSite(request);
    if (rule?.public) return true;
    if (!rule) throw DomainError.forbidden();

    const { userId, since, csrf } = request.session ?? {};
    const actor = userId && since ? await this.actors.build(userId, new Date(since)) : null;
    if (!actor) throw new DomainError('auth.required', 401, '请先登录');
    if (!SAFE.has(request.method)) requireToken(request, csrf);
    if (!holds(actor, rule.permission)) {
      if (actor.mustChangePassword) {
        throw new DomainError('auth.must_change_password', 403, '首次登录或密码被重置后,请先修改密码');
      }
      throw DomainError.forbidden();
    }
    request.actor = actor;
    return true;
  }
}

/** A browser says where a request comes from; another site's page may not write here, logged in or not. */
function requireSameSite(request: RequestWithActor): void {
  if (SAFE.has(request.method)) return;
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw foreign();
  const origin = request.get('origin');
  if (origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === request.get('host')))
    throw foreign();
}

function requireToken(request: RequestWithActor, expected: string | undefined): void {
  const given = Buffer.from(request.get('x-csrf-token') ?? '');
  const wanted = Buffer.from(expected ?? '');
  if (wanted.length === 0 || given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw foreign();
}

const foreign = (): DomainError =>
  new DomainError('auth.csrf', 403, '页面已过期或请求来源不明,请刷新页面后重试');
