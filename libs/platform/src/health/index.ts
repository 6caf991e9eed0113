export { HealthController } from './health.controller.js';
export {
  Health,
  type HealthCheck,
  type HealthReport,
  type HealthResult,
  type HealthStatus,
} from './health.js';
