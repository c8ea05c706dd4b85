import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { ACCESS_KEY, type AccessRule } from '../../src/server/common/access.decorator.js';
import type { World } from '../world.js';

export interface Route {
  /** `GET units/:id` */
  name: string;
  rule: AccessRule | undefined;
}

/** Every route of the application, by reflection, in order of name. */
export function routesOf(world: World): Route[] {
  const routes: Route[] = [];
  for (const module of world.app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (!metatype) continue;
      const base = String(Reflect.getMetadata(PATH_METADATA, metatype));
      for (const key of Object.getOwnPropertyNames(metatype.prototype)) {
        const handler = (metatype.prototype as Record<string, unknown>)[key];
        if (
          key === 'constructor' ||
          typeof handler !== 'function' ||
          !Reflect.hasMetadata(PATH_METADATA, handler)
        )
          continue;
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number];
        const own = String(Reflect.getMetadata(PATH_METADATA, handler)).replace(/^\//, '');
        const rule = (Reflect.getMetadata(ACCESS_KEY, handler) ??
          Reflect.getMetadata(ACCESS_KEY, metatype)) as AccessRule | undefined;
        routes.push({ name: `${method} ${[base, own].filter(Boolean).join('/')}`, rule });
      }
    }
  }
  return routes.sort((a, b) => a.name.localeCompare(b.name));
}
