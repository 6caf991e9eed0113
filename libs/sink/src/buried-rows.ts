import type { Rejection } from '@nhipbao/events';
import type { LoggedRecord } from '@nhipbao/platform';
import { receivedAt, type PlacedRecord } from './row-buffers.js';

/** The reason under which a record that was set aside stands in its outlet's account. */
const BURIED = 'buried';

type BuriedRow = Omit<Rejection, 'reason' | 'rejection_id'> & {
  reason: typeof BURIED;
  log_partition: number;
  log_offset: number;
};

const MAX_ID = 0xffff_ffff;

/**
 * The rows by which records that were set aside are counted, as JSONEachRow lines of table `rejections`: nothing that was accepted
 * goes missing from the account. Of a record that cannot be read the outlet is unknown, 0.
 * @param reaches receipt of the last record of each partition's batch, epoch ms: the time of its records that cannot be read
 */
export function buriedRows(buried: readonly PlacedRecord[], reaches: ReadonlyMap<number, number>): Buffer {
  const lines = buried.map(({ partition, record }) => {
    const { outlet_id = 0, site_id = 0 } = idsOf(record);
    const row: BuriedRow = {
      log_partition: partition,
      log_offset: record.offset,
      outlet_id,
      site_id,
      received_at: receivedAt(record) ?? reaches.get(partition) ?? 0,
      reason: BURIED,
      events: 1,
    };
    return `${JSON.stringify(row)}\n`;
  });
  return Buffer.from(lines.join(''));
}

function idsOf({ value }: LoggedRecord): { outlet_id?: number; site_id?: number } {
  try {
    const { outlet_id, site_id } = JSON.parse(value.toString('utf8', 1)) as Record<string, unknown>;
    return { outlet_id: idOf(outlet_id), site_id: idOf(site_id) };
  } catch {
    return {};
  }
}

function idOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_ID
    ? value
    : undefined;
}
