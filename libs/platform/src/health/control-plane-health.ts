import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ApiKeys, REFRESH_MS, SiteDirectory, type SnapshotAge } from '../directory/index.js';
import { Health, type HealthResult } from './health.js';

function freshness({ ageMs, failure }: SnapshotAge): HealthResult {
  if (!failure && ageMs < 5 * REFRESH_MS) return { status: 'up' };
  const seconds = Math.round(ageMs / 1000);
  return {
    status: 'degraded',
    detail: `the control plane is away; going on with what was read ${seconds} s ago`,
  };
}

/** Reports whether the in-memory directory and keys still follow the database. */
@Injectable()
export class ControlPlaneHealth implements OnModuleInit {
  constructor(
    private readonly health: Health,
    private readonly directory: SiteDirectory,
    private readonly keys: ApiKeys,
  ) {}

  onModuleInit(): void {
    this.health.register('site_directory', () => freshness(this.directory.age()));
    this.health.register('api_keys', () => freshness(this.keys.age()));
  }
}
