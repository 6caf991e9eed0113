import { Injectable } from '@nestjs/common';
import { FRESHNESS } from '@nhipbao/metrics';
import { ClickHouse, Config } from '@nhipbao/platform';
import { DateTime } from 'luxon';
import { selectRows } from '../select-rows.js';
import type { AnswerMeta } from './answer.js';

/** Browsers may deliver an event up to this long after it happened; a day is final when it has passed. */
const LATE_HOURS = 24;

/** How long one reading serves, ms: freshness is shown to the second. */
const CACHE_MS = 1000;

type Freshness = Pick<AnswerMeta, 'fresh_until' | 'computed_at' | 'final_until' | 'rule_version'>;

const iso = (ms: number | undefined): string | null => (ms ? new Date(ms).toISOString() : null);

/** How far the figures reach. */
@Injectable()
export class FreshnessReader {
  private cached?: { at: number; value: Promise<Freshness> };

  constructor(
    private readonly clickhouse: ClickHouse,
    private readonly config: Config,
  ) {}

  read(): Promise<Freshness> {
    const now = Date.now();
    if (!this.cached || now - this.cached.at > CACHE_MS) {
      const value = this.load();
      this.cached = { at: now, value };
      value.catch(() => (this.cached = undefined));
    }
    return this.cached.value;
  }

  private async load(): Promise<Freshness> {
    const [row] = await selectRows<{ rolled_until: number; rolled_at: number; rule_version: number }>(
      this.clickhouse.connection('query'),
      FRESHNESS,
    );
    const lateUntil = DateTime.now()
      .setZone(this.config.timezone)
      .minus({ hours: LATE_HOURS })
      .startOf('day');
    return {
      fresh_until: iso(row?.rolled_until),
      computed_at: iso(row?.rolled_at),
      final_until: lateUntil.toISO({ suppressMilliseconds: true }) ?? '',
      rule_version: row?.rule_version ?? 0,
    };
  }
}
