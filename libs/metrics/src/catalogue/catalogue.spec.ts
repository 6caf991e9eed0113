import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { dimensionByName, DIMENSIONS, rolledDimensions } from './dimensions.js';
import { MEASURES, measureByName, ROLLED_MEASURES } from './measures.js';
import { measuresOf, metricByName, METRICS } from './metrics.js';
import type { AggregateContext, Dimension } from './types.js';

const MIGRATIONS = new URL('../../../../migrations/clickhouse/', import.meta.url);
const migration = (name: string): string => readFileSync(new URL(name, MIGRATIONS), 'utf8');

/** Column names of a table's definition, in their order. */
function columnsOf(table: string, sql: string): string[] {
  const [, body = ''] =
    new RegExp(`CREATE TABLE IF NOT EXISTS ${table} [^(]*\\(\\n([\\s\\S]*?)\\n\\)`).exec(sql) ?? [];
  return [...body.matchAll(/^ {4}(\w+) +\w/gm)].map(([, name = '']) => name);
}

const names = (items: readonly { name: string }[]): string[] => items.map(({ name }) => name);
const CONTEXT: AggregateContext = { daily: (column) => column, bucketMs: 86_400_000, finerThanVisit: false };
const IDENTIFIER = /^[a-z][a-z0-9_]*$/;

describe('every name', () => {
  it.each([
    ['metrics', METRICS],
    ['dimensions', DIMENSIONS],
    ['measures', MEASURES],
  ])('of the %s is unique and snake_case', (_kind, items) => {
    expect(new Set(names(items)).size).toBe(items.length);
    for (const name of names(items)) expect(name).toMatch(IDENTIFIER);
  });

  it('is of a metric or of a dimension, since both are columns of one answer, and none is "time"', () => {
    const columns = [...names(METRICS), ...names(DIMENSIONS), 'time'];
    expect(new Set(columns).size).toBe(columns.length);
  });

  it('is found by its map', () => {
    for (const metric of METRICS) expect(metricByName.get(metric.name)).toBe(metric);
    for (const dimension of DIMENSIONS) expect(dimensionByName.get(dimension.name)).toBe(dimension);
  });
});

describe('a metric', () => {
  it.each(METRICS.map((metric) => [metric.name, metric] as const))(
    '%s rests on measures that exist',
    (_name, metric) => {
      for (const name of measuresOf(metric)) expect(measureByName.get(name)?.name).toBe(name);
    },
  );

  it('is a quantity by its one measure, a ratio by two', () => {
    const oneMeasure = METRICS.filter(({ of }) => 'measure' in of).map(({ unit }) => unit);
    expect(new Set(oneMeasure)).toEqual(new Set(['count', 'ms', 'currency']));
    const share = METRICS.filter(({ unit }) => unit === 'ratio');
    for (const { of } of share) expect(of).toHaveProperty('denominator');
  });
});

describe('what a person reads of the catalogue', () => {
  it.each([...METRICS, ...DIMENSIONS].map((item) => [item.name, item] as const))(
    '%s is there in Vietnamese and in English',
    (_name, item) => {
      for (const text of [item.label, item.description]) {
        expect(text.vi.trim()).not.toBe('');
        expect(text.en.trim()).not.toBe('');
      }
    },
  );

  it('has a label of its own for every metric and dimension', () => {
    for (const items of [METRICS, DIMENSIONS]) {
      for (const language of ['vi', 'en'] as const)
        expect(new Set(items.map(({ label }) => label[language])).size).toBe(items.length);
    }
  });
});

describe('the rollup tables', () => {
  const KEYS = ['outlet_id', 'scope_site', 'dimension', 'bucket', 'value', 'label'];
  const columns = columnsOf('rollup_hour', migration('0004_rollups.sql'));

  it('have exactly the measures that are rolled as columns, in their order', () => {
    expect(columns).toEqual([...KEYS, ...names(ROLLED_MEASURES), 'version', 'is_deleted']);
  });

  it('are of one shape', () => {
    expect(migration('0004_rollups.sql')).toMatch(
      /CREATE TABLE IF NOT EXISTS rollup_day \{\{on_cluster\}\} AS rollup_hour\n/,
    );
  });
});

describe('a dimension', () => {
  const pageViewColumns = new Set(columnsOf('page_views', migration('0003_page_views.sql')));
  const PLAIN = DIMENSIONS.filter((d) => IDENTIFIER.test(d.sql({ localTime: 'ts' })));
  const lists = DIMENSIONS.filter(({ level }) => level === 'list');

  it.each(PLAIN.map((d) => [d.name, d] as const))('%s is a column of page_views', (_name, dimension) => {
    expect(pageViewColumns).toContain(dimension.sql({ localTime: 'ts' }));
  });

  it('is computed only where no column holds it', () => {
    expect(names(DIMENSIONS.filter((d) => !PLAIN.includes(d)))).toEqual([
      'published_age',
      'hour_of_day',
      'day_of_week',
    ]);
  });

  it.each(lists.map((d) => [d.name, d] as const))(
    '%s narrows its own list and the lists that run along it',
    (_name, dimension) => {
      const parallel = dimension.parallel ?? [];
      expect(parallel[0]).toBe(dimension.sql({ localTime: 'ts' }));
      for (const column of parallel) expect(pageViewColumns).toContain(column);
    },
  );

  it('that is no list owns no lists', () => {
    expect(
      DIMENSIONS.filter(({ level, parallel }) => level !== 'list' && parallel).map(({ name }) => name),
    ).toEqual([]);
  });

  it('is rolled up only where its value does not depend on the zone that is asked in', () => {
    const local = (d: Dimension): boolean => d.sql({ localTime: 'ASKED_ZONE' }).includes('ASKED_ZONE');
    for (const dimension of DIMENSIONS.filter(local)) expect(dimension.rollup).toBe('none');
  });

  it('has day cells wherever it has hour cells', () => {
    const hourly = names(rolledDimensions('hour'));
    expect(hourly.sort()).toEqual(['article', 'channel', 'section']);
    expect(names(rolledDimensions('day'))).toEqual(expect.arrayContaining(hourly));
    expect(names(rolledDimensions('day'))).toEqual(
      names(
        DIMENSIONS.filter(({ name, rollup }) => rollup !== 'none' && name !== 'outlet' && name !== 'site'),
      ),
    );
  });
});

describe('a measure', () => {
  it.each(MEASURES.map((m) => [m.name, m] as const))(
    '%s is one expression with balanced brackets',
    (_name, measure) => {
      const sql = measure.aggregate(CONTEXT);
      expect(sql.split('(').length).toBe(sql.split(')').length);
      expect(sql).not.toMatch(/undefined|NaN|;|--/);
    },
  );

  it('sets robots apart unless it counts them', () => {
    const blind = MEASURES.filter((m) => !m.aggregate(CONTEXT).includes("traffic = ''"));
    expect(names(blind)).toEqual(['robot_pageviews', 'gross_pageviews']);
  });

  it('that counts distinct things tells local days apart, so that sums over days are right', () => {
    const daily = (column: string): string => `DAILY(${column})`;
    const context = { ...CONTEXT, daily, finerThanVisit: true };
    const distinct = ROLLED_MEASURES.filter((m) => m.aggregate(context).includes('uniq'));
    expect(names(distinct)).toEqual([
      'visits',
      'visitors',
      'consented_visitors',
      'new_visitors',
      'returning_visitors',
      'loyal_visitors',
    ]);
    for (const measure of distinct) expect(measure.aggregate(context)).toContain('DAILY(');
  });
});
