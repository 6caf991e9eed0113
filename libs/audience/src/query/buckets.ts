import type { Granularity, Plan } from '@nhipbao/metrics';
import { DateTime } from 'luxon';

const MOST_BUCKETS = 50_000;

/** Every local bucket of a range as ISO text with offset, so that an hour in which nothing happened is a zero and not a gap. */
export function bucketsOf(plan: Plan, granularity: Granularity): string[] {
  const end = plan.range.to.getTime();
  const buckets: string[] = [];
  let at = DateTime.fromJSDate(plan.range.from, { zone: plan.timezone }).startOf(granularity);
  while (at.toMillis() < end && buckets.length < MOST_BUCKETS) {
    buckets.push(at.toISO({ suppressMilliseconds: true }) ?? '');
    at = at.plus({ [granularity]: 1 });
  }
  return buckets;
}
