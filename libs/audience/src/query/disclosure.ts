import { forbidden } from '@nhipbao/platform';
import type { DisclosureLimits, Plan } from '@nhipbao/metrics';
import type { Row } from '../select-rows.js';

/** What a published figure of the sector rests on (DOMAIN §4): every metric's own measures, and its row's page views. */
export const LIMITS: DisclosureLimits = { leastOutlets: 3, mostDominance: 0.6 };
/** Fewest daily visitors in a published cell. */
export const LEAST_READERS = 11;

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
  // A filter on one site has become the question's scope.
  if (plan.filters.length > 0 || plan.siteId !== 0) {
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
  // What cannot be told is withheld too.
  const safe =
    Number(row['contributors']) >= LIMITS.leastOutlets &&
    Number(row['reader_days']) >= LEAST_READERS &&
    Number(row['dominance']) <= LIMITS.mostDominance;
  return !safe;
}

/**
 * The total that may stand beside the rows that are kept: none where rows are withheld, and no figure where one of a row is left
 * out, since it would tell the sum of what is not shown.
 */
export function publishableTotal(total: Row | undefined, rows: Row[], kept: Row[]): Row | undefined {
  if (!total || kept.length < rows.length || mustWithhold(total)) return undefined;
  const telling = Object.keys(total).filter((name) => kept.some((row) => row[name] === null));
  return { ...total, ...Object.fromEntries(telling.map((name) => [name, null])) };
}
