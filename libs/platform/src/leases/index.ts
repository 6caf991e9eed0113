export { Lease, LEASED_STATEMENT_SECONDS, LeaseLost } from './lease.js';
export { Leases } from './leases.js';
export { ProcessTerms } from './process-terms.js';
