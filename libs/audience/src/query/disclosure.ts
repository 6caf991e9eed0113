import { forbidden } from '@nhipbao/platform';
import type { Plan } from '@nhipbao/metrics';
import type { Row } from '../select-rows.js';

/** Fewest outlets that a published sector cell rests on (DOMAIN §4). */
export const LEAST_OUTLETS = 3;
/** Fewest daily visitors in a published cell. */
export const LEAST_READERS = 11;
/** Largest share of a cell that one outlet may have. */
export const MOST_DOMINANCE = 0.6;

/** Breakdowns that say something about the sector and nothing about one outlet's content, campaigns or readers. */
const SECTOR_DIMENSIONS = new Set([
  'channel',
  'platform',
  'platform_origin',
  'country',
  'province',
  'device',
  'browser',
  'os',
  'content_type',
  'published_age',
]);
const SECTOR_GRANULARITIES = new Set(['day', 'week', 'month']);

/**
 * Refuses questions of which the difference of two answers would tell one outlet's figures: breakdowns and filters that can
 * single an outlet out, and periods that are not whole days.
 * @throws {ApiError} 403 `aggregates_only`
 */
export function assertSectorQuestion(plan: Plan): void {
  const names = [...plan.dimensions, ...plan.filters.map((f) => f.dimension)].map((d) => d.name);
  const foreign = names.find((name) => !SECTOR_DIMENSIONS.has(name));
  if (foreign !== undefined) {
    throw forbidden(
      `Your role sees the sector as a whole: "${foreign}" cannot be asked for.`,
      'aggregates_only',
    );
  }
  if (plan.filters.length > 0) {
    throw forbidden('Your role sees the sector as a whole: filters cannot be used.', 'aggregates_only');
  }
  if (plan.source !== 'rollup_day' || (plan.granularity && !SECTOR_GRANULARITIES.has(plan.granularity))) {
    throw forbidden(
      'Your role sees the sector by one breakdown at a time, in whole days of the platform’s time zone.',
      'aggregates_only',
    );
  }
}

/** True when so few outlets or readers, or one outlet so large, stand behind a row that it would tell about one of them. */
export function mustWithhold(row: Row): boolean {
  return (
    Number(row['contributors']) < LEAST_OUTLETS ||
    Number(row['reader_days']) < LEAST_READERS ||
    Number(row['dominance']) > MOST_DOMINANCE
  );
}
