import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiCookieAuth } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Permission } from '../../shared/permissions.js';
import type { Actor } from './actor.js';

export const ACCESS_KEY = 'duban:access';
export type AccessRule = { public: true } | { public: false; permission: Permission };

/** The permission a route asks for. The global guard refuses every route that declares neither this nor `@Public()`. */
export const Access = (permission: Permission) =>
  applyDecorators(
    SetMetadata(ACCESS_KEY, { public: false, permission } satisfies AccessRule),
    ApiCookieAuth(),
  );

/** A route open to anyone, logged in or not. `test/routes.spec.ts` lists the few there are by name. */
export const Public = () => SetMetadata(ACCESS_KEY, { public: true } satisfies AccessRule);

export type RequestWithActor = Request & { actor?: Actor; requestId?: string };

/** The acting person, as built by the guard. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor =>
    context.switchToHttp().getRequest<RequestWithActor>().actor!,
);
