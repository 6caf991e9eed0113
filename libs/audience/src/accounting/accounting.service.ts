import { Injectable } from '@nestjs/common';
import { DUPLICATES, RECEIPTS, STORED } from '@nhipbao/metrics';
import { ClickHouse } from '@nhipbao/platform';
import { selectRows } from '../select-rows.js';
import type { AccountedHour, AccountingAnswer } from './accounting.dto.js';

interface Counted {
  outlet_id: number;
  /** Epoch seconds of the hour. */
  at: number;
  events: number;
  reason?: string;
}

const HOUR_MS = 3_600_000;

/** What became of every event that was received, by outlet and hour of receipt. */
@Injectable()
export class AccountingService {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** @param from epoch ms, cut to its hour; @param to epoch ms, not included, extended to its hour */
  async account(outletIds: number[], from: number, to: number): Promise<AccountingAnswer> {
    const start = Math.floor(from / HOUR_MS) * HOUR_MS;
    const end = Math.ceil(to / HOUR_MS) * HOUR_MS;
    const params = { outletIds, from: start / 1000, to: end / 1000 };
    const client = this.clickhouse.connection('query');
    const [stored, duplicates, receipts] = await Promise.all(
      [STORED, DUPLICATES, RECEIPTS].map((query) => selectRows<Counted>(client, query, params)),
    );
    const hours = new Map<string, AccountedHour>();
    const hourOf = ({ outlet_id, at }: Counted): AccountedHour => {
      const key = `${at}/${outlet_id}`;
      const found = hours.get(key) ?? emptyHour(outlet_id, at);
      hours.set(key, found);
      return found;
    };
    for (const row of receipts ?? []) addReceipt(hourOf(row), row);
    for (const row of stored ?? []) hourOf(row).stored += row.events;
    for (const row of duplicates ?? []) hourOf(row).duplicate += row.events;
    const settled = [...hours.values()].map(settle);
    return {
      from: new Date(start).toISOString(),
      to: new Date(end).toISOString(),
      hours: settled.sort((a, b) => a.hour.localeCompare(b.hour) || a.outlet_id - b.outlet_id),
      totals: totalOf(settled),
    };
  }
}

function emptyHour(outletId: number, at: number): AccountedHour {
  const hour = new Date(at * 1000).toISOString();
  return {
    outlet_id: outletId,
    hour,
    accepted: 0,
    stored: 0,
    rejected: 0,
    duplicate: 0,
    pending: 0,
    rejected_by_reason: {},
  };
}

function addReceipt(hour: AccountedHour, { reason = '', events }: Counted): void {
  hour.accepted += events;
  if (reason === '') return;
  hour.rejected += events;
  hour.rejected_by_reason[reason] = (hour.rejected_by_reason[reason] ?? 0) + events;
}

/** What has been received and not yet been assembled is pending; it is not part of the account until it is. */
function settle(hour: AccountedHour): AccountedHour {
  const pending = Math.max(0, hour.accepted - hour.stored - hour.rejected - hour.duplicate);
  return { ...hour, accepted: hour.accepted - pending, pending };
}

function totalOf(hours: AccountedHour[]): AccountingAnswer['totals'] {
  const totals: AccountingAnswer['totals'] = {
    accepted: 0,
    stored: 0,
    rejected: 0,
    duplicate: 0,
    pending: 0,
    rejected_by_reason: {},
  };
  for (const hour of hours) {
    for (const name of ['accepted', 'stored', 'rejected', 'duplicate', 'pending'] as const)
      totals[name] += hour[name];
    for (const [reason, events] of Object.entries(hour.rejected_by_reason)) {
      totals.rejected_by_reason[reason] = (totals.rejected_by_reason[reason] ?? 0) + events;
    }
  }
  return totals;
}
