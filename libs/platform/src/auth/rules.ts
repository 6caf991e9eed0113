import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { unauthenticated } from '../errors/api-error.js';
import type { Principal, Role, Scope } from './principal.js';

/** Metadata names under which a route's rule stands. */
export const PUBLIC_RULE = 'nhipbao:public';
export const ROLES_RULE = 'nhipbao:roles';
export const SCOPES_RULE = 'nhipbao:scopes';

/** Opens a route to everybody. A route without any rule is closed to all. */
export const Public = () => SetMetadata(PUBLIC_RULE, true);

/** Opens a route to people of these roles. Keys need {@link Scopes} besides. */
export const Allow = (...roles: [Role, ...Role[]]) => SetMetadata(ROLES_RULE, roles);

/** Opens a route to API keys that have all of these scopes. */
export const Scopes = (...scopes: [Scope, ...Scope[]]) => SetMetadata(SCOPES_RULE, scopes);

/** A request as the guard leaves it. */
export interface AuthenticatedRequest {
  principal?: Principal;
}

/** The caller, as a parameter of a handler. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!principal) throw unauthenticated();
  return principal;
});
