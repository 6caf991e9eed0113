import { ApiKey } from './api-key.js';
import { AuditEntry } from './audit-entry.js';
import { LeaseRow } from './lease-row.js';
import { Outlet } from './outlet.js';
import { PlatformSecret } from './platform-secret.js';
import { Recomputation } from './recomputation.js';
import { Session } from './session.js';
import { Site } from './site.js';
import { Spool } from './spool.js';
import { User } from './user.js';
import { VisitorSalt } from './visitor-salt.js';

export { type AuditActor } from './audit-entry.js';
export { OUTLET_KINDS, type OutletKind } from './outlet.js';
export { SITE_STATUSES, type SiteStatus } from './site.js';
export {
  ApiKey,
  AuditEntry,
  LeaseRow,
  Outlet,
  PlatformSecret,
  Recomputation,
  Session,
  Site,
  Spool,
  User,
  VisitorSalt,
};

/** Every entity of the control plane. */
export const ENTITIES = [
  Outlet,
  Site,
  User,
  Session,
  ApiKey,
  VisitorSalt,
  PlatformSecret,
  AuditEntry,
  LeaseRow,
  Recomputation,
  Spool,
];
