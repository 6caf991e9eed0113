import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/internal';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { Role, Scope } from './principal.js';
import { PUBLIC_RULE, ROLES_RULE, SCOPES_RULE } from './rules.js';

/** A route of an application and who may use it. A route that nobody may use has forgotten its rule. */
export interface RouteRule {
  /** Method and path as declared, such as `PATCH /v1/sites/:id`. */
  route: string;
  public: boolean;
  roles: readonly Role[];
  scopes: readonly Scope[];
}

type Target = object;

/** The nearest of the targets that says something. */
function metadata(name: string, ...targets: Target[]): unknown {
  return targets
    .map((target): unknown => Reflect.getMetadata(name, target))
    .find((value) => value !== undefined);
}

function paths(target: Target): string[] {
  const path = metadata(PATH_METADATA, target) as string | string[] | undefined;
  return Array.isArray(path) ? path : [path ?? ''];
}

const join = (...parts: string[]) =>
  `/${parts
    .map((part) => part.replace(/^\/+|\/+$/g, ''))
    .filter((part) => part !== '')
    .join('/')}`;

function rulesOf(controller: Target, handler: Target, method: RequestMethod): RouteRule[] {
  const rule = {
    public: metadata(PUBLIC_RULE, handler, controller) === true,
    roles: (metadata(ROLES_RULE, handler, controller) ?? []) as readonly Role[],
    scopes: (metadata(SCOPES_RULE, handler, controller) ?? []) as readonly Scope[],
  };
  return paths(controller).flatMap((prefix) =>
    paths(handler).map((path) => ({ route: `${RequestMethod[method]} ${join(prefix, path)}`, ...rule })),
  );
}

/** Every route of an application's controllers with its rule, for tests that leave none out. */
export function routeRules(app: INestApplicationContext): RouteRule[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    const prototype = metatype.prototype as Record<string, Target>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      const method = handler && (metadata(METHOD_METADATA, handler) as RequestMethod | undefined);
      return handler && method !== undefined ? rulesOf(metatype, handler, method) : [];
    });
  });
}
