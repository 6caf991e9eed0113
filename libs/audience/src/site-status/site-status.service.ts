import { Injectable } from '@nestjs/common';
import { EACH_REJECTION_ONCE } from '@nhipbao/metrics';
import { ClickHouse } from '@nhipbao/platform';
import { selectRows } from '../select-rows.js';

export interface SiteActivity {
  first_event_at: string | null;
  last_event_at: string | null;
  events_last_hour: number;
  rejected_last_day: { reason: string; events: number }[];
}

const EVENTS = `
SELECT count() AS events, toUnixTimestamp64Milli(min(received_at)) AS first, toUnixTimestamp64Milli(max(received_at)) AS last,
  countIf(received_at > now() - INTERVAL 1 HOUR) AS recent
FROM events WHERE outlet_id = {outletId:UInt32} AND site_id = {siteId:UInt32}`;

const REJECTED = `
SELECT reason, sum(events) AS refused
FROM (
  SELECT reason, events FROM rejections FINAL
  WHERE outlet_id = {outletId:UInt32} AND site_id = {siteId:UInt32} AND received_at > now() - INTERVAL 1 DAY${EACH_REJECTION_ONCE}
)
GROUP BY reason ORDER BY refused DESC, reason`;

/** Whether a site's tag works. */
@Injectable()
export class SiteStatusService {
  constructor(private readonly clickhouse: ClickHouse) {}

  async activity(outletId: number, siteId: number): Promise<SiteActivity> {
    const client = this.clickhouse.connection('live');
    const params = { outletId, siteId };
    const [seen] = await selectRows<{ events: number; first: number; last: number; recent: number }>(
      client,
      EVENTS,
      params,
    );
    const rejected = await selectRows<{ reason: string; refused: number }>(client, REJECTED, params);
    const iso = (ms: number | undefined): string | null =>
      seen?.events && ms ? new Date(ms).toISOString() : null;
    return {
      first_event_at: iso(seen?.first),
      last_event_at: iso(seen?.last),
      events_last_hour: seen?.recent ?? 0,
      rejected_last_day: rejected.map(({ reason, refused }) => ({ reason, events: refused })),
    };
  }
}
