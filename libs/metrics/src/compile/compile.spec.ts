import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DIMENSIONS } from '../catalogue/dimensions.js';
import { METRICS } from '../catalogue/metrics.js';
import { planQuery } from '../query/plan.js';
import {
  COMPARISONS,
  FILTER_OPERATORS,
  GRANULARITIES,
  QueryError,
  type FilterRequest,
  type QueryRequest,
} from '../query/request.js';
import { compile, type CompiledQuery } from './compile.js';

/** No statement of the compiler holds this by itself, so what holds it has taken a value in. */
const MARK = 'žž';

const hostile = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      "' OR 1=1 --",
      "'); DROP TABLE events; --",
      '{p1:String}',
      '{{on_cluster}}',
      '\\',
      '\u0000',
      '/* */ UNION ALL SELECT * FROM system.tables',
      '`',
      '"',
      ';',
    ),
  )
  .map((text) => `${text}${MARK}${text}`);

const pick = (items: readonly { name: string }[]): fc.Arbitrary<string> =>
  fc.constantFrom(...items.map(({ name }) => name));
const texts = DIMENSIONS.filter(({ type }) => type === 'string');
const numbers = DIMENSIONS.filter(({ type }) => type === 'number');

const filter: fc.Arbitrary<FilterRequest> = fc.oneof(
  fc.record({
    dimension: pick(texts),
    op: fc.constantFrom(...FILTER_OPERATORS.filter((op) => op !== 'gt' && op !== 'lt')),
    values: fc.array(hostile, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    dimension: pick(numbers),
    op: fc.constantFrom('is', 'is_not', 'gt', 'lt'),
    values: fc.array(fc.nat(999_999_999), { minLength: 1, maxLength: 4 }),
  }),
);

/** Any question that the planner takes. */
const question: fc.Arbitrary<QueryRequest> = fc.record(
  {
    metrics: fc.array(pick(METRICS), { minLength: 1, maxLength: 5 }),
    dimensions: fc.uniqueArray(pick(DIMENSIONS), { maxLength: 4 }),
    filters: fc.array(filter, { maxLength: 3 }),
    granularity: fc.constantFrom(...GRANULARITIES),
    compare: fc.constantFrom(...COMPARISONS),
    timezone: fc.constantFrom('Asia/Ho_Chi_Minh', 'America/New_York'),
    date_range: fc.constantFrom<[string, string]>(
      ['2026-11-01', '2026-11-02'],
      ['2026-11-01T01:02', '2026-11-01T03:04'],
    ),
    limit: fc.integer({ min: 1, max: 50_000 }),
    offset: fc.nat(1_000_000),
  },
  { requiredKeys: ['metrics', 'date_range'] },
);

const compiled = (request: QueryRequest, disclosure = false): CompiledQuery =>
  compile(
    planQuery(request, {
      outletIds: [4242],
      siteId: 0,
      platformTimezone: 'Asia/Ho_Chi_Minh',
      now: new Date(0),
    }),
    disclosure ? { disclosure: { leastOutlets: 3, mostDominance: 0.6 } } : {},
  );

const unlessRefused = (run: () => void): void => {
  try {
    run();
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
  }
};

describe('whatever is asked', () => {
  it('values travel beside the statement and never in it', () => {
    fc.assert(
      fc.property(question, fc.boolean(), (request, disclosure) => {
        unlessRefused(() => {
          const { sql, params } = compiled(request, disclosure);
          expect(sql).not.toContain(MARK);
          expect(sql).not.toContain('4242');
          for (const value of request.filters?.flatMap(({ values }) => values) ?? []) {
            const held = Object.values(params).some(
              (param) => Array.isArray(param) && param.includes(String(value)),
            );
            // One site alone became a number of its own.
            expect(held || Object.values(params).includes(Number(value))).toBe(true);
          }
        });
      }),
      { numRuns: 500 },
    );
  });

  it('the statement uses no parameter that is not beside it, and confines itself to the outlets', () => {
    fc.assert(
      fc.property(question, fc.boolean(), (request, disclosure) => {
        unlessRefused(() => {
          const { sql, params } = compiled(request, disclosure);
          const used = [...sql.matchAll(/\{(p\d+):/g)].map(([, name]) => name);
          expect(Object.keys(params)).toEqual(expect.arrayContaining(used));
          const scope =
            Object.entries(params).find(([, value]) => JSON.stringify(value) === '[4242]')?.[0] ?? '';
          expect(sql).toContain(`WHERE outlet_id IN {${scope}:Array(UInt32)} AND `);
          // One reading of one table, and no place at which the condition could be got around.
          expect(sql.match(/ FINAL /g)).toHaveLength(1);
          // Below the condition, the age of an article is the one expression with an alternative of its own.
          const inner = sql.slice(sql.lastIndexOf(' FINAL '));
          expect(inner.replaceAll("published_at = 0 OR article_id = ''", '')).not.toMatch(
            / OR |UNION|JOIN |;/,
          );
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('a ratio', () => {
  it('has no value without a denominator, and takes each measure once', () => {
    const { sql } = compiled({
      metrics: ['bounce_rate', 'visit_duration'],
      date_range: ['2026-11-01', '2026-11-01'],
    });
    expect(sql).toContain('if(m_entries = 0, NULL, m_bounces / m_entries) AS bounce_rate');
    expect(sql.match(/AS m_entries/g)).toHaveLength(1);
  });
});
