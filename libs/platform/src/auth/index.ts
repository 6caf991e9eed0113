export { AuthGuard } from './auth.guard.js';
export { SESSION_COOKIE, sessionToken } from './cookie.js';
export { ROLES, SCOPES, type Principal, type Role, type Scope } from './principal.js';
export {
  Allow,
  Caller,
  Public,
  PUBLIC_RULE,
  ROLES_RULE,
  Scopes,
  SCOPES_RULE,
  type AuthenticatedRequest,
} from './rules.js';
export { routeRules, type RouteRule } from './route-rules.js';
export { assertSameOrigin } from './same-origin.js';
export { assertOutlet, readableOutlets } from './scope.js';
export { SessionReader } from './session-reader.js';
