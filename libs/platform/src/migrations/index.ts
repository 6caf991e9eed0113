import { ENTITIES } from '../entities/index.js';
import { ControlPlane1790000000001 } from './0001-control-plane.js';
import { Leases1790000000002 } from './0002-leases.js';
import { Recomputations1790000000003 } from './0003-recomputations.js';
import { Spools1790000000004 } from './0004-spools.js';

/** What every data source of the control plane has in common, whichever PostgreSQL it is on. */
export const CONTROL_PLANE = {
  entities: ENTITIES,
  /** Oldest first. */
  migrations: [
    ControlPlane1790000000001,
    Leases1790000000002,
    Recomputations1790000000003,
    Spools1790000000004,
  ],
  migrationsTableName: 'schema_migrations',
  migrationsTransactionMode: 'each' as const,
  synchronize: false,
  /** No column type needs one, and a managed PostgreSQL may refuse to create any. */
  installExtensions: false,
};
