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

const EVENTS_OF_DAY = `
SELECT count() AS events FROM events
WHERE session_day = {sessionDay:Date} AND ({outletId:UInt32} = 0 OR outlet_id = {outletId:UInt32})`;

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

  /** Does one share of the oldest order. @returns whether there was anything to do */
  async run(): Promise<boolean> {
    const order = await this.controlPlane.getRepository(Recomputation).findOne({
      where: { finishedAt: IsNull(), cancelledAt: IsNull() },
      order: { id: 'ASC' },
    });
    if (!order) return false;
    const place = (this.place = await this.placeIn(order));
    if (place.share < place.shares) {
      const share = { ...place, outletId: order.outletId ?? 0 };
      await reassemblePageViews(this.client, share, this.versions.next(), this.config.timezone);
      place.share += 1;
    }
    if (place.share >= place.shares) await this.dayIsDone(order, place.sessionDay);
    return true;
  }

  private async placeIn({ id, outletId, fromDay, doneDay }: Recomputation): Promise<Place> {
    // Of a local day the hours before 04:00 belong to the session day before it.
    const sessionDay = doneDay === null ? dayAfter(fromDay, -1) : dayAfter(doneDay);
    if (this.place?.id === id && this.place.sessionDay === sessionDay) return this.place;
    const [day] = await selectRows<{ events: number }>(this.client, EVENTS_OF_DAY, {
      sessionDay,
      outletId: outletId ?? 0,
    });
    return { id, sessionDay, share: 0, shares: Math.ceil((day?.events ?? 0) / SHARE_EVENTS) };
  }

  private async dayIsDone({ id, toDay }: Recomputation, doneDay: string): Promise<void> {
    const isLast = doneDay >= toDay;
    await this.controlPlane
      .getRepository(Recomputation)
      .update({ id }, { doneDay, ...(isLast && { finishedAt: new Date() }) });
    if (isLast) this.logger.log({ recomputation: id, message: 'the recomputation is finished' });
  }
}

function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
