import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config/index.js';
import { ApiKeys } from '../directory/api-keys.js';
import { forbidden, unauthenticated } from '../errors/api-error.js';
import { sessionToken } from './cookie.js';
import type { Principal, Role, Scope } from './principal.js';
import { PUBLIC_RULE, ROLES_RULE, SCOPES_RULE, type AuthenticatedRequest } from './rules.js';
import { assertSameOrigin } from './same-origin.js';
import { SessionReader } from './session-reader.js';

/**
 * Decides on every request of the application: finds the caller by `Authorization: Bearer` or the session cookie, puts
 * the {@link Principal} on the request and holds it to the route's rule. A route without a rule is closed.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: ApiKeys,
    private readonly sessions: SessionReader,
    private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<true | undefined>(PUBLIC_RULE, targets)) return true;

    const request = context.switchToHttp().getRequest<FastifyRequest & AuthenticatedRequest>();
    const principal = await this.principalOf(request);
    const roles = this.reflector.getAllAndOverride<readonly Role[] | undefined>(ROLES_RULE, targets) ?? [];
    const scopes = this.reflector.getAllAndOverride<readonly Scope[] | undefined>(SCOPES_RULE, targets) ?? [];
    const allowed =
      principal.kind === 'user'
        ? roles.includes(principal.role)
        : scopes.length > 0 && scopes.every((scope) => principal.scopes.includes(scope));
    if (!allowed)
      throw forbidden(principal.kind === 'user' ? undefined : 'This API key does not allow this.');
    request.principal = principal;
    return true;
  }

  private async principalOf(request: FastifyRequest): Promise<Principal> {
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined) {
      const principal = await this.keyPrincipal(/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
      if (!principal) throw unauthenticated('The API key is not valid.');
      return principal;
    }
    const token = sessionToken(cookie);
    const principal = token === undefined ? undefined : await this.sessions.principal(token);
    if (!principal) throw unauthenticated();
    assertSameOrigin(request, this.config.publicUrl);
    return principal;
  }

  private async keyPrincipal(secret: string): Promise<Principal | undefined> {
    const key = await this.keys.verify(secret);
    return key && { kind: 'key', role: key.outletId === null ? 'operator' : 'outlet_analyst', ...key };
  }
}
