import { Injectable } from '@nestjs/common';
import { Recomputation, recordChange, type Principal } from '@nhipbao/platform';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type { RecomputationView } from './recomputations.dto.js';

const MOST_LISTED = 100;
const DAY_MS = 86_400_000;

type Order = Pick<Recomputation, 'outletId' | 'fromDay' | 'toDay'>;

/** Orders for the aggregator, which looks for them between its runs. */
@Injectable()
export class RecomputationsService {
  constructor(private readonly database: DataSource) {}

  async newest(): Promise<RecomputationView[]> {
    const orders = await this.database
      .getRepository(Recomputation)
      .find({ order: { id: 'DESC' }, take: MOST_LISTED });
    return orders.map(view);
  }

  order(caller: Principal, order: Order): Promise<RecomputationView> {
    return this.database.transaction(async (manager) => {
      const { id } = await manager.save(manager.create(Recomputation, order));
      const { outletId, fromDay: from, toDay: to } = order;
      await this.record(manager, caller, 'ordered', { id, outletId, details: { from, to } });
      return view(await manager.findOneByOrFail(Recomputation, { id }));
    });
  }

  /** @returns undefined when there is none; one that has ended stays as it is */
  cancel(caller: Principal, id: number): Promise<RecomputationView | undefined> {
    return this.database.transaction(async (manager) => {
      const unfinished = { id, finishedAt: IsNull(), cancelledAt: IsNull() };
      const { affected } = await manager.update(Recomputation, unfinished, { cancelledAt: new Date() });
      const order = await manager.findOneBy(Recomputation, { id });
      if (!order) return undefined;
      if (affected === 1)
        await this.record(manager, caller, 'cancelled', { id, outletId: order.outletId, details: {} });
      return view(order);
    });
  }

  private record(
    manager: EntityManager,
    caller: Principal,
    fact: 'ordered' | 'cancelled',
    { id, outletId, details }: { id: number; outletId: number | null; details: object },
  ): Promise<void> {
    return recordChange(manager, caller, {
      action: `recomputation.${fact}`,
      outletId,
      objectId: id,
      details,
    });
  }
}

function view(order: Recomputation): RecomputationView {
  const { id, outletId, fromDay, toDay, doneDay, requestedAt, finishedAt, cancelledAt } = order;
  return {
    id,
    outlet_id: outletId,
    from: fromDay,
    to: toDay,
    state: cancelledAt ? 'cancelled' : finishedAt ? 'finished' : doneDay === null ? 'waiting' : 'running',
    progress: doneDay === null ? 0 : daysUntil(fromDay, doneDay) / daysUntil(fromDay, toDay),
    requested_at: requestedAt.toISOString(),
    finished_at: finishedAt?.toISOString() ?? null,
  };
}

/** Session days from the one before a day, whose last hours are of that day, to another. */
function daysUntil(fromDay: string, day: string): number {
  return (Date.parse(day) - Date.parse(fromDay)) / DAY_MS + 2;
}
