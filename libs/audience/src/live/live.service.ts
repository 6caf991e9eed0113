import { Injectable } from '@nestjs/common';
import { LIVE, LIVE_FRESHNESS, LIVE_MINUTES, WINDOW_MINUTES } from '@nhipbao/metrics';
import { ClickHouse } from '@nhipbao/platform';
import type { Scope } from '../scope/outlet-scope.js';
import { selectRows } from '../select-rows.js';
import type { LiveAnswer } from './live.dto.js';

interface LiveRow {
  kind: string;
  value: string;
  label: string;
  extra: string;
  readers: number;
  opened: number;
}

const MINUTE_MS = 60_000;

/** The newsroom's present. */
@Injectable()
export class LiveService {
  constructor(private readonly clickhouse: ClickHouse) {}

  async now(scope: Scope): Promise<LiveAnswer> {
    const now = Date.now();
    const params = { outletId: scope.outletIds[0] ?? 0, siteId: scope.siteId, now };
    const client = this.clickhouse.connection('live');
    const rows = await selectRows<LiveRow>(client, LIVE, params);
    const minutes = await selectRows<{ minute: number; readers: number }>(client, LIVE_MINUTES, params);
    const [fresh] = await selectRows<{ received_until: number }>(client, LIVE_FRESHNESS);
    const of = (kind: string): LiveRow[] => rows.filter((row) => row.kind === kind && row.value !== '');
    const engaged = (kind: string): LiveRow[] => of(kind).filter(({ readers }) => readers > 0);
    return {
      at: new Date(now).toISOString(),
      fresh_until: fresh?.received_until ? new Date(fresh.received_until).toISOString() : null,
      readers: rows.find(({ kind }) => kind === 'total')?.readers ?? 0,
      readers_by_minute: everyMinute(minutes, now),
      articles: of('article').map(({ value, label, extra, readers, opened }) => ({
        article: value,
        title: label,
        section: extra,
        readers,
        pageviews_last_30_min: opened,
      })),
      channels: engaged('channel').map(({ value, readers }) => ({ channel: value, readers })),
      referrers: engaged('referrer').map(({ value, label, readers }) => ({
        referrer: value,
        platform: label,
        readers,
      })),
      sections: engaged('section').map(({ value, readers }) => ({ section: value, readers })),
      devices: engaged('device').map(({ value, readers }) => ({ device: value, readers })),
      countries: engaged('country').map(({ value, readers }) => ({ country: value, readers })),
    };
  }
}

function everyMinute(
  rows: { minute: number; readers: number }[],
  now: number,
): LiveAnswer['readers_by_minute'] {
  const readers = new Map(rows.map((row) => [row.minute * 1000, row.readers]));
  const last = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  return Array.from({ length: WINDOW_MINUTES }, (_, i) => last - (WINDOW_MINUTES - 1 - i) * MINUTE_MS).map(
    (minute) => ({
      minute: new Date(minute).toISOString(),
      readers: readers.get(minute) ?? 0,
    }),
  );
}
