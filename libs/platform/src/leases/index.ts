export { Lease, LEASED_STATEMENT_SECONDS, LeaseLost } from './lease.js';
export { LEASE_HOLDER, Leases } from './leases.js';
