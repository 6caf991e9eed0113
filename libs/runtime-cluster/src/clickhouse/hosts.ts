import { createClient, type ClickHouseClient, type ClickHouseClientConfigOptions } from '@clickhouse/client';

const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 30_000;

/** One server, and how it did lately. */
export class Host {
  readonly client: ClickHouseClient;
  private restMs = 0;
  private restsUntil = 0;

  constructor(
    readonly url: string,
    options: ClickHouseClientConfigOptions,
  ) {
    this.client = createClient({ ...options, url });
  }

  get isResting(): boolean {
    return Date.now() < this.restsUntil;
  }

  /** Others are asked first for a while, the longer the more often it failed. */
  failed(): void {
    // Statements that failed together are one failure.
    if (this.isResting) return;
    this.restMs = Math.min(Math.max(FIRST_REST_MS, this.restMs * 2), LONGEST_REST_MS);
    this.restsUntil = Date.now() + this.restMs;
  }

  answered(): void {
    this.restMs = 0;
    this.restsUntil = 0;
  }
}

/** Hosts in the order to try: those at rest last, but never left out, since all may be. */
export function inOrder(hosts: readonly Host[], first: number): Host[] {
  const rotated = hosts.map((_, index) => hosts[(first + index) % hosts.length]).filter((host) => !!host);
  return [...rotated.filter((host) => !host.isResting), ...rotated.filter((host) => host.isResting)];
}
