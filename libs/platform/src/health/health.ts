import { Injectable, Logger } from '@nestjs/common';

/** A check that takes longer counts as down, ms. */
const PATIENCE_MS = 2000;

/** `degraded`: the part works on with less, and the process still takes requests. */
export type HealthStatus = 'up' | 'degraded' | 'down';

export interface HealthResult {
  status: HealthStatus;
  /** For whoever reads the probe: public, so no addresses and no figures. */
  detail?: string;
}

export type HealthCheck = () => HealthResult | Promise<HealthResult>;

export interface HealthReport {
  status: HealthStatus;
  checks: Record<string, HealthResult>;
}

function worst(results: HealthResult[]): HealthStatus {
  const statuses = new Set(results.map(({ status }) => status));
  return statuses.has('down') ? 'down' : statuses.has('degraded') ? 'degraded' : 'up';
}

/** What the readiness probe asks. Every dependency registers its own check. */
@Injectable()
export class Health {
  private readonly logger = new Logger(Health.name);
  private readonly checks = new Map<string, HealthCheck>();

  /** @param name in the probe's answer, snake_case */
  register(name: string, check: HealthCheck): void {
    this.checks.set(name, check);
  }

  async report(): Promise<HealthReport> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, await this.run(name, check)] as const),
    );
    return { status: worst(results.map(([, result]) => result)), checks: Object.fromEntries(results) };
  }

  private async run(name: string, check: HealthCheck): Promise<HealthResult> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<HealthResult>((resolve) => {
      timer = setTimeout(() => resolve({ status: 'down', detail: 'no answer in time' }), PATIENCE_MS);
    });
    try {
      return await Promise.race([Promise.resolve().then(check), late]);
    } catch (error) {
      this.logger.warn(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      return { status: 'down', detail: 'the check failed; see the log' };
    } finally {
      clearTimeout(timer);
    }
  }
}
