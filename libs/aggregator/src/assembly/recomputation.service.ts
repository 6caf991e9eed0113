import type { ClickHouseClient } from '@clickhouse/client';
import { Injectable, Logger } from '@nestjs/common';
import { ClickHouse, Config, Recomputation } from '@nhipbao/platform';
import { DataSource, IsNull } from 'typeorm';
import { AggregationLease } from '../aggregation-lease.js';
import { selectRows } from '../select-rows.js';
import { VersionClock } from '../version-clock.js';
import { reassemblePageViews } from './page-view-assembly.js';

/** Events of one share of a day: bounds its memory. */
const SHARE_EVENTS = 200_000;
const DAY_MS = 86_400_000;

const NEXT_DAY = `
SELECT toString(session_day) AS day, count() AS events FROM events
WHERE session_day BETWEEN {fromDay:Date} AND {toDay:Date} AND ({outletId:UInt32} = 0 OR outlet_id = {outletId:UInt32})
GROUP BY session_day ORDER BY session_day LIMIT 1`;

/** Where in an order the work stands; the days before this one are noted in the control plane. */
interface Place {
  id: number;
  sessionDay: string;
  share: number;
  shares: number;
}

/**
 * Computes days anew that somebody ordered, a share at a time between the runs for new events. The rollups follow by themselves,
 * because what is reassembled counts as changed. Cut off at any point, it goes on with the day that it was at.
 */
@Injectable()
export class RecomputationService {
  private readonly logger = new Logger(RecomputationService.name);
  private readonly client: ClickHouseClient;
  private place: Place | undefined;

  constructor(
    clickhouse: ClickHouse,
    private readonly controlPlane: DataSource,
    private readonly config: Config,
    private readonly versions: VersionClock,
    lease: AggregationLease,
  ) {
    this.client = lease.guard(clickhouse.connection('aggregate'));
  }

  oldestOrder(): Promise<Recomputation | null> {
    return this.controlPlane.getRepository(Recomputation).findOne({
      where: { finishedAt: IsNull(), cancelledAt: IsNull() },
      order: { id: 'ASC' },
    });
  }

  /** Does one share of an order, or notes that all of it is done. */
  async advance(order: Recomputation): Promise<void> {
    const place = (this.place = await this.placeIn(order));
    if (!place) return this.finish(order);
    const share = { ...place, outletId: order.outletId ?? 0 };
    await reassemblePageViews(this.client, share, this.versions.next(), this.config.timezone);
    place.share += 1;
    if (place.share === place.shares) await this.note(order, { doneDay: place.sessionDay });
  }

  /** The next share of an order; none when all of its days that have events are done. */
  private async placeIn({
    id,
    outletId,
    fromDay,
    toDay,
    doneDay,
  }: Recomputation): Promise<Place | undefined> {
    if (this.place?.id === id && this.place.share < this.place.shares) return this.place;
    const [next] = await selectRows<{ day: string; events: number }>(this.client, NEXT_DAY, {
      // Of a local day the hours before 04:00 belong to the session day before it.
      fromDay: doneDay === null ? dayAfter(fromDay, -1) : dayAfter(doneDay),
      toDay,
      outletId: outletId ?? 0,
    });
    return next && { id, sessionDay: next.day, share: 0, shares: Math.ceil(next.events / SHARE_EVENTS) };
  }

  private async finish(order: Recomputation): Promise<void> {
    await this.note(order, { doneDay: order.toDay, finishedAt: new Date() });
    this.logger.log({ recomputation: order.id, message: 'the recomputation is finished' });
  }

  private async note({ id }: Recomputation, done: Partial<Recomputation>): Promise<void> {
    await this.controlPlane.getRepository(Recomputation).update({ id }, done);
  }
}

function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
