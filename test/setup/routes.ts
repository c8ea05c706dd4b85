import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { ACCESS_KEY, type AccessRule } from '../../src/server/common/access.decorator.js';
import type { World } from '../world.js';

export interface Route {
  /** `GET units/:id` */
  name: string;
  rule: AccessRule | undefined;
  /** The DTO classes of what it takes. */
  body: Dto | undefined;
  query: Dto | undefined;
}

export type Dto = new () => object;

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
        const name = `${method} ${[base, own].filter(Boolean).join('/')}`;
        routes.push({ name, rule, body: dtoOf(metatype, key, BODY), query: dtoOf(metatype, key, QUERY) });
      }
    }
  }
  return routes.sort((a, b) => a.name.localeCompare(b.name));
}

/** Nest's RouteParamtypes. */
const [BODY, QUERY] = [3, 4];

function dtoOf(controller: object & { prototype?: unknown }, key: string, kind: number): Dto | undefined {
  const places = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, key) ?? {}) as Record<
    string,
    { index: number }
  >;
  const types = Reflect.getMetadata('design:paramtypes', controller.prototype as object, key) as Dto[];
  const place = Object.entries(places).find(([name]) => name.startsWith(`${kind}:`));
  return place && types[place[1].index];
}
