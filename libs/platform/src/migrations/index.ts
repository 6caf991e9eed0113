import { ENTITIES } from '../entities/index.js';
import { ControlPlane1790000000001 } from './0001-control-plane.js';

/** What every data source of the control plane has in common, whichever PostgreSQL it is on. */
export const CONTROL_PLANE = {
  entities: ENTITIES,
  /** Oldest first. */
  migrations: [ControlPlane1790000000001],
  migrationsTableName: 'schema_migrations',
  migrationsTransactionMode: 'each' as const,
  synchronize: false,
  /** No column type needs one, and a managed PostgreSQL may refuse to create any. */
  installExtensions: false,
};
